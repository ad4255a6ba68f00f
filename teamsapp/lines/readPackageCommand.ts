import type { IsoDay } from '../common/dates';
import { packageReference } from '../packages/educationPackage';
import { noSuchPackage, takePackageNumber, type NoSuchPackage } from './packageNumbers';
import { dayPhrase, looseDayPhrase, readDay } from './readDay';
import { take, type Fault, type World } from './reading';

/** A command about one package that needs its number. */
export interface PackageCommand {
  packageId?: number;
  /** Set when the number is missing or there is no such package. */
  problem?: NoSuchPackage;
  /** The words after the number, in the writer's own spelling. */
  rest: string;
}

/** Reads the package's number after a command's word. */
export function readPackageCommand(rest: string, word: string, world: World): PackageCommand {
  const found = takePackageNumber(rest);
  if (!found) {
    const example = `${word} EP-1042`;
    return { problem: { sentence: `Which package? Write it like: ${example}` }, rest };
  }
  const problem = noSuchPackage(found.id, world);
  return { packageId: found.id, ...(problem && { problem }), rest: found.rest };
}

/** When and why a package ends. */
export interface Ending {
  on?: IsoDay;
  because?: string;
  faults: readonly Fault[];
}

/** Reads "on 12 Feb because back in school": a date without a year is the one inside the package. */
export function readEnding(rest: string, packageId: number, world: World): Ending {
  const { because, before } = readBecause(rest);
  const phrase =
    take(before, new RegExp(`(?:\\bon|\\bfrom|\\bat|\\bby)\\s+(${looseDayPhrase})`)) ??
    take(before, new RegExp(`(${dayPhrase})`));
  const written = phrase?.match[1];
  if (written === undefined) return { ...(because && { because }), faults: [] };
  const known = world.packages?.find(({ id }) => id === packageId);
  const { day, fault } = readDay(written, {
    today: world.today,
    calendar: world.calendar,
    role: 'end',
    ...(known && { within: { from: known.startDate, to: known.endDate } }),
  });
  return { ...(day && { on: day }), ...(because && { because }), faults: fault ? [fault] : [] };
}

/** The writer's reason after "because" or in quotes, up to 1,000 characters. */
export function readBecause(rest: string): { because?: string; before: string } {
  const found =
    take(rest, /\bbecause\s+(?:of\s+)?(.+)$/) ??
    take(rest, /"([^"]*)"/) ??
    take(rest, /\b(?:as|since)\s+(?!of\b)(.+)$/);
  const because = found?.match[1]?.replace(/^"|"$/g, '').trim().slice(0, 1000);
  return { ...(because && { because }), before: found?.rest ?? rest };
}

/** What cannot be done here yet, and what to do instead. */
export function notHere(word: 'review', rest: string): string {
  const id = takePackageNumber(rest)?.id;
  const name = id === undefined ? 'the package' : packageReference(id);
  const sentences: Readonly<Record<typeof word, string>> = {
    review: `I cannot record reviews yet. Open ${name} in the tab to see when its review is due.`,
  };
  return sentences[word];
}
