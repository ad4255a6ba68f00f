import {
  addSchoolDays,
  deliveryDays,
  halfTermEnd,
  isCovered,
  isSchoolDay,
  lastSchoolDayBefore,
  nextSchoolDay,
  schoolDayFrom,
  schoolDayUntil,
  termAt,
  termWeek,
} from '../../../teamsapp/settings/schoolYear';
import { calendar } from '../../support/calendar';

describe('counting school days', () => {
  // Counted on a wall calendar of Wealdshire's terms.
  test.each([
    ['2027-06-09', '2027-07-16', 28],
    ['2026-11-30', '2026-12-18', 15],
    ['2027-01-04', '2027-02-12', 30],
    ['2027-02-22', '2027-03-25', 24],
    ['2026-09-07', '2026-12-18', 70],
    ['2026-10-26', '2026-10-30', 0],
    ['2027-05-03', '2027-05-03', 0],
  ])('%s to %s has %i', (from, to, count) => {
    expect(deliveryDays(calendar, from, to)).toHaveLength(count);
  });

  test('each year has 195 days, of which schools take five for training', () => {
    const years = [
      ['2025-09-02', '2026-07-21'],
      ['2026-09-01', '2027-07-21'],
      ['2027-09-01', '2028-07-20'],
    ] as const;
    for (const [from, to] of years) expect(deliveryDays(calendar, from, to)).toHaveLength(195);
  });

  test('a training day of the authority is no school day', () => {
    const terms = calendar.terms.map((term) => ({ ...term, insetDays: ['2026-11-27'] }));
    expect(isSchoolDay({ ...calendar, terms }, '2026-11-27')).toBe(false);
  });

  test('days that no term dates cover are not known, not closed', () => {
    expect(isSchoolDay(calendar, '2028-07-21')).toBeUndefined();
    expect(isSchoolDay(calendar, '2025-09-01')).toBeUndefined();
    expect(deliveryDays(calendar, '2028-07-01', '2028-07-31')).toBeUndefined();
    expect(isSchoolDay({ terms: [], bankHolidays: [] }, '2026-11-24')).toBeUndefined();
  });

  test('a term that nobody typed is not read as a long holiday', () => {
    const terms = calendar.terms.filter(({ name }) => name !== 'Spring 2027');
    expect(isCovered({ ...calendar, terms }, '2027-02-01')).toBe(false);
    expect(deliveryDays({ ...calendar, terms }, '2026-12-14', '2027-04-16')).toBeUndefined();
  });

  test('the summer holiday is covered', () => {
    expect(isSchoolDay(calendar, '2027-08-12')).toBe(false);
  });
});

describe('finding a school day', () => {
  test('a Sunday goes on to Monday and back to Friday', () => {
    expect(schoolDayFrom(calendar, '2026-11-29')).toBe('2026-11-30');
    expect(schoolDayUntil(calendar, '2027-07-18')).toBe('2027-07-16');
  });

  test('the day after half-term and the day before Easter', () => {
    expect(nextSchoolDay(calendar, '2027-02-12')).toBe('2027-02-22');
    expect(lastSchoolDayBefore(calendar, '2027-03-28')).toBe('2027-03-25');
  });

  test('18 school days after 24 November 2026 is the last day of term', () => {
    expect(addSchoolDays(calendar, '2026-11-24', 18)).toBe('2026-12-18');
  });

  test('beyond the term dates there is none to find', () => {
    expect(schoolDayFrom(calendar, '2028-07-21')).toBeUndefined();
    expect(schoolDayUntil(calendar, '2025-08-30')).toBeUndefined();
    expect(addSchoolDays(calendar, '2028-07-20', 1)).toBeUndefined();
  });
});

describe('naming the time of the school year', () => {
  test.each([
    ['2026-09-01', 'Autumn term, week 1'],
    ['2026-11-24', 'Autumn term, week 12'],
    ['2026-10-28', 'Autumn half-term'],
    ['2026-12-25', ''],
  ])('%s is "%s"', (day, words) => {
    expect(termWeek(calendar, day)).toBe(words);
  });

  test('a half term ends on its last school day, in holidays the next one does', () => {
    expect(halfTermEnd(calendar, '2026-09-07')).toBe('2026-10-23');
    expect(halfTermEnd(calendar, '2026-11-30')).toBe('2026-12-18');
    expect(halfTermEnd(calendar, '2026-12-25')).toBe('2027-02-12');
    expect(halfTermEnd(calendar, '2029-01-10')).toBeUndefined();
  });

  test('a day in half-term lies in its term', () => {
    expect(termAt(calendar, '2026-10-28')?.name).toBe('Autumn 2026');
    expect(termAt(calendar, '2026-12-25')).toBeUndefined();
  });
});
