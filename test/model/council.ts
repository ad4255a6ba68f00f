import type { Child } from '../../teamsapp/children/child';
import type { PackageForm } from '../../teamsapp/drafts/draft';
import type { Provider } from '../../teamsapp/providers/provider';
import type { ApprovalRules, StageRule } from '../../teamsapp/settings/settings';
import { aChild, aProvider, ruth } from '../support/build';
import { regulars } from './people';

/** A Wednesday; Christmas and its bank holidays are ahead. */
export const firstMoment = '2026-12-16T10:00:00.000Z';

/** Before this day everything can be logged: forms begin in February 2027. */
export const lastLogDay = '2027-12-01';

/** The children; each has one package at most, so that no other one changes what is known of it. */
export const children: readonly Child[] = ['AA11', 'BB22', 'CC33', 'DD44'].map((reference, index) =>
  aChild({
    id: index + 1,
    reference,
    team: index % 2 === 0 ? 'inclusion' : 'send',
    // With a plan one child's hours would be a concern about every other child's package.
    ehcPlan: false,
  }),
);

/** Registered and on the framework; neither; and one that nobody has looked up. */
export const providers: readonly Provider[] = [
  aProvider({
    id: 1,
    name: 'Hollin Bank School',
    registrationStatus: 'registeredIndependentSchool',
    lots: ['2a'],
  }),
  aProvider({ id: 2, name: 'Calm Waters Tuition' }),
  aProvider({ id: 3, name: 'Old Mill Farm', registrationStatus: 'notChecked' }),
];

/** What a package is like, with every figure worked out by hand. */
export interface Kind {
  form: Omit<PackageForm, 'childReference' | 'team'>;
  /** What the rules weigh. 22 February to 19 March 2027 are four school weeks. */
  annualCost: number;
  weeklyCost: number;
  offContract: boolean;
  unregistered: boolean | undefined;
  illegalSchoolConcern: boolean;
  residential: boolean;
}

const days = { startDate: '2027-02-22', endDate: '2027-03-19' };
/** The form's first day, for whether a package is logged late. */
export const formBegins = days.startDate;
const terms = { ...days, priceUnit: 'hour', objectives: 'Attend four mornings a week.' } as const;

/** The kinds of packages that are logged. */
export const kinds: readonly Kind[] = [
  {
    // 4 hours at £36.00 are £144.00 a week and £576.00 in all.
    form: {
      ...terms,
      providerId: 1,
      legalRoute: 'SECTION_19',
      reason: 'illness',
      hoursPerWeek: 4,
      price: 3600,
    },
    annualCost: 57_600,
    weeklyCost: 14_400,
    offContract: false,
    unregistered: false,
    illegalSchoolConcern: false,
    residential: false,
  },
  {
    // 15 hours at £60.00 are £900.00 a week and £3,600.00 in all.
    form: {
      ...terms,
      providerId: 2,
      legalRoute: 'EOTAS_S61',
      reason: 'inappropriate',
      hoursPerWeek: 15,
      price: 6000,
    },
    annualCost: 360_000,
    weeklyCost: 90_000,
    offContract: true,
    unregistered: true,
    illegalSchoolConcern: false,
    residential: false,
  },
  {
    // 20 hours at £50.00 are £1,000.00 a week and £4,000.00 in all; 20 hours may be a school.
    form: {
      ...terms,
      providerId: 2,
      legalRoute: 'CHILD_IN_CARE',
      hoursPerWeek: 20,
      price: 5000,
      residential: true,
    },
    annualCost: 400_000,
    weeklyCost: 100_000,
    offContract: true,
    unregistered: true,
    illegalSchoolConcern: true,
    residential: true,
  },
  {
    // 5 hours at £40.00 are £200.00 a week and £800.00 in all.
    form: { ...terms, providerId: 3, legalRoute: 'CME', hoursPerWeek: 5, price: 4000 },
    annualCost: 80_000,
    weeklyCost: 20_000,
    offContract: true,
    unregistered: undefined,
    illegalSchoolConcern: false,
    residential: false,
  },
];

const named = (name: string) => regulars.find((one) => one.name === name) ?? ruth;
const person = ({ id, name }: { id: string; name: string }) => ({ id, name });

const teamManager: StageRule = {
  name: 'Team Manager',
  body: { role: 'manager', ofTeam: 'package' },
  quorum: 1,
  waitingDays: 2,
};
const head: StageRule = {
  name: 'Head of Service',
  body: { role: 'commissioner' },
  quorum: 1,
  waitingDays: 5,
};
const panelRule: StageRule = {
  name: 'SEND Panel',
  body: { groupId: 'group-panel', groupName: 'SEND Panel' },
  quorum: 2,
  waitingDays: 3,
};
const director: StageRule = {
  name: 'Director',
  body: { people: [person(named('Hana Osei')), person(ruth)] },
  quorum: 1,
  waitingDays: 10,
};

/** The rule sets that are published in turn. */
export const ruleSets: readonly ApprovalRules[] = [
  { stages: [teamManager] },
  { stages: [teamManager, { ...head, differentPerson: true }] },
  { stages: [teamManager, { ...panelRule, beside: true }, head] },
  {
    stages: [
      { ...panelRule, quorum: 3, waitingDays: 10 },
      { ...head, when: [{ annualCostAbove: 100_000 }, { offContract: true, weeksAbove: 30 }] },
      { ...director, when: [{ weeklyCostAbove: null }] },
    ],
  },
  {
    stages: [
      { ...teamManager, when: [{ routes: ['SECTION_19', 'CME'] }] },
      {
        ...director,
        name: 'Safeguarding',
        body: { role: 'safeguarding' },
        when: [{ restrictedChild: true }, { illegalSchoolConcern: true }],
      },
      { ...panelRule, name: 'Registration', when: [{ unregistered: true, offContract: true }] },
      { ...head, beside: true },
    ],
  },
  {
    stages: [
      { ...teamManager, body: { role: 'manager' }, quorum: 2 },
      {
        ...teamManager,
        name: 'Second look',
        body: { role: 'manager' },
        differentPerson: true,
        when: [
          { residential: true, weeklyCostAbove: 95_000 },
          { retrospective: true },
          { weeksAbove: 3 },
        ],
      },
      { ...director, beside: true, differentPerson: true },
    ],
  },
  { stages: [{ ...panelRule, quorum: 1 }, director] },
  {
    stages: [
      { ...panelRule, quorum: 3, beside: true },
      { ...head, beside: true },
    ],
  },
];

/** The stages whose requests are posted into the one channel. */
export const postedStages = ['Team Manager', 'Head of Service', 'SEND Panel', 'Second look'];
