import { type SenType, senTypes } from '../../common/senTypes';
import { isDay, type IsoDay } from '../../common/dates';
import type { Provider } from '../provider';

/**
 * The day of a register's date: 2018-01-02 00:00:00, 2018-01-02, 02-01-2018 or 02/01/2018 (day
 * before month, always); undefined for anything else and for days that no calendar has.
 */
export function registerDay(text: string): IsoDay | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00)?)?$/.exec(text)?.[1];
  const [, date, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
  const day =
    iso ?? `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

/** The ages taken, without those that no register can mean. */
export function ages(
  low: number | undefined,
  high: number | undefined,
): Pick<Provider, 'lowAge' | 'highAge'> {
  // The registers write 0 to 0 or up to 99 where no upper age is set; a plan ends at 25.
  const known = high !== undefined && high > 0 && high <= 25;
  const lowKnown =
    low !== undefined && low <= 25 && (high === undefined || low <= high) && high !== 0;
  return { ...(lowKnown && { lowAge: low }), ...(known && { highAge: high }) };
}

/** The SEN types of cells such as "SLCN - Speech, language and Communication", each once. */
export function needsOf(cells: readonly string[]): SenType[] {
  const codes = cells.map((cell) => cell.split(' - ')[0]?.trim().toUpperCase());
  return senTypes.filter((type) => codes.includes(type));
}

/** One line, single spaces, no control characters. */
export function tidy(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
