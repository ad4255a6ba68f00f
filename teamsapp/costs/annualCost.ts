import { addDays, type IsoDay } from '../common/dates';
import { isAppError } from '../common/errors';
import type { Pence } from '../common/money';
import type { Calendar } from '../settings/settings';
import { type CostTerms, packageCost } from './packageCost';

/**
 * What a package costs in its first twelve months: the whole cost of a shorter one. Where that
 * cannot be worked out, because no term dates are set, the whole cost: never less than it is. 0 for
 * a form that does not say enough yet.
 */
export function annualCost(
  terms: Partial<CostTerms> & { wholeCost?: Pence },
  calendar: Calendar,
): Pence {
  const { wholeCost = 0, startDate, endDate, price, priceUnit } = terms;
  if (startDate === undefined || endDate === undefined) return wholeCost;
  const lastDay = addDays(sameDayNextYear(startDate), -1);
  if (price === undefined || priceUnit === undefined || priceUnit === 'once') return wholeCost;
  if (endDate <= lastDay) return wholeCost;
  try {
    const year = { ...terms, price, priceUnit, startDate, endDate: lastDay };
    return packageCost(year, calendar).wholeCost;
  } catch (error) {
    if (isAppError(error, 'invalid')) return wholeCost;
    throw error;
  }
}

/** A year that begins on 29 February ends on the 28th. */
function sameDayNextYear(day: IsoDay): IsoDay {
  const next = `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;
  return next.endsWith('-02-29') ? `${next.slice(0, 4)}-03-01` : next;
}
