import type { StoredColumn } from '../fields/column';
import { keyOf } from '../fields/keys';
import { skipToken } from '../odata/options';
import type { ItemQuery, Key, Mark, StoredItem } from '../store';

/** A query for items, and what must be known of its columns. */
export interface ItemSearch extends ItemQuery {
  orderColumn: StoredColumn | undefined;
  /** The first column named that has no index. */
  unindexed: StoredColumn | undefined;
}

/** The $skiptoken of the page after a row: its id and, in another order, its value too. */
export function tokenAfter({ orderColumn }: ItemSearch, last: StoredItem): string {
  const id = { p_ID: String(last.id) };
  if (!orderColumn) return skipToken(id);
  return skipToken({ p_Key: JSON.stringify(orderKey(orderColumn, last)), ...id });
}

/** Reads where a page starts from its $skiptoken. */
export function readMark(token: URLSearchParams, orderColumn: StoredColumn | undefined): Mark {
  const id = Number(token.get('p_ID'));
  const key = token.get('p_Key');
  return orderColumn && key !== null ? { id, key: keyIn(key) } : { id };
}

/** The value a row is ordered by. */
export function orderKey(column: StoredColumn, item: StoredItem): Key {
  return column.name === 'ID' ? item.id : keyOf(column, item);
}

function keyIn(text: string): Key {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
