import type { IsoDay } from '../common/dates';

/** One package as a week's hours of one child. */
export interface ChildHours {
  childReference: string;
  startDate: IsoDay;
  endDate: IsoDay;
  /** Missing where the package is agreed by sessions. */
  hoursPerWeek?: number;
}

/** Who counts, and how. */
export interface Counting {
  hoursAbove: number;
  isVulnerable: (childReference: string) => boolean;
}

/** The week in which most children are above the hours. */
export interface Week {
  /** The first day on which it is so. */
  from: IsoDay;
  /** Children with any package on that day. */
  children: number;
  /** References of the children above the hours. */
  fullTime: readonly string[];
  /** How many of them are vulnerable. */
  vulnerable: number;
  /** Packages of that day that say no hours. */
  uncounted: number;
}

/**
 * The fullest week among packages, within a span of days: with a vulnerable child above the hours
 * before one without, then with most children above them, then the earliest. Hours of one child
 * in several packages are added.
 */
export function fullestWeek(
  packages: readonly ChildHours[],
  { startDate, endDate }: { startDate: IsoDay; endDate: IsoDay },
  counting: Counting,
): Week {
  const within = packages.filter((one) => one.startDate <= endDate && one.endDate >= startDate);
  const from = fullestDay(within, startDate, counting);
  const there = within.filter((one) => one.startDate <= from && one.endDate >= from);
  const hours = new Map<string, number>();
  for (const one of there) add(hours, one, 1);
  const fullTime = [...hours].filter(([, sum]) => isAbove(sum, counting)).map(([child]) => child);
  return {
    from,
    children: hours.size,
    fullTime,
    vulnerable: fullTime.filter(counting.isVulnerable).length,
    uncounted: there.filter(({ hoursPerWeek }) => hoursPerWeek === undefined).length,
  };
}

/** The day on which it is fullest; a week is only fuller than the one before where a package begins. */
function fullestDay(within: readonly ChildHours[], startDate: IsoDay, counting: Counting): IsoDay {
  const ends = byDay(within, ({ endDate }) => endDate);
  const hours = new Map<string, number>();
  const count = { fullTime: 0, vulnerable: 0 };
  const change = (one: ChildHours, sign: 1 | -1) => {
    const was = isAbove(hours.get(one.childReference) ?? 0, counting);
    const is = isAbove(add(hours, one, sign), counting);
    if (was === is) return;
    count.fullTime += sign;
    if (counting.isVulnerable(one.childReference)) count.vulnerable += sign;
  };
  let best = { day: startDate, vulnerable: 0, fullTime: 0 };
  let ended = 0;
  const begins = byDay(within, (one) => (one.startDate > startDate ? one.startDate : startDate));
  for (const { day, packages } of begins) {
    for (let over = ends[ended]; over && over.day < day; over = ends[ended]) {
      for (const one of over.packages) change(one, -1);
      ended += 1;
    }
    for (const one of packages) change(one, 1);
    const gain = Math.min(count.vulnerable, 1) - Math.min(best.vulnerable, 1);
    if (gain > 0 || (gain === 0 && count.fullTime > best.fullTime)) best = { day, ...count };
  }
  return best.day;
}

/** Packages by a day of theirs, earliest first. Days are few, so only they are sorted. */
function byDay(packages: readonly ChildHours[], dayOf: (one: ChildHours) => IsoDay) {
  const days = new Map<IsoDay, ChildHours[]>();
  for (const one of packages) {
    const day = dayOf(one);
    const others = days.get(day);
    if (others) others.push(one);
    else days.set(day, [one]);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, those]) => ({ day, packages: those }));
}

/** Adds in hundredths of an hour, so that what is taken off again leaves nothing. Answers the sum. */
function add(hours: Map<string, number>, one: ChildHours, sign: 1 | -1): number {
  const hundredths = Math.round((one.hoursPerWeek ?? 0) * 100);
  const sum = (hours.get(one.childReference) ?? 0) + sign * hundredths;
  hours.set(one.childReference, sum);
  return sum;
}

function isAbove(hundredths: number, { hoursAbove }: Counting): boolean {
  return hundredths > hoursAbove * 100;
}
