import type { SettingValues } from '../settings/settings';
import { take, type Fault, type Taken } from './reading';

/** How much a week: hours or sessions, as it was said. */
export interface Amount {
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
}

const number = String.raw`(?<![\w.,/£])(\d+(?:\.\d+)?)?\s?([½¼¾])?`;
const hourWord = String.raw`\s*-?\s*(?:hours?|hrs?|h)`;
const aWeek = String.raw`(?:\s*(?:\/\s*|a\s+|per\s+|each\s+|every\s+)(?:week|wk|w)\b|\s*(?:pw|weekly)\b)`;
const aDay = String.raw`\s*(?:\/\s*|a\s+|per\s+|each\s+|every\s+)(?:day|d)\b|\s*daily\b`;
const minutes = String.raw`(?:\s?([0-5]\d)\s?(?:m|mins?|minutes)?(?![\w.]))?`;

const hoursADay = new RegExp(`${number}${hourWord}${minutes}(?:${aDay})`);
const hours = new RegExp(`${number}${hourWord}(?:${minutes}|\\b)(?![a-z])${aWeek}?`);
const sessions = new RegExp(`${number}\\s*sess(?:ions?)?\\b\\.?${aWeek}?`);
const days = new RegExp(`${number}\\s*days?${aWeek}`);
const looseDays = new RegExp(`(?:for|x|on)?\\s*${number}\\s*days\\b${aWeek}?`);
const decimalComma = /(?<!\w)(\d{1,2}),(\d{1,2})\s?(?:h|hrs?|hours?)\b/;
const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };
const sessionsAWeek = 10;

type Limits = Pick<SettingValues['council'], 'hoursAtMost'>;

/**
 * Takes hours, sessions or days a week out of a text; a day is two sessions.
 *
 * Hours for a day become hours a week when the days are said too, else the days are asked for.
 * Nothing, and more than the council's setting, are pointed at.
 */
export function readHours(text: string, limits: Limits): Taken<Amount> {
  const comma = take(text, decimalComma);
  if (comma) return { faults: [commaFault(comma.match)], rest: comma.rest };
  const daily = take(text, hoursADay);
  if (daily && hasNumber(daily.match)) return hoursForDays(daily.match, daily.rest, limits);
  const found = take(text, hours);
  if (found && hasNumber(found.match)) return withoutSecond(found, limits);
  const session = take(text, sessions);
  if (session && hasNumber(session.match)) {
    return { ...checkedSessions(numberOf(session.match)), rest: session.rest };
  }
  const day = take(text, days);
  if (day && hasNumber(day.match)) {
    return { ...checkedSessions(numberOf(day.match) * 2), rest: day.rest };
  }
  return { faults: [], rest: text };
}

function withoutSecond(
  found: { match: RegExpExecArray; rest: string },
  limits: Limits,
): Taken<Amount> {
  const again = take(found.rest, hours);
  if (!again || !hasNumber(again.match)) {
    return { ...checkedHours(numberOf(found.match), limits), rest: found.rest };
  }
  const sentence = `I found two amounts, “${found.match[0].trim()}” and “${again.match[0].trim()}”. Which is it a week?`;
  return { faults: [{ field: 'hoursPerWeek', sentence }], rest: again.rest };
}

function hoursForDays(match: RegExpExecArray, rest: string, limits: Limits): Taken<Amount> {
  const daily = numberOf(match);
  const found = take(rest, looseDays);
  if (found && hasNumber(found.match)) {
    return { ...checkedHours(daily * numberOf(found.match), limits), rest: found.rest };
  }
  const sentence = `How many days a week? ${inWords(daily, 'hour')} a day was understood.`;
  return { faults: [{ field: 'hoursPerWeek', sentence }], rest };
}

function checkedHours(value: number, limits: Limits): Pick<Taken<Amount>, 'value' | 'faults'> {
  const fault = hoursFault(value, limits);
  return fault ? { faults: [fault] } : { value: { hoursPerWeek: value }, faults: [] };
}

/** What is wrong with hours a week, for lines and forms alike; undefined when nothing is. */
export function hoursFault(value: number, { hoursAtMost }: Limits): Fault | undefined {
  const field = 'hoursPerWeek';
  if (value <= 0) return { field, sentence: 'Hours a week must be more than 0.' };
  if (value <= hoursAtMost) return undefined;
  const sentence = `${String(value)} hours a week is more than ${String(hoursAtMost)}.`;
  const fewer = Math.floor(value / 10);
  if (fewer === 0 || fewer > hoursAtMost) return { field, sentence };
  return {
    field,
    sentence: `${sentence} Did you mean ${String(fewer)}?`,
    suggestion: String(fewer),
  };
}

/** What is wrong with sessions a week: there are ten, two a day. */
export function sessionsFault(value: number): Fault | undefined {
  const field = 'sessionsPerWeek';
  if (value <= 0) return { field, sentence: 'Sessions a week must be more than 0.' };
  if (value <= sessionsAWeek) return undefined;
  const sentence = `${String(value)} sessions a week is more than ${String(sessionsAWeek)}: a session is half a day.`;
  return { field, sentence };
}

function checkedSessions(value: number): Pick<Taken<Amount>, 'value' | 'faults'> {
  const fault = sessionsFault(value);
  return fault ? { faults: [fault] } : { value: { sessionsPerWeek: value }, faults: [] };
}

function commaFault([written, whole = '', part = '']: RegExpExecArray): Fault {
  const suggestion = `${whole}.${part}`;
  const sentence = `“${written}” could be ${suggestion} hours, or ${whole} and ${part}. Which is it a week?`;
  return { field: 'hoursPerWeek', sentence, suggestion };
}

function hasNumber([, digits, fraction]: RegExpExecArray): boolean {
  return digits !== undefined || fraction !== undefined;
}

function numberOf([, digits = '0', fraction, mins = '0']: RegExpExecArray): number {
  const value = Number(digits) + (fraction ? (fractions[fraction] ?? 0) : 0) + Number(mins) / 60;
  return Math.round(value * 100) / 100;
}

function inWords(value: number, noun: string): string {
  return `${String(value)} ${noun}${value === 1 ? '' : 's'}`;
}
