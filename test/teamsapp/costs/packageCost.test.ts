import fc from 'fast-check';
import { deliveryDays } from '../../../teamsapp/settings/schoolYear';
import { addDays } from '../../../teamsapp/common/dates';
import { packageCost, type CostTerms } from '../../../teamsapp/costs/packageCost';
import { calendar } from '../../support/calendar';

const terms = (over: Partial<CostTerms>): CostTerms => ({
  price: 4500,
  priceUnit: 'hour',
  startDate: '2027-06-09',
  endDate: '2027-07-16',
  ...over,
});

describe('working out what a package costs', () => {
  // From the product's own examples (bot, section 4.2), worked out by hand from the school days.
  test.each([
    ['12 hours a week at £45.00 for 5.6 school weeks', terms({ hoursPerWeek: 12 }), 302_400],
    [
      '15 hours a week at £36.00 for 3 school weeks',
      terms({ price: 3600, hoursPerWeek: 15, startDate: '2026-11-30', endDate: '2026-12-18' }),
      162_000,
    ],
    [
      '15 hours a week at £36.00 for 4.8 school weeks',
      terms({ price: 3600, hoursPerWeek: 15, startDate: '2027-02-22', endDate: '2027-03-25' }),
      259_200,
    ],
    [
      '5 sessions a week at £90.00 for 6 school weeks',
      terms({
        price: 9000,
        priceUnit: 'session',
        sessionsPerWeek: 5,
        startDate: '2027-01-04',
        endDate: '2027-02-12',
      }),
      270_000,
    ],
    [
      '4 hours a week at £36.00 for 14 school weeks',
      terms({ price: 3600, hoursPerWeek: 4, startDate: '2026-09-07', endDate: '2026-12-18' }),
      201_600,
    ],
    [
      '2 days a week at £150.00 for 5.6 school weeks',
      terms({ price: 15_000, priceUnit: 'day', sessionsPerWeek: 4 }),
      168_000,
    ],
    ['£540.00 a week for 5.6 school weeks', terms({ price: 54_000, priceUnit: 'week' }), 302_400],
    ['£1,250.50 in total', terms({ price: 125_050, priceUnit: 'once' }), 125_050],
    [
      '1 session a week at £90.00 for 1 school week',
      terms({
        price: 9000,
        priceUnit: 'session',
        sessionsPerWeek: 1,
        startDate: '2027-01-04',
        endDate: '2027-01-08',
      }),
      9000,
    ],
  ])('%s', (workings, given, wholeCost) => {
    expect(packageCost(given, calendar)).toMatchObject({ workings, wholeCost });
  });

  test('a price in total has a weekly cost by its school weeks', () => {
    const cost = packageCost(terms({ price: 56_000, priceUnit: 'once' }), calendar);
    expect(cost).toMatchObject({ weeklyCost: 10_000, schoolWeeks: 5.6, deliveryDays: 28 });
  });

  test('each financial year bears the cost of its own school days', () => {
    // 1 March to 16 April 2027: 19 school days to 25 March, 5 from 12 April; £10.00 a day.
    const given = { price: 5000, priceUnit: 'week' as const };
    const dates = { startDate: '2027-03-01', endDate: '2027-04-16' };
    expect(packageCost({ ...given, ...dates }, calendar).costByYear).toEqual({
      '2026': 19_000,
      '2027': 5000,
    });
  });

  test('half an hour in the week is paid for', () => {
    expect(packageCost(terms({ hoursPerWeek: 2.5 }), calendar).weeklyCost).toBe(11_250);
  });

  test.each([
    ['hours', terms({}), 'hoursPerWeek'],
    ['sessions', terms({ priceUnit: 'day' }), 'sessionsPerWeek'],
    ['term dates', terms({ hoursPerWeek: 1, endDate: '2028-09-30' }), 'endDate'],
    [
      'school days',
      terms({ hoursPerWeek: 1, startDate: '2026-10-26', endDate: '2026-10-30' }),
      'startDate',
    ],
  ])('without %s it says what to do', (_, given, field) => {
    expect(() => packageCost(given, calendar)).toThrow(
      expect.objectContaining({ code: 'invalid', field }),
    );
  });
});

describe('keeping every penny', () => {
  const someTerms = fc.record({
    price: fc.integer({ min: 1, max: 10_000_000 }),
    priceUnit: fc.constantFrom('hour', 'session', 'day', 'week', 'once'),
    hoursPerWeek: fc.integer({ min: 1, max: 240 }).map((quarters) => quarters / 4),
    sessionsPerWeek: fc.integer({ min: 1, max: 10 }),
    from: fc.integer({ min: 0, max: 900 }),
    length: fc.integer({ min: 14, max: 130 }),
  });

  /** A holiday can hold a short package whole: it has no cost to be kept, and is refused. */
  const hasSchoolDays = ({ startDate, endDate }: CostTerms) =>
    (deliveryDays(calendar, startDate, endDate) ?? []).length > 0;

  test('the years sum to the whole, each of them whole pence and none negative', () => {
    fc.assert(
      fc.property(someTerms, ({ from, length, ...rest }) => {
        const startDate = addDays('2025-09-02', from);
        const given: CostTerms = { ...rest, startDate, endDate: addDays(startDate, length) };
        fc.pre(hasSchoolDays(given));
        const { wholeCost, costByYear } = packageCost(given, calendar);
        const parts = Object.values(costByYear);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(wholeCost);
        expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
      }),
    );
  });

  test('an hour more or a day later never costs less', () => {
    fc.assert(
      fc.property(someTerms, ({ from, length, ...rest }) => {
        const startDate = addDays('2025-09-02', from);
        const given: CostTerms = { ...rest, startDate, endDate: addDays(startDate, length) };
        fc.pre(hasSchoolDays(given));
        const { wholeCost } = packageCost(given, calendar);
        const later = { ...given, endDate: addDays(given.endDate, 1) };
        const more = { ...given, hoursPerWeek: rest.hoursPerWeek + 1 };
        expect(packageCost(later, calendar).wholeCost).toBeGreaterThanOrEqual(wholeCost);
        expect(packageCost(more, calendar).wholeCost).toBeGreaterThanOrEqual(wholeCost);
      }),
    );
  });
});
