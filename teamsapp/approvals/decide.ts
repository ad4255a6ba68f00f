import type { App } from '../app';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import type { Approval, Decision, Verdict } from './approval';
import { changeAndFollow } from './changeAndFollow';
import {
  refuseClosed,
  refuseDrifted,
  refuseOver,
  refuseUnseen,
  refuseWhileAsked,
  seatOrThrow,
  stageOrThrow,
  wordsOrThrow,
} from './checks';
import { missingNote, recordDecision } from './recordDecision';
import { verdictOn, whenWords } from './requestWords';
import { refuseBlind } from './seeApproval';

export interface DecideInput {
  approvalId: number;
  stageId: string;
  /** The number of the facts that the page or card showed. */
  seen: number;
  verdict: Verdict;
  /** Reason or conditions; needed for both, free for a plain approval. */
  note: string;
}

/**
 * Records one person's answer on one stage; the next stage opens in the same write.
 *
 * Once for each approval, stage, person and verdict: the same press again answers the approval as
 * it is. Throws `notFound` for an unknown stage and for a request that the person may not see, `conflict` when somebody else decided, the
 * person decided otherwise, a question is open or the facts changed, `notAllowed` for the
 * requester and everybody outside the stage's body, `invalid` for a missing or long note.
 */
export async function decide(app: App, actor: Actor, input: DecideInput): Promise<Approval> {
  return changeAndFollow(app, input.approvalId, (row) => decision(app, actor, input, row));
}

async function decision(
  app: App,
  actor: Actor,
  input: DecideInput,
  approval: Approval,
): Promise<RowChange<Approval> | undefined> {
  // Only ids come from the card: what it shows may be old, and its data can be forged.
  await refuseBlind(app, actor, approval);
  const stage = stageOrThrow(approval, input.stageId);
  const own = stage.decisions.find(({ by }) => by.id === actor.id);
  if (own?.verdict === input.verdict) return undefined;
  if (own) throw otherVerdict(app, own);
  refuseClosed(app, approval, stage);
  const { insteadOf } = await seatOrThrow(app, actor, approval, stage);
  refuseWhileAsked(app, approval, stage);
  refuseOver(app, approval);
  // A decline commits nothing, so what changed about package or provider does not stop it.
  const refuse = input.verdict === 'decline' ? refuseUnseen : refuseDrifted;
  refuse(app, approval, input.seen);
  const note = wordsOrThrow(input.note, 'note', missingNote(app, approval, input.verdict));
  return recordDecision(app, approval, stage, {
    by: { id: actor.id, name: actor.name },
    ...(insteadOf && { insteadOf }),
    verdict: input.verdict,
    note,
    at: app.clock.now().toISOString(),
  });
}

function otherVerdict(app: App, own: Decision): AppError {
  return new AppError(
    'conflict',
    `You ${verdictOn(own.verdict, 'this')} ${whenWords(app, own.at)}. To change it, ask for another look.`,
  );
}
