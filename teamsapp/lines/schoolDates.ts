import { addDays, type IsoDay } from '../common/dates';
import {
  halfTermEnd,
  lastSchoolDayBefore,
  schoolDayFrom,
  schoolDayUntil,
  termAt,
} from '../settings/schoolYear';
import type { Calendar, SchoolTerm } from '../settings/settings';

/** Whether a day is read as a first or as a last day: "Easter" is after it, or before it. */
export type DayRole = 'start' | 'end';

const halfTerm = String.raw`half[- ]?term(?:\s+holidays?)?`;
const season = 'autumn|spring|summer';
const notAnAmount = String.raw`(?!\s*(?:h\b|hrs?\b|hours?\b|days?\b|sessions?\b|weeks?\b|[.\d]))`;
const around = String.raw`(?:after|before)\s+(?:the\s+)?(?:${halfTerm}|easter|christmas|summer(?:\s+holidays?)?)`;
const edge = String.raw`(?:start|beginning|end)\s+of\s+(?:the\s+)?(?:this\s+|next\s+|(?:${season})\s+)?(?:half[- ]?term|term|(?:school\s+)?year)`;
const term = String.raw`(?:${season})\s+(?:term\s+)?[12]\b${notAnAmount}(?:\s+\d{4}\b)?|(?:this|next|${season})\s+term(?:\s+\d{4}\b)?`;

/** What names a day of the school calendar wherever it stands. */
export const schoolDayPhrase = `${around}|${edge}|${term}`;
/** What names one only after "from" or "to". */
export const looseSchoolDayPhrase = `${halfTerm}|easter|christmas`;
/** What names both the first and the last day. */
export const termPhrase = term;

/**
 * The school day that words of the school calendar mean, seen from a day: "after half-term" is the
 * first school day after the next one. Undefined when the words are not of that kind, `notSet`
 * when no term dates reach so far.
 */
export function readSchoolDay(
  phrase: string,
  role: DayRole,
  seenFrom: IsoDay,
  calendar: Calendar,
): IsoDay | 'notSet' | undefined {
  const words = phrase
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\bthe /g, '')
    .trim();
  const how = readers.find(([pattern]) => pattern.test(words));
  if (!how) return undefined;
  const [pattern, resolve] = how;
  const parts = pattern.exec(words) ?? [];
  const terms = [...calendar.terms].sort((a, b) => (a.start < b.start ? -1 : 1));
  return resolve({ parts, role, seenFrom, calendar, terms }) ?? 'notSet';
}

interface Asked {
  parts: readonly (string | undefined)[];
  role: DayRole;
  seenFrom: IsoDay;
  calendar: Calendar;
  terms: readonly SchoolTerm[];
}

const readers: readonly [RegExp, (asked: Asked) => IsoDay | undefined][] = [
  [new RegExp(`^(?:(after|before) )?(?:${halfTerm})$`), besideHalfTerm],
  [/^(?:(after|before) )?(easter|christmas)$/, besideFeast],
  [/^(after|before) summer/, besideSummer],
  [/^end of half[- ]?term$/, ({ calendar, seenFrom }) => halfTermEnd(calendar, seenFrom)],
  [/^(start|beginning|end) of (?:(this|next|autumn|spring|summer) )?term$/, termEdge],
  [/^(start|beginning|end) of (?:(this|next) )?(?:school )?year$/, yearEdge],
  [/^(this|next|autumn|spring|summer)(?: term)?(?: ([12]))?(?: (\d{4}))?$/, namedTerm],
];

function besideHalfTerm({ parts, role, seenFrom, calendar, terms }: Asked): IsoDay | undefined {
  const isAfter = (parts[1] ?? (role === 'start' ? 'after' : 'before')) === 'after';
  const holidays = terms.flatMap((one) => (one.halfTerm ? [one.halfTerm] : []));
  const holiday = holidays.find(({ start, end }) => (isAfter ? end : start) > seenFrom);
  if (!holiday) return undefined;
  return isAfter
    ? schoolDayFrom(calendar, addDays(holiday.end, 1))
    : lastSchoolDayBefore(calendar, holiday.start);
}

function besideFeast({ parts, role, seenFrom, calendar }: Asked): IsoDay | undefined {
  const isAfter = (parts[1] ?? (role === 'start' ? 'after' : 'before')) === 'after';
  const feastIn = (year: number) =>
    parts[2] === 'easter' ? easterSunday(year) : `${String(year)}-12-25`;
  const year = Number(seenFrom.slice(0, 4));
  const feast = feastIn(year) > seenFrom ? feastIn(year) : feastIn(year + 1);
  return isAfter
    ? schoolDayFrom(calendar, addDays(feast, 1))
    : lastSchoolDayBefore(calendar, feast);
}

function besideSummer({ parts, seenFrom, calendar, terms }: Asked): IsoDay | undefined {
  const summer = ofSeason(terms, 'summer').find(({ end }) => end >= seenFrom);
  if (!summer) return undefined;
  return parts[1] === 'before'
    ? schoolDayUntil(calendar, summer.end)
    : schoolDayFrom(calendar, addDays(summer.end, 1));
}

function termEdge({ parts, seenFrom, calendar, terms }: Asked): IsoDay | undefined {
  const [, side, which] = parts;
  if (side === 'end') {
    const chosen = chosenTerm(terms, which, seenFrom);
    return chosen && schoolDayUntil(calendar, chosen.end);
  }
  const candidates = which === undefined || which === 'next' ? terms : ofSeason(terms, which);
  const chosen =
    which === 'this'
      ? termAt(calendar, seenFrom)
      : candidates.find(({ start }) => start >= seenFrom);
  return chosen && schoolDayFrom(calendar, chosen.start);
}

function yearEdge({ parts, seenFrom, calendar, terms }: Asked): IsoDay | undefined {
  if (parts[1] === 'end') {
    const summers = ofSeason(terms, 'summer').filter(({ end }) => end >= seenFrom);
    const summer = summers[parts[2] === 'next' ? 1 : 0];
    return summer && schoolDayUntil(calendar, summer.end);
  }
  const autumn = ofSeason(terms, 'autumn').find(({ start }) => start >= seenFrom);
  return autumn && schoolDayFrom(calendar, autumn.start);
}

function namedTerm({ parts, role, seenFrom, calendar, terms }: Asked): IsoDay | undefined {
  const [, which, half, year] = parts;
  const inYear = year ? terms.filter(({ start }) => start.startsWith(year)) : terms;
  const chosen = chosenTerm(inYear, which, year ? '' : seenFrom, half);
  if (!chosen) return undefined;
  const { halfTerm: holiday } = chosen;
  if (role === 'start') {
    const isSecond = half === '2' && holiday;
    return schoolDayFrom(calendar, isSecond ? addDays(holiday.end, 1) : chosen.start);
  }
  return half === '1' && holiday
    ? lastSchoolDayBefore(calendar, holiday.start)
    : schoolDayUntil(calendar, chosen.end);
}

/** The first such term, or half of one, that is not over on the day. */
function chosenTerm(
  terms: readonly SchoolTerm[],
  which: string | undefined,
  seenFrom: IsoDay,
  half?: string,
): SchoolTerm | undefined {
  const endOf = (one: SchoolTerm) => (half === '1' && one.halfTerm ? one.halfTerm.start : one.end);
  const isRelative = which === undefined || which === 'this' || which === 'next';
  const ahead = (isRelative ? terms : ofSeason(terms, which)).filter((t) => endOf(t) >= seenFrom);
  if (which !== 'next') return ahead[0];
  return ahead.find(({ start }) => start > seenFrom);
}

function ofSeason(terms: readonly SchoolTerm[], name: string): SchoolTerm[] {
  return terms.filter((one) => one.name.toLowerCase().includes(name));
}

/** Easter Sunday of a year. Source: the anonymous Gregorian algorithm (Nature, 20 April 1876). */
export function easterSunday(year: number): IsoDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year)}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}
