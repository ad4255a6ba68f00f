import type { Calendar } from '../settings/settings';

/**
 * The school calendar of the fictional council Wealdshire, autumn 2025 to summer 2028.
 *
 * Invented, but as English councils set theirs: 195 days a year, of which each school takes five
 * for staff training on days of its own choosing (SI 1999/3181 asks for 190). Those five differ
 * from school to school, so they are not in the authority's calendar.
 */
export const wealdshireCalendar: Calendar = {
  terms: [
    {
      name: 'Autumn 2025',
      start: '2025-09-02',
      end: '2025-12-19',
      halfTerm: { start: '2025-10-27', end: '2025-10-31' },
    },
    {
      name: 'Spring 2026',
      start: '2026-01-05',
      end: '2026-03-27',
      halfTerm: { start: '2026-02-16', end: '2026-02-20' },
    },
    {
      name: 'Summer 2026',
      start: '2026-04-13',
      end: '2026-07-21',
      halfTerm: { start: '2026-05-25', end: '2026-05-29' },
    },
    {
      name: 'Autumn 2026',
      start: '2026-09-01',
      end: '2026-12-18',
      halfTerm: { start: '2026-10-26', end: '2026-10-30' },
    },
    {
      name: 'Spring 2027',
      start: '2027-01-04',
      end: '2027-03-25',
      halfTerm: { start: '2027-02-15', end: '2027-02-19' },
    },
    {
      name: 'Summer 2027',
      start: '2027-04-12',
      end: '2027-07-21',
      halfTerm: { start: '2027-05-31', end: '2027-06-04' },
    },
    {
      name: 'Autumn 2027',
      start: '2027-09-01',
      end: '2027-12-17',
      halfTerm: { start: '2027-10-25', end: '2027-10-29' },
    },
    {
      name: 'Spring 2028',
      start: '2028-01-04',
      end: '2028-04-07',
      halfTerm: { start: '2028-02-14', end: '2028-02-18' },
    },
    {
      name: 'Summer 2028',
      start: '2028-04-24',
      end: '2028-07-20',
      halfTerm: { start: '2028-05-29', end: '2028-06-02' },
    },
  ],
  // England and Wales, 2025 to 2028, substitute days included. Source: gov.uk/bank-holidays.
  bankHolidays: [
    '2025-01-01',
    '2025-04-18',
    '2025-04-21',
    '2025-05-05',
    '2025-05-26',
    '2025-08-25',
    '2025-12-25',
    '2025-12-26',
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ],
};
