const monthNames =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAY = 86_400_000;

function parts(day: string): { year: string; month: string; date: string } {
  const [year = '', month = '1', date = '1'] = day.slice(0, 10).split('-');
  return { year, month: monthNames[Number(month) - 1] ?? '', date: String(Number(date)) };
}

/** A day in words, "21 November 2026". */
export function longDay(day: string): string {
  const { year, month, date } = parts(day);
  return `${date} ${month} ${year}`;
}

/** A day for grid cells and facts strips, "21 Nov 2026". */
export function shortDay(day: string): string {
  const { year, month, date } = parts(day);
  return `${date} ${month.slice(0, 3)} ${year}`;
}

/** The day in Europe/London of an instant, as YYYY-MM-DD. */
export function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(instant));
}

/** The time of day in Europe/London of an instant, "10:42". */
export function timeOf(instant: string | number): string {
  const options = { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(instant));
}

/** A moment in words, "23 November 2026, 15:12". */
export function moment(instant: string): string {
  return `${longDay(dayOf(instant))}, ${timeOf(instant)}`;
}

/** Calendar days from the first day to the second. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** How long ago a day was, in the largest fitting unit: "3 weeks", "5 months", "2 years". */
export function ageInWords(day: string, today: string): string {
  const days = Math.max(0, daysBetween(day, today));
  const months = Math.floor(days / 30.44);
  const many = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (days < 14) return many(days, 'day');
  if (months < 2) return many(Math.floor(days / 7), 'week');
  if (months < 24) return many(months, 'month');
  return many(Math.floor(months / 12), 'year');
}

/**
 * Reads a day as people type it, day before month always: "7 December 2026", "7 dec", "7/12/26",
 * "2026-12-07". Without a year it is the next such day from today. Undefined when it is no day.
 */
export function readDay(text: string, today: string): string | undefined {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([a-z]{3,9}|\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?$/;
  const found = written.exec(typed);
  if (!found) return undefined;
  const month = monthNumber(found[2] ?? '');
  if (!month) return undefined;
  const date = Number(found[1]);
  if (found[3]) return realDay(fullYear(found[3]), month, date);
  const thisYear = realDay(Number(today.slice(0, 4)), month, date);
  if (thisYear && thisYear >= today) return thisYear;
  return realDay(Number(today.slice(0, 4)) + 1, month, date);
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return monthNames.findIndex((name) => name.toLowerCase().startsWith(text)) + 1;
}

function realDay(year: number, month: number, date: number): string | undefined {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const day = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  const at = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  return isReal ? day : undefined;
}
