import { created, noContent, ok } from '../answer';
import { directoryFault, directoryNotFound } from '../errors';
import { ensureGroupSite, isUnified } from '../groupSites';
import { pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import type { DirectoryObject } from '../stored/directory';
import { contextOf } from './collection';
import { directoryPage } from './directoryPages';
import { referencedObject } from './references';

const writable = [
  'description',
  'displayName',
  'groupTypes',
  'mailEnabled',
  'mailNickname',
  'securityEnabled',
  'visibility',
];

export const getGroups: Operation = (call) => {
  const groups = call.store.directory.all('group', 0);
  return directoryPage(call, { what: 'groups', objects: groups, show: shownGroup });
};

export const getGroup: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const context = contextOf(call, 'groups/$entity');
  return ok({ '@odata.context': context, ...shownGroup(call, groupOf(call)) });
};

export const createGroup: Operation = (call) => {
  const body = call.request.json();
  for (const name of ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled']) {
    if (body[name] == null || body[name] === '') {
      throw directoryFault(`A value is required for property '${name}' of resource 'Group'.`);
    }
  }
  const group = call.store.directory.add('group', {
    ...writtenProperties(body),
    createdDateTime: call.now,
  });
  const members = body['members@odata.bind'];
  for (const address of Array.isArray(members) ? members : []) {
    call.store.directory.addMember(group, referencedObject(call, address));
  }
  if (isUnified(group)) ensureGroupSite(call.store, group, call.now);
  const context = contextOf(call, 'groups/$entity');
  return created({ '@odata.context': context, ...shownGroup(call, group) });
};

export const updateGroup: Operation = (call) => {
  const group = groupOf(call);
  const properties = { ...group.properties, ...writtenProperties(call.request.json()) };
  call.store.directory.save({ ...group, properties });
  return noContent();
};

export const deleteGroup: Operation = (call) => {
  call.store.directory.remove(groupOf(call));
  return noContent();
};

export function groupOf({ param, store }: Call): DirectoryObject {
  const wanted = param('group');
  const found = store.directory.byId(wanted);
  if (found?.kind !== 'group') throw directoryNotFound(wanted);
  return found;
}

export function shownGroup({ request }: Call, { id, properties }: DirectoryObject): JsonObject {
  const select = namesIn(request.query.get('$select'));
  const shown = { description: null, groupTypes: [], mail: null, visibility: null, ...properties };
  return select ? pick({ ...shown, id }, select) : { id, ...shown };
}

function writtenProperties(body: JsonObject): JsonObject {
  const strange = Object.keys(body).find((name) => !writable.includes(name) && !name.includes('@'));
  if (strange) throw directoryFault(`The property '${strange}' of a group cannot be written here.`);
  return pick(body, writable);
}
