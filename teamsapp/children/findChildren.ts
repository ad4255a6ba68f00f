import type { ChildrenFound } from '../api/contract';
import type { App } from '../app';
import { nearestFew } from '../lines/nearest';
import type { Actor } from '../people/actor';
import { mayOrThrow, maySeeChild } from '../people/permissions';
import { setting } from '../settings/inForce';
import { childReference, type Child } from './child';
import { maySeeInitials } from './childLabel';

const answersAtMost = 10;

/**
 * The children that the reader may see whose reference is, begins with or holds the words, or else
 * is nearly it; at most ten. Throws `notAllowed` for those who see no packages.
 */
export function findChildren(app: App, actor: Actor, words: string): ChildrenFound {
  mayOrThrow(actor, 'seePackages');
  const asked = childReference(words);
  if (asked === '') return { children: [] };
  const visible = app.children.all().filter((child) => maySeeChild(actor, child));
  const holding = visible
    .filter(({ reference }) => reference.includes(asked))
    .sort((a, b) => place(a, asked) - place(b, asked) || (a.reference < b.reference ? -1 : 1));
  const found = holding.length > 0 ? holding : nearly(asked, visible);
  const teams = new Map(setting(app, 'teams').map(({ id, name }) => [id, name]));
  return {
    children: found.slice(0, answersAtMost).map((child) => ({
      id: child.id,
      reference: child.reference,
      initials: maySeeInitials(actor) ? child.initials : '',
      team: { id: child.team, name: teams.get(child.team) ?? child.team },
    })),
  };
}

/** The very reference first, then those that begin so, then those that only hold it. */
function place({ reference }: Child, asked: string): number {
  if (reference === asked) return 0;
  return reference.startsWith(asked) ? 1 : 2;
}

function nearly(asked: string, visible: readonly Child[]): readonly Child[] {
  const byReference = new Map(visible.map((child) => [child.reference, child]));
  return nearestFew(asked, [...byReference.keys()], answersAtMost).flatMap(({ candidate }) => {
    const child = byReference.get(candidate);
    return child ? [child] : [];
  });
}
