import type { ApprovalRow } from '../api/contract';
import type { App } from '../app';
import type { Child } from '../children/child';
import { childLabel } from '../children/childLabel';
import { today } from '../common/dates';
import type { Actor } from '../people/actor';
import { setting } from '../settings/inForce';
import type { Approval, Stage } from './approval';
import { teamName } from './facts';
import { listed, packageIdOf, referenceOf } from './requestWords';
import { currentStages, workingDaysLeft } from './stages';

/** One request in a list, as this reader may see it. */
export function approvalRow(
  app: App,
  actor: Actor,
  approval: Approval,
  child: Child | undefined,
): ApprovalRow {
  const { childReference } = approval.snapshot;
  const stages = currentStages(approval);
  const stage = stages.find(({ dueDate }) => dueDate === approval.dueDate) ?? stages[0];
  const clock = stage ? clockOf(app, stage) : { dueDate: null, workingDaysLeft: null };
  return {
    id: approval.id,
    packageId: packageIdOf(app, approval) ?? null,
    packageReference: referenceOf(app, approval),
    // A member of a panel without a role of the app sees the reference of what it decides.
    child: childLabel(actor, childReference, child) || childReference,
    providerName: approval.snapshot.providerName,
    wholeCost: approval.snapshot.wholeCost,
    stage: listed(stages.map(({ rule }) => rule.name)),
    kind: approval.kind,
    state: approval.state,
    ...clock,
    requester: approval.requester.name,
    team: { id: approval.team, name: teamName(app, approval.team) },
    askedAt: askedAt(approval),
  };
}

/** When it was asked: when the first of its stages was opened, whatever came before it since. */
function askedAt({ stages, lastEvent }: Approval): string {
  const opened = stages.flatMap(({ openedAt, referrals = [] }) => [
    ...(openedAt === undefined ? [] : [openedAt]),
    ...referrals.map(({ at }) => at),
  ]);
  return opened.sort()[0] ?? lastEvent.at;
}

/** When a stage's answer is due; no day while a question stops the clock, but the days left. */
export function clockOf(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  stage: Stage,
): { dueDate: string | null; workingDaysLeft: number | null } {
  const left = workingDaysLeft(setting(app, 'calendar'), stage, today(app.clock));
  const isRunning = stage.state === 'open';
  return {
    dueDate: isRunning ? (stage.dueDate ?? null) : null,
    workingDaysLeft: left ?? null,
  };
}
