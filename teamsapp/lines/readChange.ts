import type { IsoDay } from '../common/dates';
import { type DayContext, looseDayPhrase, readDay } from './readDay';
import { readHours } from './readHours';
import { readMoney } from './readMoney';
import { readBecause } from './readPackageCommand';
import { take, type Fault, type World } from './reading';

/** What is to be different in a package, as far as a line says it. */
export interface Change {
  /** First day on which it holds. */
  from?: IsoDay;
  endDate?: IsoDay;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  price?: number;
  because?: string;
  faults: readonly Fault[];
}

/**
 * Reads "15h £40/h from 4 Jan because the tutor is qualified", "to 12 Feb": the hours or sessions,
 * the price, the days. A first day without a year is the one inside the package, a last day the
 * next one after its end.
 */
export function readChange(rest: string, packageId: number, world: World): Change {
  const { because, before } = readBecause(rest);
  const known = world.packages?.find(({ id }) => id === packageId);
  const within = known && { from: known.startDate, to: known.endDate };
  const first = dayIn(before, /(?:\bfrom|\bstarting|\bas of)\s+/, world, { role: 'start', within });
  const last = dayIn(first.rest, /(?:\bto|\buntil|\btill)\s+/, world, {
    role: 'end',
    ...(known && { after: known.endDate }),
  });
  const money = readMoney(last.rest);
  const amount = readHours(money.rest, world.council);
  const { hoursPerWeek, sessionsPerWeek } = amount.value ?? {};
  return {
    ...(first.day !== undefined && { from: first.day }),
    ...(last.day !== undefined && { endDate: last.day }),
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(sessionsPerWeek !== undefined && { sessionsPerWeek }),
    ...(money.value && { price: money.value.price }),
    ...(because && { because }),
    faults: [...first.faults, ...last.faults, ...money.faults, ...amount.faults],
  };
}

interface Meaning {
  role: DayContext['role'];
  within?: { from: IsoDay; to: IsoDay } | undefined;
  /** The day is the next such day after this one, where no year is written. */
  after?: IsoDay;
}

function dayIn(
  text: string,
  before: RegExp,
  { today, calendar }: World,
  { role, within, after }: Meaning,
): { day?: IsoDay; rest: string; faults: readonly Fault[] } {
  const phrase = take(text, new RegExp(`${before.source}(${looseDayPhrase})`));
  const written = phrase?.match[1];
  if (!phrase || written === undefined) return { rest: text, faults: [] };
  const { day, fault } = readDay(written, {
    today: after !== undefined && after > today ? after : today,
    calendar,
    role,
    ...(within && { within }),
  });
  return { ...(day && { day }), rest: phrase.rest, faults: fault ? [fault] : [] };
}
