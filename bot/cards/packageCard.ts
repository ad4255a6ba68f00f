import type { Card } from '../../teamsapp/app';
import type { PackagePage } from '../../teamsapp/api/contract';
import { dayRange, longDay } from '../../teamsapp/common/dates';
import { shortPounds } from '../../teamsapp/common/money';
import type { Links } from '../links';
import { openPage, panel, press } from './buttons';
import { box, card, facts, header, line, prose } from './elements';
import type { Element } from './elements';
import { dateInput, textInput } from './inputs';
import { withdrawButton } from './panels';
import { routeWords } from '../../teamsapp/approvals/requestWords';
import { amountWords, priceWords, stateNames } from './words';

/** One package as this reader may see it, with what happens next and what the reader may do. */
export function packageCard(page: PackagePage, links: Links, remark?: string): Card {
  const one = page.package;
  const amount = amountWords(one.hoursPerWeek, one.sessionsPerWeek);
  const price = priceWords(one.price, one.priceUnit);
  const state = stateNames[one.state];
  return card({
    speak: `${one.reference}, ${state.toLowerCase()}: ${amount || price} with ${one.providerName}, to ${longDay(one.ends)}. ${page.next.sentence}`,
    body: [
      header(
        links,
        { name: 'package', says: 'Package' },
        `${state} · ${one.reference} · ${routeWords(one.route, one.reason ?? undefined)}`,
        amount ? `${amount}, ${price}` : price,
      ),
      ...(remark ? [box('emphasis', [prose([remark])])] : []),
      prose([
        { bold: one.providerName },
        ' for child ',
        { bold: one.child },
        ', asked for by ',
        { bold: one.requester },
        ` (${one.team.name}).`,
      ]),
      facts([
        ['Dates', dayRange(one.starts, one.ends)],
        [
          'Cost',
          `${shortPounds(one.wholeCost)} for ${String(Math.round(one.schoolWeeks * 10) / 10)} school weeks`,
        ],
        [
          'By year',
          one.costByYear.map(({ year, cost }) => `${shortPounds(cost)} in ${year}`).join(', '),
        ],
        ['Review', one.nextReviewDue ? `Due ${longDay(one.nextReviewDue)}` : undefined],
        ['Ended because', one.endReason || undefined],
      ]),
      ...warnings(page),
    ],
    actions: [
      ...decide(page),
      openPage(`Open ${one.reference}`, links.package(one.id)),
      ...(page.abilities.end ? [endButton(one.reference, one.id)] : []),
      ...(page.abilities.withdraw ? [withdrawButton(one.reference, { packageId: one.id })] : []),
    ],
  });
}

function warnings({ next, provider }: PackagePage): Element[] {
  const suspended =
    provider.status === 'active'
      ? []
      : [
          box('attention', [
            line(`This provider is ${provider.status}`, { weight: 'Bolder' }),
            line('Check how the child is taught now.', { spacing: 'Small' }),
          ]),
        ];
  return [
    ...suspended,
    box('emphasis', [
      line('What happens next', { weight: 'Bolder' }),
      prose([next.sentence], { spacing: 'Small' }),
    ]),
  ];
}

function decide({ next }: PackagePage): Element[] {
  return next.youDecide && next.approvalId !== null
    ? [press('Review and decide', 'approval.view', { approvalId: String(next.approvalId) })]
    : [];
}

function endButton(reference: string, packageId: number): Element {
  return panel(
    'End it early',
    [
      dateInput({ id: 'endDate', label: 'Last day', needed: 'Enter the last day.' }),
      textInput({ id: 'note', label: 'Why does it end?', needed: 'Say why it ends.' }),
    ],
    press(`End ${reference}`, 'package.end', { packageId: String(packageId) }),
  );
}
