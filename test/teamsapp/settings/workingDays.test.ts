import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
} from '../../../teamsapp/settings/workingDays';
import { calendar } from '../../support/calendar';

describe('counting working days', () => {
  test.each([
    ['2026-11-24', 2, '2026-11-26'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-24', 0, '2026-11-24'],
    // Christmas Day is a Friday; Monday 28 December is the substitute for Boxing Day.
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
  ])('%s and %i more is %s', (day, count, expected) => {
    expect(addWorkingDays(calendar, day, count)).toBe(expected);
  });

  test.each([
    ['2026-11-24', '2026-11-26', 2],
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-27', '2026-11-30', 1],
    ['2026-11-26', '2026-11-24', -2],
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(workingDaysBetween(calendar, from, to)).toBe(count);
  });

  test('school holidays are working days, bank holidays are not', () => {
    expect(isWorkingDay(calendar, '2026-10-28')).toBe(true);
    expect(isWorkingDay(calendar, '2027-03-26')).toBe(false);
  });
});
