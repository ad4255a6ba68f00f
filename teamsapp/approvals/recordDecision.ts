import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import type { RowChange } from '../common/store';
import { setting } from '../settings/inForce';
import type { Approval, Decision, Snapshot, Stage, Verdict } from './approval';
import { approvalSubject } from './openApproval';
import { referenceOf, verdictVerbs } from './requestWords';
import { asAsked, snapshotOf } from './snapshot';
import { fromStages, openNextStep, withStage } from './stages';

/**
 * What to write for one decision on one stage: the decision, what it closes, what it opens and
 * the event, for one PATCH. Whether it may be made, the caller has asked.
 *
 * @param more what the event says besides
 */
export function recordDecision(
  app: App,
  approval: Approval,
  stage: Stage,
  decision: Decision,
  more: Readonly<Record<string, unknown>> = {},
): RowChange<Approval> {
  const { by, verdict, note, insteadOf } = decision;
  const answered = withDecision(stage, decision);
  const decided = withStage(approval.stages, answered);
  const stages =
    answered.state === 'approved'
      ? openNextStep(decided, decision.at, setting(app, 'calendar'))
      : decided;
  const after = fromStages(stages);
  const { state, waitingFor } = after;
  return {
    ...after,
    ...(state === 'approved' && approvedAs(app, approval)),
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      by,
      verdictVerbs[verdict],
      { state: approval.state, waitingFor: approval.waitingFor },
      {
        state,
        waitingFor,
        stage: stage.rule.name,
        verdict,
        note,
        ...(insteadOf && { insteadOf: insteadOf.name }),
        ...more,
      },
    ),
  };
}

/**
 * What is true at the moment of approval, where that is not what was asked: the approver has seen
 * it, and from then on what drifts is told against it.
 */
function approvedAs(app: App, approval: Approval): { approvedAs?: Snapshot } {
  const educationPackage = asAsked(app, approval);
  const provider = educationPackage && app.providers.find(educationPackage.providerId);
  if (!educationPackage || !provider) return {};
  const now = snapshotOf(app, educationPackage, provider);
  const isAsAsked = readable(now) === readable(approval.snapshot);
  return isAsAsked ? {} : { approvedAs: now };
}

function readable({ facts, objectives = '' }: Snapshot): string {
  return JSON.stringify([facts, objectives]);
}

/** A decline by one, or by a panel, declines the stage; approvals count until there are enough. */
function withDecision(stage: Stage, decision: Decision): Stage {
  const decisions = [...stage.decisions, decision];
  if (decision.verdict === 'decline') return { ...stage, decisions, state: 'declined' };
  const isEnough = decision.panel !== undefined || decisions.length >= stage.rule.quorum;
  return { ...stage, decisions, state: isEnough ? 'approved' : 'open' };
}

/** What to say when a verdict lacks its reason or its conditions; undefined where none is needed. */
export function missingNote(app: App, approval: Approval, verdict: Verdict): string | undefined {
  const reference = referenceOf(app, approval);
  if (verdict === 'decline') return `Say why you decline ${reference}.`;
  if (verdict === 'approveWithConditions')
    return `Say on which conditions you approve ${reference}.`;
  return undefined;
}
