import { pounds, type Pence } from '../common/money';
import type { Role } from '../people/actor';
import type { AssuranceStatus } from '../providers/provider';
import { blankLimitsOf } from '../settings/blankLimits';
import type { Body, StageCondition, StageRule } from '../settings/settings';
import { counted, listed, routeWords } from './requestWords';

/** A stage of the rules as pages say it: "Costs more than £10,000.00 a year" → who · how long. */
export interface StageWords {
  name: string;
  /** When a package passes it, one entry for each condition that is enough; "Any package". */
  when: string[];
  who: string;
  howLong: string;
  /** What else is asked of it, a few words each. */
  also: string[];
  /** Sentences on what keeps it from doing what it says. */
  warnings: string[];
}

/** What people call those who hold a role, in the singular. */
export const roleWords: Readonly<Record<Role, string>> = {
  manager: 'Team Manager',
  commissioner: 'Commissioner',
  safeguarding: 'Safeguarding lead',
  administrator: 'Administrator',
  staff: 'Member of staff',
  schoolReader: 'School reader',
};

const assuranceWords: Readonly<Record<AssuranceStatus, string>> = {
  notAsked: 'not asked for',
  asked: 'asked for, no answer yet',
  answered: 'answered, not yet assessed',
  assured: 'given',
  conditions: 'given with conditions',
  expired: 'expired',
  suspended: 'suspended',
};

type Say = (condition: StageCondition) => string;

/** Each key of a condition as a few words about a package, in the order in which they are said. */
const sayings: Readonly<Record<keyof StageCondition, Say>> = {
  routes: ({ routes = [] }) =>
    `route is ${listed(
      routes.map((route) => routeWords(route)),
      'or',
    )}`,
  annualCostAbove: ({ annualCostAbove }) => costs(annualCostAbove, 'a year'),
  weeklyCostAbove: ({ weeklyCostAbove }) => costs(weeklyCostAbove, 'a week'),
  weeksAbove: ({ weeksAbove }) =>
    typeof weeksAbove === 'number'
      ? `runs for more than ${counted(weeksAbove, 'school week')}`
      : 'runs for more school weeks than a limit that is not set',
  assurance: ({ assurance: ones = [] }) =>
    `assurance of the provider is ${listed(
      ones.map((one) => assuranceWords[one]),
      'or',
    )}`,
  offContract: () => 'off contract',
  unregistered: () => 'provider is not registered as a school',
  illegalSchoolConcern: () => 'possible concern about an unregistered school',
  residential: () => 'residential',
  retrospective: () => 'logged after its first day',
  restrictedChild: () => 'child is restricted',
};

const order = Object.keys(sayings);

/** What a condition asks of a package, all of it: "Off contract and costs more than £500.00 a week". */
export function conditionWords(condition: StageCondition): string {
  const parts = Object.keys(condition)
    .filter(isKey)
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((key) => sayings[key](condition));
  return capital(parts.join(' and '));
}

/** Who a body is: "Team Manager of the package’s team", "Tom Hale or Megan Ashworth", a group. */
export function bodyWords(body: Body): string {
  if ('people' in body) {
    return body.people.length === 0
      ? 'Nobody yet'
      : listed(
          body.people.map(({ name }) => name),
          'or',
        );
  }
  if ('panel' in body) return 'the panel, in its meeting';
  if ('groupId' in body) return `the group ${body.groupName || body.groupId}`;
  const role = roleWords[body.role];
  return body.ofTeam === 'package' ? `${role} of the package’s team` : `any ${role}`;
}

/** A stage as sentences of a page, with warnings on limits that were left blank. */
export function stageWords({ when, ...rule }: StageRule): StageWords {
  const { name, body, quorum, waitingDays } = rule;
  const one = capital(bodyWords(body));
  return {
    name,
    when: when === undefined ? ['Any package'] : when.map(conditionWords),
    who: quorum === 1 ? one : `${one}, ${counted(quorum, 'approval')}`,
    howLong: waitingDays === 0 ? 'the same day' : counted(waitingDays, 'working day'),
    also: alsoOf(rule),
    warnings: (when ?? []).flatMap(blankWarnings),
  };
}

function alsoOf({ beside, differentPerson, escalateTo }: Omit<StageRule, 'when'>): string[] {
  return [
    ...(beside ? ['at the same time as the stage before'] : []),
    ...(differentPerson ? ['by nobody who decided another stage'] : []),
    ...(escalateTo ? [`when late, ${bodyWords(escalateTo)} is told`] : []),
  ];
}

function blankWarnings(condition: StageCondition): string[] {
  return blankLimitsOf(condition).map(
    (blank) =>
      `No limit is set for ${blank}: this condition holds for no package until you set one.`,
  );
}

function costs(limit: Pence | null | undefined, each: string): string {
  return typeof limit === 'number'
    ? `costs more than ${pounds(limit)} ${each}`
    : `costs more ${each} than a limit that is not set`;
}

function isKey(key: string): key is keyof StageCondition {
  return Object.hasOwn(sayings, key);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
