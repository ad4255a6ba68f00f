import { firstEvent } from '../activity/recordEvent';
import type { App } from '../app';
import type { Child } from '../children/child';
import type { Person } from '../common/event';
import type { NewRow } from '../common/store';
import type { EducationPackage } from '../packages/educationPackage';
import type { Provider } from '../providers/provider';
import { setting, settingInForce } from '../settings/inForce';
import { firstApprovalKey, type Approval, type Snapshot } from './approval';
import { concernsFor } from './concerns';
import { factsOf } from './facts';
import { neededStages } from './neededStages';
import { ruleFacts } from './ruleFacts';
import { openNextStep, waitingOf } from './stages';

/** What a request for a decision is made from, none of it written yet. */
export interface NewApprovalInput {
  educationPackage: NewRow<EducationPackage>;
  provider: Provider;
  child: Child | undefined;
  requester: Person;
}

/** The subject of an approval's events. */
export function approvalSubject(approval: Pick<Approval, 'requestKey'>): string {
  return `approval:${approval.requestKey}`;
}

/**
 * The first request for a decision on a package, ready to be written: the stages of the rules in
 * force with the first one open, and the facts frozen as they are now.
 *
 * Everything follows from the package's row, so that repair makes the same request again when
 * the process died between the two writes: the clock starts at the package's last event.
 */
export function newApproval(app: App, input: NewApprovalInput): NewRow<Approval> {
  const { educationPackage, requester } = input;
  const rules = settingInForce(app, 'approvalRules');
  const askedAt = educationPackage.lastEvent.at;
  const { objectives = '' } = educationPackage;
  const judged = { ...educationPackage, objectives, provider: input.provider };
  const needed = neededStages(rules.value, ruleFacts(app, judged, input.child?.restricted));
  const stages = openNextStep(needed, askedAt, setting(app, 'calendar'));
  const requestKey = firstApprovalKey(educationPackage.requestKey);
  const waiting = waitingOf(stages);
  return {
    requestKey,
    packageKey: educationPackage.requestKey,
    kind: 'new',
    state: 'open',
    requester: { id: requester.id, name: requester.name },
    team: educationPackage.team,
    stages,
    snapshot: snapshotOf(app, input),
    seen: 1,
    ruleSetFrom: rules.validFrom,
    ...waiting,
    ...firstEvent(app, approvalSubject({ requestKey }), requester, 'asked for approval', waiting),
  };
}

function snapshotOf(app: App, { educationPackage, provider }: NewApprovalInput): Snapshot {
  const { childReference, startDate, endDate, reason, objectives } = educationPackage;
  const { hoursPerWeek, sessionsPerWeek, wholeCost, weeklyCost, costByYear } = educationPackage;
  return {
    childReference,
    providerName: provider.name,
    providerId: provider.id,
    facts: factsOf(app, educationPackage, provider),
    concerns: concernsFor(app, { ...educationPackage, objectives: objectives ?? '', provider }),
    wholeCost,
    weeklyCost,
    costByYear,
    startDate,
    endDate,
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(sessionsPerWeek !== undefined && { sessionsPerWeek }),
    ...(objectives !== undefined && { objectives }),
    ...(reason !== undefined && { reason }),
  };
}
