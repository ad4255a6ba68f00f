import type { Approval } from '../../teamsapp/approvals/approval';
import type { Child } from '../../teamsapp/children/child';
import type { RowEvent } from '../../teamsapp/common/event';
import type { NewRow } from '../../teamsapp/common/store';
import type { EducationPackage } from '../../teamsapp/packages/educationPackage';
import type { Meeting } from '../../teamsapp/panels/meeting';
import type { Provider } from '../../teamsapp/providers/provider';

/** Rows for tests: fixed, invented, and changed only where a test names something. */
export const megan = { id: '5b9b0f6a-1111-4222-8333-444455556666', name: 'Megan Asher' };

export const firstEvent: RowEvent = {
  sequence: 1,
  actor: megan,
  at: '2026-11-21T09:15:30.125Z',
  verb: 'logged',
  before: {},
  after: { status: 'submitted', wholeCost: 302_400 },
};

export function aProvider(changes: Partial<NewRow<Provider>> = {}): NewRow<Provider> {
  return {
    requestKey: 'urn:141502',
    name: 'Forest Trail',
    providerType: 'Other independent school',
    registrationStatus: 'registeredIndependentSchool',
    assuranceStatus: 'assured',
    status: 'active',
    needs: ['SEMH', 'ASD'],
    lots: ['2a', '4b'],
    lastEvent: firstEvent,
    eventHash: 'k1.aaaa',
    ...changes,
  };
}

export function aChild(changes: Partial<NewRow<Child>> = {}): NewRow<Child> {
  return {
    requestKey: 'child:5f2a',
    reference: 'AB12',
    initials: 'RT',
    dateOfBirth: '2013-02-28',
    ehcPlan: true,
    lookedAfter: false,
    team: 'send',
    restricted: false,
    lastEvent: firstEvent,
    eventHash: 'k1.bbbb',
    ...changes,
  };
}

export function aPackage(
  changes: Partial<NewRow<EducationPackage>> = {},
): NewRow<EducationPackage> {
  return {
    requestKey: '0d9f4c1e-0000-4000-8000-000000000001',
    childReference: 'AB12',
    providerId: 1,
    legalRoute: 'EOTAS_S61',
    team: 'send',
    requester: megan,
    hoursPerWeek: 12,
    price: 4500,
    priceUnit: 'hour',
    startDate: '2026-06-09',
    endDate: '2026-07-18',
    schoolWeeks: 5.6,
    weeklyCost: 54_000,
    wholeCost: 302_400,
    costByYear: { '2026': 302_400 },
    procurementRoute: 'spot',
    status: 'submitted',
    retrospective: false,
    lastEvent: firstEvent,
    eventHash: 'k1.cccc',
    ...changes,
  };
}

export function anApproval(changes: Partial<NewRow<Approval>> = {}): NewRow<Approval> {
  return {
    requestKey: '0d9f4c1e-0000-4000-8000-000000000001:new',
    packageKey: '0d9f4c1e-0000-4000-8000-000000000001',
    kind: 'new',
    state: 'open',
    requester: megan,
    team: 'send',
    stages: [
      {
        id: 's1',
        rule: {
          name: 'Team Manager',
          body: { role: 'manager', ofTeam: 'package' },
          quorum: 1,
          waitingDays: 5,
        },
        state: 'open',
        dueDate: '2026-11-28',
        openedAt: '2026-11-21T09:15:30.125Z',
        decisions: [],
        questions: [],
      },
    ],
    snapshot: {
      childReference: 'AB12',
      providerName: 'Forest Trail',
      providerId: 1,
      facts: [{ label: 'Hours', value: '12 a week' }],
      concerns: [],
      wholeCost: 302_400,
      weeklyCost: 54_000,
      costByYear: { '2026': 302_400 },
      startDate: '2026-06-09',
      endDate: '2026-07-18',
    },
    seen: 1,
    ruleSetFrom: '2026-04-01',
    waitingFor: 'Team Manager',
    dueDate: '2026-11-28',
    lastEvent: firstEvent,
    eventHash: 'k1.dddd',
    ...changes,
  };
}

/** An open meeting of a panel with one item, decided, and one put off. */
export function aMeeting(changes: Partial<NewRow<Meeting>> = {}): NewRow<Meeting> {
  return {
    requestKey: 'meeting:resource:2026-11-24',
    panelId: 'resource',
    panelName: 'SEN Resource Panel',
    date: '2026-11-24',
    state: 'open',
    chair: megan,
    minuteTaker: { id: 'r-1', name: 'Ruth Allen' },
    attendees: [megan, { id: 'c-1', name: 'Carol Birch' }],
    items: [
      {
        approvalId: 12,
        stageId: 's2',
        interests: ['c-1'],
        outcome: { verdict: 'approve', at: '2026-11-24T10:00:00.000Z' },
      },
      { approvalId: 13, stageId: 's1', late: true, interests: [] },
    ],
    notes: 'Item 2 came late.\nEnded at noon.',
    openedAt: '2026-11-24T09:00:00.000Z',
    lastEvent: firstEvent,
    eventHash: 'k1.eeee',
    ...changes,
  };
}
