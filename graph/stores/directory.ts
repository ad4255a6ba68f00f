import type { Clock } from '../../teamsapp/common/dates';
import { AppError, isAppError } from '../../teamsapp/common/errors';
import type { Actor, Directory, Memberships, Role } from '../../teamsapp/people/actor';
import { GraphError, isOpenEnded } from '../errors';
import type { GraphGateway } from '../gateway';
import { type Cache, openCache, openSilence } from './cache';
import { sayingWhy } from './failures';
import { groupMembers, groupsOfPerson, type Known } from './memberships';

/** Which Entra groups stand for which roles and teams, as the settings in force name them. */
export interface Groups {
  roles: Partial<Record<Role, string>>;
  teams: readonly { id: string; groupId: string }[];
  /** Administrators by the environment, before any setting exists. */
  adminGroupId?: string;
}

export interface DirectoryOptions {
  graph: GraphGateway;
  clock: Clock;
  tenantId: string;
  /** Asked anew each time, so that a changed setting counts at once. */
  groups(): Groups;
}

/** Seconds that a membership may be remembered. A decision reads it again when it is older. */
const rememberedFor = 60;
/** Seconds that a membership stands in, for reading, while Graph does not answer. */
const standsInFor = 3600;

/** The people and groups of the tenant, from Entra through Graph. */
export function openDirectory(options: DirectoryOptions): Directory {
  const { clock } = options;
  const silence = openSilence(clock);
  const rules = { fresh: rememberedFor, standsIn: standsInFor, isNoAnswer, silence };
  const actors = openCache<Actor>(clock, rules);
  const lists = openCache<readonly Known[]>(clock, rules);
  return {
    ...membershipsBy(options, actors.fresh, lists.fresh),
    lastKnown: membershipsBy(options, actors.lastKnown, lists.lastKnown),
  };
}

function membershipsBy(
  options: DirectoryOptions,
  actors: Cache<Actor>['fresh'],
  lists: Cache<readonly Known[]>['fresh'],
): Memberships {
  const { graph, tenantId } = options;
  const membersOf = (groupId: string) =>
    sayingWhy('read', () => lists(groupId, () => groupMembers(graph, groupId)));
  return {
    actor(personId) {
      const groups = options.groups();
      const read = () => readActor(options, groups, personId);
      return sayingWhy('read', () => actors(`${personId} ${JSON.stringify(groups)}`, read));
    },
    async members(groupId) {
      return (await membersOf(groupId)).map(({ id, name }) => ({ id, name }));
    },
    people: () => allActors(options.groups(), tenantId, membersOf),
  };
}

async function readActor(
  { graph, tenantId }: DirectoryOptions,
  groups: Groups,
  personId: string,
): Promise<Actor> {
  const asked = groupIdsIn(groups);
  const person = personId === '' ? undefined : await groupsOfPerson(graph, personId, asked);
  if (person === undefined) {
    throw new AppError('notAllowed', 'You are not in the council’s directory.');
  }
  return actorOf(person, groups, tenantId, (id) => person.groupIds.includes(id));
}

/** No answer, or one that only puts off: what was known before may still be so. */
function isNoAnswer(error: unknown): boolean {
  return error instanceof GraphError && (isOpenEnded(error.status) || error.status === 429);
}

async function allActors(
  groups: Groups,
  tenantId: string,
  membersOf: (groupId: string) => Promise<readonly Known[]>,
): Promise<Actor[]> {
  const idsByGroup = new Map<string, Set<string>>();
  const people = new Map<string, Known>();
  for (const groupId of groupIdsIn(groups)) {
    const members = await membersOf(groupId).catch(noneWhenGone);
    idsByGroup.set(groupId, new Set(members.map(({ id }) => id)));
    for (const member of members) people.set(member.id, member);
  }
  return [...people.values()]
    .map((one) => actorOf(one, groups, tenantId, (id) => idsByGroup.get(id)?.has(one.id) === true))
    .filter((actor) => actor.roles.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** A group that a setting names and nobody has any more has no members. */
function noneWhenGone(error: unknown): readonly Known[] {
  if (isAppError(error, 'notFound')) return [];
  throw error;
}

function actorOf(
  person: Known,
  groups: Groups,
  tenantId: string,
  isIn: (groupId: string) => boolean,
): Actor {
  const roles = roleGroups(groups).filter(([, groupId]) => isIn(groupId));
  return {
    id: person.id,
    name: person.name,
    tenantId,
    roles: [...new Set(roles.map(([role]) => role))],
    teams: groups.teams.filter(({ groupId }) => isIn(groupId)).map(({ id }) => id),
    isGuest: person.isGuest,
  };
}

const allRoles: readonly Role[] = [
  'staff',
  'commissioner',
  'manager',
  'safeguarding',
  'administrator',
  'schoolReader',
];

function roleGroups({ roles, adminGroupId }: Groups): [Role, string][] {
  const named = allRoles.map((role): [Role, string | undefined] => [role, roles[role]]);
  const all = [...named, ['administrator', adminGroupId] satisfies [Role, string | undefined]];
  return all.flatMap(([role, id]): [Role, string][] => (id === undefined ? [] : [[role, id]]));
}

function groupIdsIn(groups: Groups): string[] {
  const roles = roleGroups(groups).map(([, groupId]) => groupId);
  return [...new Set([...roles, ...groups.teams.map(({ groupId }) => groupId)])];
}
