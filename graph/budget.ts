/** The council's Microsoft 365 licences, in the bands that decide how much an app may ask. */
export type Licences = '0-1k' | '1k-5k' | '5k-15k' | '15k-50k' | '50k+';

/** Resource units that one app may spend in one tenant. */
export interface Limits {
  aMinute: number;
  aDay: number;
}

/**
 * What SharePoint allows an app by licence band. Source: SharePoint Online throttling guidance
 * (learn.microsoft.com, 2 October 2025), application limits per tenant.
 */
export const limitsOf: Readonly<Record<Licences, Limits>> = {
  '0-1k': { aMinute: 1250, aDay: 1_200_000 },
  '1k-5k': { aMinute: 2500, aDay: 2_400_000 },
  '5k-15k': { aMinute: 3750, aDay: 3_600_000 },
  '15k-50k': { aMinute: 5000, aDay: 4_800_000 },
  '50k+': { aMinute: 6250, aDay: 6_000_000 },
};

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Resource units of the last minute and the last 24 hours, beside what is allowed. */
export interface Budget {
  spend(units: number): void;
  /** What was spent in the time up to now, and the limits. */
  state(): { lastMinute: number; lastDay: number; limits: Limits };
}

/** Opens a budget with nothing spent. */
export function openBudget(limits: Limits, now: () => number): Budget {
  const lastMinute = openWindow(minute, second);
  const lastDay = openWindow(day, minute);
  return {
    spend(units) {
      lastMinute.add(now(), units);
      lastDay.add(now(), units);
    },
    state: () => ({
      lastMinute: lastMinute.sum(now()),
      lastDay: lastDay.sum(now()),
      limits,
    }),
  };
}

interface Window {
  add(at: number, units: number): void;
  sum(at: number): number;
}

/** A sum over the last `length` milliseconds, kept in slots so that a busy day costs no memory. */
function openWindow(length: number, slot: number): Window {
  const slots = new Map<number, number>();
  const forget = (at: number): void => {
    for (const number of slots.keys()) {
      if (number > Math.floor((at - length) / slot)) return;
      slots.delete(number);
    }
  };
  return {
    add(at, units) {
      forget(at);
      const number = Math.floor(at / slot);
      slots.set(number, (slots.get(number) ?? 0) + units);
    },
    sum(at) {
      forget(at);
      return [...slots.values()].reduce((sum, units) => sum + units, 0);
    },
  };
}
