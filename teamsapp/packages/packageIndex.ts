import type { App } from '../app';
import type { Child } from '../children/child';
import { childrenByReference } from '../children/childByReference';
import { setting } from '../settings/inForce';
import type { Calendar } from '../settings/settings';
import type { EducationPackage, PackageStatus } from './educationPackage';
import { approvalsByPackage } from '../approvals/approvalsOf';
import { settledStatus, stateContext, stateOf, type PackageState } from './states';

/** A package with what finding needs of it beside its row. */
export interface IndexedPackage {
  row: EducationPackage;
  child: Child | undefined;
  state: PackageState;
  /** The stored status, brought up to date with the approval. */
  status: PackageStatus;
}

type Rows = readonly EducationPackage[];

interface Index {
  children: readonly Child[];
  approvals: readonly unknown[];
  calendar: Calendar;
  day: string;
  entries: readonly IndexedPackage[];
}

// One index for each copy of the list: the array is another one after each change of a row.
const indexes = new WeakMap<Rows, Index>();

/**
 * Every package with its child and its state today. Kept until a package, child, approval or the
 * calendar changes or the day is over, so that paging and sorting do not work it out again.
 */
export function indexedPackages(app: App): readonly IndexedPackage[] {
  const rows = app.packages.all();
  const children = app.children.all();
  const approvals = app.approvals.all();
  const calendar = setting(app, 'calendar');
  const context = stateContext(app);
  const known = indexes.get(rows);
  const isFresh =
    known?.children === children &&
    known.approvals === approvals &&
    known.calendar === calendar &&
    known.day === context.day;
  if (isFresh) return known.entries;
  const byReference = childrenByReference(app);
  const byPackage = approvalsByPackage(approvals);
  const entries = rows.map((row) => {
    const own = byPackage.get(row.requestKey) ?? [];
    return {
      row,
      child: byReference.get(row.childReference),
      state: stateOf(row, own, context),
      status: settledStatus(row, own),
    };
  });
  indexes.set(rows, { children, approvals, calendar, day: context.day, entries });
  return entries;
}
