import fc from 'fast-check';
import { changedCost, shortenedCost } from '../../../teamsapp/costs/changedCost';
import { packageCost } from '../../../teamsapp/costs/packageCost';
import { addDays, daysBetween } from '../../../teamsapp/common/dates';
import { aPackage } from '../../support/build';
import { calendar } from '../../support/calendar';

/** 7 September to 18 December 2026: 14 weeks of 4 hours at £36.00 are £2,016.00. */
const autumn = aPackage();

describe('the cost of a package whose terms change', () => {
  test('is the old price until the day before and the new one from then on', () => {
    // 12 weeks at £144.00 until 4 December 2026, two at £160.00.
    const after = changedCost(autumn, { from: '2026-12-07', price: 4000 }, calendar);
    expect(after).toEqual({
      wholeCost: 12 * 14_400 + 2 * 16_000,
      weeklyCost: 16_000,
      schoolWeeks: 14,
      costByYear: { '2026': 12 * 14_400 + 2 * 16_000 },
    });
  });

  test('of an extension is that of the longer package, each year for itself', () => {
    const endDate = '2027-05-28';
    const longer = changedCost(autumn, { from: '2026-12-19', endDate }, calendar);
    expect(longer).toMatchObject({
      wholeCost: packageCost({ ...autumn, endDate }, calendar).wholeCost,
      schoolWeeks: packageCost({ ...autumn, endDate }, calendar).schoolWeeks,
    });
    expect(Object.keys(longer.costByYear)).toEqual(['2026', '2027']);
  });

  test('of one price for everything is the new price', () => {
    const once = aPackage({ priceUnit: 'once', price: 100_000, wholeCost: 100_000 });
    const after = changedCost(once, { from: '2026-12-07', price: 90_000 }, calendar);
    expect(after.wholeCost).toBe(90_000);
  });

  test('in its last days, on no school day, takes nothing off', () => {
    const weekend = { ...autumn, endDate: '2026-12-20' };
    const after = changedCost(weekend, { from: '2026-12-19', endDate: '2027-01-08' }, calendar);
    expect(after.wholeCost).toBeGreaterThan(weekend.wholeCost);
  });

  test('of what runs until a day and what is freed is the whole', () => {
    const changed = changedCost(autumn, { from: '2026-12-07', price: 4000 }, calendar);
    const short = shortenedCost({ ...autumn, ...changed, price: 4000 }, '2026-12-11', calendar);
    expect(short.wholeCost).toBe(12 * 14_400 + 16_000);
    expect(short.schoolWeeks).toBe(13);
  });

  test('always sums over its years, and never changes what is behind it', () => {
    const span = daysBetween(autumn.startDate, autumn.endDate);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: span }),
        fc.integer({ min: 100, max: 9000 }),
        fc.integer({ min: 0, max: 160 }),
        (day, price, more) => {
          const from = addDays(autumn.startDate, day);
          const endDate = addDays(autumn.endDate, more);
          const after = changedCost(autumn, { from, price, endDate }, calendar);
          const years = Object.values(after.costByYear).reduce((sum, cost) => sum + cost, 0);
          expect(years).toBe(after.wholeCost);
          if (price === autumn.price && more === 0) expect(after.wholeCost).toBe(autumn.wholeCost);
          if (price > autumn.price)
            expect(after.wholeCost).toBeGreaterThanOrEqual(autumn.wholeCost);
        },
      ),
      { seed: 14, numRuns: 200 },
    );
  });
});
