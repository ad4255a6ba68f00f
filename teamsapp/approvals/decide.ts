import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { setting } from '../settings/inForce';
import type { Person } from '../common/event';
import type { Approval, Decision, Stage, Verdict } from './approval';
import { changeApproval } from './changeApproval';
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
import { followUp } from './followUp';
import { approvalSubject } from './openApproval';
import { referenceOf, verdictOn, verdictVerbs, whenWords } from './requestWords';
import { refuseBlind } from './seeApproval';
import { fromStages, openNextStep, withStage } from './stages';

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
  const approval = await changeApproval(app, input.approvalId, (row) =>
    decision(app, actor, input, row),
  );
  app.afterwards(approvalSubject(approval), () => followUp(app, approval.id));
  return approval;
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
  const { verdict } = input;
  return recorded(app, actor, approval, stage, { verdict, note, ...(insteadOf && { insteadOf }) });
}

function recorded(
  app: App,
  actor: Actor,
  approval: Approval,
  stage: Stage,
  { verdict, note, insteadOf }: Pick<Decision, 'verdict' | 'note' | 'insteadOf'>,
): RowChange<Approval> {
  const at = app.clock.now().toISOString();
  const by = { id: actor.id, name: actor.name };
  const answered = withDecision(stage, {
    by,
    ...(insteadOf && { insteadOf }),
    verdict,
    note,
    at,
  });
  const decided = withStage(approval.stages, answered);
  const stages =
    answered.state === 'approved' ? openNextStep(decided, at, setting(app, 'calendar')) : decided;
  const after = fromStages(stages);
  const { state, waitingFor } = after;
  return {
    ...after,
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      by,
      verdictVerbs[verdict],
      { state: approval.state, waitingFor: approval.waitingFor },
      { state, waitingFor, stage: stage.rule.name, verdict, note, ...insteadOfWords(insteadOf) },
    ),
  };
}

/** A decline by one declines the stage; approvals count until there are enough. */
function withDecision(stage: Stage, decision: Decision): Stage {
  const decisions = [...stage.decisions, decision];
  if (decision.verdict === 'decline') return { ...stage, decisions, state: 'declined' };
  const isEnough = decisions.length >= stage.rule.quorum;
  return { ...stage, decisions, state: isEnough ? 'approved' : 'open' };
}

function insteadOfWords(person: Person | undefined): { insteadOf?: string } {
  return person ? { insteadOf: person.name } : {};
}

function missingNote(app: App, approval: Approval, verdict: Verdict): string | undefined {
  const reference = referenceOf(app, approval);
  if (verdict === 'decline') return `Say why you decline ${reference}.`;
  if (verdict === 'approveWithConditions')
    return `Say on which conditions you approve ${reference}.`;
  return undefined;
}

function otherVerdict(app: App, own: Decision): AppError {
  return new AppError(
    'conflict',
    `You ${verdictOn(own.verdict, 'this')} ${whenWords(app, own.at)}. To change it, ask for another look.`,
  );
}
