import { created, noContent, ok } from '../answer';
import { personOf } from '../caller';
import { directoryFault, directoryNotFound, GraphFault } from '../errors';
import { isJsonObject, pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import type { DirectoryObject } from '../stored/directory';
import { contextOf } from './collection';
import { directoryPage } from './directoryPages';

/** What the service shows of a user when nothing is selected. */
const shownByDefault = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** What else can be written and selected. */
const others = [
  'accountEnabled',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'department',
  'employeeId',
  'mailNickname',
  'otherMails',
  'postalCode',
  'state',
  'streetAddress',
  'usageLocation',
  'userType',
];

export const getUsers: Operation = (call) => {
  const users = call.store.directory.all('user', 0);
  return directoryPage(call, { what: 'users', objects: users, show: shownUser });
};

export const getUser: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const context = contextOf(call, 'users/$entity');
  return ok({ '@odata.context': context, ...shownUser(call, userOf(call)) });
};

/** The person in whose name the token speaks; an application alone has no "me". */
export const getMe: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const id = personOf(call.request);
  if (id === undefined) {
    const message = '/me request is only valid with delegated authentication flow.';
    throw new GraphFault(400, 'BadRequest', message);
  }
  const user = userOf({ ...call, param: () => id });
  const context = contextOf(call, 'users/$entity');
  return ok({ '@odata.context': context, ...shownUser(call, user) });
};

export const createUser: Operation = (call) => {
  const body = call.request.json();
  for (const name of ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName']) {
    if (body[name] == null || body[name] === '') {
      throw directoryFault(`A value is required for property '${name}' of resource 'User'.`);
    }
  }
  if (!isJsonObject(body.passwordProfile)) {
    throw directoryFault("A value is required for property 'passwordProfile' of resource 'User'.");
  }
  const properties = writtenProperties(call, body);
  const createdDateTime = call.now;
  const user = call.store.directory.add('user', { ...properties, createdDateTime });
  const context = contextOf(call, 'users/$entity');
  return created({ '@odata.context': context, ...shownUser(call, user) });
};

export const updateUser: Operation = (call) => {
  const user = userOf(call);
  const changes = writtenProperties(call, call.request.json(), user);
  call.store.directory.save({ ...user, properties: { ...user.properties, ...changes } });
  return noContent();
};

export const deleteUser: Operation = (call) => {
  call.store.directory.remove(userOf(call));
  return noContent();
};

/** Finds the user an address names, by id or by user principal name. */
export function userOf({ param, store }: Call): DirectoryObject {
  const wanted = param('user');
  const found = store.directory.byId(wanted) ?? store.directory.byUpn(wanted);
  if (found?.kind !== 'user') throw directoryNotFound(wanted);
  return found;
}

/** A user as the request's $select wants it; unset properties are null, as in the directory. */
export function shownUser({ request }: Call, { id, properties }: DirectoryObject): JsonObject {
  const select = namesIn(request.query.get('$select')) ?? [...shownByDefault, 'id'];
  const empty = Object.fromEntries([...shownByDefault, ...others].map((name) => [name, null]));
  return pick({ ...empty, businessPhones: [], otherMails: [], ...properties, id }, select);
}

/** Takes what can be stored of a user. A password is accepted and forgotten. */
function writtenProperties(call: Call, body: JsonObject, user?: DirectoryObject): JsonObject {
  const known = [...shownByDefault, ...others];
  const rest = pick(body, known);
  const strange = Object.keys(body).find(
    (name) => !known.includes(name) && name !== 'passwordProfile' && !name.startsWith('@'),
  );
  if (strange) throw directoryFault(`The property '${strange}' of a user cannot be written here.`);
  const upn = rest.userPrincipalName;
  if (upn === undefined) return rest;
  if (typeof upn !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(upn)) {
    throw directoryFault("The property 'userPrincipalName' is invalid.");
  }
  const holder = call.store.directory.byUpn(upn);
  if (holder && holder.id !== user?.id) {
    throw directoryFault(
      'Another object with the same value for property userPrincipalName already exists.',
    );
  }
  return rest;
}
