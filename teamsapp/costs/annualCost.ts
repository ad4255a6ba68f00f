import { addMonths, type IsoDay } from '../common/dates';
import { splitPence, type Pence } from '../common/money';
import { deliveryDays } from '../settings/schoolYear';
import type { Calendar } from '../settings/settings';

/** What the cost of the first twelve months follows from. */
export interface AnnualTerms {
  wholeCost: Pence;
  startDate: IsoDay;
  endDate: IsoDay;
}

/**
 * The part of the whole cost that falls in the twelve months from the first day: all of it for a
 * shorter package, else the share of the delivery days in them, as the cost engine divides
 * financial years. Gross: money back is not taken off.
 *
 * Undefined when no term dates cover a package that is longer than twelve months.
 */
export function annualCost(terms: AnnualTerms, calendar: Calendar): Pence | undefined {
  const { wholeCost, startDate, endDate } = terms;
  const afterTwelveMonths = addMonths(startDate, 12);
  if (endDate < afterTwelveMonths) return wholeCost;
  const days = deliveryDays(calendar, startDate, endDate);
  if (!days) return undefined;
  const within = days.filter((day) => day < afterTwelveMonths).length;
  return splitPence(wholeCost, [within, days.length - within])[0];
}
