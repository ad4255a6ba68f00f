import { eTagOf, shownFields, type Resolve } from '../fields/read';
import type { ColumnSet, StoredColumn } from '../fields/column';
import type { JsonObject } from '../json';
import type { Store, StoredItem, StoredList, StoredSite } from '../store';
import { byApplication } from './identity';
import { listUrlOf } from './listView';
import { siteIdOf } from './siteView';

const contentType = { id: '0x010000000000000000000000000000000000', name: 'Item' };

/** Shows the rows of one list, working out once what they have in common. */
export interface ItemViewer {
  item(item: StoredItem, fields?: FieldsWanted): JsonObject;
  fields(item: StoredItem, wanted: FieldsWanted): JsonObject;
  tombstone(item: StoredItem): JsonObject;
}

export interface FieldsWanted {
  /** Undefined means all of them. */
  select: string[] | undefined;
}

export function itemViewer(store: Store, site: StoredSite, list: StoredList): ItemViewer {
  const siteId = siteIdOf(site);
  const url = listUrlOf(site, list);
  const columns: ColumnSet = store.columns.of(list);
  const context = `https://graph.microsoft.com/v1.0/$metadata#sites('${encodeURIComponent(siteId)}')/lists('${list.id}')/items`;
  const resolve = resolverOf(store);
  const fields = (item: StoredItem, { select }: FieldsWanted) =>
    shownFields(columns, item, select, resolve);
  return {
    fields,
    item(item, wanted) {
      const eTag = eTagOf(item);
      const view: JsonObject = {
        '@odata.etag': eTag,
        createdDateTime: item.created,
        eTag,
        id: String(item.id),
        lastModifiedDateTime: item.modified,
        webUrl: `${url}/${item.id}_.000`,
        createdBy: byApplication,
        lastModifiedBy: byApplication,
        parentReference: { id: list.id, siteId },
        contentType,
      };
      if (!wanted) return view;
      view['fields@odata.context'] = `${context}('${item.id}')/fields/$entity`;
      view.fields = fields(item, wanted);
      return view;
    },
    tombstone: (item) => ({
      id: String(item.id),
      parentReference: { id: list.id, siteId },
      contentType,
      deleted: { state: 'deleted' },
    }),
  };
}

/** Looks up the text of the rows that lookups point at, each row once. */
function resolverOf(store: Store): Resolve {
  const known = new Map<string, string | undefined>();
  const read = (column: StoredColumn, id: number) => {
    const { listId, columnName } = column.facet;
    const target = typeof listId === 'string' ? store.lists.byId(listId) : undefined;
    const row = target && store.items.find(target, id);
    const value = row?.fields[typeof columnName === 'string' ? columnName : 'Title'];
    return value === undefined ? undefined : String(value);
  };
  return (column, id) => {
    const name = `${column.id} ${id}`;
    if (!known.has(name)) known.set(name, read(column, id));
    return known.get(name);
  };
}
