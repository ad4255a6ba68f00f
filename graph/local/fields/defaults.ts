import type { StoredFields } from '../store';
import { isMultiple, type ColumnSet, type StoredColumn } from './column';
import { instantOf } from './convert';

/** The values a new row has in columns with a default, before the client's own are put over them. */
export function defaultFields(columns: ColumnSet, now: string): StoredFields {
  const fields: StoredFields = {};
  for (const column of columns.all) {
    const value = column.defaultValue && defaultOf(column, now);
    if (value !== undefined) fields[column.name] = value;
  }
  return fields;
}

/** Defaults are written as text whatever the column's type; yes and no as 1 and 0. */
function defaultOf(column: StoredColumn, now: string): unknown {
  const { value, formula } = column.defaultValue ?? {};
  if (column.kind === 'dateTime' && (formula ?? value) === '[today]') {
    return `${now.slice(0, 10)}T00:00:00Z`;
  }
  if (typeof value !== 'string' || value === '') return undefined;
  if (column.kind === 'boolean') return value === '1' || value.toLowerCase() === 'true';
  if (column.kind === 'number' || column.kind === 'currency') return Number(value);
  if (column.kind === 'dateTime') return instantOf(value);
  if (column.kind === 'choice' && isMultiple(column)) return [value];
  return column.kind === 'text' || column.kind === 'choice' ? value : undefined;
}
