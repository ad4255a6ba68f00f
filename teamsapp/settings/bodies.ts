import type { App } from '../app';
import type { Person } from '../common/event';
import { setting } from './inForce';
import { panelMembers } from './panelMembers';
import type { Body } from './settings';

type Council = Pick<App, 'directory' | 'settings' | 'auditKey' | 'clock'>;

/**
 * Everybody in the body of a stage, by name, for a package of the given team. Memberships are at
 * most a minute old. Empty when the role or the team has no group yet.
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
  if ('groupId' in body) return byName(await app.directory.members(body.groupId));
  const holders = await membersOf(app, setting(app, 'roles')[body.role]);
  if (body.ofTeam === undefined) return byName(holders);
  const ofTeam = await idsOf(app, teamGroup(app, team));
  return byName(holders.filter((person) => ofTeam.has(person.id)));
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
  return groupId ? app.directory.members(groupId) : [];
}

async function idsOf(app: Council, groupId: string | undefined): Promise<ReadonlySet<string>> {
  return new Set((await membersOf(app, groupId)).map(({ id }) => id));
}

function byName(people: readonly Person[]): readonly Person[] {
  return [...people].sort((a, b) => a.name.localeCompare(b.name));
}
