import type { JsonObject } from '../json';
import type { Grant } from '../stored/grants';

/** A grant under the old and the new name of its receiver, since documents and clients use both. */
export function permissionView({ id, app, displayName, role }: Grant): JsonObject {
  const identity = { application: { id: app, displayName: displayName ?? null } };
  return {
    id,
    roles: [role],
    grantedTo: identity,
    grantedToV2: identity,
    grantedToIdentities: [identity],
    grantedToIdentitiesV2: [identity],
  };
}
