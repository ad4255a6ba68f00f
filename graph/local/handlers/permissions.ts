import { created, noContent, ok } from '../answer';
import { invalidRequest, itemNotFound } from '../errors';
import { isJsonObject, type JsonObject } from '../json';
import { allowOptions } from '../odata/options';
import { roles } from '../roles';
import type { Call, Operation } from '../router';
import type { Grant, Role } from '../stored/grants';
import { permissionView } from '../views/permissionView';
import { contextOf, pageOf } from './collection';
import { listOf, siteOf } from './find';

export const getPermissions: Operation = (call) => {
  allowOptions(call.request, ['$top', '$skiptoken']);
  return pageOf(call, 'permissions', grantsOf(call).map(permissionView));
};

export const getPermission: Operation = (call) => ok(entity(call, grantOf(call)));

/** Grants a site or a list to an application; a second grant to it takes the place of the first. */
export const createPermission: Operation = (call) => {
  const body = call.request.json();
  const { app, displayName } = receiverIn(body);
  const grant = { ...placeOf(call), id: idFor(app), app, displayName, role: roleIn(body) };
  call.store.grants.put(grant);
  return created(entity(call, grant));
};

export const updatePermission: Operation = (call) => {
  const grant = { ...grantOf(call), role: roleIn(call.request.json()) };
  call.store.grants.put(grant);
  return ok(entity(call, grant));
};

export const deletePermission: Operation = (call) => {
  call.store.grants.remove(grantOf(call));
  return noContent();
};

/** What a permission of this address is about: a list, or the site itself. */
function placeOf(call: Call): Pick<Grant, 'siteKey' | 'listKey'> {
  const site = siteOf(call);
  return { siteKey: site.key, listKey: call.param('list') === '' ? 0 : listOf(call, site).key };
}

function grantsOf(call: Call): Grant[] {
  const { siteKey, listKey } = placeOf(call);
  return call.store.grants.on(siteKey, listKey);
}

function grantOf(call: Call): Grant {
  const found = grantsOf(call).find(({ id }) => id === call.param('permission'));
  if (!found) throw itemNotFound('The permission was not found');
  return found;
}

/** Finds the one application that a body grants to, under any of the names it may have there. */
function receiverIn(body: JsonObject): Pick<Grant, 'app' | 'displayName'> {
  const named = [
    body.grantedTo,
    body.grantedToV2,
    ...listIn(body.grantedToIdentities),
    ...listIn(body.grantedToIdentitiesV2),
  ];
  const applications = named
    .map((identity) => (isJsonObject(identity) ? identity.application : undefined))
    .filter(isJsonObject);
  const ids = new Set(applications.map(({ id }) => String(id).toLowerCase()));
  const [application] = applications;
  if (!application || ids.size !== 1 || typeof application.id !== 'string') {
    throw invalidRequest(
      "A permission names one application: 'grantedToIdentities': [{ 'application': { 'id': ... } }]",
    );
  }
  const { displayName } = application;
  return {
    app: application.id.toLowerCase(),
    displayName: typeof displayName === 'string' ? displayName : undefined,
  };
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function roleIn(body: JsonObject): Role {
  const [wanted, ...more] = listIn(body.roles);
  const role = roles.find((one) => one === wanted);
  if (role && more.length === 0) return role;
  throw invalidRequest(`'roles' holds one of ${roles.join(', ')}`);
}

/** The service's ids for such permissions are the application's claim in base64, so are these. */
function idFor(app: string): string {
  return Buffer.from(`i:0i.t|ms.sp.ext|${app}@local`).toString('base64url');
}

function entity(call: Call, grant: Grant): JsonObject {
  return { '@odata.context': contextOf(call, 'permissions/$entity'), ...permissionView(grant) };
}
