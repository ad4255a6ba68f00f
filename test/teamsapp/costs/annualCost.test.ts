import { annualCost } from '../../../teamsapp/costs/annualCost';
import { packageCost } from '../../../teamsapp/costs/packageCost';
import { calendar } from '../../support/calendar';
import { aPackage } from '../../support/build';

describe('the cost of a package in its first twelve months', () => {
  test('is the whole cost of a package of a year or less', () => {
    const year = aPackage({ startDate: '2026-09-01', endDate: '2027-08-31', wholeCost: 777 });
    expect(annualCost(year, calendar)).toBe(777);
  });

  test('is the cost up to the day before the anniversary of a longer one', () => {
    const long = aPackage({ startDate: '2026-09-07', endDate: '2027-09-07', wholeCost: 9_999_999 });
    const first = packageCost({ ...long, endDate: '2027-09-06' }, calendar).wholeCost;
    expect(annualCost(long, calendar)).toBe(first);
    expect(first).toBeLessThan(long.wholeCost);
  });

  test('is the whole cost where no term dates are set, and for one price for everything', () => {
    const long = aPackage({ startDate: '2026-09-07', endDate: '2028-07-20', wholeCost: 500_000 });
    expect(annualCost(long, { terms: [], bankHolidays: [] })).toBe(500_000);
    expect(annualCost({ ...long, priceUnit: 'once' }, calendar)).toBe(500_000);
  });

  test('begins a year on 29 February that ends on 28 February', () => {
    const leap = aPackage({ startDate: '2028-02-29', endDate: '2029-02-28', wholeCost: 321 });
    expect(annualCost(leap, calendar)).toBe(321);
  });

  test('is nothing for a form that says nothing', () => {
    expect(annualCost({}, calendar)).toBe(0);
  });
});
