import { addDays, daysBetween, weekday, type IsoDay } from '../common/dates';
import type { Calendar, SchoolTerm } from './settings';

/**
 * The longest time between two terms that is read as a holiday. The summer holiday of an English
 * school year is six to seven weeks; a longer gap means that nobody has typed the term between.
 */
const longestHolidayDays = 63;

/** Whether term dates say for every day of the range if it is a school day. Never guessed. */
export function isCovered(calendar: Calendar, from: IsoDay, to: IsoDay = from): boolean {
  const terms = inOrder(calendar);
  const first = terms.findIndex((term) => term.end >= from);
  if (first === -1) return false;
  const before = terms[first - 1];
  const term = terms[first];
  // Between two terms the day counts only when what lies between them can be a holiday.
  if (!term || (term.start > from && !(before && follows(before, term)))) return false;
  return lastOfRun(terms.slice(first)).end >= to;
}

/** Whether schools are open on the day; undefined when no term dates cover it. */
export function isSchoolDay(calendar: Calendar, day: IsoDay): boolean | undefined {
  if (!isCovered(calendar, day)) return undefined;
  const term = termAt(calendar, day);
  return term !== undefined && isOpen(calendar, term, day);
}

/** The school days from the first to the second day, both counted; undefined when not covered. */
export function deliveryDays(
  calendar: Calendar,
  from: IsoDay,
  to: IsoDay,
): readonly IsoDay[] | undefined {
  if (from > to) return [];
  if (!isCovered(calendar, from, to)) return undefined;
  return inOrder(calendar).flatMap((term) => {
    const first = from > term.start ? from : term.start;
    const last = to < term.end ? to : term.end;
    return daysFrom(first, last).filter((day) => isOpen(calendar, term, day));
  });
}

/** The first school day on or after the day; undefined when term dates do not reach it. */
export function schoolDayFrom(calendar: Calendar, day: IsoDay): IsoDay | undefined {
  return search(calendar, day, 1);
}

/** The last school day on or before the day; undefined when term dates do not reach it. */
export function schoolDayUntil(calendar: Calendar, day: IsoDay): IsoDay | undefined {
  return search(calendar, day, -1);
}

/** The first school day after the day. */
export function nextSchoolDay(calendar: Calendar, day: IsoDay): IsoDay | undefined {
  return schoolDayFrom(calendar, addDays(day, 1));
}

/** The last school day before the day. */
export function lastSchoolDayBefore(calendar: Calendar, day: IsoDay): IsoDay | undefined {
  return schoolDayUntil(calendar, addDays(day, -1));
}

/** The school day that is `count` school days after the day, not counting the day itself. */
export function addSchoolDays(calendar: Calendar, day: IsoDay, count: number): IsoDay | undefined {
  let at: IsoDay | undefined = day;
  for (let left = count; left > 0 && at !== undefined; left -= 1) at = nextSchoolDay(calendar, at);
  return at;
}

/** The term that the day lies in, half-term included; undefined in the holidays between terms. */
export function termAt(calendar: Calendar, day: IsoDay): SchoolTerm | undefined {
  return calendar.terms.find((term) => term.start <= day && day <= term.end);
}

/** The first term that begins after the day. */
export function nextTerm(calendar: Calendar, day: IsoDay): SchoolTerm | undefined {
  return inOrder(calendar).find((term) => term.start > day);
}

/** The term and its week, "Autumn term, week 12", counting weeks with a school day; empty between terms. */
export function termWeek(calendar: Calendar, day: IsoDay): string {
  const term = termAt(calendar, day);
  if (!term) return '';
  const name = term.name.replace(/\s*\d{4}$/, '');
  if (isHalfTerm(term, day)) return `${name} half-term`;
  const mondays = daysFrom(term.start, day)
    .filter((one) => isOpen(calendar, term, one))
    .map(mondayOf);
  return `${name} term, week ${String(Math.max(1, new Set(mondays).size))}`;
}

/**
 * The last school day of the half term that the day is in, or of the next one in the holidays;
 * undefined when no term dates cover it.
 */
export function halfTermEnd(calendar: Calendar, day: IsoDay): IsoDay | undefined {
  const from = schoolDayFrom(calendar, day);
  const term = from === undefined ? undefined : termAt(calendar, from);
  if (from === undefined || !term) return undefined;
  const inFirstHalf = term.halfTerm !== undefined && from < term.halfTerm.start;
  return inFirstHalf && term.halfTerm
    ? lastSchoolDayBefore(calendar, term.halfTerm.start)
    : schoolDayUntil(calendar, term.end);
}

function isOpen(calendar: Calendar, term: SchoolTerm, day: IsoDay): boolean {
  const isWeekend = weekday(day) === 0 || weekday(day) === 6;
  if (isWeekend || isHalfTerm(term, day)) return false;
  return !calendar.bankHolidays.includes(day) && !(term.insetDays ?? []).includes(day);
}

function isHalfTerm({ halfTerm }: SchoolTerm, day: IsoDay): boolean {
  return halfTerm !== undefined && halfTerm.start <= day && day <= halfTerm.end;
}

function search(calendar: Calendar, from: IsoDay, step: 1 | -1): IsoDay | undefined {
  let day = from;
  while (isCovered(calendar, day)) {
    if (isSchoolDay(calendar, day) === true) return day;
    day = addDays(day, step);
  }
  return undefined;
}

function inOrder({ terms }: Calendar): readonly SchoolTerm[] {
  return [...terms].sort((a, b) => (a.start < b.start ? -1 : 1));
}

function follows(before: SchoolTerm, term: SchoolTerm): boolean {
  return daysBetween(before.end, term.start) <= longestHolidayDays;
}

function lastOfRun(terms: readonly SchoolTerm[]): SchoolTerm {
  const [first, ...rest] = terms;
  if (!first) throw new Error('A run of terms has at least one.');
  return rest.reduce((last, term) => (follows(last, term) ? term : last), first);
}

function daysFrom(from: IsoDay, to: IsoDay): IsoDay[] {
  const count = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

function mondayOf(day: IsoDay): IsoDay {
  return addDays(day, -((weekday(day) + 6) % 7));
}
