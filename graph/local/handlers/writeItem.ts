import { callerOf, localApplicationId } from '../caller';
import { GraphFault } from '../errors';
import { keyOf, keysOf } from '../fields/keys';
import type { Call } from '../router';
import type { ItemWrite, StoredFields, StoredItem, StoredList } from '../store';

/** What of a request a write of an item needs. */
export type Writing = Pick<Call, 'store' | 'switches' | 'now'> & Partial<Pick<Call, 'request'>>;

export interface NewState {
  fields: StoredFields;
  contentType: string | undefined;
  /** The item as it is now; undefined for a new one. */
  item?: StoredItem;
}

/**
 * Works out the keys of what is to be written, and throws if a unique value is taken.
 *
 * Without a request nobody but the item's own last writer is known, so that one stays.
 */
export function writeOf(call: Writing, list: StoredList, state: NewState): ItemWrite {
  const { fields, contentType, item } = state;
  const columns = call.store.columns.of(list);
  const row = { fields, created: item?.created ?? call.now, modified: call.now };
  for (const column of columns.indexed.filter(({ enforceUniqueValues }) => enforceUniqueValues)) {
    const key = keyOf(column, row);
    if (key === null) continue;
    const holder = call.store.items.holder(list, column.name, key, item?.id ?? 0);
    if (holder !== undefined) throw duplicateFault(call, column.displayName);
  }
  const by = call.request ? callerOf(call.request) : (item?.modifiedBy ?? localApplicationId);
  return { fields, keys: keysOf(columns, row), at: call.now, by, contentType };
}

function duplicateFault({ switches }: Writing, column: string): GraphFault {
  const { status, code } = switches.duplicateFault;
  const message = `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column}].`;
  return new GraphFault(status, code, message);
}
