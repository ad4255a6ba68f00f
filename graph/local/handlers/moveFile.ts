import { ok } from '../answer';
import { callerOf } from '../caller';
import { invalidRequest, itemNotFound, nameAlreadyExists, notSupported } from '../errors';
import { isJsonObject, type JsonObject } from '../json';
import type { Call, Operation } from '../router';
import type { StoredFile } from '../stored/files';
import { driveIdOf, rootIdOf } from '../views/driveView';
import { fileEntity, fileMustMatch } from './files';
import { driveOf, fileOf, namesOf, type Drive } from './findFile';
import { freeFileName, mimeTypeOf } from './makeFile';

const writable = ['name', 'parentReference'];

/** Renames a file or a folder, or puts it into another folder of its drive. */
export const updateFile: Operation = (call) => {
  const drive = driveOf(call);
  const file = fileOf(call, drive);
  if (!file) throw invalidRequest('The root of a drive cannot be changed');
  fileMustMatch(call, file);
  const body = call.request.json();
  const strange = Object.keys(body).find((name) => !writable.includes(name) && !name.includes('@'));
  if (strange) throw notSupported(`The local Graph does not change '${strange}' of a file.`);
  const parent = parentIn(call, drive, file, body);
  const name = freeName(call, drive, { ...file, parent, name: nameIn(body) ?? file.name });
  const saved = call.store.files.save({
    ...file,
    parent,
    name,
    mimeType: file.folder ? file.mimeType : mimeTypeOf(name),
    modified: call.now,
    modifiedBy: callerOf(call.request),
  });
  return ok(fileEntity(call, drive, saved));
};

function nameIn({ name }: JsonObject): string | undefined {
  if (name === undefined) return undefined;
  const [only, ...more] = typeof name === 'string' ? namesOf(name) : [];
  if (only === undefined || more.length > 0) throw invalidRequest("'name' is one name, not a path");
  return only;
}

/** The key of the folder that the body wants the file in; 0 is the root. */
function parentIn(call: Call, drive: Drive, file: StoredFile, body: JsonObject): number {
  const reference = body.parentReference;
  if (reference === undefined) return file.parent;
  if (!isJsonObject(reference)) throw invalidRequest("'parentReference' is an object");
  const { driveId, id, path } = reference;
  if (driveId !== undefined && driveId !== driveIdOf(drive.list)) {
    throw notSupported('The local Graph moves files only within their drive.');
  }
  const folder = folderOf(call, drive, { id, path });
  if (folder && !folder.folder) throw invalidRequest('The parent is a file, not a folder');
  for (let above = folder; above; above = parentOf(call, drive, above)) {
    if (above.key === file.key) throw invalidRequest('A folder cannot be moved into itself');
  }
  return folder?.key ?? 0;
}

function parentOf(
  { store }: Call,
  { list }: Drive,
  { parent }: StoredFile,
): StoredFile | undefined {
  return parent === 0 ? undefined : store.files.byKey(list, parent);
}

function folderOf(call: Call, drive: Drive, { id, path }: JsonObject): StoredFile | undefined {
  if (typeof id === 'string') {
    if (id.toUpperCase() === rootIdOf(drive.list)) return undefined;
    const found = call.store.files.byId(drive.list, id);
    if (!found) throw itemNotFound('The parent was not found');
    return found;
  }
  const [, beneath] = typeof path === 'string' ? (/root:?\/?(.*)$/.exec(path) ?? []) : [];
  if (beneath === undefined) throw invalidRequest("'parentReference' has an 'id' or a 'path'");
  const param = (name: string) => (name === 'path' ? beneath : '');
  return fileOf({ ...call, param }, drive);
}

/** The name a file is to have; where it is taken, the request says whether to count up. */
function freeName(call: Call, drive: Drive, { key, parent, name }: StoredFile): string {
  const holder = call.store.files.byName(drive.list, parent, name);
  if (!holder || holder.key === key) return name;
  const behaviour =
    call.request.json()['@microsoft.graph.conflictBehavior'] ??
    call.request.query.get('@microsoft.graph.conflictBehavior');
  if (behaviour === 'rename') return freeFileName(call, drive, { folder: parent, name });
  throw nameAlreadyExists('An item with the same name already exists under the parent');
}
