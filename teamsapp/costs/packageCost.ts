import { financialYear, longDay, type IsoDay } from '../common/dates';
import { AppError } from '../common/errors';
import { pounds, splitPence, wholePence, type Pence } from '../common/money';
import { deliveryDays } from '../settings/schoolYear';
import type { Calendar } from '../settings/settings';
import type { PriceUnit } from '../packages/educationPackage';

/** What a package's cost follows from. */
export interface CostTerms {
  price: Pence;
  priceUnit: PriceUnit;
  hoursPerWeek?: number;
  /** A session is half a day: a price for a day is for two sessions. */
  sessionsPerWeek?: number;
  startDate: IsoDay;
  endDate: IsoDay;
}

/** The cost of a package in whole pence. The years sum to the whole. */
export interface Cost {
  wholeCost: Pence;
  weeklyCost: Pence;
  /** Delivery days divided by five. */
  schoolWeeks: number;
  deliveryDays: number;
  /** By the financial year's first year. */
  costByYear: Readonly<Record<string, Pence>>;
  /** How it was worked out, "12 hours a week at £45.00 for 5.6 school weeks". */
  workings: string;
}

const daysInWeek = 5;

/**
 * The cost over the school days between the dates, both included.
 *
 * Each financial year bears the part of its own delivery days, not of its calendar days: a
 * package that crosses 1 April is taught in term time only (domain rules 2.5). Throws `invalid`
 * with the field when no term dates cover the dates, when no school day lies between them, or
 * when the hours or sessions that the price is for are missing.
 */
export function packageCost(terms: CostTerms, calendar: Calendar): Cost {
  const days = deliveryDays(calendar, terms.startDate, terms.endDate);
  if (!days) throw noTermDates(terms);
  if (days.length === 0) throw noSchoolDays(terms);
  const wholeCost = costOf(terms, days.length);
  return {
    wholeCost,
    weeklyCost:
      terms.priceUnit === 'once'
        ? wholePence((wholeCost * daysInWeek) / days.length)
        : costOf(terms, daysInWeek),
    schoolWeeks: schoolWeeksOf(days.length),
    deliveryDays: days.length,
    costByYear: byYear(wholeCost, days),
    workings: workings(terms, days.length),
  };
}

/** School weeks as people read them: "5.6 school weeks", "1 school week". */
export function schoolWeeksInWords(schoolWeeks: number): string {
  return `${String(schoolWeeks)} school ${schoolWeeks === 1 ? 'week' : 'weeks'}`;
}

/** School weeks of a number of delivery days, in tenths. */
export function schoolWeeksOf(days: number): number {
  return Math.round((days / daysInWeek) * 10) / 10;
}

function costOf(terms: CostTerms, days: number): Pence {
  if (terms.priceUnit === 'once') return terms.price;
  // Hundredths of an hour keep the product whole, so that a half penny is found exactly.
  const hundredths = Math.round(timesAWeek(terms) * 100);
  return wholePence((terms.price * hundredths * days) / (100 * daysInWeek));
}

/** How often a week the price is paid. */
function timesAWeek({ priceUnit, hoursPerWeek, sessionsPerWeek }: CostTerms): number {
  if (priceUnit === 'week' || priceUnit === 'once') return 1;
  const times = priceUnit === 'hour' ? hoursPerWeek : sessionsPerWeek;
  if (times !== undefined && times > 0) return priceUnit === 'day' ? times / 2 : times;
  throw priceUnit === 'hour'
    ? new AppError('invalid', 'Enter the hours a week: the price is for an hour.', 'hoursPerWeek')
    : new AppError(
        'invalid',
        `Enter the sessions a week: the price is for a ${priceUnit}.`,
        'sessionsPerWeek',
      );
}

function byYear(wholeCost: Pence, days: readonly IsoDay[]): Record<string, Pence> {
  const daysByYear = new Map<string, number>();
  for (const day of days) {
    const year = String(financialYear(day));
    daysByYear.set(year, (daysByYear.get(year) ?? 0) + 1);
  }
  const parts = splitPence(wholeCost, [...daysByYear.values()]);
  return Object.fromEntries([...daysByYear.keys()].map((year, index) => [year, parts[index] ?? 0]));
}

function workings(terms: CostTerms, days: number): string {
  const price = pounds(terms.price);
  if (terms.priceUnit === 'once') return `${price} in total`;
  const weeks = schoolWeeksInWords(schoolWeeksOf(days));
  if (terms.priceUnit === 'week') return `${price} a week for ${weeks}`;
  const times = timesAWeek(terms);
  const unit = times === 1 ? terms.priceUnit : `${terms.priceUnit}s`;
  return `${String(times)} ${unit} a week at ${price} for ${weeks}`;
}

function noTermDates({ startDate, endDate }: CostTerms): AppError {
  return new AppError(
    'invalid',
    `No term dates are set for all of ${longDay(startDate)} to ${longDay(endDate)}. Choose days within the term dates, or ask an administrator to add them in Settings.`,
    'endDate',
  );
}

function noSchoolDays({ startDate, endDate }: CostTerms): AppError {
  return new AppError(
    'invalid',
    `There are no school days from ${longDay(startDate)} to ${longDay(endDate)}. Choose days in term time.`,
    'startDate',
  );
}
