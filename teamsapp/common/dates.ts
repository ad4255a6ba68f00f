/** A day as 'YYYY-MM-DD', in Europe/London. Days compare and sort as text. */
export type IsoDay = string;

/** A moment as an ISO text in UTC, '2026-11-24T10:42:00.000Z'. */
export type IsoInstant = string;

/** What "now" is. The only source of time for rules and use cases. */
export interface Clock {
  now(): Date;
}

const DAY = 86_400_000;
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const monthNames =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const weekdayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Today in Europe/London, whatever the server's zone. */
export function today(clock: Clock): IsoDay {
  return london.format(clock.now());
}

/** The day in Europe/London of an instant. */
export function dayOf(instant: IsoInstant): IsoDay {
  return london.format(new Date(instant));
}

/** Whether a text is a real day of the calendar written as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day that is `count` days later (earlier when negative). */
export function addDays(day: IsoDay, count: number): IsoDay {
  return new Date(utc(day) + count * DAY).toISOString().slice(0, 10);
}

/** The same day of the month so many months later (earlier when negative); the month's last day where it has no such day. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Calendar days from the first to the second: 0 on the same day, negative when it is before. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export function weekday(day: IsoDay): number {
  return new Date(utc(day)).getUTCDay();
}

/** The name of the day of the week, "Monday". */
export function weekdayName(day: IsoDay): string {
  return weekdayNames[weekday(day)] ?? '';
}

/**
 * The financial year of a day, named by the year it begins in: 2026 for 1 April 2026 to
 * 31 March 2027. Source: local authorities' financial year, 12 months beginning on 1 April.
 */
export function financialYear(day: IsoDay): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '04-01' ? year : year - 1;
}

/** A financial year in words, "2026 to 2027". */
export function financialYearName(year: number): string {
  return `${year} to ${year + 1}`;
}

/** A day in words, "21 November 2026". */
export function longDay(day: IsoDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date ?? ''} ${monthNames[(month ?? 1) - 1] ?? ''} ${year ?? ''}`;
}

/** A day for grid cells and facts strips, "21 Nov 2026". */
export function shortDay(day: IsoDay): string {
  const [date, month, year] = longDay(day).split(' ');
  return `${date ?? ''} ${(month ?? '').slice(0, 3)} ${year ?? ''}`;
}

/** A range in words, leaving the first year out where both are the same. */
export function dayRange(from: IsoDay, to: IsoDay): string {
  const first = longDay(from);
  return `${from.slice(0, 4) === to.slice(0, 4) ? first.replace(/ \d{4}$/, '') : first} to ${longDay(to)}`;
}

/** A moment in words in Europe/London, "24 November 2026 at 10:42". */
export function momentInWords(instant: IsoInstant): string {
  return `${longDay(dayOf(instant))} at ${londonTime.format(new Date(instant))}`;
}

/** The time of day in Europe/London of an instant, "08:00" to "23:59"; compares as text. */
export function timeOf(instant: IsoInstant): string {
  return londonTime.format(new Date(instant));
}

function utc(day: IsoDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}
