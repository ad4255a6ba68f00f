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
 * The children that the reader may see whose reference begins with the words, or else is nearly
 * it; at most ten. Throws `notAllowed` for those who see no packages.
 */
export function findChildren(app: App, actor: Actor, words: string): ChildrenFound {
  mayOrThrow(actor, 'seePackages');
  const asked = childReference(words);
  if (asked === '') return { children: [] };
  const visible = app.children.all().filter((child) => maySeeChild(actor, child));
  const begins = visible
    .filter(({ reference }) => reference.startsWith(asked))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1));
  const found = begins.length > 0 ? begins : nearly(asked, visible);
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

function nearly(asked: string, visible: readonly Child[]): readonly Child[] {
  const byReference = new Map(visible.map((child) => [child.reference, child]));
  return nearestFew(asked, [...byReference.keys()], answersAtMost).flatMap(({ candidate }) => {
    const child = byReference.get(candidate);
    return child ? [child] : [];
  });
}
