import { directoryFault, directoryNotFound } from '../errors';
import type { Call } from '../router';
import type { DirectoryObject } from '../stored/directory';

/** Finds the user or group that an address like `.../directoryObjects/{id}` names. */
export function referencedObject({ store }: Call, address: unknown): DirectoryObject {
  const pattern = /\/v1\.0\/(?:directoryObjects|users|groups)\/([\w-]+)$/;
  const [, id] = typeof address === 'string' ? (pattern.exec(address) ?? []) : [];
  if (id === undefined) throw directoryFault('Invalid URL format specified in @odata.id.');
  const found = store.directory.byId(id);
  if (!found) throw directoryNotFound(id);
  return found;
}
