import type { Card } from '../../teamsapp/app';
import { counted } from '../../teamsapp/approvals/requestWords';
import { longDay, weekdayName } from '../../teamsapp/common/dates';
import { shortPounds } from '../../teamsapp/common/money';
import type { PersonalView, StageWords } from '../../teamsapp/notices/personalView';
import type { Links } from '../links';
import { concernTitles } from './approvalParts';
import { openPage, press } from './buttons';
import { digestCard } from './digest';
import { box, card, header, line, prose, quote, valueLine } from './elements';
import type { Element, Piece } from './elements';
import { amountWords } from './words';

/**
 * The card of what one person is told in the own chat. No name or initials of a child, and nothing
 * but the package's reference where the child is restricted.
 */
export function personalCard(view: PersonalView, links: Links): Card {
  switch (view.kind) {
    case 'digest':
      return digestCard(view, links);
    case 'questionAsked':
    case 'questionAnswered':
      return questionCard(view, links);
    case 'reminder':
      return reminderCard(view.stage, links);
    case 'escalation':
      return escalationCard(view.stage, links);
  }
}

function reminderCard(stage: StageWords, links: Links): Card {
  const { packageReference, stageName, workingDaysLeft } = stage;
  const due = dueHeading(stage);
  const then =
    stage.isEscalated && workingDaysLeft >= 0
      ? [
          line('If nobody decides by the end of that day, somebody else is told.', {
            spacing: 'Medium',
          }),
        ]
      : [];
  return card({
    speak: `Reminder: ${packageReference} waits for you. ${due}.`,
    body: [
      header(
        links,
        { name: 'waiting', says: 'Reminder' },
        `Reminder · ${stageName} · ${packageReference}`,
        due,
      ),
      ...requestParts(stage),
      ...then,
    ],
    actions: buttons(stage, 'Review and decide', links),
  });
}

function escalationCard(stage: StageWords, links: Links): Card {
  const { packageReference, stageName, dueDate, workingDaysLeft } = stage;
  const late = `${counted(-workingDaysLeft, 'working day')} late`;
  return card({
    speak: `${packageReference} is ${late}. It waits for ${stageName}.`,
    body: [
      header(
        links,
        { name: 'waiting', says: 'Late' },
        `Escalated to you · ${packageReference}`,
        late,
      ),
      ...requestParts(stage),
      valueLine('Was due', dueDate ? longDay(dueDate) : 'not known', { first: true }),
      valueLine('Waits for', stageName),
      line(
        'The approvers of this stage still decide. Ask them, or ask an administrator who can decide instead.',
        {
          spacing: 'Medium',
        },
      ),
    ],
    actions: buttons(stage, 'Look at the request', links),
  });
}

type QuestionView = Extract<PersonalView, { by: string }>;

function questionCard(view: QuestionView, links: Links): Card {
  const { stage, by, text } = view;
  const isAsked = view.kind === 'questionAsked';
  const heading = isAsked ? `${by} has a question` : `${by} answered your question`;
  const { packageReference } = stage;
  const answer = view.kind === 'questionAnswered' ? view.answer : undefined;
  return card({
    speak: `${heading} about ${packageReference}.`,
    body: [
      header(
        links,
        { name: 'question', says: isAsked ? 'A question for you' : 'An answer for you' },
        `${stage.stageName} · ${packageReference}`,
        heading,
      ),
      ...(text === undefined
        ? [restrictedLine()]
        : [quote(isAsked ? `${by} asks` : 'You asked', text)]),
      ...(answer === undefined ? [] : [quote(by, answer)]),
      line(
        isAsked
          ? 'The approval clock has stopped until it is answered.'
          : `The approval clock runs again. ${dueHeading(stage)}.`,
        { spacing: 'Medium' },
      ),
    ],
    actions: buttons(stage, isAsked ? 'Answer' : 'Review and decide', links),
  });
}

/** When the answer is due, in words: "Due tomorrow, 26 November 2026". */
function dueHeading({ dueDate, daysLeft }: StageWords): string {
  if (dueDate === undefined) return 'No day is set';
  if (daysLeft === 0) return `Due today, ${longDay(dueDate)}`;
  if (daysLeft < 0) return `Was due on ${longDay(dueDate)}`;
  return daysLeft === 1
    ? `Due tomorrow, ${longDay(dueDate)}`
    : `Due on ${weekdayName(dueDate)}, ${longDay(dueDate)}`;
}

function requestParts({ request }: StageWords): Element[] {
  if (!request) return [restrictedLine()];
  const { requester, providerName, childReference, wholeCost } = request;
  const amount = amountWords(request.hoursPerWeek, request.sessionsPerWeek);
  const pieces: Piece[] = [
    { bold: requester },
    ` (${request.teamName}) asked for `,
    ...(amount ? [{ bold: amount }, ' with '] : ['a package with ']),
    { bold: providerName },
    ' for child ',
    { bold: childReference },
    `, ${shortPounds(wholeCost)} in all.`,
  ];
  return [prose(pieces, { spacing: 'Medium' }), concernTitles(request.concerns)];
}

function restrictedLine(): Element {
  return box('emphasis', [line('This request is shown in the tab only.')]);
}

function buttons(stage: StageWords, title: string, links: Links): Element[] {
  const { approvalId, packageId, packageReference, request } = stage;
  // A card keeps what it was answered with; a restricted child's request stays in the tab.
  if (!request) return [openPage('Open approvals', links.approval(approvalId))];
  return [
    press(
      title,
      'approval.view',
      { approvalId: String(approvalId) },
      `${title}: ${packageReference}`,
    ),
    ...(packageId === undefined
      ? []
      : [openPage(`Open ${packageReference}`, links.package(packageId))]),
  ];
}
