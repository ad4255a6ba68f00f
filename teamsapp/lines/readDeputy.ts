import type { IsoDay } from '../common/dates';
import { looseDayPhrase, readDay } from './readDay';
import { gap, take, type Fault, type World } from './reading';

/** Who is to stand in for the writer, and when, as far as a line says it. */
export interface DeputyWish {
  /** The person's name or part of it, as it was written. */
  words: string;
  from?: IsoDay;
  to?: IsoDay;
  faults: readonly Fault[];
}

/** Reads "Tom Hale until 27 November", "Tom from Monday to Friday". */
export function readDeputy(rest: string, world: World): DeputyWish {
  const first = dayAfter(rest, /\bfrom\s+/, world);
  const last = dayAfter(first.rest, /(?:\buntil|\btill|\bto)\s+/, world);
  const words = last.rest.split(gap.trim()).join(' ').replace(/\s+/g, ' ').trim();
  return {
    words,
    ...(first.day !== undefined && { from: first.day }),
    ...(last.day !== undefined && { to: last.day }),
    faults: [...first.faults, ...last.faults],
  };
}

function dayAfter(
  text: string,
  before: RegExp,
  { today, calendar }: World,
): { day?: IsoDay; rest: string; faults: readonly Fault[] } {
  const phrase = take(text, new RegExp(`${before.source}(${looseDayPhrase})`));
  const written = phrase?.match[1];
  if (!phrase || written === undefined) return { rest: text, faults: [] };
  const { day, fault } = readDay(written, { today, calendar, role: 'end' });
  return { ...(day && { day }), rest: phrase.rest, faults: fault ? [fault] : [] };
}
