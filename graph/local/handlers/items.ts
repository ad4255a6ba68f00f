import { created, noContent, ok, type Answer } from '../answer';
import { GraphFault, invalidRequest } from '../errors';
import { keyOf, keysOf } from '../fields/keys';
import { eTagOf } from '../fields/read';
import { defaultFields } from '../fields/defaults';
import { changedFields, mergeFields } from '../fields/write';
import { isJsonObject, pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import type { ItemWrite, StoredFields, StoredItem, StoredList } from '../store';
import { itemViewer, type FieldsWanted } from '../views/itemView';
import { contextOf } from './collection';
import { itemOf, listOf, mustMatch, siteOf } from './find';
import { wantedFields } from './wantedFields';

export const getItem: Operation = (call) => {
  const { query } = call.request;
  allowOptions(call.request, ['$expand', '$select']);
  const list = listOf(call);
  const item = itemOf(call, list);
  const wanted = wantedFields(query.get('$expand'), call.store.columns.of(list));
  return answerItem(call, list, item, { status: 200, wanted });
};

export const getFields: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const list = listOf(call);
  return answerFields(call, list, itemOf(call, list));
};

export const createItem: Operation = (call) => {
  const list = listOf(call);
  if (list.template === 'documentLibrary') {
    throw invalidRequest('Items of a library are made by uploading files');
  }
  const columns = call.store.columns.of(list);
  const changes = changedFields(columns, fieldsIn(call.request.json()), preferOf(call));
  const fields = mergeFields(defaultFields(columns, call.now), changes);
  const missing = columns.all.find(({ name, required }) => required && fields[name] === undefined);
  if (missing && call.switches.enforceRequired) {
    throw invalidRequest(`Field '${missing.name}' needs a value`);
  }
  const item = call.store.items.add(list, writeOf(call, list, fields));
  return answerItem(call, list, item, { status: 201, wanted: { select: undefined } });
};

export const updateItem: Operation = (call) => {
  const list = listOf(call);
  const body = fieldsIn(call.request.json());
  const item = changeItem(call, list, body, true);
  return answerItem(call, list, item, { status: 200, wanted: { select: undefined } });
};

export const updateFields: Operation = (call) => {
  const list = listOf(call);
  const item = changeItem(call, list, call.request.json(), call.switches.ifMatchOnFields);
  return answerFields(call, list, item);
};

export const deleteItem: Operation = (call) => {
  const list = listOf(call);
  const item = itemOf(call, list);
  mustMatch(call, item);
  call.store.items.remove(list, item, call.now);
  return noContent();
};

function changeItem(call: Call, list: StoredList, body: JsonObject, compare: boolean): StoredItem {
  const item = itemOf(call, list);
  if (compare) mustMatch(call, item);
  const changes = changedFields(call.store.columns.of(list), body, preferOf(call));
  const fields = mergeFields(item.fields, changes);
  return call.store.items.save(list, item, writeOf(call, list, fields, item));
}

/** Works out the keys of what is to be written, and throws if a unique value is taken. */
function writeOf(call: Call, list: StoredList, fields: StoredFields, item?: StoredItem): ItemWrite {
  const columns = call.store.columns.of(list);
  const row = { fields, created: item?.created ?? call.now, modified: call.now };
  for (const column of columns.indexed.filter(({ enforceUniqueValues }) => enforceUniqueValues)) {
    const key = keyOf(column, row);
    if (key === null) continue;
    const holder = call.store.items.holder(list, column.name, key, item?.id ?? 0);
    if (holder !== undefined) throw duplicateFault(call, column.displayName);
  }
  return { fields, keys: keysOf(columns, row), at: call.now };
}

function duplicateFault({ switches }: Call, column: string): GraphFault {
  const { status, code } = switches.duplicateFault;
  const message = `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column}].`;
  return new GraphFault(status, code, message);
}

function fieldsIn(body: JsonObject): JsonObject {
  for (const name of Object.keys(body)) {
    if (!['fields', 'contentType'].includes(name) && !name.startsWith('@')) {
      throw invalidRequest(`The property '${name}' of an item cannot be written`);
    }
  }
  const { fields = {} } = body;
  if (!isJsonObject(fields)) throw invalidRequest("'fields' is an object");
  return fields;
}

function preferOf({ request }: Call): string {
  return request.headers.get('prefer') ?? '';
}

interface Shown {
  status: number;
  wanted: FieldsWanted | undefined;
}

function answerItem(call: Call, list: StoredList, item: StoredItem, shown: Shown): Answer {
  const select = namesIn(call.request.query.get('$select'));
  const view = itemViewer(call.store, siteOf(call), list).item(item, shown.wanted);
  const kept = select
    ? pick(view, ['@odata.etag', 'fields@odata.context', 'fields', ...select])
    : view;
  const context = contextOf(call, `lists('${list.id}')/items/$entity`);
  const body = { '@odata.context': context, ...kept };
  const answer = { headers: { ETag: eTagOf(item) }, body };
  return shown.status === 201 ? created(body, answer.headers) : ok(body, answer.headers);
}

function answerFields(call: Call, list: StoredList, item: StoredItem): Answer {
  const select = namesIn(call.request.query.get('$select'));
  const context = contextOf(call, `lists('${list.id}')/items('${item.id}')/fields/$entity`);
  const fields = itemViewer(call.store, siteOf(call), list).fields(item, { select });
  return ok({ '@odata.context': context, ...fields }, { ETag: eTagOf(item) });
}
