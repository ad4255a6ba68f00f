import type { BodyChoices } from '../api/contract';
import type { App } from '../app';
import type { Actor, Role } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { setting } from '../settings/inForce';
import { ruleSets } from '../settings/ruleSets';
import type { Body } from '../settings/settings';
import { roleWords } from './conditionWords';

type Group = BodyChoices['groups'][number];

/** Roles that a stage may be given to. A school reader sees no package. */
const roles: readonly Role[] = [
  'manager',
  'commissioner',
  'safeguarding',
  'administrator',
  'staff',
];

/**
 * Whom a stage can be given to: everybody with a role, the roles with how many hold them, and the
 * Entra groups that the settings name already. Another group is typed in by its object id: the app
 * has no permission to search the tenant's groups.
 *
 * Throws `notAllowed` for everybody but administrators, and as the directory does.
 */
export async function bodyChoices(app: App, actor: Actor): Promise<BodyChoices> {
  mayOrThrow(actor, 'administer');
  const people = (await app.directory.people()).filter((person) => !person.isGuest);
  const holders = (role: Role) => people.filter((person) => person.roles.includes(role)).length;
  return {
    people: people.map(({ id, name, roles: held }) => ({
      id,
      name,
      title: held.map((role) => roleWords[role]).join(', '),
    })),
    roles: roles.map((role) => ({ role, name: roleWords[role], people: holders(role) })),
    groups: groupsNamed(app),
  };
}

/** The groups of roles, teams and rules, each once, by name. */
function groupsNamed(app: App): Group[] {
  const named = new Map<string, string>();
  const held = setting(app, 'roles');
  for (const { name, groupId } of setting(app, 'teams')) named.set(groupId, `Team ${name}`);
  for (const role of roles) {
    const groupId = held[role];
    if (groupId !== undefined) named.set(groupId, `Everybody with the role ${roleWords[role]}`);
  }
  for (const { groupId, groupName } of ruleSets(app).flatMap(({ rules }) =>
    rules.stages.flatMap(({ body, escalateTo }) => [body, escalateTo].flatMap(groupOf)),
  )) {
    named.set(groupId, groupName);
  }
  return [...named]
    .map(([groupId, groupName]) => ({ groupId, groupName }))
    .sort((a, b) => a.groupName.localeCompare(b.groupName));
}

function groupOf(body: Body | undefined): Group[] {
  return body && 'groupId' in body ? [body] : [];
}
