import type { Approval, Snapshot, Stage } from '../../teamsapp/approvals/approval';
import { firstApprovalKey } from '../../teamsapp/approvals/approval';
import type { Child } from '../../teamsapp/children/child';
import { hashEvent, type AuditKey, type Person, type RowEvent } from '../../teamsapp/common/event';
import type { Draft } from '../../teamsapp/drafts/draft';
import type { EducationPackage } from '../../teamsapp/packages/educationPackage';
import type { Actor } from '../../teamsapp/people/actor';
import type { Provider } from '../../teamsapp/providers/provider';
import type { SettingValues } from '../../teamsapp/settings/settings';
import { calendar } from './calendar';

/** The key of all hashes and seals in tests. */
export const testAuditKey: AuditKey = { id: 'test', secret: 'a secret for tests only' };

/** A UUID that ends in the number, for ids of people and request keys. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A member of staff of the Inclusion team, unless told otherwise. */
export function anActor(over: Partial<Actor> = {}): Actor {
  return {
    id: uuid(1),
    name: 'Priya Nair',
    tenantId: uuid(9000),
    roles: ['staff'],
    teams: ['inclusion'],
    isGuest: false,
    ...over,
  };
}

/** Inclusion, logs packages. */
export const priya = anActor();
/** Team Manager of Inclusion. */
export const megan = anActor({ id: uuid(2), name: 'Megan Ashworth', roles: ['staff', 'manager'] });
/** Team Manager of SEND. */
export const tom = anActor({
  id: uuid(3),
  name: 'Tom Hale',
  roles: ['staff', 'manager'],
  teams: ['send'],
});
export const ruth = anActor({
  id: uuid(4),
  name: 'Ruth Allen',
  roles: ['administrator'],
  teams: [],
});
export const carol = anActor({
  id: uuid(5),
  name: 'Carol Birch',
  roles: ['staff', 'commissioner'],
  teams: [],
});
export const sam = anActor({
  id: uuid(6),
  name: 'Sam Okoro',
  roles: ['staff', 'safeguarding'],
  teams: [],
});
/** Staff of SEND, neither manager nor approver. */
export const dee = anActor({ id: uuid(7), name: 'Dee Marsh', teams: ['send'] });
export const schoolReader = anActor({
  id: uuid(8),
  name: 'Alan Price',
  roles: ['schoolReader'],
  teams: [],
  isGuest: true,
});

/** Everybody above. */
export const everybody: readonly Actor[] = [priya, megan, tom, ruth, carol, sam, dee, schoolReader];

/** The settings of Wealdshire: one stage, Team Manager of the package's team, two working days. */
export const wealdshire: SettingValues = {
  council: {
    name: 'Wealdshire County Council',
    childReferencePattern: '(?=[A-Z]*[0-9])[A-Z0-9]{2,12}',
    hoursAtMost: 60,
    hoursWarnedAbove: 25,
    initialsInChannels: false,
  },
  roles: {
    staff: 'group-staff',
    commissioner: 'group-commissioner',
    manager: 'group-manager',
    safeguarding: 'group-safeguarding',
    administrator: 'group-administrator',
    schoolReader: 'group-schoolReader',
  },
  teams: [
    { id: 'inclusion', name: 'Inclusion', groupId: 'group-inclusion' },
    { id: 'send', name: 'SEND', groupId: 'group-send' },
    { id: 'virtualSchool', name: 'Virtual School', groupId: 'group-virtualSchool' },
  ],
  approvalRules: {
    stages: [
      {
        name: 'Team Manager',
        body: { role: 'manager', ofTeam: 'package' },
        quorum: 1,
        waitingDays: 2,
      },
    ],
  },
  calendar,
  channels: [],
  deputies: [],
  panels: [],
  lots: [
    { code: '2a', name: 'EOTAS packages' },
    { code: '2b', name: 'Reintegration packages' },
  ],
  budgets: [{ financialYear: 2026, amount: 31_000_000 }],
  procurement: {
    lightTouchThreshold: 66_354_000,
    edition: 'Procurement Act 2023, as on 1 January 2026',
  },
};

/** Calm Waters Tuition, active and assured, unless told otherwise. */
export function aProvider(over: Partial<Provider> = {}): Provider {
  const id = over.id ?? 37;
  return {
    id,
    requestKey: uuid(20_000 + id),
    eTag: '1',
    ...created('provider', over.requestKey ?? uuid(20_000 + id), 'added', carol),
    name: 'Calm Waters Tuition',
    providerType: 'Tuition',
    registrationStatus: 'nonSchool',
    assuranceStatus: 'assured',
    assuranceDate: '2026-09-01',
    status: 'active',
    town: 'Norbridge',
    postcode: 'NB1 4TT',
    needs: [],
    lots: [],
    ...over,
  };
}

/** AB12, known to Inclusion, not restricted, unless told otherwise. */
export function aChild(over: Partial<Child> = {}): Child {
  const id = over.id ?? 12;
  const requestKey = over.requestKey ?? `child-${over.reference ?? 'AB12'}`;
  return {
    id,
    requestKey,
    eTag: '1',
    ...created('child', requestKey, 'added', priya),
    reference: 'AB12',
    initials: 'J.K.',
    ehcPlan: true,
    lookedAfter: false,
    team: 'inclusion',
    restricted: false,
    ...over,
  };
}

/** EP-1042: child AB12 with provider 37, 4 hours a week at £36.00 this autumn, logged by Priya Nair. */
export function aPackage(over: Partial<EducationPackage> = {}): EducationPackage {
  const id = over.id ?? 1042;
  const requestKey = over.requestKey ?? uuid(40_000 + id);
  return {
    id,
    requestKey,
    eTag: '1',
    ...created('package', requestKey, 'logged', over.requester ?? priya),
    childReference: 'AB12',
    providerId: 37,
    legalRoute: 'SECTION_19',
    reason: 'illness',
    team: 'inclusion',
    requester: person(priya),
    hoursPerWeek: 4,
    price: 3600,
    priceUnit: 'hour',
    startDate: '2026-09-07',
    endDate: '2026-12-18',
    // 7 September to 18 December 2026 less half-term: 14 weeks of 4 hours at £36.00 are £2,016.
    schoolWeeks: 14,
    weeklyCost: 14_400,
    wholeCost: 201_600,
    costByYear: { '2026': 201_600 },
    procurementRoute: 'spot',
    status: 'active',
    objectives: 'Attend four sessions in a row.',
    retrospective: false,
    ...over,
  };
}

/** The open Team Manager stage, due on 26 November 2026. */
export function aStage(over: Partial<Stage> = {}): Stage {
  return {
    id: 's1',
    rule: {
      name: 'Team Manager',
      body: { role: 'manager', ofTeam: 'package' },
      quorum: 1,
      waitingDays: 2,
    },
    state: 'open',
    openedAt: '2026-11-24T09:00:00.000Z',
    dueDate: '2026-11-26',
    decisions: [],
    questions: [],
    ...over,
  };
}

/** The frozen facts of `aPackage`. */
export function aSnapshot(over: Partial<Snapshot> = {}): Snapshot {
  return {
    childReference: 'AB12',
    providerName: 'Calm Waters Tuition',
    providerId: 37,
    facts: [{ label: 'Dates', value: '7 September to 18 December 2026 (14 school weeks)' }],
    concerns: [],
    wholeCost: 201_600,
    weeklyCost: 14_400,
    costByYear: { '2026': 201_600 },
    startDate: '2026-09-07',
    endDate: '2026-12-18',
    hoursPerWeek: 4,
    objectives: 'Attend four sessions in a row.',
    ...over,
  };
}

/** The first approval of EP-1042, waiting for its Team Manager, asked for by Priya Nair. */
export function anApproval(over: Partial<Approval> = {}): Approval {
  const packageId = over.packageId ?? 1042;
  const packageKey = over.packageKey ?? uuid(40_000 + packageId);
  const requestKey = over.requestKey ?? firstApprovalKey(packageKey);
  return {
    id: 2207,
    requestKey,
    eTag: '1',
    ...created('approval', requestKey, 'asked for approval', over.requester ?? priya),
    packageKey,
    packageId,
    kind: 'new',
    state: 'open',
    requester: person(priya),
    team: 'inclusion',
    stages: [aStage()],
    snapshot: aSnapshot({ packageId }),
    seen: 1,
    ruleSetFrom: '2026-04-01',
    waitingFor: 'Team Manager',
    dueDate: '2026-11-26',
    ...over,
  };
}

/** Priya Nair's empty draft, kept until 1 December 2026. */
export function aDraft(over: Partial<Draft> = {}): Draft {
  const id = over.id ?? 1;
  return {
    id,
    requestKey: uuid(60_000 + id),
    eTag: '1',
    writerId: priya.id,
    form: {},
    remarks: [],
    expires: '2026-12-01T10:00:00.000Z',
    ...over,
  };
}

function created(noun: string, requestKey: string, verb: string, by: Person) {
  const lastEvent: RowEvent = {
    sequence: 1,
    actor: person(by),
    at: '2026-09-01T09:00:00.000Z',
    verb,
    before: {},
    after: {},
  };
  const eventHash = hashEvent(testAuditKey, `${noun}:${requestKey}`, lastEvent, '');
  return { lastEvent, eventHash };
}

function person({ id, name }: Person): Person {
  return { id, name };
}
