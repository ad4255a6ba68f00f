import type { PackageRow } from '../api/contract';
import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { agrees, statusFrom } from '../approvals/packageStatus';
import { today, type IsoDay } from '../common/dates';
import { setting } from '../settings/inForce';
import { addSchoolDays } from '../settings/schoolYear';
import { approvalsOf, rulingOf } from '../approvals/approvalsOf';
import type { EducationPackage, PackageStatus } from './educationPackage';

/** A stored status, or `endingSoon`, which is computed. */
export type PackageState = PackageRow['state'];

/**
 * What somebody may make of a package's stored status. What is not listed is refused. What follows
 * from its request, another look included, is `statusFrom`'s.
 */
export const allowedTransitions: Readonly<Record<PackageStatus, readonly PackageStatus[]>> = {
  submitted: ['inReview', 'informationRequested', 'approved', 'declined', 'withdrawn'],
  inReview: ['submitted', 'informationRequested', 'approved', 'declined', 'withdrawn'],
  informationRequested: ['submitted', 'inReview', 'approved', 'declined', 'withdrawn'],
  approved: ['agreementIssued', 'active', 'suspended', 'lapsed', 'withdrawn', 'ended'],
  agreementIssued: ['active', 'suspended', 'lapsed', 'withdrawn', 'ended'],
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: [],
  declined: [],
  withdrawn: [],
  lapsed: [],
};

/** Whether a package may go from one stored status to another. */
export function mayBecome(from: PackageStatus, to: PackageStatus): boolean {
  return allowedTransitions[from].includes(to);
}

/** Nobody has decided yet. */
export const waitingStates: ReadonlySet<PackageState> = new Set<PackageState>([
  'submitted',
  'inReview',
  'informationRequested',
]);

/** Delivered today, as far as is known. */
export const runningStates: ReadonlySet<PackageState> = new Set<PackageState>([
  'active',
  'endingSoon',
]);

/** Decided and not over. */
const carriedOn: ReadonlySet<PackageStatus> = new Set<PackageStatus>([
  'approved',
  'agreementIssued',
  'active',
]);

/**
 * A package ends soon when at most 20 school days are left: four school weeks, in which the next
 * step can still be asked for, decided and begun without a gap. Our choice, not a legal period.
 */
export const endingSoonDays = 20;

/** What every package's state is seen from on a day; made once for a whole list. */
export interface StateContext {
  day: IsoDay;
  /** The last day within `endingSoonDays`; undefined when no term dates say so. */
  soonUntil: IsoDay | undefined;
}

/** The context of today. */
export function stateContext(app: Pick<App, 'settings' | 'auditKey' | 'clock'>): StateContext {
  const day = today(app.clock);
  return { day, soonUntil: addSchoolDays(setting(app, 'calendar'), day, endingSoonDays) };
}

/** The package's state now, also where the stored status lags behind its approval or its dates. */
export function currentState(app: App, educationPackage: EducationPackage): PackageState {
  return stateOf(educationPackage, approvalsOf(app, educationPackage), stateContext(app));
}

/**
 * The state that the rows and the day say: while nobody has decided, that of the request that rules it;
 * once approved, running from the first day, ending soon near the last, ended after it.
 */
export function stateOf(
  row: Pick<EducationPackage, 'status' | 'startDate' | 'endDate' | 'emergency'>,
  approvals: readonly Pick<Approval, 'kind' | 'state' | 'stages'>[],
  { day, soonUntil }: StateContext,
): PackageState {
  const { startDate, endDate } = row;
  const stored = settledStatus(row, approvals);
  if (stored === 'suspended') return endDate < day ? 'ended' : 'suspended';
  if (!carriedOn.has(stored)) return stored;
  if (endDate < day) return 'ended';
  if (startDate > day) return stored === 'active' ? 'approved' : stored;
  return soonUntil !== undefined && endDate <= soonUntil ? 'endingSoon' : 'active';
}

/**
 * The status that the list holds, or will hold once it has caught up with the request that rules
 * the package.
 */
export function settledStatus(
  row: Pick<EducationPackage, 'status' | 'emergency'>,
  approvals: readonly Pick<Approval, 'kind' | 'state' | 'stages'>[],
): PackageStatus {
  const ruling = rulingOf(approvals);
  const follows = waitingStates.has(row.status) || ruling?.kind === 'reconsideration';
  return ruling && follows && !agrees(row, ruling) ? statusFrom(ruling, row.emergency) : row.status;
}
