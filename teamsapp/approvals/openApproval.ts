import { firstEvent } from '../activity/recordEvent';
import type { App } from '../app';
import type { Child } from '../children/child';
import type { IsoInstant } from '../common/dates';
import type { Person } from '../common/event';
import type { NewRow } from '../common/store';
import type { EducationPackage } from '../packages/educationPackage';
import type { Provider } from '../providers/provider';
import { setting, settingInForce } from '../settings/inForce';
import { firstApprovalKey, type Approval, type ApprovalKind, type Proposal } from './approval';
import { neededStages, stagesForChange } from './neededStages';
import { ruleFacts, type RuleFacts } from './ruleFacts';
import { snapshotOf, withProposal } from './snapshot';
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
 * force with the first ones open, and the facts frozen as they are now.
 *
 * Everything follows from the package's row, so that repair makes the same request again when
 * the process died between the two writes: the clock starts at the package's last event.
 */
export function newApproval(app: App, input: NewApprovalInput): NewRow<Approval> {
  const { requestKey, lastEvent } = input.educationPackage;
  return request(app, input, {
    kind: 'new',
    requestKey: firstApprovalKey(requestKey),
    askedAt: lastEvent.at,
    verb: 'asked for approval',
  });
}

/** What a later request says besides. */
export interface Asking {
  kind: Exclude<ApprovalKind, 'new'>;
  /** Counts the package's requests of this sort, so that each is written once. */
  number: number;
  because: string;
  barred?: readonly Person[];
  change?: Proposal;
}

const verbs: Readonly<Record<Asking['kind'], string>> = {
  reconsideration: 'asked for another look',
  variation: 'asked for a change',
  extension: 'asked for an extension',
};

/** A request about a package that has been decided before, ready to be written. */
export function laterApproval(
  app: App,
  input: NewApprovalInput,
  { kind, number, ...asking }: Asking,
): NewRow<Approval> {
  const sort = kind === 'reconsideration' ? kind : 'change';
  const { requestKey } = input.educationPackage;
  return request(app, input, {
    kind,
    ...asking,
    requestKey: `${requestKey}:${sort}:${String(number)}`,
    askedAt: app.clock.now().toISOString(),
    verb: verbs[kind],
  });
}

interface Request extends Partial<Pick<Approval, 'because' | 'barred' | 'change'>> {
  kind: ApprovalKind;
  requestKey: string;
  askedAt: IsoInstant;
  verb: string;
}

function request(
  app: App,
  input: NewApprovalInput,
  { verb, askedAt, ...asking }: Request,
): NewRow<Approval> {
  const { educationPackage, provider, requester } = input;
  const { change, requestKey, because } = asking;
  const rules = settingInForce(app, 'approvalRules');
  const asked = change ? withProposal(educationPackage, change) : educationPackage;
  const facts = factsFor(app, input, asked);
  const needed = change
    ? stagesForChange(rules.value, factsFor(app, input, educationPackage), facts)
    : neededStages(rules.value, facts);
  const stages = openNextStep(needed, askedAt, setting(app, 'calendar'));
  const waiting = waitingOf(stages);
  const then = { auditKey: app.auditKey, clock: { now: () => new Date(askedAt) } };
  const after = { ...waiting, ...(because !== undefined && { because }) };
  return {
    ...asking,
    packageKey: educationPackage.requestKey,
    state: 'open',
    requester: { id: requester.id, name: requester.name },
    team: educationPackage.team,
    stages,
    snapshot: snapshotOf(app, asked, provider),
    seen: 1,
    ruleSetFrom: rules.validFrom,
    ...waiting,
    ...firstEvent(then, approvalSubject({ requestKey }), requester, verb, after),
  };
}

function factsFor(
  app: App,
  { provider, child }: NewApprovalInput,
  educationPackage: NewRow<EducationPackage>,
): RuleFacts {
  const { objectives = '' } = educationPackage;
  return ruleFacts(app, { ...educationPackage, objectives, provider }, child?.restricted);
}
