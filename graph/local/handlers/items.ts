import { created, noContent, ok, type Answer } from '../answer';
import { invalidRequest } from '../errors';
import { listContentTypes } from '../fields/contentTypes';
import type { Manner } from '../fields/convert';
import { eTagOf } from '../fields/read';
import { defaultFields } from '../fields/defaults';
import { changedFields, mergeFields } from '../fields/write';
import { isJsonObject, pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import type { StoredItem, StoredList } from '../store';
import { itemViewer, type FieldsWanted } from '../views/itemView';
import { contextOf } from './collection';
import { itemOf, listOf, mustMatch, siteOf } from './find';
import { wantedFields } from './wantedFields';
import { writeOf } from './writeItem';

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
  const body = call.request.json();
  const changes = changedFields(columns, fieldsIn(body), mannerOf(call));
  const fields = mergeFields(defaultFields(columns, call.now), changes);
  const missing = columns.all.find(({ name, required }) => required && fields[name] === undefined);
  if (missing && call.switches.enforceRequired) {
    throw invalidRequest(`Field '${missing.name}' needs a value`);
  }
  const contentType = contentTypeIn(call, list, body);
  const item = call.store.items.add(list, writeOf(call, list, { fields, contentType }));
  return answerItem(call, list, item, { status: 201, wanted: { select: undefined } });
};

export const updateItem: Operation = (call) => {
  const list = listOf(call);
  const body = call.request.json();
  const change = { fields: fieldsIn(body), contentType: contentTypeIn(call, list, body) };
  const item = changeItem(call, list, change);
  return answerItem(call, list, item, { status: 200, wanted: { select: undefined } });
};

export const updateFields: Operation = (call) => {
  const list = listOf(call);
  const item = changeItem(call, list, { fields: call.request.json(), flat: true });
  return answerFields(call, list, item);
};

export const deleteItem: Operation = (call) => {
  const list = listOf(call);
  const item = itemOf(call, list);
  mustMatch(call, item);
  call.store.items.remove(list, item, call.now);
  return noContent();
};

interface Change {
  fields: JsonObject;
  contentType?: string | undefined;
  /** Sent to `/fields`, where comparing If-Match is a switch. */
  flat?: boolean;
}

function changeItem(call: Call, list: StoredList, change: Change): StoredItem {
  const item = itemOf(call, list);
  if (!change.flat || call.switches.ifMatchOnFields) mustMatch(call, item);
  const changes = changedFields(call.store.columns.of(list), change.fields, mannerOf(call));
  const fields = mergeFields(item.fields, changes);
  const contentType = change.contentType ?? item.contentType;
  return call.store.items.save(list, item, writeOf(call, list, { fields, contentType, item }));
}

/** Reads which content type an item is to have; throws 400 for one that the list has not. */
function contentTypeIn({ store }: Call, list: StoredList, body: JsonObject): string | undefined {
  const { contentType } = body;
  if (contentType == null) return undefined;
  const wanted = isJsonObject(contentType) ? contentType.id : undefined;
  const known = listContentTypes(store, list);
  const found = known.find(({ id }) => id.toLowerCase() === String(wanted).toLowerCase());
  if (found) return found.id;
  throw invalidRequest(`The list has no content type with the id '${String(wanted)}'`);
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

function mannerOf({ request, switches }: Call): Manner {
  return {
    prefer: request.headers.get('prefer') ?? '',
    overflow: switches.textOverflowFault,
    normalises: switches.storedValues === 'normalised',
  };
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
