import type { Card } from '../../teamsapp/app';
import type { PackageCheck, PackageFormJson } from '../../teamsapp/api/contract';
import type { LegalRoute } from '../../teamsapp/packages/educationPackage';
import { dayRange, longDay } from '../../teamsapp/common/dates';
import type { Links } from '../links';
import { openPage, press } from './buttons';
import { box, card, header, line, prose } from './elements';
import type { Element } from './elements';
import { logFields } from './logFields';
import { listed } from '../../teamsapp/approvals/requestWords';
import { amountWords, priceWords } from './words';

export interface LogForm {
  draftId: string;
  check: PackageCheck;
  /** The teams to choose from, where the team cannot be told from the child or the writer. */
  teams: readonly { id: string; name: string }[];
  /** The child's last route, offered first and never assumed. */
  lastRoute?: LegalRoute | undefined;
}

/** What a missing field is called in the heading, "Choose a provider and a reason". */
const asked: Readonly<Record<string, string>> = {
  childReference: 'a reference',
  providerId: 'a provider',
  legalRoute: 'a route',
  reason: 'a reason',
  hoursPerWeek: 'the hours',
  sessionsPerWeek: 'the sessions',
  price: 'a price',
  priceUnit: 'what the price is for',
  startDate: 'the first day',
  endDate: 'the last day',
  team: 'a team',
};

/** One form for everything that is missing, doubtful or impossible, filled as far as it was understood. */
export function logFormCard(view: LogForm, links: Links): Card {
  const { draftId, check } = view;
  const heading = formHeading(check);
  return card({
    speak: `Log a package, draft, not saved. ${understood(check.form)} ${heading}.`,
    body: [
      header(
        links,
        { name: 'form', says: 'A form to fill in' },
        'Log a package · draft, not saved',
        heading,
      ),
      ...said(check),
      ...logFields(view),
    ],
    actions: [
      press('Check before saving', 'logPackage.check', { draftId }),
      press('Discard draft', 'logPackage.discard', { draftId }),
      openPage('Open the full form', links.log(draftId)),
    ],
  });
}

function formHeading({ missing, faults }: PackageCheck): string {
  const fields = [...new Set([...missing, ...faults].map(({ field }) => field))];
  const names = fields.flatMap((field) => asked[field] ?? []);
  if (names.length === 0) return 'Check what I read';
  return names.length > 3 ? 'Fill in what is missing' : `Choose ${listed(names)}`;
}

/** What was read and what was not, in sentences: at most three faults, the rest is in the form. */
function said({ form, faults, remarks, provider, providerChoices }: PackageCheck): Element[] {
  const read = understood(form);
  const many =
    form.providerWords && !provider && providerChoices.length > 1
      ? [`“${form.providerWords}” could be ${String(providerChoices.length)} providers.`]
      : [];
  const sentences = [
    ...many,
    ...faults
      .slice(0, 3)
      .map(({ sentence, suggestion }) => (suggestion ? `${sentence} ${suggestion}` : sentence)),
    ...remarks.map(({ title, sentence }) => `${title.replace(/\.$/, '')}. ${sentence}`),
  ];
  if (!read && sentences.length === 0) return [];
  return [
    box('emphasis', [
      ...(read ? [line(read)] : []),
      ...sentences.map((sentence) => prose([sentence], { spacing: 'Small' })),
    ]),
  ];
}

/** "I understood 12 hours a week at £45.00 an hour, from 9 June to 18 July 2027." */
function understood(form: PackageFormJson): string {
  const amount = amountWords(form.hoursPerWeek, form.sessionsPerWeek);
  const price =
    form.price !== undefined && form.priceUnit
      ? `at ${priceWords(form.price, form.priceUnit)}`
      : '';
  const what = [amount, price].filter(Boolean).join(' ');
  const when = dates(form);
  const all = [what, when].filter(Boolean).join(', ');
  return all ? `I understood ${all}.` : '';
}

function dates({ startDate, endDate }: PackageFormJson): string {
  if (startDate && endDate) return `from ${dayRange(startDate, endDate)}`;
  if (startDate) return `from ${longDay(startDate)}`;
  return endDate ? `to ${longDay(endDate)}` : '';
}
