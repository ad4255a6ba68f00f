import { newApproval } from '../../../teamsapp/approvals/openApproval';
import { appWith, settingRows } from '../../support/app';
import { aChild, aPackage, aProvider, priya, wealdshire } from '../../support/build';

const input = {
  educationPackage: aPackage({
    startDate: '2027-06-09',
    endDate: '2027-07-16',
    hoursPerWeek: 12,
    price: 4500,
    schoolWeeks: 5.6,
    wholeCost: 302_400,
    weeklyCost: 54_000,
    costByYear: { '2027': 302_400 },
  }),
  provider: aProvider(),
  child: aChild(),
  requester: priya,
};

describe('opening a request for approval', () => {
  test('its key follows from the package’s, so that it is made once', () => {
    expect(newApproval(appWith(), input).requestKey).toBe(
      `${input.educationPackage.requestKey}:new`,
    );
  });

  test('made again from the same package it is the same request', () => {
    const app = appWith();
    const { requestKey, stages, snapshot, dueDate } = newApproval(app, input);
    app.clock.set('2026-11-24T15:00:00.000Z');
    expect(newApproval(app, input)).toMatchObject({ requestKey, stages, snapshot, dueDate });
  });

  test('opens the first stage with its working days and leaves the others', () => {
    const stage = (name: string) => ({
      name,
      body: { role: 'manager' as const },
      quorum: 1,
      waitingDays: 3,
    });
    const approvalRules = { stages: [stage('Team Manager'), stage('SEND Panel')] };
    // The package was logged on Tuesday 1 September 2026.
    expect(newApproval(appWith({ settings: { approvalRules } }), input)).toMatchObject({
      state: 'open',
      waitingFor: 'Team Manager',
      dueDate: '2026-09-04',
      seen: 1,
      stages: [
        { id: 's1', state: 'open', dueDate: '2026-09-04', openedAt: '2026-09-01T09:00:00.000Z' },
        { id: 's2', state: 'notYet' },
      ],
    });
  });

  test('remembers from which day its rules hold', () => {
    expect(newApproval(appWith(), input).ruleSetFrom).toBe('2025-09-01');
    const settings = settingRows(wealdshire).filter(({ name }) => name !== 'approvalRules');
    expect(newApproval(appWith({ settingRows: settings }), input).ruleSetFrom).toBe('2000-01-01');
  });

  test('freezes what was asked as facts that can be read aloud', () => {
    expect(newApproval(appWith(), input).snapshot.facts).toEqual([
      { label: 'Hours', value: '12 hours a week' },
      { label: 'Price', value: '£45.00 an hour' },
      { label: 'Dates', value: '9 June to 16 July 2027 (5.6 school weeks)' },
      { label: 'Whole cost', value: '£3,024.00' },
      { label: 'Cost 2027 to 2028', value: '£3,024.00' },
      { label: 'Provider', value: 'Calm Waters Tuition, Norbridge' },
      { label: 'Registration', value: 'Not registered as a school' },
      { label: 'Assurance', value: 'Assured, 1 September 2026' },
      { label: 'Route', value: 'Section 19' },
      { label: 'Reason', value: 'Illness' },
      { label: 'Procurement', value: 'Spot purchase' },
      { label: 'Team', value: 'Inclusion' },
    ]);
  });

  test('holds no identity of the child but the reference', () => {
    const child = aChild({ initials: 'Q.X.', upn: 'A123456789012', dateOfBirth: '2013-05-04' });
    const text = JSON.stringify(newApproval(appWith(), { ...input, child }));
    expect(text).toContain('AB12');
    expect(text).not.toMatch(/Q\.X\.|A123456789012|2013-05-04|lookedAfter|ehcPlan/);
  });

  test('carries the concerns of the moment', () => {
    const titles = newApproval(appWith(), input).snapshot.concerns.map(({ title }) => title);
    expect(titles).toEqual([
      'Off contract',
      'Listed price not known',
      'Cost of the first twelve months',
      'Budget for 2027 to 2028 not set',
      'Not enough packages to compare the price',
      'All packages with this provider',
      'When the duty began is not recorded',
      'Review due',
    ]);
  });
});
