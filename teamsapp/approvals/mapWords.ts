import { pounds } from '../common/money';
import type { Role } from '../people/actor';
import type { AssuranceStatus } from '../providers/provider';
import type { Body, StageCondition } from '../settings/settings';
import { counted, listed, routeWords } from './requestWords';

const roles: Readonly<Record<Role, string>> = {
  staff: 'a member of staff',
  commissioner: 'a commissioner',
  manager: 'a Team Manager',
  safeguarding: 'a safeguarding lead',
  administrator: 'an administrator',
  schoolReader: 'a school reader',
};

const assurances: Readonly<Record<AssuranceStatus, string>> = {
  notAsked: 'not asked for',
  asked: 'asked for',
  answered: 'answered',
  assured: 'given',
  conditions: 'given with conditions',
  expired: 'expired',
  suspended: 'suspended',
};

type Say = (condition: StageCondition) => string;

/** What each part of a condition says of a package. */
const says: Readonly<Record<keyof StageCondition, Say>> = {
  routes: ({ routes = [] }) => `its route is ${anyOf(routes.map((route) => routeWords(route)))}`,
  annualCostAbove: ({ annualCostAbove }) => `it costs more than ${money(annualCostAbove)} a year`,
  weeklyCostAbove: ({ weeklyCostAbove }) => `it costs more than ${money(weeklyCostAbove)} a week`,
  weeksAbove: ({ weeksAbove }) =>
    typeof weeksAbove === 'number'
      ? `it runs for more than ${counted(weeksAbove, 'school week')}`
      : 'it runs for more weeks than a limit that is not set',
  assurance: ({ assurance = [] }) =>
    `its provider’s assurance is ${anyOf(assurance.map((one) => assurances[one]))}`,
  offContract: () => 'it is off contract',
  unregistered: () => 'its provider is not registered as a school',
  illegalSchoolConcern: () => 'there is a possible concern about an unregistered school',
  residential: () => 'it is residential',
  retrospective: () => 'it was logged after its first day',
  restrictedChild: () => 'the child is restricted',
};

/** What a package must be like to meet the condition: "it is residential and it is off contract". */
export function conditionWords(condition: StageCondition): string {
  return listed(
    Object.keys(says)
      .filter(isPart)
      .filter((part) => condition[part] !== undefined)
      .map((part) => says[part](condition)),
  );
}

/**
 * Who a body is, in the middle of a sentence. People are named to colleagues alone: a school
 * learns that there are some.
 */
export function bodyWords(body: Body, withNames: boolean): string {
  if ('people' in body) {
    if (body.people.length === 0) return 'nobody yet';
    return withNames ? anyOf(body.people.map(({ name }) => name)) : 'people whom the rules name';
  }
  if ('panel' in body) return 'a panel in its meeting';
  if ('groupId' in body) return `a member of ${body.groupName || 'a group'}`;
  return body.ofTeam === 'package' ? `${roles[body.role]} of the package’s team` : roles[body.role];
}

function anyOf(words: readonly string[]): string {
  return listed(words, 'or');
}

function money(pence: number | null | undefined): string {
  return typeof pence === 'number' ? pounds(pence) : 'a limit that is not set';
}

function isPart(key: string): key is keyof StageCondition {
  return Object.hasOwn(says, key);
}
