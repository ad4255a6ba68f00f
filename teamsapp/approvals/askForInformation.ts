import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import type { Approval, Question, Stage } from './approval';
import { changeAndFollow } from './changeAndFollow';
import { refuseClosed, refuseUnseen, seatOrThrow, stageOrThrow, wordsOrThrow } from './checks';
import { approvalSubject } from './openApproval';
import { referenceOf } from './requestWords';
import { refuseBlind } from './seeApproval';
import { fromStages, withStage } from './stages';

export interface AskInput {
  approvalId: number;
  stageId: string;
  /** The number of the facts that the page or card showed. */
  seen: number;
  question: string;
}

/**
 * Asks the requester a question. The stage's clock stops until it is answered.
 *
 * The same question by the same person while it waits is asked once. Throws as `decide` does, and
 * `conflict` while another question waits.
 */
export async function askForInformation(
  app: App,
  actor: Actor,
  input: AskInput,
): Promise<Approval> {
  return changeAndFollow(app, input.approvalId, (row) => asked(app, actor, input, row));
}

async function asked(
  app: App,
  actor: Actor,
  input: AskInput,
  approval: Approval,
): Promise<RowChange<Approval> | undefined> {
  await refuseBlind(app, actor, approval);
  const stage = stageOrThrow(approval, input.stageId);
  const waiting = stage.questions.find(({ answered }) => !answered);
  const isSame = waiting?.asked.by.id === actor.id && waiting.asked.text === input.question.trim();
  if (isSame) return undefined;
  refuseClosed(app, approval, stage);
  await seatOrThrow(app, actor, approval, stage);
  if (waiting) throw alreadyAsked(app, approval, waiting);
  refuseUnseen(app, approval, input.seen);
  const reference = referenceOf(app, approval);
  const text = wordsOrThrow(input.question, 'question', `Write your question about ${reference}.`);
  return recorded(app, actor, approval, stage, text);
}

function recorded(
  app: App,
  actor: Actor,
  approval: Approval,
  stage: Stage,
  text: string,
): RowChange<Approval> {
  const by = { id: actor.id, name: actor.name };
  const question: Question = {
    id: `${stage.id}q${String(stage.questions.length + 1)}`,
    asked: { by, at: app.clock.now().toISOString(), text },
  };
  const paused: Stage = {
    ...stage,
    state: 'informationRequested',
    questions: [...stage.questions, question],
  };
  const after = fromStages(withStage(approval.stages, paused));
  return {
    ...after,
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      by,
      'asked a question',
      { state: approval.state },
      { state: after.state, stage: stage.rule.name, question: text },
    ),
  };
}

function alreadyAsked(app: App, approval: Approval, { asked: { by } }: Question): AppError {
  return new AppError(
    'conflict',
    `${by.name} already asked a question about ${referenceOf(app, approval)}. Yours was not sent. Ask again when that one is answered.`,
  );
}
