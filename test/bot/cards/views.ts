import type {
  ApprovalPage,
  PackageCheck,
  PackagePage,
  StageView,
} from '../../../teamsapp/api/contract';
import type { PostedApproval } from '../../../teamsapp/approvals/approval';
import { aSnapshot, aStage, megan, priya } from '../../support/build';

type ApprovalView = ApprovalPage['approval'];

const facts = [
  { label: 'Hours', value: '21 hours a week' },
  { label: 'Price', value: '£36.00 an hour' },
  { label: 'Dates', value: '30 November 2026 to 16 July 2027 (27 school weeks)' },
  { label: 'Whole cost', value: '£20,412.00' },
  { label: 'Cost 2026 to 2027', value: '£10,584.00' },
  { label: 'Cost 2027 to 2028', value: '£9,828.00' },
  { label: 'Provider', value: 'Forest Trail Learning, Okebury' },
  { label: 'Registration', value: 'Not registered as a school' },
  { label: 'Assurance', value: 'Assured, 18 September 2025' },
  { label: 'Route', value: 'Section 19' },
  { label: 'Reason', value: 'Exclusion' },
  { label: 'Procurement', value: 'Spot purchase' },
  { label: 'Team', value: 'Inclusion' },
];

const concerns = [
  {
    tone: 'danger' as const,
    title: 'Possible full-time education at an unregistered provider',
    sentence:
      'Forest Trail Learning is not registered as a school. With this package 1 of our 6 children there has more than 18 hours a week. 18 hours is guidance, not law: a sign to check, not a finding.',
    about: 'law' as const,
  },
  {
    tone: 'warning' as const,
    title: 'Off contract',
    sentence: 'Forest Trail Learning is on no lot of the council’s framework.',
    about: 'money' as const,
  },
  {
    tone: 'warning' as const,
    title: 'Over budget, 2026 to 2027',
    figure: '£8,000.00',
    sentence: 'over the £310,000.00 for Inclusion, this package counted.',
    about: 'money' as const,
  },
  {
    tone: 'info' as const,
    title: 'Cost of the first twelve months',
    figure: '£20,412.00',
    sentence: 'gross. Money back (school funding, health, social care) is not recorded.',
    about: 'money' as const,
  },
  {
    tone: 'info' as const,
    title: 'Review due',
    figure: '18 December 2026',
    sentence: 'at the latest: at least once in each half term (DfE guide, February 2025).',
    about: 'law' as const,
  },
];

/** EP-1042 with two things to check: 21 hours a week with Forest Trail Learning, waiting for the Team Manager. */
export function anApprovalView(over: Partial<ApprovalView> = {}): ApprovalView {
  return {
    id: 2207,
    packageId: 1042,
    packageReference: 'EP-1042',
    child: 'J.K. · AB12',
    providerName: 'Forest Trail Learning',
    wholeCost: 2_041_200,
    stage: 'Team Manager',
    kind: 'new',
    state: 'open',
    dueDate: '2026-11-26',
    workingDaysLeft: 2,
    requester: 'Priya Nair',
    team: { id: 'inclusion', name: 'Inclusion' },
    askedAt: '2026-11-24T09:00:00.000Z',
    seen: 1,
    stages: [aStageView()],
    route: 'SECTION_19',
    facts,
    concerns,
    objectives: 'Attend four sessions in a row.',
    because: '',
    change: [],
    panelName: '',
    hasPaper: false,
    changedSince: [],
    ...over,
  };
}

export function aStageView(over: Partial<StageView> = {}): StageView {
  return {
    id: 's1',
    name: 'Team Manager',
    state: 'open',
    dueDate: '2026-11-26',
    workingDaysLeft: 2,
    whoDecides: ['Megan Ashworth'],
    decisions: [],
    referrals: [],
    deferrals: [],
    step: 0,
    quorum: 1,
    questions: [],
    channelMissing: false,
    ...over,
  };
}

/** The same request as everyone in the channel sees it. */
export function aPosted(over: Partial<PostedApproval> = {}): PostedApproval {
  return {
    approvalId: 2207,
    packageId: 1042,
    packageReference: 'EP-1042',
    state: 'open',
    kind: 'new',
    requester: { id: priya.id, name: priya.name },
    teamName: 'Inclusion',
    child: 'AB12',
    snapshot: aSnapshot({
      providerName: 'Forest Trail Learning',
      facts,
      concerns,
      wholeCost: 2_041_200,
      weeklyCost: 75_600,
      costByYear: { '2026': 1_058_400, '2027': 982_800 },
      hoursPerWeek: 21,
    }),
    route: 'section 19 (exclusion)',
    stages: [aStage()],
    deciders: [{ id: megan.id, name: megan.name }],
    seen: 1,
    ...over,
  };
}

/** The line of exchange 1, read: £3,024 for 5.6 school weeks with Forest Trail Tutors. */
export function aCheck(over: Partial<PackageCheck> = {}): PackageCheck {
  return {
    form: {
      childReference: 'AB12',
      providerId: 348,
      legalRoute: 'EOTAS_S61',
      reason: 'inappropriate',
      hoursPerWeek: 12,
      price: 4500,
      priceUnit: 'hour',
      startDate: '2027-06-09',
      endDate: '2027-07-16',
    },
    complete: true,
    canAskForApproval: false,
    missing: [],
    faults: [],
    remarks: [],
    concerns: [],
    providerChoices: [],
    provider: { id: 348, name: 'Forest Trail Tutors', place: 'Norbridge NB1', note: 'on Lot 2a' },
    child: { id: 12, label: 'J.K. · AB12', team: 'Inclusion' },
    childKnown: true,
    cost: {
      wholeCost: 302_400,
      weeklyCost: 54_000,
      schoolWeeks: 5.6,
      byYear: [{ year: '2027 to 2028', cost: 302_400 }],
      workings: '28 delivery days of 2.4 hours at £45.00',
    },
    stages: ['Team Manager'],
    firstAnswerBy: '2026-11-26',
    ...over,
  };
}

/** EP-0987, running: 4 hours a week with Calm Waters Tuition. */
export function aPackagePage(over: Partial<PackagePage> = {}): PackagePage {
  return {
    package: {
      id: 987,
      reference: 'EP-0987',
      child: 'J.K. · AB12',
      childId: 12,
      providerId: 37,
      providerName: 'Calm Waters Tuition',
      route: 'SECTION_19',
      state: 'active',
      team: { id: 'inclusion', name: 'Inclusion' },
      hoursPerWeek: 4,
      sessionsPerWeek: null,
      starts: '2026-09-07',
      ends: '2026-12-18',
      wholeCost: 201_600,
      nextReviewDue: '2026-12-11',
      eTag: '1',
      requester: 'Priya Nair',
      reason: 'illness',
      price: 3600,
      priceUnit: 'hour',
      weeklyCost: 14_400,
      schoolWeeks: 14,
      costByYear: [{ year: '2026 to 2027', cost: 201_600 }],
      objectives: 'Attend four sessions in a row.',
      retrospective: false,
      changedOutside: '',
      procurementRoute: 'spot',
      endReason: '',
      residential: false,
      emergency: null,
    },
    provider: { id: 37, name: 'Calm Waters Tuition', status: 'active' },
    next: {
      sentence: 'It ends on 18 December 2026.',
      due: null,
      approvalId: null,
      youDecide: false,
    },
    steps: [],
    approvals: [],
    abilities: { end: true, withdraw: true, change: true, startEmergency: false },
    asOf: null,
    ...over,
  };
}
