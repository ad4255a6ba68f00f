import { checkPackage } from '../../../teamsapp/packages/checkPackage';
import { readPackageLine } from '../../../teamsapp/packages/readPackageLine';
import { appWith } from '../../support/app';
import { aChild, aPackage, aProvider, ruth, dee, priya } from '../../support/build';
import { aForm, aFormWithout } from './forms';

const council = () => ({ providers: [aProvider()], children: [aChild()] });

describe('checking a package before it is saved', () => {
  test('a complete form can be asked for, with its cost, years and who decides', () => {
    const check = checkPackage(appWith(council()), priya, aForm());
    expect(check).toMatchObject({
      complete: true,
      canAskForApproval: true,
      missing: [],
      faults: [],
      provider: { id: 37, name: 'Calm Waters Tuition', place: 'Norbridge NB1', note: 'assured' },
      child: { label: 'J.K. · AB12', team: 'inclusion' },
      childKnown: true,
      cost: {
        wholeCost: 162_000,
        weeklyCost: 54_000,
        schoolWeeks: 3,
        byYear: [{ year: '2026 to 2027', cost: 162_000 }],
        workings: '15 hours a week at £36.00 for 3 school weeks',
      },
      stages: ['Team Manager'],
      firstAnswerBy: '2026-11-26',
    });
  });

  test('without objectives it is complete but cannot be asked for', () => {
    const check = checkPackage(appWith(council()), priya, aFormWithout('objectives'));
    expect(check).toMatchObject({ complete: true, canAskForApproval: false });
    expect(check.missing.map(({ field }) => field)).toEqual(['objectives']);
  });

  test('an empty form says everything that is missing and worries about nothing', () => {
    const check = checkPackage(appWith(council()), priya, {});
    expect(check).toMatchObject({ complete: false, cost: null, concerns: [], childKnown: false });
    expect(check.missing).toHaveLength(9);
  });

  test('a price for a week needs no hours', () => {
    const form = { ...aFormWithout('hoursPerWeek'), price: 54_000, priceUnit: 'week' as const };
    expect(checkPackage(appWith(council()), priya, form)).toMatchObject({
      complete: true,
      cost: { wholeCost: 162_000 },
    });
  });

  test('the team is the child’s, and section 61 brings its own ground', () => {
    const form = { ...aFormWithout('team'), legalRoute: 'EOTAS_S61' as const, reason: undefined };
    const app = appWith({ ...council(), children: [aChild({ team: 'send' })] });
    expect(checkPackage(app, priya, form).form).toMatchObject({
      team: 'send',
      reason: 'inappropriate',
    });
  });

  test.each([
    ['hoursPerWeek', { hoursPerWeek: 80 }, '80 hours a week is more than 60. Did you mean 8?'],
    ['price', { price: 0 }, 'The price must be more than £0.00.'],
    ['endDate', { endDate: '2026-11-29' }, '29 November 2026 is before 30 November 2026.'],
    [
      'startDate',
      { startDate: '2025-03-01' },
      '1 March 2025 is more than a year ago. Check the year.',
    ],
    ['startDate', { startDate: '2026-12-21', endDate: '2026-12-31' }, /^There are no school days/],
    ['endDate', { endDate: '2029-01-31' }, /^No term dates are set for all of/],
    ['sessionsPerWeek', { priceUnit: 'session' as const }, /^Enter the sessions a week/],
    ['childReference', { childReference: 'AB21' }, /^AB21 is not on the list.*Did you mean AB12/],
  ])('points at %s', (field, over, sentence) => {
    const check = checkPackage(appWith(council()), priya, aForm(over));
    expect(check.complete).toBe(false);
    expect(check.faults).toEqual([
      expect.objectContaining({
        field,
        sentence: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
      }),
    ]);
  });

  test('a day on which schools are closed is said, and left as the person chose it', () => {
    const check = checkPackage(appWith(council()), priya, aForm({ startDate: '2026-11-28' }));
    expect(check.form.startDate).toBe('2026-11-28');
    expect(check.remarks).toEqual([
      {
        title: 'The first day is no school day.',
        sentence:
          '28 November 2026 is a Saturday. Delivery is counted from Monday 30 November 2026.',
      },
    ]);
  });

  test('more hours than a school week has are warned about', () => {
    const check = checkPackage(appWith(council()), priya, aForm({ hoursPerWeek: 26 }));
    expect(check.complete).toBe(true);
    expect(check.concerns).toContainEqual(
      expect.objectContaining({ title: 'More than 25 hours a week', tone: 'warning' }),
    );
  });

  test('another package in the same weeks is a concern', () => {
    const app = appWith({ ...council(), packages: [aPackage()] });
    const titles = checkPackage(app, priya, aForm()).concerns.map(({ title }) => title);
    expect(titles).toContain('Overlaps EP-1042');
  });

  test('of a restricted child of another team nothing is told, overlaps neither', () => {
    const children = [aChild({ restricted: true })];
    const app = appWith({ ...council(), children, packages: [aPackage()] });
    const check = checkPackage(app, dee, aForm({ team: 'send' }));
    expect(check).toMatchObject({ child: null, childKnown: false });
    expect(JSON.stringify(check)).not.toMatch(/EP-1042|J\.K\./);
  });

  test('the words of one provider choose it, those of several offer them', () => {
    const app = appWith({
      ...council(),
      providers: [aProvider(), aProvider({ id: 38, name: 'Calm Harbour' })],
    });
    const named = checkPackage(app, priya, {
      ...aFormWithout('providerId'),
      providerWords: 'calm waters',
    });
    expect(named.provider?.id).toBe(37);
    const unclear = checkPackage(app, priya, {
      ...aFormWithout('providerId'),
      providerWords: 'calm',
    });
    expect(unclear.provider).toBeNull();
    expect(unclear.providerChoices).toHaveLength(2);
  });

  test('somebody who may not log packages is refused', () => {
    expect(() => checkPackage(appWith(), ruth, {})).toThrow(
      expect.objectContaining({ code: 'notAllowed' }),
    );
  });
});

describe('reading one line in the tab', () => {
  test('fills the form and checks it as the bot does', () => {
    const line =
      '£36 an hour, 15 hours/week, AB12, Calm Waters, from next Monday until end of term, s19';
    const check = readPackageLine(appWith(council()), priya, line);
    expect(check).toMatchObject({ complete: true, cost: { wholeCost: 162_000 } });
  });

  test('a line that may hold a name is refused without repeating it', () => {
    const read = () =>
      readPackageLine(appWith(council()), priya, 'John Smith Calm Waters 5h £40/h');
    expect(read).toThrow(
      'Nothing is kept from that line. Use the council’s reference, never a child’s name. Please delete your message.',
    );
  });

  test('the price for 5.6 school weeks is £3,024', () => {
    const line = 'eotas AB12 Calm Waters 12h £45/h 9 Jun to 16 Jul';
    expect(readPackageLine(appWith(council()), priya, line).cost).toMatchObject({
      wholeCost: 302_400,
      schoolWeeks: 5.6,
      byYear: [{ year: '2027 to 2028', cost: 302_400 }],
    });
  });

  test('what could be two prices stays a fault, and no price is assumed', () => {
    const line = 'AB12 Calm Waters 6h £45,50 4 Jan to 12 Feb';
    const check = readPackageLine(appWith(council()), priya, line);
    expect(check.form.price).toBeUndefined();
    expect(check.faults).toEqual([
      { field: 'price', sentence: '£45,50 could be £45.50 or £4,550.', suggestion: '£45.50' },
    ]);
  });
});
