import type { Card } from '../../teamsapp/app';
import type { ApprovalsFound, PackagesFound } from '../../teamsapp/api/contract';
import { dayRange } from '../../teamsapp/common/dates';
import { shortPounds } from '../../teamsapp/common/money';
import type { Links } from '../links';
import { openPage, press } from './buttons';
import { box, card, header, line, prose } from './elements';
import type { Element } from './elements';
import { counted } from '../../teamsapp/approvals/requestWords';
import { amountWords, daysLeftWords, stateNames } from './words';

/** A sentence before the list, and the address of the same list in the tab. */
export interface ListFrame {
  remark?: string | undefined;
  url: string;
}

/** Up to five packages, the number of all, and the same list in the tab. */
export function packagesListCard(found: PackagesFound, links: Links, frame: ListFrame): Card {
  const heading = found.total === 0 ? 'No package matches' : counted(found.total, 'package');
  const rows = found.rows.slice(0, 5).map((row) =>
    listRow({
      title: `${row.reference} · ${stateNames[row.state]}`,
      text: `${row.child} · ${row.providerName}`,
      small: [amountWords(row.hoursPerWeek, row.sessionsPerWeek), dayRange(row.starts, row.ends)]
        .filter(Boolean)
        .join(' · '),
      value: shortPounds(row.wholeCost),
      button: press('Show', 'package.view', { packageId: String(row.id) }, `Show ${row.reference}`),
    }),
  );
  return card({
    speak: `${heading}. ${rows.length > 0 ? 'The first are on the card.' : 'Try other words.'}`,
    body: [
      header(links, { name: 'list', says: 'Packages' }, 'Packages that you may see', heading),
      ...remarkBox(frame),
      ...rows,
      ...moreLine(found.total, rows.length),
    ],
    actions: [openPage('Open this list', frame.url)],
  });
}

/** Up to five requests that wait for this reader, soonest first. */
export function approvalsListCard(found: ApprovalsFound, links: Links, frame: ListFrame): Card {
  const heading =
    found.total === 0
      ? 'Nothing waits for you'
      : `${counted(found.total, 'package')} ${found.total === 1 ? 'waits' : 'wait'} for you`;
  const rows = found.rows.slice(0, 5).map((row) =>
    listRow({
      title: `${row.packageReference} · ${shortPounds(row.wholeCost)}`,
      text: `${row.providerName} · ${row.child}`,
      small: `${row.stage} · asked by ${row.requester}`,
      value: row.workingDaysLeft === null ? '' : daysLeftWords(row.workingDaysLeft),
      urgent: row.workingDaysLeft !== null && row.workingDaysLeft < 0,
      button: press(
        'Review',
        'approval.view',
        { approvalId: String(row.id) },
        `Review ${row.packageReference}`,
      ),
    }),
  );
  const questions = found.counts.questions;
  return card({
    speak: `${heading}.`,
    body: [
      header(links, { name: 'list', says: 'Your approvals' }, 'Approvals', heading),
      ...remarkBox(frame),
      ...rows,
      ...moreLine(found.total, rows.length),
      ...(questions > 0
        ? [
            line(
              `${counted(questions, 'question')} to your team without an answer: open Approvals.`,
              { spacing: 'Medium' },
            ),
          ]
        : []),
    ],
    actions: [openPage('Open approvals', frame.url)],
  });
}

/** One thing in a list: what it is, when it is due, and its button. */
export interface ListRow {
  title: string;
  text: string;
  small: string;
  value: string;
  urgent?: boolean;
  button: Element;
}

/** A row of a list, narrow first: the button stands below the time. */
export function listRow({ title, text, small, value, urgent, button }: ListRow): Element {
  const when = value
    ? [
        line(value, {
          horizontalAlignment: 'Right',
          ...(urgent && { color: 'Attention', weight: 'Bolder' }),
        }),
      ]
    : [];
  return {
    type: 'ColumnSet',
    separator: true,
    spacing: 'Medium',
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [
          prose([{ bold: title }]),
          prose([text], { spacing: 'None' }),
          prose([small], { spacing: 'None', run: { size: 'Small', isSubtle: true } }),
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        items: [...when, { type: 'ActionSet', actions: [button], spacing: 'Small' }],
      },
    ],
  };
}

function remarkBox({ remark }: ListFrame): Element[] {
  return remark ? [box('emphasis', [prose([remark])])] : [];
}

function moreLine(total: number, shown: number): Element[] {
  return total > shown
    ? [line(`${String(total - shown)} more in the tab.`, { spacing: 'Medium' })]
    : [];
}
