import type { Card } from '../../teamsapp/app';
import type { ApprovalPage } from '../../teamsapp/api/contract';
import { shortPounds } from '../../teamsapp/common/money';
import type { Links } from '../links';
import { openPage, press } from './buttons';
import { costLines, isToCheck, termsLine } from './approvalParts';
import { box, card, header, line, prose, quote, sectionTitle } from './elements';
import type { Element } from './elements';
import { textInput } from './inputs';
import { withdrawButton } from './panels';
import { requestPieces } from './requestView';
import { counted } from '../../teamsapp/approvals/requestWords';

export interface ViewOnly {
  approval: ApprovalPage['approval'];
  /** Why this reader does not decide. */
  reason: string;
  /** Who does, and until when; empty when the reason says it. */
  whoDecides: string;
  /** The reader asked for it and may take it back. */
  mayWithdraw: boolean;
  /** The question that this reader may answer. */
  questionId?: string | undefined;
  /** Words kept from an answer that did not go through. */
  kept?: string | undefined;
}

/** The card of a request for somebody who reads it but does not decide it, with the reason first. */
export function viewOnlyCard(view: ViewOnly, links: Links): Card {
  const { approval } = view;
  const reference = approval.packageReference;
  const question = questionOf(view);
  return card({
    speak: `${reference} waits for ${approval.stage}. ${view.reason}`,
    body: [
      header(
        links,
        question
          ? { name: 'question', says: 'A question for you' }
          : { name: 'view', says: 'You can read this, not decide it' },
        question
          ? `Information needed · ${reference}`
          : `Waits for ${approval.stage} · ${reference}`,
        question
          ? `${question.askedBy} has a question`
          : `${shortPounds(approval.wholeCost)} in all`,
      ),
      ...(question
        ? [quote(`${question.askedBy} asks`, question.question)]
        : [
            box('emphasis', [
              line(view.reason, { weight: 'Bolder' }),
              ...(view.whoDecides ? [line(view.whoDecides, { spacing: 'Small' })] : []),
            ]),
          ]),
      prose(requestPieces(approval, 'asks'), { spacing: 'Medium' }),
      termsLine(approval.facts),
      ...whatApproversSee(approval),
      ...costLines(approval.facts),
      ...(question ? [answerInput(view.kept)] : []),
    ],
    actions: [...buttons(view, question?.id), ...open(approval, links)],
  });
}

function questionOf({ approval, questionId }: ViewOnly) {
  if (questionId === undefined) return undefined;
  return approval.stages
    .flatMap(({ questions }) => questions)
    .find(({ id, answer }) => id === questionId && answer === null);
}

function whatApproversSee(approval: ApprovalPage['approval']): Element[] {
  const toCheck = approval.concerns.filter(isToCheck);
  if (toCheck.length === 0) return [];
  return [
    sectionTitle('What approvers see'),
    line(`${counted(toCheck.length, 'thing')} to check`, { weight: 'Bolder', spacing: 'Small' }),
    prose([toCheck.map(({ title }) => title).join(' · ')], { spacing: 'Small' }),
  ];
}

function answerInput(kept: string | undefined): Element {
  return textInput({
    id: 'answer',
    label: 'Your answer',
    needed: 'Write an answer before you send it.',
    placeholder: 'Use the council’s reference, never the child’s name',
    value: kept,
  });
}

function buttons(view: ViewOnly, questionId: string | undefined): Element[] {
  const { approval } = view;
  if (questionId) {
    const ids = { approvalId: String(approval.id), questionId };
    return [press('Send the answer', 'approval.answer', ids)];
  }
  return view.mayWithdraw
    ? [withdrawButton(approval.packageReference, { approvalId: approval.id })]
    : [];
}

function open(approval: ApprovalPage['approval'], links: Links): Element[] {
  return approval.packageId === null
    ? []
    : [openPage(`Open ${approval.packageReference}`, links.package(approval.packageId))];
}
