import { itemNotFound } from './errors';
import { writeOf, type Writing } from './handlers/writeItem';

/**
 * Takes an item out of the recycle bin: under its own id, with its fields, as its next version.
 *
 * Graph has no such operation for lists; people do it on SharePoint's own page. Throws 404 for an
 * item that is not in the bin and 409 when a unique value of it is taken meanwhile.
 */
export function restoreItem(around: Writing, listId: string, itemId: string): void {
  const { store } = around;
  const list = store.lists.byId(listId);
  const item = list && /^\d{1,15}$/.test(itemId) && store.items.findDeleted(list, Number(itemId));
  if (!list || !item) throw itemNotFound(`The recycle bin has no item ${itemId} of that list`);
  const { fields, contentType } = item;
  store.items.save(list, item, writeOf(around, list, { fields, contentType, item }));
}
