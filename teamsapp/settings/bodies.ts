import type { App } from '../app';
import { isAppError } from '../common/errors';
import type { Person } from '../common/event';
import type { Actor } from '../people/actor';
import { setting } from './inForce';
import { panelMembers } from './panelMembers';
import type { Body } from './settings';

type Council = Pick<App, 'directory' | 'settings' | 'auditKey' | 'clock'>;

/**
 * Everybody in the body of a stage, by name, for a package of the given team. Memberships are at
 * most a minute old. Empty when the role or the team has no group yet, or the group is gone.
 */
export async function bodyMembers(
  app: Council,
  body: Body,
  team: string,
): Promise<readonly Person[]> {
  if ('people' in body) return body.people;
  if ('panel' in body) {
    const panel = setting(app, 'panels').find(({ id }) => id === body.panel);
    return panel ? byName(panelMembers(panel)) : [];
  }
  if ('groupId' in body) return byName(await membersOf(app, body.groupId));
  const holders = await membersOf(app, setting(app, 'roles')[body.role]);
  if (body.ofTeam === undefined) return byName(holders);
  const ofTeam = await idsOf(app, teamGroup(app, team));
  return byName(holders.filter((person) => ofTeam.has(person.id)));
}

/**
 * Whether somebody is in the body of a stage, as the directory has just said of that person: asks
 * for the members of a group only where the body is one.
 */
export async function isInBody(
  app: Council,
  actor: Actor,
  body: Body,
  team: string,
): Promise<boolean> {
  if (actor.isGuest) return false;
  if ('people' in body) return body.people.some(({ id }) => id === actor.id);
  if ('panel' in body) {
    const members = await bodyMembers(app, body, team);
    return members.some(({ id }) => id === actor.id);
  }
  if ('groupId' in body) {
    const members = await app.directory.members(body.groupId);
    return members.some(({ id }) => id === actor.id);
  }
  const isOfTeam = body.ofTeam === undefined || actor.teams.includes(team);
  return actor.roles.includes(body.role) && isOfTeam;
}

/** Ids of those who may see a restricted child of the team: the team itself and safeguarding. */
export async function closeTo(app: Council, team: string): Promise<ReadonlySet<string>> {
  const ofTeam = await idsOf(app, teamGroup(app, team));
  const safeguarding = await idsOf(app, setting(app, 'roles').safeguarding);
  return new Set([...ofTeam, ...safeguarding]);
}

/** Everybody who administers the app, by name. */
export async function administrators(app: Council): Promise<readonly Person[]> {
  const people = await app.directory.people();
  return byName(people.filter((person) => person.roles.includes('administrator')));
}

function teamGroup(app: Council, team: string): string | undefined {
  return setting(app, 'teams').find(({ id }) => id === team)?.groupId;
}

async function membersOf(app: Council, groupId: string | undefined): Promise<readonly Person[]> {
  return groupId ? app.directory.members(groupId).catch(noneWhenGone) : [];
}

/** A group that a setting names and nobody has any more has no members. */
function noneWhenGone(error: unknown): readonly Person[] {
  if (isAppError(error, 'notFound')) return [];
  throw error;
}

async function idsOf(app: Council, groupId: string | undefined): Promise<ReadonlySet<string>> {
  return new Set((await membersOf(app, groupId)).map(({ id }) => id));
}

function byName(people: readonly Person[]): readonly Person[] {
  return [...people].sort((a, b) => a.name.localeCompare(b.name));
}
