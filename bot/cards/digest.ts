import type { Card } from '../../teamsapp/app';
import { counted } from '../../teamsapp/approvals/requestWords';
import { longDay, weekdayName } from '../../teamsapp/common/dates';
import { shortPounds } from '../../teamsapp/common/money';
import type { PersonalView, StageWords } from '../../teamsapp/notices/personalView';
import type { Links } from '../links';
import { isToCheck } from './approvalParts';
import { openPage, panel, press } from './buttons';
import { card, header, line, valueLine } from './elements';
import type { Element } from './elements';
import { choiceInput } from './inputs';
import { listRow } from './lists';
import { daysLeftWords } from './words';

/** Rows on the card; the others are counted. */
const rowsAtMost = 5;

/** Everything that waits for one person this morning, the nearest day first. */
export function digestCard(view: Extract<PersonalView, { kind: 'digest' }>, links: Links): Card {
  const { day, stages, questions } = view;
  const shown = stages.slice(0, rowsAtMost);
  const heading = headingOf(stages.length);
  const more = stages.length - shown.length;
  return card({
    speak: `${heading}. ${spokenFirst(stages)}`,
    body: [
      header(
        links,
        { name: 'list', says: 'Your day' },
        `${weekdayName(day)} ${longDay(day)}`,
        heading,
      ),
      ...shown.map((stage) => stageRow(stage, links)),
      ...(more > 0 ? [line(`${String(more)} more under Approvals.`, { spacing: 'Medium' })] : []),
      ...(questions > 0
        ? [valueLine('Questions waiting for your answer', String(questions), { first: true })]
        : []),
    ],
    actions: [
      ...(stages.length > 0 ? [press('Show the next one', 'approval.next')] : []),
      openPage('Open approvals', links.approvalsList()),
      changeDigest(true),
    ],
  });
}

/** The panel by which a person switches the digest on or off. */
export function changeDigest(isOn: boolean): Element {
  const choices = [
    { title: 'At 08:00 on working days', value: '08:00' },
    { title: 'Never: remind me of each request instead', value: 'never' },
  ];
  const at = choiceInput({
    id: 'at',
    label: 'Send me the daily digest',
    choices,
    value: isOn ? '08:00' : 'never',
  });
  return panel('Change digest', [at], press('Save', 'digest.set'));
}

function headingOf(count: number): string {
  if (count === 0) return 'A question waits for you';
  return `${counted(count, 'decision')} ${count === 1 ? 'waits' : 'wait'} for you`;
}

function spokenFirst([first]: readonly StageWords[]): string {
  if (!first) return 'Open Approvals to answer it.';
  const when = daysLeftWords(first.workingDaysLeft);
  return `${first.packageReference} is ${first.workingDaysLeft < 0 ? when : `due ${when}`}.`;
}

function stageRow(stage: StageWords, links: Links): Element {
  const { approvalId, packageReference, stageName, request, workingDaysLeft } = stage;
  const tooltip = `Review ${packageReference}`;
  return listRow({
    title: request ? `${packageReference} · ${shortPounds(request.wholeCost)}` : packageReference,
    text: request?.providerName ?? 'Shown in the tab only',
    small: `${stageName} · ${remarkOn(stage)}`,
    value: daysLeftWords(workingDaysLeft),
    urgent: workingDaysLeft <= 0,
    button: request
      ? press('Review', 'approval.view', { approvalId: String(approvalId) }, tooltip)
      : openPage('Open', links.approval(approvalId)),
  });
}

function remarkOn({ isAnswered, request }: StageWords): string {
  if (isAnswered) return 'answered, look again';
  if (!request) return 'waits for you';
  const toCheck = request.concerns.filter(isToCheck).length;
  return toCheck > 0 ? `${counted(toCheck, 'thing')} to check` : 'nothing unusual';
}
