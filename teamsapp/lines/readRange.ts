import { longDay, type IsoDay } from '../common/dates';
import { addSchoolDays, schoolDayFrom } from '../settings/schoolYear';
import type { Calendar } from '../settings/settings';
import {
  dayPhrase,
  looseDayPhrase,
  monthPhrase,
  readDay,
  type DayContext,
  type DayRead,
} from './readDay';
import { take, type Fault, type Taken } from './reading';
import { termPhrase } from './schoolDates';

/** First and last day, as far as they were said. */
export interface Range {
  startDate?: IsoDay;
  endDate?: IsoDay;
}

const from = String.raw`\b(?:from|starting(?:\s+on)?|starts?(?:\s+on)?|beginning|between)\s+`;
const until = String.raw`(?:\bto|\buntil|\btill|\bthrough|\bup\s+to|\bending|\bends?(?:\s+on)?|\band)`;
const numbers = 'a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');
const length = String.raw`for\s+(\d{1,2}|${numbers.join('|')})\s+(?:school\s+)?(weeks?|days?)\b`;

const shared = new RegExp(
  String.raw`(?:${from})?(?<![\w/.£,-])(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|to|until)\s*(\d{1,2}(?:st|nd|rd|th)?\s+${monthPhrase}\b(?:\s+20\d\d\b)?)`,
);
const both = new RegExp(
  String.raw`${from}(${looseDayPhrase})\s*(?:${until}|-)\s*(?:the\s+)?(${looseDayPhrase})`,
);
const bothLoose = new RegExp(
  String.raw`(${dayPhrase})\s*(?:${until}|-)\s*(?:the\s+)?(${looseDayPhrase})`,
);
const dayAndLength = new RegExp(String.raw`(?:${from})?(${dayPhrase})\s+${length}`);
const lengthAndDay = new RegExp(String.raw`${length}\s+${from}(${dayPhrase})`);
const onlyLength = new RegExp(String.raw`\b${length}`);
const onlyEnd = new RegExp(String.raw`(?:${until}|\bby)\s+(?:the\s+)?(${looseDayPhrase})`);
const onlyStart = new RegExp(String.raw`${from}(${looseDayPhrase})`);
const oneTerm = new RegExp(String.raw`(?:\b(?:for|in|during)\s+)?(?:the\s+)?\b(${termPhrase})`);
const oneDay = new RegExp(`(${dayPhrase})`);

// "9 Jun-16 Jul" and "9/6-16/7": the dash stands between two days, not inside one.
const closeDash = /(?<=[a-z]|\/\d{1,4})-(?=\d{1,2}(?:\s*[a-z]{3}|\/))/gi;

type Context = Pick<DayContext, 'today' | 'calendar' | 'within'>;
type Found = { start?: string; end?: string; count?: number; unit?: string; rest: string };

/**
 * Takes the first and the last day out of a text: "9 Jun to 18 Jul", "9-18 Jun", "from 9 Jun for
 * 6 weeks" (school weeks), "until end of term", "spring term". Days are as they were written:
 * weekends and holidays are not moved here.
 */
export function readRange(text: string, context: Context): Taken<Range> {
  const found = findRange(text.replace(closeDash, ' - '));
  if (!found) return { faults: [], rest: text };
  const days = readEnds(found, context);
  const third = take(found.rest, oneDay);
  if (!third) return { ...days, rest: found.rest };
  const sentence = `“${third.match[0].trim()}” is a date too many. A package has a first and a last day.`;
  return {
    ...days,
    faults: [...days.faults, { field: 'endDate', sentence }],
    rest: third.rest,
  };
}

function findRange(text: string): Found | undefined {
  const sharedMonth = take(text, shared);
  if (sharedMonth) {
    const [, first = '', second = ''] = sharedMonth.match;
    const start = second.replace(/^\d{1,2}/, first);
    return { start, end: second, rest: sharedMonth.rest };
  }
  const two = take(text, both) ?? take(text, bothLoose);
  if (two) return found(two, { start: 1, end: 2 });
  const counted = take(text, dayAndLength);
  if (counted) return found(counted, { start: 1, count: 2, unit: 3 });
  const countedFirst = take(text, lengthAndDay);
  if (countedFirst) return found(countedFirst, { count: 1, unit: 2, start: 3 });
  return findApart(text);
}

/** A first and a last day, or a length, that stand in different places of the line. */
function findApart(text: string): Found | undefined {
  const term = take(text, oneTerm);
  const end = take(text, onlyEnd);
  const start = take(end?.rest ?? text, onlyStart);
  if (term && !end && !start) return found(term, { start: 1, end: 1 });
  const afterStart = start ?? end;
  const count = take(afterStart?.rest ?? text, onlyLength);
  const lone = start ? undefined : take((count ?? end)?.rest ?? text, oneDay);
  const rest = (lone ?? count ?? afterStart)?.rest;
  if (rest === undefined) return undefined;
  const first = start?.match[1] ?? lone?.match[1];
  return {
    ...(first !== undefined && { start: first }),
    ...(end?.match[1] !== undefined && { end: end.match[1] }),
    ...(count && lengthOf(count.match, 1, 2)),
    rest,
  };
}

function found(
  { match, rest }: { match: RegExpExecArray; rest: string },
  groups: { start?: number; end?: number; count?: number; unit?: number },
): Found {
  const start = groups.start === undefined ? undefined : match[groups.start];
  const end = groups.end === undefined ? undefined : match[groups.end];
  return {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(groups.count !== undefined && lengthOf(match, groups.count, groups.unit ?? 0)),
    rest,
  };
}

function lengthOf(match: RegExpExecArray, countAt: number, unitAt: number) {
  const said = (match[countAt] ?? '').toLowerCase();
  const word = numbers.indexOf(said);
  // "a" and "an" stand before "one", so a word's place in the list is its number plus one.
  const count = word === -1 ? Number(said) : Math.max(1, word - 1);
  return { count, unit: (match[unitAt] ?? '').toLowerCase() };
}

function readEnds(
  { start, end, count, unit }: Found,
  context: Context,
): Omit<Taken<Range>, 'rest'> {
  const first = readFirst(start, end, context);
  // "next term" names both ends, each seen from today.
  const seen = end === start ? undefined : first;
  const last = end === undefined ? undefined : readLast(end, seen, context);
  const faults = [first?.fault, last?.fault].filter((fault) => fault !== undefined);
  const counted = count === undefined ? undefined : countedEnd(first?.day, count, unit, context);
  const endDate = last?.day ?? (typeof counted === 'string' ? counted : undefined);
  if (counted && typeof counted !== 'string') faults.push(counted);
  const startDate = first?.day;
  if (startDate !== undefined && endDate !== undefined && endDate < startDate) {
    const sentence = `${longDay(endDate)} is before ${longDay(startDate)}.`;
    faults.push({ field: 'endDate', sentence });
  }
  return {
    value: {
      ...(startDate !== undefined && { startDate }),
      ...(endDate !== undefined && { endDate }),
    },
    faults,
  };
}

function readFirst(
  start: string | undefined,
  end: string | undefined,
  context: Context,
): DayRead | undefined {
  if (start === undefined) return undefined;
  const first = readDay(start, { ...context, role: 'start' });
  if (first.hasYear || end === undefined || first.day === undefined) return first;
  const last = readDay(end, { ...context, role: 'end' });
  if (!last.hasYear || last.day === undefined) return first;
  // "4 Jan to 12 Feb 2028" is six weeks of 2028, not a year and six weeks.
  return readDay(start, { ...context, role: 'start', beside: { day: last.day, side: 'before' } });
}

function readLast(end: string, first: DayRead | undefined, context: Context): DayRead {
  const isAfter = first?.hasYear === true && first.day !== undefined;
  return readDay(end, {
    ...context,
    role: 'end',
    ...(first?.day !== undefined && { from: first.day }),
    ...(isAfter && first.day !== undefined && { beside: { day: first.day, side: 'after' } }),
  });
}

function countedEnd(
  start: IsoDay | undefined,
  count: number,
  unit: string | undefined,
  { calendar }: Context,
): IsoDay | Fault {
  const said = `${String(count)} ${unit ?? 'weeks'}`;
  if (start === undefined) return { field: 'startDate', sentence: `${said} from which day?` };
  const days = unit?.startsWith('week') === true ? count * 5 : count;
  const end = lastOf(calendar, start, days);
  if (end !== undefined) return end;
  const sentence = `No term dates are set for ${said} from ${longDay(start)}. Write the last day. An administrator can add term dates in Settings.`;
  return { field: 'endDate', sentence };
}

function lastOf(calendar: Calendar, start: IsoDay, days: number): IsoDay | undefined {
  const first = schoolDayFrom(calendar, start);
  return first === undefined ? undefined : addSchoolDays(calendar, first, days - 1);
}
