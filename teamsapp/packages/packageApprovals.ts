import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import type { EducationPackage } from './educationPackage';

type Approvals = readonly Approval[];

// The array is another one after each change, so an index of it never goes stale.
const indexes = new WeakMap<Approvals, ReadonlyMap<string, Approvals>>();

/** Every request about the package, oldest first. */
export function approvalsOf(
  app: Pick<App, 'approvals'>,
  { requestKey }: Pick<EducationPackage, 'requestKey'>,
): Approvals {
  return approvalsByPackage(app.approvals.all()).get(requestKey) ?? [];
}

/** The requests of a list by their package's key, oldest first. */
export function approvalsByPackage(approvals: Approvals): ReadonlyMap<string, Approvals> {
  const known = indexes.get(approvals);
  if (known) return known;
  const index = new Map<string, Approval[]>();
  for (const approval of approvals) {
    const others = index.get(approval.packageKey);
    if (others) others.push(approval);
    else index.set(approval.packageKey, [approval]);
  }
  for (const list of index.values()) list.sort((a, b) => a.id - b.id);
  indexes.set(approvals, index);
  return index;
}
