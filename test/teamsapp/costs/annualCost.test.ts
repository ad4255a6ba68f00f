import { annualCost } from '../../../teamsapp/costs/annualCost';
import { packageCost } from '../../../teamsapp/costs/packageCost';
import { calendar } from '../../support/calendar';

const terms = (startDate: string, endDate: string) => ({
  price: 5000,
  priceUnit: 'hour' as const,
  hoursPerWeek: 10,
  startDate,
  endDate,
});
const cost = (startDate: string, endDate: string) =>
  packageCost(terms(startDate, endDate), calendar).wholeCost;
const annual = (startDate: string, endDate: string) =>
  annualCost({ wholeCost: cost(startDate, endDate), startDate, endDate }, calendar);

describe('working out the cost of the first twelve months', () => {
  test('of a package that ends on their last day is the whole', () => {
    expect(annual('2026-11-24', '2027-11-23')).toBe(cost('2026-11-24', '2027-11-23'));
  });

  test('of one that is a school day longer leaves that day out', () => {
    // 10 hours a week at £50.00 are £100.00 a school day.
    expect(cost('2026-11-24', '2027-11-24')).toBe(cost('2026-11-24', '2027-11-23') + 10_000);
    expect(annual('2026-11-24', '2027-11-24')).toBe(cost('2026-11-24', '2027-11-23'));
  });

  test('counts delivery days, not calendar days', () => {
    expect(annual('2026-09-01', '2028-03-31')).toBe(cost('2026-09-01', '2027-08-31'));
  });

  test('of a price for the whole package is its share by delivery days', () => {
    const once = { wholeCost: 100_000, startDate: '2026-09-01', endDate: '2027-12-17' };
    const days = (to: string) => packageCost(terms('2026-09-01', to), calendar).deliveryDays;
    const share = days('2027-08-31') / days('2027-12-17');
    expect(annualCost(once, calendar)).toBe(Math.round(100_000 * share));
  });

  test('is not known where term dates do not reach, and whole where they need not', () => {
    const long = { wholeCost: 100, startDate: '2027-09-01', endDate: '2029-07-01' };
    expect(annualCost(long, calendar)).toBeUndefined();
    expect(annualCost({ ...long, endDate: '2028-08-31' }, calendar)).toBe(100);
  });

  test('twelve months from 29 February end before 28 February', () => {
    const terms2028 = { wholeCost: 100, startDate: '2028-02-29' };
    expect(annualCost({ ...terms2028, endDate: '2029-02-27' }, calendar)).toBe(100);
    expect(annualCost({ ...terms2028, endDate: '2029-02-28' }, calendar)).toBeUndefined();
  });
});
