import type { JsonObject } from '../json';
import type { StoredItem } from '../store';
import { fieldKey, isLookup, isMultiple, type ColumnSet, type StoredColumn } from './column';

/** The row that stands for this application among a site's people. */
const applicationRow = '1073741822';

/** A row with the name of its content type. */
export type ShownItem = StoredItem & { contentTypeName: string };

/** Gives the text of the row a lookup points at, or undefined when that row is gone. */
export type Resolve = (column: StoredColumn, id: number) => string | undefined;

/**
 * Shows a row's values as `fields`. A value nobody set is absent, never null. A lookup shows the
 * id it points at; what stands there is shown only when `select` names the column itself.
 */
export function shownFields(
  columns: ColumnSet,
  item: ShownItem,
  select: string[] | undefined,
  resolve: Resolve,
): JsonObject {
  const everything = Object.assign(ownFields(columns, item, resolve), systemFields(item));
  if (!select) return everything;
  const shown: JsonObject = { '@odata.etag': everything['@odata.etag'] };
  for (const name of select) {
    const column = columns.byName.get(name);
    const value =
      column && isLookup(column) && !column.builtIn
        ? lookupValue(column, item.fields[name], resolve)
        : everything[name];
    if (value !== undefined) shown[name] = value;
    const annotation = everything[`${name}@odata.type`];
    if (annotation !== undefined) shown[`${name}@odata.type`] = annotation;
  }
  return shown;
}

/** The eTag of a row; its quotes belong to it. */
export function eTagOf(item: Pick<StoredItem, 'guid' | 'version'>): string {
  return `"${item.guid},${item.version}"`;
}

function ownFields(columns: ColumnSet, item: StoredItem, resolve: Resolve): JsonObject {
  const shown: JsonObject = { '@odata.etag': eTagOf(item) };
  for (const name of Object.keys(item.fields)) {
    const column = columns.byName.get(name);
    if (column) shown[shownKey(column)] = shownValue(column, item.fields[name], resolve);
  }
  return shown;
}

/** Several lookups show their rows at once; a single one shows only where it points. */
function shownKey(column: StoredColumn): string {
  return isMultiple(column) ? column.name : fieldKey(column);
}

function shownValue(column: StoredColumn, value: unknown, resolve: Resolve): unknown {
  if (!isLookup(column)) return value;
  return isMultiple(column) ? lookupValue(column, value, resolve) : String(value);
}

function lookupValue(column: StoredColumn, stored: unknown, resolve: Resolve): unknown {
  if (typeof stored === 'number') return resolve(column, stored);
  if (!Array.isArray(stored)) return undefined;
  return stored
    .filter((id) => typeof id === 'number')
    .map((id) => ({ LookupId: id, LookupValue: resolve(column, id) ?? '' }));
}

function systemFields(item: ShownItem): JsonObject {
  const title = item.fields.Title;
  const titles = title === undefined ? {} : { LinkTitleNoMenu: title, LinkTitle: title };
  return {
    id: String(item.id),
    ContentType: item.contentTypeName,
    Modified: item.modified,
    Created: item.created,
    AuthorLookupId: applicationRow,
    EditorLookupId: applicationRow,
    AppAuthorLookupId: '1',
    AppEditorLookupId: '1',
    _UIVersionString: `${item.version}.0`,
    Attachments: false,
    Edit: '',
    ...titles,
    ItemChildCount: '0',
    FolderChildCount: '0',
    _ComplianceFlags: '',
    _ComplianceTag: '',
    _ComplianceTagWrittenTime: '',
    _ComplianceTagUserId: '',
  };
}
