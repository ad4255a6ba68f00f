import { choicesOf, type StoredColumn } from './column';

/**
 * A value as a service keeps it that tidies what it is given: texts without outer white space and
 * with plain ends of lines, several choices in the order of the column, numbers of 15 digits.
 */
export function normalised(column: StoredColumn, value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trim();
  if (typeof value === 'number') return Number(value.toPrecision(15));
  if (!Array.isArray(value) || column.kind !== 'choice') return value;
  return [...new Set([...choicesOf(column).filter((choice) => value.includes(choice)), ...value])];
}
