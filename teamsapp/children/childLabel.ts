import type { Actor } from '../people/actor';
import { may, maySeeChild } from '../people/permissions';
import type { Child } from './child';

/**
 * A child as this reader may see it: "J.K. · AB12" for those who log packages or answer for
 * personal data, the reference alone for others, nothing of a restricted child that is not the
 * reader's.
 *
 * @param reference as the package holds it; shown alone when the list does not know the child
 */
export function childLabel(actor: Actor, reference: string, child: Child | undefined): string {
  if (!child) return reference;
  if (!maySeeChild(actor, child)) return '';
  return maySeeInitials(actor) ? `${child.initials} · ${reference}` : reference;
}

/** Whether the reader's work needs a child's initials: logging packages, or personal data itself. */
export function maySeeInitials(actor: Actor): boolean {
  return may(actor, 'logPackage') || may(actor, 'exportPersonalData');
}
