import type { Key, StoredItem, StoredFields } from '../store';
import type { ColumnSet, StoredColumn } from './column';

/** What is known of a row when its keys are worked out. */
export type Keyed = Pick<StoredItem, 'created' | 'modified'> & { fields: StoredFields };

/** The values of the indexed columns of a row, as filters compare them. */
export function keysOf(columns: ColumnSet, row: Keyed): Record<string, Key> {
  const keys: Record<string, Key> = {};
  for (const column of columns.indexed) {
    // The id is the table's own key and needs no second one.
    if (column.name === 'ID') continue;
    const key = keyOf(column, row);
    if (key !== null) keys[column.name] = key;
  }
  return keys;
}

/** One value in the form filters and unique columns compare: text without regard to case. */
export function keyOf(column: StoredColumn, row: Keyed): Key {
  if (column.name === 'Created') return row.created;
  if (column.name === 'Modified') return row.modified;
  const value = row.fields[column.name];
  if (typeof value === 'string') return column.kind === 'dateTime' ? value : value.toLowerCase();
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  return null;
}
