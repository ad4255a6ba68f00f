import type { App } from '../app';
import type { Pence } from '../common/money';
import type { EducationPackage, PackageStatus } from './educationPackage';

/** Packages side by side as rules about several of them need them, and their sums. */
export interface PackageGroups {
  byProvider: ReadonlyMap<number, ReadonlySet<EducationPackage>>;
  byChild: ReadonlyMap<string, ReadonlySet<EducationPackage>>;
  /** Cost that somebody has said yes to, by `costKey`. */
  committed: ReadonlyMap<string, Pence>;
  /** Cost that waits for a decision, by `costKey`. */
  waiting: ReadonlyMap<string, Pence>;
}

/** The key of a financial year's cost: of one team, or of the whole council without one. */
export function costKey(financialYear: number | string, team = ''): string {
  return `${String(financialYear)} ${team}`;
}

/**
 * Whether the money is spent or promised. A package keeps its stored status while it runs; one
 * that has ended costs what it cost, and a suspended one is promised until it is ended.
 */
export function isCommitted(status: PackageStatus): boolean {
  return committedStatuses.has(status);
}

/** Whether the money waits for somebody's decision. */
export function isWaiting(status: PackageStatus): boolean {
  return waitingStatuses.has(status);
}

const waitingStatuses: ReadonlySet<PackageStatus> = new Set([
  'submitted',
  'inReview',
  'informationRequested',
]);
const committedStatuses: ReadonlySet<PackageStatus> = new Set([
  'approved',
  'agreementIssued',
  'active',
  'suspended',
  'ended',
]);

type Rows = readonly EducationPackage[];

interface Kept {
  byProvider: Map<number, Set<EducationPackage>>;
  byChild: Map<string, Set<EducationPackage>>;
  committed: Map<string, Pence>;
  waiting: Map<string, Pence>;
}

// Keyed by the list itself: the next array differs from the last one in few rows, so only those
// are taken out and put in. Building it all for each logged package would be too slow.
const known = new WeakMap<App['packages'], { rows: Rows; kept: Kept; groups: PackageGroups }>();

/**
 * The packages of the copy in memory, grouped. The same object until a package changes, and
 * another one after: what is worked out from it may be kept by it.
 */
export function packageGroups({ packages }: Pick<App, 'packages'>): PackageGroups {
  const rows = packages.all();
  const last = known.get(packages);
  if (last?.rows === rows) return last.groups;
  const kept = last?.kept ?? {
    byProvider: new Map(),
    byChild: new Map(),
    committed: new Map(),
    waiting: new Map(),
  };
  differences(last?.rows ?? [], rows, kept);
  const groups = { ...kept };
  known.set(packages, { rows, kept, groups });
  return groups;
}

/** Takes out what is only in the first array and puts in what is only in the second; both ascend by id. */
function differences(before: Rows, after: Rows, kept: Kept): void {
  let was = 0;
  let is = 0;
  while (was < before.length || is < after.length) {
    const old = before[was];
    const row = after[is];
    const takesOld = old !== undefined && (row === undefined || old.id <= row.id);
    const putsRow = row !== undefined && (old === undefined || row.id <= old.id);
    if (takesOld && old !== row) takeOut(kept, old);
    if (putsRow && old !== row) putIn(kept, row);
    if (takesOld) was += 1;
    if (putsRow) is += 1;
  }
}

function putIn(kept: Kept, row: EducationPackage): void {
  setOf(kept.byProvider, row.providerId).add(row);
  setOf(kept.byChild, row.childReference).add(row);
  count(kept, row, 1);
}

function takeOut(kept: Kept, row: EducationPackage): void {
  leave(kept.byProvider, row.providerId, row);
  leave(kept.byChild, row.childReference, row);
  count(kept, row, -1);
}

function setOf<K>(groups: Map<K, Set<EducationPackage>>, key: K): Set<EducationPackage> {
  let group = groups.get(key);
  if (!group) groups.set(key, (group = new Set()));
  return group;
}

function leave<K>(groups: Map<K, Set<EducationPackage>>, key: K, row: EducationPackage): void {
  const group = groups.get(key);
  group?.delete(row);
  if (group?.size === 0) groups.delete(key);
}

function count(kept: Kept, { status, team, costByYear }: EducationPackage, sign: 1 | -1): void {
  const isPromised = isCommitted(status);
  if (!isPromised && !isWaiting(status)) return;
  const sums = isPromised ? kept.committed : kept.waiting;
  for (const year of Object.keys(costByYear)) {
    const cost = sign * (costByYear[year] ?? 0);
    for (const key of [costKey(year, team), costKey(year)]) {
      sums.set(key, (sums.get(key) ?? 0) + cost);
    }
  }
}
