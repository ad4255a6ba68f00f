import { addDays, isDay, longDay, weekday, weekdayName, type IsoDay } from '../common/dates';
import type { Calendar } from '../settings/settings';
import type { Fault } from './reading';
import { looseSchoolDayPhrase, readSchoolDay, schoolDayPhrase, type DayRole } from './schoolDates';

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthKeys = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const shortWeekdays = 'mon|tues?|wed|thu(?:rs?)?|fri|sat|sun';
const weekdayKeys = 'sun mon tue wed thu fri sat'.split(' ');
const ordinal = '(?:st|nd|rd|th)?';
const year = String.raw`(?:,?\s+(?:20\d\d)\b)?`;
const saidDay = String.raw`(?:(?:${weekdays}|${shortWeekdays}),?\s+(?:the\s+)?)?`;
const before = String.raw`(?<![\w/.£,-])`;
const notAnAmount = String.raw`(?!\s*(?:h\b|hrs?\b|hours?\b|sessions?\b|days?\b|weeks?\b|£))`;

const written = [
  String.raw`\d{4}-\d{2}-\d{2}(?![\w-])`,
  String.raw`\d{1,2}\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?(?![\w/])`,
  String.raw`\d{1,2}${ordinal}\s+(?:of\s+)?(?:${months})\b${year}`,
  String.raw`(?:${months})\s+\d{1,2}${ordinal}\b${notAnAmount}${year}`,
];

/** A month's name, long or short. */
export const monthPhrase = `(?:${months})`;
/** What names a day wherever it stands in a line. */
export const dayPhrase = `${before}(?:${saidDay}(?:${written.join('|')})|\\b(?:today|tomorrow|yesterday)\\b|\\bin\\s+(?:\\d{1,2}|an?|one|two|three|four|five|six)\\s+(?:days?|weeks?)\\b|\\b(?:(?:this|next|coming|on)\\s+)?(?:${weekdays})\\b|\\b(?:this|next)\\s+(?:${shortWeekdays})\\b|\\b(?:${schoolDayPhrase})\\b)`;
/** What names one after "from" or "to" as well. */
export const looseDayPhrase = `(?:${dayPhrase}|\\b(?:${looseSchoolDayPhrase})\\b|\\b(?:${shortWeekdays})\\b)`;

/** What a day is read against. */
export interface DayContext {
  today: IsoDay;
  calendar: Calendar;
  role: DayRole;
  /** The first day, when a last day is read: "end of term" is that of its term. */
  from?: IsoDay;
  /** A package's days: a date without a year is the one inside them, if there is one. */
  within?: { from: IsoDay; to: IsoDay };
  /** The year that the other end of the range was written with. */
  beside?: { day: IsoDay; side: 'after' | 'before' };
}

/** One day as it was understood, or what is wrong with it. */
export interface DayRead {
  day?: IsoDay;
  fault?: Fault;
  /** Whether the year was written. */
  hasYear: boolean;
}

/**
 * The day that a phrase means. Day comes before month, always; without a year it is the next such
 * day from today. A day that does not exist is pointed at with the nearest one.
 */
export function readDay(phrase: string, context: DayContext): DayRead {
  const text = phrase.trim().toLowerCase().replace(/\s+/g, ' ');
  const date = readWrittenDate(text);
  if (date) return dateOn(date, text, context);
  const day = relativeDay(text, context.today) ?? weekdayDay(text, context.today);
  if (day) return { day, hasYear: false };
  const seenFrom = context.from ?? context.today;
  const schoolDay = readSchoolDay(text, context.role, seenFrom, context.calendar);
  if (schoolDay !== undefined && schoolDay !== 'notSet') return { day: schoolDay, hasYear: false };
  const sentence =
    schoolDay === 'notSet'
      ? `No term dates are set for “${phrase.trim()}”. Write the date. An administrator can add term dates in Settings.`
      : `“${phrase.trim()}” is not a day. Write it like 9 June 2027.`;
  return { fault: { field: fieldOf(context.role), sentence }, hasYear: false };
}

interface WrittenDate {
  date: number;
  month: number;
  year?: number;
  saidWeekday?: number;
}

function readWrittenDate(text: string): WrittenDate | undefined {
  const iso = /(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) };
  const said = new RegExp(`^(${weekdays}|${shortWeekdays})\\b`).exec(text)?.[1];
  const saidWeekday =
    said === undefined ? {} : { saidWeekday: weekdayKeys.indexOf(said.slice(0, 3)) };
  const numeric = /(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?$/.exec(text);
  if (numeric) {
    const short = Number(numeric[3] ?? 0);
    const full = numeric[3] === undefined ? {} : { year: short < 100 ? 2000 + short : short };
    return { date: Number(numeric[1]), month: Number(numeric[2]), ...full, ...saidWeekday };
  }
  const named =
    new RegExp(`(\\d{1,2})${ordinal} (?:of )?(${months})(?:,? (20\\d\\d))?$`).exec(text) ??
    new RegExp(`()(${months}) (\\d{1,2})${ordinal}(?:,? (20\\d\\d))?$`).exec(text);
  if (!named) return undefined;
  const dayFirst = named[1] !== '';
  const written = dayFirst ? named[3] : named[4];
  return {
    date: Number(dayFirst ? named[1] : named[3]),
    month: monthKeys.indexOf((named[2] ?? '').slice(0, 3)) + 1,
    ...(written !== undefined && { year: Number(written) }),
    ...saidWeekday,
  };
}

function dateOn(written: WrittenDate, text: string, context: DayContext): DayRead {
  const hasYear = written.year !== undefined;
  const day = hasYear ? isoDay(written, written.year ?? 0) : dayInSomeYear(written, context);
  if (!isDay(day)) return { fault: noSuchDay(written, text, context), hasYear };
  if (written.saidWeekday !== undefined && weekday(day) !== written.saidWeekday) {
    const sentence = `${longDay(day)} is a ${weekdayName(day)}, not as in “${text}”. Write only the date.`;
    return { fault: { field: fieldOf(context.role), sentence }, hasYear };
  }
  return { day, hasYear };
}

function dayInSomeYear(written: WrittenDate, { today, within, beside }: DayContext): IsoDay {
  const start = Number((within?.from ?? beside?.day ?? today).slice(0, 4)) - 1;
  // Eight years hold every day of the calendar, 29 February too.
  const days = Array.from({ length: 10 }, (_, index) => isoDay(written, start + index)).filter(
    isDay,
  );
  const inside = within && days.find((day) => day >= within.from && day <= within.to);
  if (inside) return inside;
  if (beside?.side === 'before') return days.filter((day) => day <= beside.day).at(-1) ?? '';
  const earliest = beside ? beside.day : today;
  return days.find((day) => day >= earliest) ?? isoDay(written, Number(today.slice(0, 4)));
}

function noSuchDay(written: WrittenDate, text: string, context: DayContext): Fault {
  const field = fieldOf(context.role);
  if (written.month < 1 || written.month > 12) {
    const turned = { ...written, date: written.month, month: written.date };
    const why = `“${text}” has no such month: the day comes before the month.`;
    const isMonth = turned.month >= 1 && turned.month <= 12 && turned.date <= 31;
    return isMonth ? offered(why, turned, context) : { field, sentence: why };
  }
  const length = monthLength(written.month, written.year);
  const [, month] = longDay(isoDay({ ...written, date: 1 }, 2027)).split(' ');
  const isLeapDay = written.month === 2 && written.date === 29;
  const why = isLeapDay
    ? `${String(written.year ?? '')} is not a leap year.`
    : `${month ?? ''} has ${String(length)} days.`;
  return offered(why, written, context);
}

function offered(why: string, written: WrittenDate, context: DayContext): Fault {
  const length = monthLength(written.month, written.year);
  const near = { ...written, date: Math.min(Math.max(written.date, 1), length) };
  const day = near.year === undefined ? dayInSomeYear(near, context) : isoDay(near, near.year);
  const suggestion = longDay(day);
  return { field: fieldOf(context.role), sentence: `${why} ${suggestion}?`, suggestion };
}

function monthLength(month: number, inYear = 2027): number {
  return new Date(Date.UTC(inYear, month, 0)).getUTCDate();
}

function relativeDay(text: string, today: IsoDay): IsoDay | undefined {
  const fixed = { yesterday: -1, today: 0, tomorrow: 1 }[text];
  if (fixed !== undefined) return addDays(today, fixed);
  const [, count, unit] = /^in (\w+) (day|week)s?$/.exec(text) ?? [];
  if (count === undefined) return undefined;
  const number = ['', 'one', 'two', 'three', 'four', 'five', 'six'].indexOf(
    /^an?$/.test(count) ? 'one' : count,
  );
  return addDays(today, (number > 0 ? number : Number(count)) * (unit === 'week' ? 7 : 1));
}

/** "Monday" and "this Monday" are the coming one; "next Monday" is that of next week. */
function weekdayDay(text: string, today: IsoDay): IsoDay | undefined {
  const [, which, name] =
    new RegExp(`^(?:(this|next|coming|on) )?(${weekdays}|${shortWeekdays})$`).exec(text) ?? [];
  if (name === undefined) return undefined;
  const index = weekdayKeys.indexOf(name.slice(0, 3));
  if (which !== 'next') return addDays(today, ((index - weekday(today) + 6) % 7) + 1);
  const monday = addDays(today, 7 - ((weekday(today) + 6) % 7));
  return addDays(monday, (index + 6) % 7);
}

function isoDay({ date, month }: WrittenDate, inYear: number): IsoDay {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(inYear)}-${two(month)}-${two(date)}`;
}

function fieldOf(role: DayRole): 'startDate' | 'endDate' {
  return role === 'start' ? 'startDate' : 'endDate';
}
