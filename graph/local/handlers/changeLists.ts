import { created, noContent, ok } from '../answer';
import { invalidRequest, nameAlreadyExists, notSupported } from '../errors';
import { isJsonObject, type JsonObject } from '../json';
import type { Call, Operation } from '../router';
import type { StoredList, StoredSite } from '../store';
import { addColumn } from './addColumn';
import { listOf, mustMatch, siteOf } from './find';
import { listEntity } from './lists';
import { makeList } from './makeList';

export const createList: Operation = (call) => {
  const body = call.request.json();
  if (body.name !== undefined) {
    throw invalidRequest(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  }
  const site = siteOf(call);
  const displayName = freeName(call, site, body.displayName);
  const list = makeList(call.store, site, {
    displayName,
    description: typeof body.description === 'string' ? body.description : '',
    template: templateIn(body.list),
    hidden: isJsonObject(body.list) && body.list.hidden === true,
    contentTypesEnabled: isJsonObject(body.list) && body.list.contentTypesEnabled === true,
    at: call.now,
  });
  for (const column of columnsIn(body.columns)) addColumn(call, list, column);
  return created(listEntity(call, site, list));
};

export const updateList: Operation = (call) => {
  const body = call.request.json();
  const site = siteOf(call);
  const list = listOf(call, site);
  mustMatch(call, { guid: list.id, version: list.version });
  for (const name of Object.keys(body)) {
    if (name !== 'displayName' && name !== 'description' && !name.startsWith('@')) {
      throw invalidRequest(`The property '${name}' of a list cannot be changed`);
    }
  }
  const changed: StoredList = {
    ...list,
    version: list.version + 1,
    modified: call.now,
    ...(typeof body.description === 'string' ? { description: body.description } : {}),
    ...('displayName' in body ? { displayName: freeName(call, site, body.displayName, list) } : {}),
  };
  call.store.lists.save(changed);
  return ok(listEntity(call, site, changed));
};

export const deleteList: Operation = (call) => {
  const list = listOf(call);
  mustMatch(call, { guid: list.id, version: list.version });
  call.store.lists.remove(list);
  return noContent();
};

/** Checks a title: a text that no other list of the site has. */
function freeName(call: Call, site: StoredSite, name: unknown, except?: StoredList): string {
  if (typeof name !== 'string' || name.trim() === '' || name.length > 255) {
    throw invalidRequest("A list needs a 'displayName' of 1 to 255 characters");
  }
  const holder = call.store.lists
    .ofSite(site.key)
    .find((list) => list.displayName.toLowerCase() === name.toLowerCase());
  if (!holder || holder.id === except?.id) return name;
  throw nameAlreadyExists(`A list, survey, discussion board, or library named '${name}' exists`);
}

function templateIn(info: unknown): string {
  const template = isJsonObject(info) ? info.template : undefined;
  if (template === undefined) return 'genericList';
  if (template === 'genericList' || template === 'documentLibrary') return template;
  throw notSupported(`The local Graph makes no lists from the template '${String(template)}'.`);
}

function columnsIn(columns: unknown): JsonObject[] {
  if (columns === undefined) return [];
  if (Array.isArray(columns) && columns.every(isJsonObject)) return columns;
  throw invalidRequest("'columns' is an array of column definitions");
}
