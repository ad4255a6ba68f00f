import type { Role } from '../people/actor';
import type { Team } from '../settings/settings';
import { demoDomain, demoPeople, demoTeams, type DemoPerson, roleGroups } from './people';

/** One Graph request of an administrator: answers the body, throws when it is refused. */
export type GraphCall = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

/** The ids that the tenant gave to the demo's people and groups. */
export interface DemoTenant {
  personIds: ReadonlyMap<string, string>;
  roles: Partial<Record<Role, string>>;
  teams: readonly Team[];
}

/** Makes people and groups through Graph's own POST /users and /groups, as an administrator would. */
export async function makeTenant(graph: GraphCall): Promise<DemoTenant> {
  const personIds = new Map<string, string>();
  for (const person of demoPeople) personIds.set(person.alias, await makePerson(graph, person));
  const roles: Partial<Record<Role, string>> = {};
  for (const [role, name] of Object.entries(roleGroups) as [Role, string][]) {
    const members = demoPeople.filter((person) => person.roles.includes(role));
    roles[role] = await makeGroup(graph, name, idsOf(members, personIds));
  }
  const teams: Team[] = [];
  for (const team of demoTeams) {
    const members = demoPeople.filter((person) => person.teams.includes(team.id));
    teams.push({
      ...team,
      groupId: await makeGroup(graph, `EP ${team.name}`, idsOf(members, personIds)),
    });
  }
  return { personIds, roles, teams };
}

async function makePerson(graph: GraphCall, person: DemoPerson): Promise<string> {
  const guestName = `${person.alias}_okebury-school.example#EXT#`;
  const user = await graph('POST', '/users', {
    accountEnabled: true,
    displayName: person.name,
    givenName: person.name.split(' ')[0],
    surname: person.name.split(' ').at(-1),
    jobTitle: person.jobTitle,
    mailNickname: person.alias,
    mail: person.isGuest
      ? `${person.alias}@okebury-school.example`
      : `${person.alias}@${demoDomain}`,
    userPrincipalName: `${person.isGuest ? guestName : person.alias}@${demoDomain}`,
    userType: person.isGuest ? 'Guest' : 'Member',
    passwordProfile: { password: 'Not-used-1', forceChangePasswordNextSignIn: false },
  });
  return idOf(user);
}

async function makeGroup(
  graph: GraphCall,
  name: string,
  members: readonly string[],
): Promise<string> {
  const group = await graph('POST', '/groups', {
    displayName: name,
    mailEnabled: false,
    mailNickname: name.replace(/\W/g, ''),
    securityEnabled: true,
  });
  const id = idOf(group);
  for (const member of members) {
    await graph('POST', `/groups/${id}/members/$ref`, {
      '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${member}`,
    });
  }
  return id;
}

function idsOf(people: readonly DemoPerson[], ids: ReadonlyMap<string, string>): string[] {
  return people.flatMap(({ alias }) => ids.get(alias) ?? []);
}

function idOf(made: unknown): string {
  if (typeof made === 'object' && made !== null && 'id' in made && typeof made.id === 'string')
    return made.id;
  throw new Error('Graph made something without an id.');
}
