import { addDays, weekday, type IsoDay } from '../common/dates';
import type { Calendar } from './settings';

/** Whether offices work on the day: not at weekends, not on bank holidays of England. */
export function isWorkingDay(calendar: Pick<Calendar, 'bankHolidays'>, day: IsoDay): boolean {
  const isWeekend = weekday(day) === 0 || weekday(day) === 6;
  return !isWeekend && !calendar.bankHolidays.includes(day);
}

/**
 * The day that is `count` working days after the day, which itself is not counted: two working
 * days after a Tuesday is Thursday. With 0 the day itself, or the next working day.
 */
export function addWorkingDays(
  calendar: Pick<Calendar, 'bankHolidays'>,
  day: IsoDay,
  count: number,
): IsoDay {
  let at = day;
  let left = count;
  while (left > 0 || !isWorkingDay(calendar, at)) {
    at = addDays(at, 1);
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return at;
}

/**
 * Working days from the first day to the second: the first is not counted, the second is. 0 on
 * the same day, negative when the second is earlier.
 */
export function workingDaysBetween(
  calendar: Pick<Calendar, 'bankHolidays'>,
  from: IsoDay,
  to: IsoDay,
): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}
