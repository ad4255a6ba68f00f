import type { EducationPackage, PackageStatus } from '../packages/educationPackage';
import type { Approval } from './approval';

type Judging = Pick<Approval, 'state' | 'stages'>;
type Judged = Pick<EducationPackage, 'status' | 'emergency'>;

/** What a package may become after it was approved, without asking its approval again. */
const afterApproval: ReadonlySet<PackageStatus> = new Set([
  'agreementIssued',
  'active',
  'ended',
  'lapsed',
  'suspended',
  'withdrawn',
]);

/** What a package that was started in an emergency may be, whatever becomes of its request. */
const inEmergency: ReadonlySet<PackageStatus> = new Set(['active', 'ended', 'suspended']);

/**
 * The package's status that follows from the request that rules it: submitted until somebody on a
 * stage has said anything, then in review, then what was decided. One that was started in an
 * emergency has begun: it runs until somebody ends it, also when it is declined afterwards.
 */
export function statusFrom(approval: Judging, emergency?: object): PackageStatus {
  if (emergency) return 'active';
  if (approval.state !== 'open') return approval.state;
  const isTouched = approval.stages.some(
    ({ decisions, questions, referrals = [] }) =>
      [...decisions, ...questions, ...referrals].length > 0,
  );
  return isTouched ? 'inReview' : 'submitted';
}

/** Whether a stored status can stand beside the request, or has to be brought up to date. */
export function agrees({ status, emergency }: Judged, approval: Judging): boolean {
  if (emergency) return inEmergency.has(status);
  if (status === statusFrom(approval)) return true;
  return approval.state === 'approved' && afterApproval.has(status);
}
