import type { App } from '../app';
import type { Approval, ApprovalKind } from './approval';

type Approvals = readonly Approval[];

// The array is another one after each change, so an index of it never goes stale.
const indexes = new WeakMap<Approvals, ReadonlyMap<string, Approvals>>();

/** Every request about the package, oldest first. */
export function approvalsOf(
  app: Pick<App, 'approvals'>,
  { requestKey }: { requestKey: string },
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

/**
 * The request from which the package's status follows: the last one that asks whether there is to
 * be the package at all. One about a change of it leaves the status as it is.
 */
export function rulingOf<A extends { kind: ApprovalKind }>(approvals: readonly A[]): A | undefined {
  return approvals.findLast(isRuling);
}

/** Whether a request asks for the package itself, not for a change of it. */
export function isRuling({ kind }: { kind: ApprovalKind }): boolean {
  return kind === 'new' || kind === 'reconsideration';
}

/** Whether somebody still has to decide it. */
export function isWaiting({ state }: Pick<Approval, 'state'>): boolean {
  return state === 'open' || state === 'informationRequested';
}
