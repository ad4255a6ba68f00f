import type { Person } from '../../teamsapp/common/event';
import type { Actor, Directory, Memberships } from '../../teamsapp/people/actor';
import type { SettingValues } from '../../teamsapp/settings/settings';
import {
  anActor,
  carol,
  dee,
  megan,
  priya,
  ruth,
  sam,
  schoolReader,
  tom,
  uuid,
  wealdshire,
} from '../support/build';

/** Somebody with the groups that are neither a role's nor a team's. */
export interface Somebody extends Actor {
  groups: readonly string[];
}

const somebody = (number: number, name: string, over: Partial<Somebody>): Somebody => ({
  ...anActor({ id: uuid(number), name, roles: [], teams: [], ...over }),
  groups: over.groups ?? [],
});

/** Members of the panel, who hold no role of the app. */
export const panel: readonly Somebody[] = Array.from({ length: 54 }, (_, index) =>
  somebody(100 + index, `Panel ${String(index + 1)}`, { groups: ['group-panel'] }),
);

/** Those who press most: few, so that they meet each other. */
export const regulars: readonly Somebody[] = [
  ...[priya, megan, tom, ruth, carol, sam, dee, schoolReader].map((one) => ({
    ...one,
    groups: [],
  })),
  somebody(21, 'Kofi Mensah', { roles: ['staff'], teams: ['inclusion'] }),
  somebody(22, 'Lewis Grant', { roles: ['staff', 'manager'], teams: ['inclusion'] }),
  somebody(23, 'Hana Osei', { roles: ['commissioner'] }),
  somebody(24, 'Zoe Outside', {}),
  ...panel.slice(0, 4),
];

/** The people of the tenant as they are now; groups are asked for each time. */
export interface Tenant {
  people: Map<string, Somebody>;
  directory: Directory;
}

/** A tenant with everybody in it as they begin. */
export function tenant(): Tenant {
  const people = new Map([...regulars, ...panel].map((one) => [one.id, one]));
  const memberships: Memberships = {
    actor: (id) => Promise.resolve(people.get(id) ?? anActor({ id, roles: [], teams: [] })),
    members: (groupId) => Promise.resolve(membersOf(people, groupId)),
    people: () => Promise.resolve([...people.values()].filter(({ roles }) => roles.length > 0)),
  };
  return { people, directory: { ...memberships, lastKnown: memberships } };
}

function membersOf(people: ReadonlyMap<string, Somebody>, groupId: string): Person[] {
  const { roles, teams }: SettingValues = wealdshire;
  const team = teams.find((one) => one.groupId === groupId)?.id;
  return [...people.values()].filter(
    (one) =>
      one.groups.includes(groupId) ||
      (team !== undefined && one.teams.includes(team)) ||
      one.roles.some((role) => roles[role] === groupId),
  );
}
