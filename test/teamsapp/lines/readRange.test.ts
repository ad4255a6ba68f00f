import { readDay } from '../../../teamsapp/lines/readDay';
import { readRange } from '../../../teamsapp/lines/readRange';
import { easterSunday } from '../../../teamsapp/lines/schoolDates';
import { calendar, testDay } from '../../support/calendar';

const context = { today: testDay, calendar };

describe('reading a first and a last day', () => {
  test.each([
    ['9 Jun to 18 Jul', '2027-06-09', '2027-07-18'],
    ['9-18 Jun', '2027-06-09', '2027-06-18'],
    ['9th to 18th June 2028', '2028-06-09', '2028-06-18'],
    ['from next Monday until end of term', '2026-11-30', '2026-12-18'],
    ['after half-term to Easter', '2027-02-22', '2027-03-25'],
    ['from after half term until before Easter', '2027-02-22', '2027-03-25'],
    ['4 Jan for 6 weeks', '2027-01-04', '2027-02-12'],
    ['for six school weeks from 4 January', '2027-01-04', '2027-02-12'],
    ['from 4 Jan for a week', '2027-01-04', '2027-01-08'],
    ['from 4 Jan for 3 days', '2027-01-04', '2027-01-06'],
    ['09/06/27 to 16/7', '2027-06-09', '2027-07-16'],
    ['2027-06-09 to 2027-07-16', '2027-06-09', '2027-07-16'],
    ['9 June 2027 - 16 July 2027', '2027-06-09', '2027-07-16'],
    ['spring term', '2027-01-04', '2027-03-25'],
    ['summer 2', '2027-06-07', '2027-07-21'],
    ['spring 1', '2027-01-04', '2027-02-12'],
    ['next term', '2027-01-04', '2027-03-25'],
    ['autumn term 2027', '2027-09-01', '2027-12-17'],
    ['start of term until end of year', '2027-01-04', '2027-07-21'],
    ['4 Jan to half-term', '2027-01-04', '2027-02-12'],
    ['tomorrow to end of half-term', '2026-11-25', '2026-12-18'],
    ['in 2 weeks until christmas', '2026-12-08', '2026-12-18'],
    ['4 Jan to 12 Feb 2028', '2028-01-04', '2028-02-12'],
    ['2 Sep 2026 to 18 Dec', '2026-09-02', '2026-12-18'],
    ['9 Jun-16 Jul', '2027-06-09', '2027-07-16'],
    ['9/6-16/7', '2027-06-09', '2027-07-16'],
    ['from Monday 30 Nov to Fri 18 Dec', '2026-11-30', '2026-12-18'],
    ['June 9 2027 to July 16 2027', '2027-06-09', '2027-07-16'],
  ])('%s', (text, startDate, endDate) => {
    expect(readRange(text, context)).toMatchObject({ value: { startDate, endDate }, faults: [] });
  });

  test.each([
    ['from Monday', { startDate: '2026-11-30' }],
    ['Forest Trail 4 Jan 12h', { startDate: '2027-01-04' }],
    ['until 16 July', { endDate: '2027-07-16' }],
    ['to end of term 12h from 30 Nov', { startDate: '2026-11-30', endDate: '2026-12-18' }],
  ])('%s has what was said', (text, value) => {
    expect(readRange(text, context)).toMatchObject({ value, faults: [] });
  });

  test.each([
    '12h £45/h',
    'Spring Meadow 2 days a week',
    'Sun Street School',
    '£9.50 an hour',
    'x',
  ])('there is no day in “%s”', (text) => {
    expect(readRange(text, context)).toEqual({ faults: [], rest: text });
  });

  test('what is left keeps the words on both sides apart', () => {
    expect(readRange('Calm Waters 9 Jun to 16 Jul 12h', context).rest).toBe('Calm Waters  |  12h');
  });

  test.each([
    ['18 Jul to 9 Jun', 'endDate', '9 June 2027 is before 18 July 2027.'],
    ['31 June to 16 Jul', 'startDate', 'June has 30 days. 30 June 2027?'],
    ['4 Jan to 29 Feb 2027', 'endDate', '2027 is not a leap year. 28 February 2027?'],
    [
      'from 6/31',
      'startDate',
      '“6/31” has no such month: the day comes before the month. 30 June 2027?',
    ],
    ['for 6 weeks', 'startDate', '6 weeks from which day?'],
    ['from Monday 1 Dec', 'startDate', '1 December 2026 is a Tuesday'],
    ['4 Jan to 12 Feb 1 March', 'endDate', '“1 March” is a date too many.'],
  ])('%s is pointed at', (text, field, sentence) => {
    const { faults } = readRange(text, context);
    expect(faults).toEqual([
      expect.objectContaining({ field, sentence: expect.stringContaining(sentence) }),
    ]);
  });

  test('without term dates the date is asked for', () => {
    const none = { terms: [], bankHolidays: [] };
    const { value, faults } = readRange('4 Jan to end of term', { today: testDay, calendar: none });
    expect(value).toEqual({ startDate: '2027-01-04' });
    expect(faults[0]?.sentence).toMatch(
      /^No term dates are set for “end of term”\. Write the date\./,
    );
  });
});

describe('reading one day', () => {
  const start = { ...context, role: 'start' as const };

  test.each([
    ['today', '2026-11-24'],
    ['tomorrow', '2026-11-25'],
    ['Monday', '2026-11-30'],
    ['this Friday', '2026-11-27'],
    ['next Friday', '2026-12-04'],
    ['Tuesday', '2026-12-01'],
    ['in 2 weeks', '2026-12-08'],
    ['9/6', '2027-06-09'],
    ['24 Nov', '2026-11-24'],
    ['23 Nov', '2027-11-23'],
    ['29 Feb', '2028-02-29'],
    ['after christmas', '2027-01-04'],
    ['after easter', '2027-04-12'],
  ])('%s', (phrase, day) => {
    expect(readDay(phrase, start).day).toBe(day);
  });

  test('a date without a year is the one inside the package', () => {
    const within = { from: '2026-09-07', to: '2026-12-18' };
    expect(readDay('12/11', { ...start, within }).day).toBe('2026-11-12');
    expect(readDay('12 Feb', { ...start, within }).day).toBe('2027-02-12');
  });

  // Source: tables of Easter, Astronomical Society of South Australia.
  test.each([
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
  ])('Easter %i', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });
});
