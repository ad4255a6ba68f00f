import type { Role } from '../people/actor';
import type { Team } from '../settings/settings';

/** A person of the fictional council. The first five are also the Agents Playground's five. */
export interface DemoPerson {
  /** The user principal name before the @. */
  alias: string;
  name: string;
  jobTitle: string;
  roles: readonly Role[];
  teams: readonly string[];
  isGuest?: true;
}

export const demoDomain = 'wealdshire.example';

/** Teams of the fictional council, without their groups' ids. */
export const demoTeams: readonly Omit<Team, 'groupId'>[] = [
  { id: 'send', name: 'SEND team' },
  { id: 'inclusion', name: 'Inclusion' },
  { id: 'homeEducation', name: 'Home Education' },
  { id: 'virtualSchool', name: 'Virtual School' },
  { id: 'medical', name: 'Medical and section 19' },
];

/** Everyone is invented. */
export const demoPeople: readonly DemoPerson[] = [
  person('priya.nair', 'Priya Nair', 'SEND case officer', ['staff'], ['send']),
  person('megan.ashworth', 'Megan Ashworth', 'SEND team manager', ['staff', 'manager'], ['send']),
  person('ruth.allen', 'Ruth Allen', 'Education systems lead', ['administrator'], []),
  person('tom.okafor', 'Tom Okafor', 'Commissioning manager', ['commissioner'], []),
  person('daniel.osei', 'Daniel Osei', 'Inclusion officer', ['staff'], ['inclusion']),
  person('amira.khan', 'Amira Khan', 'Inclusion team manager', ['staff', 'manager'], ['inclusion']),
  person('tom.hale', 'Tom Hale', 'Home Education manager', ['staff', 'manager'], ['homeEducation']),
  person('sian.pryce', 'Siân Pryce', 'Home Education officer', ['staff'], ['homeEducation']),
  person(
    'lewis.grant',
    'Lewis Grant',
    'Virtual School head',
    ['staff', 'manager'],
    ['virtualSchool'],
  ),
  person('joanna.mills', 'Joanna Mills', 'Virtual School officer', ['staff'], ['virtualSchool']),
  person('farah.aziz', 'Farah Aziz', 'Medical needs manager', ['staff', 'manager'], ['medical']),
  person('peter.lowe', 'Peter Lowe', 'Section 19 officer', ['staff'], ['medical']),
  person('grace.obi', 'Grace Obi', 'Safeguarding lead', ['safeguarding'], []),
  person('eleanor.marsh', 'Eleanor Marsh', 'Head of service', ['manager'], []),
  {
    ...person('office.okebury', 'Helen Frost', 'Okebury School', ['schoolReader'], []),
    isGuest: true,
  },
];

function person(
  alias: string,
  name: string,
  jobTitle: string,
  roles: readonly Role[],
  teams: readonly string[],
): DemoPerson {
  return { alias, name, jobTitle, roles, teams };
}

/** Names of the groups that stand for roles. */
export const roleGroups: Record<Role, string> = {
  staff: 'EP Staff',
  commissioner: 'EP Commissioners',
  manager: 'EP Managers',
  safeguarding: 'EP Safeguarding',
  administrator: 'EP Administrators',
  schoolReader: 'EP School readers',
};
