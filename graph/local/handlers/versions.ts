import { noContent, ok } from '../answer';
import { invalidRequest, itemNotFound } from '../errors';
import { pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import type { StoredFields, StoredItem, StoredList, StoredVersion } from '../store';
import { itemViewer } from '../views/itemView';
import { contextOf, pageOf } from './collection';
import { itemOf, listOf, siteOf } from './find';
import { wantedFields } from './wantedFields';
import { writeOf } from './writeItem';

export const getVersions: Operation = (call) => {
  allowOptions(call.request, ['$expand', '$select', '$top', '$skiptoken']);
  const list = listOf(call);
  const item = itemOf(call, list);
  const show = shower(call, list, item);
  return pageOf(call, contextTo(list, item), versionsOf(call, list, item).map(show));
};

export const getVersion: Operation = (call) => {
  allowOptions(call.request, ['$expand', '$select']);
  const list = listOf(call);
  const item = itemOf(call, list);
  const view = shower(call, list, item)(versionOf(call, list, item));
  return ok({ '@odata.context': contextOf(call, `${contextTo(list, item)}/$entity`), ...view });
};

/** Writes what an item was once as its next version. */
export const restoreVersion: Operation = (call) => {
  const list = listOf(call);
  const item = itemOf(call, list);
  const { version, fields: old } = versionOf(call, list, item);
  if (version === item.version) throw invalidRequest('The current version cannot be restored');
  const fields: StoredFields = { ...old };
  const { contentType } = item;
  call.store.items.save(list, item, writeOf(call, list, { fields, contentType, item }));
  return noContent();
};

/** The current version and those before it that are still kept, the newest first. */
function versionsOf({ store }: Call, list: StoredList, item: StoredItem): StoredVersion[] {
  return [item, ...store.items.versions(list, item)];
}

function versionOf(call: Call, list: StoredList, item: StoredItem): StoredVersion {
  const wanted = call.param('version');
  const found = versionsOf(call, list, item).find(({ version }) => `${version}.0` === wanted);
  if (!found) throw itemNotFound('The specified version was not found');
  return found;
}

type Show = (version: StoredVersion) => JsonObject;

function shower(call: Call, list: StoredList, item: StoredItem): Show {
  const { query } = call.request;
  const viewer = itemViewer(call.store, siteOf(call), list);
  const wanted = wantedFields(query.get('$expand'), call.store.columns.of(list));
  const select = namesIn(query.get('$select'));
  return (version) => {
    const view = viewer.version(item, version, wanted);
    return select ? pick(view, ['fields', ...select]) : view;
  };
}

function contextTo(list: StoredList, item: StoredItem): string {
  return `lists('${list.id}')/items('${item.id}')/versions`;
}
