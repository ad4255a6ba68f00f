import type { IsoDay } from '../common/dates';
import { halfTermEnd } from '../settings/schoolYear';
import type { Calendar } from '../settings/settings';

/**
 * The first review: at the end of the half term in which the package starts, or with its last day;
 * undefined where no term dates say so. Source: DfE guide of February 2025, reviews at least
 * half-termly.
 */
export function reviewDue(
  calendar: Calendar,
  startDate: IsoDay,
  endDate: IsoDay,
): IsoDay | undefined {
  const end = halfTermEnd(calendar, startDate);
  return end !== undefined && end > endDate ? endDate : end;
}
