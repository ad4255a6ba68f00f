import { noContent, ok } from '../answer';
import { directoryFault, directoryNotFound } from '../errors';
import type { JsonObject } from '../json';
import type { Call, Operation } from '../router';
import type { DirectoryObject } from '../stored/directory';
import { contextOf } from './collection';
import { directoryPage } from './directoryPages';
import { groupOf, shownGroup } from './groups';
import { referencedObject } from './references';
import { shownUser, userOf } from './users';

export const getMembers: Operation = (call) =>
  objectPage(call, call.store.directory.members(groupOf(call), false));

export const getTransitiveMembers: Operation = (call) =>
  objectPage(call, call.store.directory.members(groupOf(call), true));

export const getMemberOf: Operation = (call) =>
  objectPage(call, call.store.directory.memberOf(userOf(call), false));

export const getTransitiveMemberOf: Operation = (call) =>
  objectPage(call, call.store.directory.memberOf(userOf(call), true));

export const addMember: Operation = (call) => {
  const group = groupOf(call);
  const member = referencedObject(call, call.request.json()['@odata.id']);
  if (!call.store.directory.addMember(group, member)) {
    throw directoryFault(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  }
  return noContent();
};

export const removeMember: Operation = (call) => {
  const id = call.param('member');
  const member = call.store.directory.byId(id);
  if (!member || !call.store.directory.removeMember(groupOf(call), member)) {
    throw directoryNotFound(id);
  }
  return noContent();
};

/** Says which of the groups asked about a user is in, directly or through other groups. */
export const checkMemberGroups: Operation = (call) => {
  const { groupIds } = call.request.json();
  if (!Array.isArray(groupIds) || groupIds.length > 20) {
    throw directoryFault("'groupIds' is an array of at most 20 ids.");
  }
  const mine = groupIdsOf(call);
  const value = groupIds.filter((id) => typeof id === 'string' && mine.includes(id.toLowerCase()));
  return ok({ '@odata.context': contextOf(call, 'Collection(Edm.String)'), value });
};

export const getMemberGroups: Operation = (call) =>
  ok({ '@odata.context': contextOf(call, 'Collection(Edm.String)'), value: groupIdsOf(call) });

function groupIdsOf(call: Call): string[] {
  return call.store.directory.memberOf(userOf(call), true).map(({ id }) => id);
}

/** A page of users and groups mixed; the last part of the address may keep only one kind. */
function objectPage(call: Call, all: DirectoryObject[]): ReturnType<Operation> {
  const kind = call.param('kind');
  if (kind !== '' && kind !== 'user' && kind !== 'group') {
    throw directoryFault(`The type 'microsoft.graph.${kind}' is not known here.`);
  }
  const objects = kind === '' ? all : all.filter((object) => object.kind === kind);
  return directoryPage(call, { what: 'directoryObjects', objects, show: shownObject });
}

function shownObject(call: Call, object: DirectoryObject): JsonObject {
  const shown = object.kind === 'user' ? shownUser(call, object) : shownGroup(call, object);
  return { '@odata.type': `#microsoft.graph.${object.kind}`, ...shown };
}
