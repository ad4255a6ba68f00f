import { invalidRequest } from '../errors';
import { fieldKey } from '../fields/column';
import { compareKeys, meets } from '../odata/evaluate';
import type { Call } from '../router';
import type { StoredItem, StoredList } from '../store';
import { thresholdFault } from './columnIndex';
import { orderKey, type ItemSearch } from './itemMarks';

export interface ItemPage {
  items: StoredItem[];
  /** Whether rows follow. */
  more: boolean;
}

/** Finds one page of rows: by indexes, or row by row where the client asked for that risk. */
export function findPage(call: Call, list: StoredList, search: ItemSearch): ItemPage {
  // One row more than wanted tells whether another page follows.
  const limit = search.limit + 1;
  if (search.unindexed) return scan(call, list, search);
  const found = call.store.items.page(list, { ...search, limit });
  return { items: found.slice(0, search.limit), more: found.length > search.limit };
}

function scan(call: Call, list: StoredList, search: ItemSearch): ItemPage {
  const { store, switches, request } = call;
  const prefer = request.headers.get('prefer') ?? '';
  const columns = store.columns.of(list);
  if (!/HonorNonIndexedQueriesWarningMayFailRandomly/i.test(prefer)) {
    const name = search.unindexed && fieldKey(search.unindexed);
    throw invalidRequest(
      `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this.`,
    );
  }
  const most = switches.listViewThreshold;
  const tooLarge = store.items.count(list, most + 1) > most;
  if (tooLarge && !switches.thresholdMidPaging) throw thresholdFault(call);
  const rows = store.items.page(list, { conditions: [], limit: most });
  const found = rows.filter((item) =>
    meets(search.conditions, (name) => {
      const column = columns.byName.get(name);
      return column ? orderKey(column, item) : null;
    }),
  );
  const ordered = inOrder(found, search);
  const start = search.after ? ordered.findIndex(({ id }) => id === search.after?.id) + 1 : 0;
  const rest = ordered.slice(start);
  // What lies beyond the threshold is never read, so the last page can only fail.
  if (tooLarge && rest.length === 0) throw thresholdFault(call);
  return { items: rest.slice(0, search.limit), more: tooLarge || rest.length > search.limit };
}

function inOrder(items: StoredItem[], { order, orderColumn }: ItemSearch): StoredItem[] {
  if (!order || !orderColumn) return items;
  const sign = order.descending ? -1 : 1;
  const compare = (left: StoredItem, right: StoredItem) =>
    sign * compareKeys(orderKey(orderColumn, left), orderKey(orderColumn, right));
  return items.toSorted(compare);
}
