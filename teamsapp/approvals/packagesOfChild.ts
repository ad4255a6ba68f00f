import type { App } from '../app';
import type { EducationPackage } from '../packages/educationPackage';

type Rows = readonly EducationPackage[];

// The array is another one after each change, so an index of it never goes stale.
const indexes = new WeakMap<Rows, ReadonlyMap<string, Rows>>();

/** The packages of a child by its reference, so that judging a whole log stays quick. */
export function packagesOfChild(app: Pick<App, 'packages'>, childReference: string): Rows {
  const rows = app.packages.all();
  let index = indexes.get(rows);
  if (!index) indexes.set(rows, (index = byChild(rows)));
  return index.get(childReference) ?? [];
}

function byChild(rows: Rows): ReadonlyMap<string, Rows> {
  const index = new Map<string, EducationPackage[]>();
  for (const row of rows) {
    const own = index.get(row.childReference);
    if (own) own.push(row);
    else index.set(row.childReference, [row]);
  }
  return index;
}
