import { maySeeChild } from '../people/permissions';
import type { Actor } from '../people/actor';
import type { Child } from './child';

/** Said instead of a reference where the reader may not know which child it is. */
export const hiddenChild = 'Restricted';

/**
 * The child as this reader may see it in a personal place: "J.M. · AB1207". A child that is not
 * on the list is its reference alone, a child this reader may not see is neither.
 */
export function childLabel(actor: Actor, reference: string, child: Child | undefined): string {
  if (!child) return reference;
  return maySeeChild(actor, child) ? `${child.initials} · ${child.reference}` : hiddenChild;
}
