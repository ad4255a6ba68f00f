import { invalidRequest, itemNotFound } from '../errors';
import type { Call } from '../router';
import type { Store, StoredList, StoredSite } from '../store';
import type { StoredFile } from '../stored/files';
import { driveIdOf, rootIdOf } from '../views/driveView';
import { siteOf } from './find';

/** A library seen as a drive. */
export interface Drive {
  site: StoredSite;
  list: StoredList;
}

/** Finds the drive an address names: by its id, or the first library of a site. */
export function driveOf(call: Call): Drive {
  const id = call.param('drive');
  const drive = id === '' ? drivesOf(call.store, siteOf(call))[0] : driveWithId(call.store, id);
  if (!drive) throw itemNotFound('The drive was not found');
  return drive;
}

/** Finds the drive with an id, in whatever site it is. */
export function driveWithId(store: Store, id: string): Drive | undefined {
  const drives = store.sites.all().flatMap((site) => drivesOf(store, site));
  return drives.find(({ list }) => driveIdOf(list) === id);
}

export function drivesOf(store: Store, site: StoredSite): Drive[] {
  const libraries = store.lists
    .ofSite(site.key)
    .filter(({ template }) => template === 'documentLibrary');
  return libraries.map((list) => ({ site, list }));
}

/** The file or folder at a path; undefined is the root itself. Throws 404 when there is none. */
export function fileOf(call: Call, { list }: Drive): StoredFile | undefined {
  const id = call.param('file');
  if (id === 'root' || id.toUpperCase() === rootIdOf(list)) return undefined;
  if (id !== '') {
    const file = call.store.files.byId(list, id);
    if (!file) throw itemNotFound();
    return file;
  }
  const names = namesOf(call.param('path'));
  let file: StoredFile | undefined;
  for (const name of names) {
    file = call.store.files.byName(list, file?.key ?? 0, name);
    if (!file) throw itemNotFound();
  }
  return file;
}

/** Cuts a path into names; throws 400 for names that SharePoint does not take. */
export function namesOf(path: string): string[] {
  const names = path.split('/').filter(Boolean);
  const bad = names.find((name) => /["*:<>?\\|]/.test(name) || name === '.' || name === '..');
  if (bad !== undefined) throw invalidRequest(`The name '${bad}' is not valid`);
  return names;
}

/** The names of the folders a file is in, from the drive's root down. */
export function folderNames(store: Store, list: StoredList, file: StoredFile): string[] {
  const parent = file.parent === 0 ? undefined : store.files.byKey(list, file.parent);
  return parent ? [...folderNames(store, list, parent), parent.name] : [];
}
