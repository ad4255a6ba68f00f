import type { PackageStatus } from '../packages/educationPackage';
import type { Approval } from './approval';

/** What a package may become after it was approved, without asking its approval again. */
const afterApproval: ReadonlySet<PackageStatus> = new Set([
  'agreementIssued',
  'active',
  'ended',
  'lapsed',
  'suspended',
  'withdrawn',
]);

/**
 * The package's status that follows from its first approval: submitted until somebody on a stage
 * has said anything, then in review, then what was decided.
 */
export function statusFrom(approval: Pick<Approval, 'state' | 'stages'>): PackageStatus {
  if (approval.state !== 'open') return approval.state;
  const isTouched = approval.stages.some(
    ({ decisions, questions, referrals = [] }) =>
      [...decisions, ...questions, ...referrals].length > 0,
  );
  return isTouched ? 'inReview' : 'submitted';
}

/** Whether a stored status can stand beside the approval, or has to be brought up to date. */
export function agrees(
  status: PackageStatus,
  approval: Pick<Approval, 'state' | 'stages'>,
): boolean {
  if (status === statusFrom(approval)) return true;
  return approval.state === 'approved' && afterApproval.has(status);
}
