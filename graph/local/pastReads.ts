import type { ColumnSet } from './fields/column';
import { keyOf } from './fields/keys';
import { compareKeys, meets } from './odata/evaluate';
import type { ItemQuery, ItemTable, Key, StoredItem } from './store';

/** How a list was: the rows that differ from today's, and where its history ended. */
export interface Past {
  /** Undefined for a row that was not there yet. */
  rows: Map<number, StoredItem | undefined>;
  newest: number;
}

type Reads = Pick<ItemTable, 'find' | 'page' | 'count' | 'changes' | 'history'>;

/** Reads a list as it was: today's rows, with those that differ put back. */
export function pastReads(items: ItemTable, columns: ColumnSet, { rows, newest }: Past): Reads {
  const back = [...rows.values()].filter((row) => row !== undefined);
  /** The first of two sorted lots, of which today's may hold rows that differ. */
  const merge = (today: StoredItem[], lot: StoredItem[], compare: Compare, limit: number) =>
    [...today.filter(({ id }) => !rows.has(id)), ...lot].toSorted(compare).slice(0, limit);
  return {
    find: (list, id) => (rows.has(id) ? rows.get(id) : items.find(list, id)),
    page(list, query) {
      // Rows that differ may take places on today's page, so it is read longer by so many.
      const today = items.page(list, { ...query, limit: query.limit + rows.size });
      const compare = orderOf(columns, query);
      return merge(today, back.filter(wantedBy(columns, query)), compare, query.limit);
    },
    count(list, limit) {
      const gone = [...rows.keys()].filter((id) => items.find(list, id) !== undefined).length;
      const today = items.count(list, limit + rows.size);
      return Math.min(limit, today - gone + back.length);
    },
    changes(list, after, limit) {
      const today = items.changes(list, after, limit + rows.size);
      const told = back.filter(({ change }) => change > after);
      return merge(today, told, (left, right) => left.change - right.change, limit);
    },
    history: (list) => ({ ...items.history(list), newest }),
  };
}

type Compare = (left: StoredItem, right: StoredItem) => number;

function keyIn(columns: ColumnSet, name: string, item: StoredItem): Key {
  const column = columns.byName.get(name);
  if (name === 'ID') return item.id;
  return column ? keyOf(column, item) : null;
}

/** The order of the database: by the column asked for, and by id among equals. */
function orderOf(columns: ColumnSet, { order }: ItemQuery): Compare {
  if (!order) return (left, right) => left.id - right.id;
  const key = (item: StoredItem) => keyIn(columns, order.column, item);
  const sign = order.descending ? -1 : 1;
  return (left, right) => sign * compareKeys(key(left), key(right)) || left.id - right.id;
}

function wantedBy(columns: ColumnSet, { conditions, after, order }: ItemQuery) {
  return (item: StoredItem): boolean => {
    if (!meets(conditions, (name) => keyIn(columns, name, item))) return false;
    if (!after) return true;
    if (!order || after.key === undefined) return item.id > after.id;
    const sign = order.descending ? -1 : 1;
    const byKey = sign * compareKeys(keyIn(columns, order.column, item), after.key);
    return byKey > 0 || (byKey === 0 && item.id > after.id);
  };
}
