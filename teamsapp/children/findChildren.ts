import type { ChildrenFound } from '../api/contract';
import type { App } from '../app';
import type { Actor } from '../people/actor';
import { mayOrThrow, maySeeChild } from '../people/permissions';
import { setting } from '../settings/inForce';
import { childReference } from './child';

const atMost = 10;

/**
 * Children whose reference begins with, or else holds, what was typed; at most ten, by reference.
 * Children whom this reader may not see are not among them, and nothing tells that they exist.
 */
export function findChildren(app: App, actor: Actor, words: string): ChildrenFound {
  mayOrThrow(actor, 'seePackages');
  const typed = childReference(words);
  const teams = new Map(setting(app, 'teams').map((team) => [team.id, team.name]));
  const found = app.children
    .all()
    .filter((child) => child.reference.includes(typed) && maySeeChild(actor, child))
    .sort(
      (a, b) =>
        place(a.reference, typed) - place(b.reference, typed) || compare(a.reference, b.reference),
    )
    .slice(0, atMost);
  return {
    children: found.map(({ id, reference, initials, team }) => ({
      id,
      reference,
      initials,
      team: { id: team, name: teams.get(team) ?? team },
    })),
  };
}

function place(reference: string, typed: string): number {
  if (reference === typed) return 0;
  return reference.startsWith(typed) ? 1 : 2;
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en-GB', { numeric: true });
}
