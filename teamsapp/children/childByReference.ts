import type { App } from '../app';
import type { Child } from './child';

type Children = readonly Child[];

// The array is another one after each change, so an index of it never goes stale.
const indexes = new WeakMap<Children, ReadonlyMap<string, Child>>();

/** The children of the list by their reference. */
export function childrenByReference(app: Pick<App, 'children'>): ReadonlyMap<string, Child> {
  const children = app.children.all();
  const known = indexes.get(children);
  if (known) return known;
  const index = new Map(children.map((child) => [child.reference, child]));
  indexes.set(children, index);
  return index;
}

/**
 * Whether a child may be shown to its own team and safeguarding alone. A child that cannot be
 * found may be a restricted one, and counts as one.
 */
export function isRestrictedChild(
  app: Pick<App, 'children'>,
  reference: string | undefined,
): boolean {
  if (reference === undefined) return true;
  return childrenByReference(app).get(reference)?.restricted ?? true;
}
