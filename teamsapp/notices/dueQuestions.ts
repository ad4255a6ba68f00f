import type { App } from '../app';
import type { Approval, Question, Stage } from '../approvals/approval';
import { openApprovals } from '../approvals/openApprovals';
import { currentStages } from '../approvals/stages';
import { dayOf } from '../common/dates';
import type { DueNotice } from './notice';
import { isUntold } from './personalNotice';

type QuestionNotice = Extract<DueNotice, { questionId: string }>;

/**
 * Who is to be told of a question or its answer, of one request or of all: the requester while it
 * is open, then whoever asked it while the stage waits for that person. Nobody is told of the own
 * words. At any hour, because a person pressed.
 */
export function dueQuestions(
  app: Pick<App, 'approvals' | 'notices' | 'clock'>,
  approvalId?: number,
): readonly QuestionNotice[] {
  return openApprovals(app)
    .filter(({ id, isUnsealed }) => !isUnsealed && (approvalId ?? id) === id)
    .flatMap((approval) =>
      currentStages(approval).flatMap((stage) =>
        stage.questions.flatMap((question) => noticeOf(approval, stage, question) ?? []),
      ),
    )
    .filter((due) => isUntold(app, due));
}

/** The question that waits for this request's requester in a stage; undefined when none does. */
export function openQuestion({ state, questions }: Stage): Question | undefined {
  return state === 'informationRequested' ? questions.find(({ answered }) => !answered) : undefined;
}

/** The key of telling a requester of a question. */
export function askedKey(approval: Approval, { id }: Question): string {
  return `questionAsked:${String(approval.id)}:${id}:${approval.requester.id}`;
}

function noticeOf(
  approval: Approval,
  stage: Stage,
  question: Question,
): QuestionNotice | undefined {
  const { asked, answered } = question;
  const about = { approvalId: approval.id, stageId: stage.id };
  if (!answered) {
    if (openQuestion(stage) !== question || asked.by.id === approval.requester.id) return undefined;
    return {
      kind: 'questionAsked',
      key: askedKey(approval, question),
      person: approval.requester,
      day: dayOf(asked.at),
      about,
      questionId: question.id,
    };
  }
  const isDone = stage.decisions.some(({ by }) => by.id === asked.by.id);
  if (isDone || answered.by.id === asked.by.id) return undefined;
  return {
    kind: 'questionAnswered',
    key: `questionAnswered:${String(approval.id)}:${question.id}:${asked.by.id}`,
    person: asked.by,
    day: dayOf(answered.at),
    about,
    questionId: question.id,
  };
}
