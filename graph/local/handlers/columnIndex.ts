import { GraphFault, invalidRequest } from '../errors';
import { canBeIndexed, type StoredColumn } from '../fields/column';
import { keyOf, keysOf } from '../fields/keys';
import type { Call } from '../router';
import type { StoredList } from '../store';

/** Indexes a list can have, the one on ID not counted. */
const mostIndexes = 20;
/** Rows up to which SharePoint still adds an index to a list. */
const largestToIndex = 20_000;

/** Throws unless a column may be indexed and unique as its new definition says. */
export function checkIndex(call: Call, list: StoredList, column: StoredColumn): void {
  if (column.enforceUniqueValues && !column.indexed) {
    throw invalidRequest("A column with 'enforceUniqueValues' must be indexed");
  }
  if (!column.indexed) return;
  if (!canBeIndexed(column)) {
    throw invalidRequest(`The column '${column.name}' is of a type that cannot be indexed`);
  }
  const { indexed } = call.store.columns.of(list);
  if (indexed.some(({ id }) => id === column.id)) return;
  if (indexed.filter(({ name }) => name !== 'ID').length >= mostIndexes) {
    throw invalidRequest(`A list has at most ${mostIndexes} indexed columns`);
  }
  if (call.store.items.count(list, largestToIndex + 1) > largestToIndex) {
    throw thresholdFault(call);
  }
}

/** Builds or drops the index of a column, after its definition was stored. */
export function setIndex({ store }: Call, list: StoredList, column: StoredColumn): void {
  const columns = store.columns.of(list);
  store.items.setIndex(list, column.name, column.indexed);
  store.items.rekey(list, (item) => keysOf(columns, item));
}

/** Throws if a column that is to be unique already has a value twice. */
export function checkUnique({ store }: Call, list: StoredList, column: StoredColumn): void {
  const query = { conditions: [], limit: Number.MAX_SAFE_INTEGER };
  for (const item of store.items.page(list, query)) {
    const key = keyOf(column, item);
    if (key !== null && store.items.holder(list, column.name, key, item.id) !== undefined) {
      throw invalidRequest(`The column '${column.name}' holds duplicate values already`);
    }
  }
}

/** The list view threshold's own sentence; its status is a switch. */
export function thresholdFault({ switches }: Call): GraphFault {
  return new GraphFault(
    switches.thresholdFault.status,
    switches.thresholdFault.code,
    'The attempted operation is prohibited because it exceeds the list view threshold enforced by the administrator.',
  );
}
