import { longDay, weekday, weekdayName, type IsoDay } from '../common/dates';
import { isSchoolDay, schoolDayFrom, schoolDayUntil } from '../settings/schoolYear';
import type { Calendar } from '../settings/settings';
import type { Range } from './readRange';
import type { Remark } from './reading';

/**
 * Moves a first day that is no school day to the next one, and a last day to the last one before
 * it, and says so. Leaves days alone that no term dates cover, and days in the wrong order.
 */
export function onSchoolDays(
  { startDate, endDate }: Range,
  calendar: Calendar,
): { range: Range; remarks: readonly Remark[] } {
  if (startDate !== undefined && endDate !== undefined && endDate < startDate) {
    return { range: { startDate, endDate }, remarks: [] };
  }
  const start = startDate === undefined ? undefined : schoolDayFrom(calendar, startDate);
  const end = endDate === undefined ? undefined : schoolDayUntil(calendar, endDate);
  const first = start ?? startDate;
  const last = end ?? endDate;
  if (first !== undefined && last !== undefined && last < first) {
    return {
      range: {
        ...(startDate !== undefined && { startDate }),
        ...(endDate !== undefined && { endDate }),
      },
      remarks: [],
    };
  }
  return {
    range: {
      ...(first !== undefined && { startDate: first }),
      ...(last !== undefined && { endDate: last }),
    },
    remarks: [
      ...moved('first', startDate, first, calendar),
      ...moved('last', endDate, last, calendar),
    ],
  };
}

/** Why schools are closed on the day, "a Sunday", "a bank holiday" or "in the school holidays". */
export function whyClosed(calendar: Calendar, day: IsoDay): string | undefined {
  if (isSchoolDay(calendar, day) !== false) return undefined;
  if (weekday(day) === 0 || weekday(day) === 6) return `a ${weekdayName(day)}`;
  if (calendar.bankHolidays.includes(day)) return 'a bank holiday';
  return 'not a school day';
}

function moved(
  which: 'first' | 'last',
  written: IsoDay | undefined,
  used: IsoDay | undefined,
  calendar: Calendar,
): Remark[] {
  if (written === undefined || used === undefined || written === used) return [];
  const why = whyClosed(calendar, written) ?? 'not a school day';
  return [
    {
      title: `I changed the ${which} day.`,
      sentence: `You wrote ${longDay(written)}, ${why}. I used ${weekdayName(used)} ${longDay(used)}.`,
    },
  ];
}
