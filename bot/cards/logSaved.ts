import type { Card } from '../../teamsapp/app';
import type { PackagePage } from '../../teamsapp/api/contract';
import { dayRange, longDay } from '../../teamsapp/common/dates';
import { shortPounds } from '../../teamsapp/common/money';
import type { Links } from '../links';
import { openPage } from './buttons';
import { card, header, line, prose, valueLine } from './elements';
import type { Element } from './elements';
import { withdrawButton } from './panels';
import { amountWords } from './words';

/** The card after saving: the number to say aloud, who is asked, and how to take it back. */
export function logSavedCard(page: PackagePage, savedAt: string, links: Links): Card {
  const one = page.package;
  const approval = page.approvals.find(({ id }) => id === page.next.approvalId);
  return card({
    speak: `Saved. ${one.reference} is logged. ${page.next.sentence}`,
    body: [
      header(
        links,
        { name: 'approved', says: 'Saved' },
        `Saved · ${savedAt}`,
        `${one.reference} is logged`,
      ),
      prose([
        { bold: amountWords(one.hoursPerWeek, one.sessionsPerWeek) || 'A package' },
        ' with ',
        { bold: one.providerName },
        ' for child ',
        { bold: one.child },
        `, ${dayRange(one.starts, one.ends)}, ${shortPounds(one.wholeCost)}.`,
      ]),
      ...(approval ? stageLines(approval.stages) : [line(page.next.sentence)]),
    ],
    actions: [
      openPage(`Open ${one.reference}`, links.package(one.id)),
      ...(page.abilities.withdraw ? [withdrawButton(one.reference, { packageId: one.id })] : []),
    ],
  });
}

type Stages = PackagePage['approvals'][number]['stages'];

function stageLines(stages: Stages): Element[] {
  const waiting = stages.filter(({ state }) => state !== 'approved' && state !== 'declined');
  return waiting.flatMap((stage, index) => {
    const due = stage.dueDate ? { note: `answer due ${longDay(stage.dueDate)}` } : {};
    const label = index === 0 ? 'Waiting for' : 'Then';
    const lines = [valueLine(label, stage.name, { ...due, first: index === 0 })];
    return stage.channelMissing && index === 0
      ? [
          ...lines,
          line(
            `No channel is set for ${stage.name} yet. It waits in the tab, and is posted as soon as an administrator sets one.`,
            { size: 'Small', isSubtle: true, spacing: 'Small' },
          ),
        ]
      : lines;
  });
}
