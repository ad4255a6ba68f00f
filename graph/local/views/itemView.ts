import { eTagOf, shownFields, type Resolve } from '../fields/read';
import type { ColumnSet, StoredColumn } from '../fields/column';
import { defaultContentType } from '../fields/contentTypes';
import type { JsonObject } from '../json';
import type { Store, StoredItem, StoredList, StoredSite, StoredVersion } from '../store';
import { byApp } from './identity';
import { listUrlOf } from './listView';
import { siteIdOf } from './siteView';

/** Shows the rows of one list, working out once what they have in common. */
export interface ItemViewer {
  item(item: StoredItem, fields?: FieldsWanted): JsonObject;
  fields(item: StoredItem, wanted: FieldsWanted): JsonObject;
  tombstone(item: StoredItem): JsonObject;
  /** One version of an item, with the fields it had. */
  version(item: StoredItem, version: StoredVersion, fields?: FieldsWanted): JsonObject;
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
  const contentTypeOf = contentTypesOf(store, list);
  const fields = (item: StoredItem, { select }: FieldsWanted) => {
    const contentTypeName = contentTypeOf(item).name;
    return shownFields(columns, { ...item, contentTypeName }, select, resolve);
  };
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
        createdBy: byApp(item.createdBy),
        lastModifiedBy: byApp(item.modifiedBy),
        parentReference: { id: list.id, siteId },
        contentType: contentTypeOf(item),
      };
      if (!wanted) return view;
      view['fields@odata.context'] = `${context}('${item.id}')/fields/$entity`;
      view.fields = fields(item, wanted);
      return view;
    },
    tombstone: (item) => ({
      id: String(item.id),
      parentReference: { id: list.id, siteId },
      contentType: contentTypeOf(item),
      deleted: { state: 'deleted' },
    }),
    version: (item, version, wanted) => ({
      id: `${version.version}.0`,
      lastModifiedDateTime: version.modified,
      lastModifiedBy: byApp(version.modifiedBy),
      ...(wanted ? { fields: fields({ ...item, ...version }, wanted) } : {}),
    }),
  };
}

/** Gives a row's content type; nearly all are of the default one, which needs no reading. */
function contentTypesOf(
  store: Store,
  list: StoredList,
): (item: StoredItem) => { id: string; name: string } {
  const usual = defaultContentType(list);
  const known = new Map([[usual.id, usual]]);
  return ({ contentType = usual.id }) => {
    if (!known.has(contentType)) {
      for (const { id, name } of store.contentTypes.ofList(list)) known.set(id, { id, name });
    }
    return known.get(contentType) ?? usual;
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
