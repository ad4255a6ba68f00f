import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { dayOf, type IsoDay, type IsoInstant } from '../common/dates';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { may, maySeePackage } from '../people/permissions';
import { setting } from '../settings/inForce';
import type { Calendar } from '../settings/settings';
import { addWorkingDays } from '../settings/workingDays';
import type { Approval, Question, Stage } from './approval';
import { changeAndFollow } from './changeAndFollow';
import { wordsOrThrow } from './checks';
import { approvalSubject } from './openApproval';
import { referenceOf, whenWords } from './requestWords';
import { childOf, refuseBlind } from './seeApproval';
import { currentStages, fromStages, withStage, workingDaysLeft } from './stages';

export interface AnswerInput {
  approvalId: number;
  questionId: string;
  answer: string;
}

/**
 * Answers a question. The clock runs again with the working days that were left when it was
 * asked, and who saw the request before must look again.
 *
 * The same answer by the same person counts once. Throws `notFound` for an unknown question
 * and for a request that the person may not see, `notAllowed` for everybody but the requester and the requester's team, `conflict` when it is
 * answered or no longer needed, `invalid` for a missing or long answer.
 */
export async function answerInformation(
  app: App,
  actor: Actor,
  input: AnswerInput,
): Promise<Approval> {
  return changeAndFollow(app, input.approvalId, async (row) => {
    await refuseBlind(app, actor, row);
    return answered(app, actor, input, row);
  });
}

/** Whether the person may answer for the requester: the requester and the requester's team. */
export function mayAnswer(app: App, actor: Actor, approval: Approval): boolean {
  if (!may(actor, 'logPackage')) return false;
  if (!maySeePackage(actor, approval, childOf(app, approval))) return false;
  return actor.id === approval.requester.id || actor.teams.includes(approval.team);
}

function answered(
  app: App,
  actor: Actor,
  input: AnswerInput,
  approval: Approval,
): RowChange<Approval> | undefined {
  const reference = referenceOf(app, approval);
  const { stage, question } = questionOrThrow(approval, input.questionId);
  if (!mayAnswer(app, actor, approval)) {
    throw new AppError(
      'notAllowed',
      `Only ${approval.requester.name} and colleagues of the same team can answer questions about ${reference}.`,
    );
  }
  const before = question.answered;
  if (before?.by.id === actor.id && before.text === input.answer.trim()) return undefined;
  if (before) {
    const when = whenWords(app, before.at);
    throw new AppError(
      'conflict',
      `${before.by.name} answered this ${when}. Your answer was not recorded.`,
    );
  }
  if (stage.state !== 'informationRequested' || currentStages(approval).length === 0) {
    throw new AppError(
      'conflict',
      `${reference} no longer waits for an answer. Your answer was not recorded.`,
    );
  }
  const text = wordsOrThrow(input.answer, 'answer', 'Write your answer.');
  return recorded(app, actor, approval, { stage, question, text });
}

function recorded(
  app: App,
  actor: Actor,
  approval: Approval,
  { stage, question, text }: { stage: Stage; question: Question; text: string },
): RowChange<Approval> {
  const by = { id: actor.id, name: actor.name };
  const at = app.clock.now().toISOString();
  const done: Question = { ...question, answered: { by, at, text } };
  const running: Stage = {
    ...stage,
    state: 'open',
    dueDate: dueAfter(setting(app, 'calendar'), stage, at),
    questions: stage.questions.map((one) => (one.id === done.id ? done : one)),
  };
  const after = fromStages(withStage(approval.stages, running));
  return {
    ...after,
    seen: approval.seen + 1,
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      by,
      'answered',
      { state: approval.state },
      { state: after.state, stage: stage.rule.name, answer: text, dueDate: running.dueDate },
    ),
  };
}

function dueAfter(calendar: Calendar, stage: Stage, at: IsoInstant): IsoDay {
  // A stage that was late when the question was asked is due at once, not punished further.
  const left = Math.max(0, workingDaysLeft(calendar, stage, dayOf(at)) ?? stage.rule.waitingDays);
  return addWorkingDays(calendar, dayOf(at), left);
}

function questionOrThrow(
  approval: Approval,
  questionId: string,
): { stage: Stage; question: Question } {
  for (const stage of approval.stages) {
    const question = stage.questions.find(({ id }) => id === questionId);
    if (question) return { stage, question };
  }
  throw new AppError('notFound', 'There is no such question. Open the request again.');
}
