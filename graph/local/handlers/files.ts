import { created, noContent, ok, type Answer } from '../answer';
import { callerOf } from '../caller';
import { downloadUrl } from '../downloadUrl';
import { GraphFault, invalidRequest, nameAlreadyExists } from '../errors';
import { isJsonObject, type JsonObject } from '../json';
import { allowOptions } from '../odata/options';
import type { Call, Operation } from '../router';
import type { StoredFile } from '../stored/files';
import { driveIdOf, fileView, rootIdOf, rootView } from '../views/driveView';
import { contextOf, pageOf } from './collection';
import { driveOf, fileOf, folderNames, namesOf, type Drive } from './findFile';
import { addFile, addFolder, folderAt, writerOf } from './makeFile';

export const getFile: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const drive = driveOf(call);
  return ok(fileEntity(call, drive, fileOf(call, drive)));
};

export const getContent: Operation = (call) => {
  const file = fileOf(call, driveOf(call));
  if (!file || file.folder) throw invalidRequest('A folder has no content');
  const headers = { 'Content-Type': file.mimeType, ETag: eTagOf(file) };
  return { status: 200, headers, body: call.store.files.content(file) };
};

export const putContent: Operation = (call) => {
  const drive = driveOf(call);
  const content = call.request.bytes();
  if (call.param('file') !== '') return replace(call, drive, fileOf(call, drive), content);
  const names = namesOf(call.param('path'));
  const name = names.pop();
  if (name === undefined) throw invalidRequest('The address names no file');
  const folder = folderAt(writerOf(call), drive, names);
  const existing = call.store.files.byName(drive.list, folder, name);
  const behaviour = call.request.query.get('@microsoft.graph.conflictBehavior') ?? 'replace';
  if (existing && behaviour === 'replace') return replace(call, drive, existing, content);
  if (existing && behaviour === 'fail') {
    throw nameAlreadyExists('An item with the same name already exists under the parent');
  }
  return created(
    fileEntity(call, drive, addFile(writerOf(call), drive, { folder, name, content })),
  );
};

export const getChildren: Operation = (call) => {
  allowOptions(call.request, ['$select', '$top', '$skiptoken']);
  const drive = driveOf(call);
  const folder = fileOf(call, drive);
  const files = call.store.files.children(drive.list, folder?.key ?? 0);
  return pageOf(
    call,
    'driveItems',
    files.map((file) => shown(call, drive, file)),
  );
};

/** Makes a folder; files are made by putting their content. */
export const createFolder: Operation = (call) => {
  const drive = driveOf(call);
  const body = call.request.json();
  const [name, ...more] = typeof body.name === 'string' ? namesOf(body.name) : [];
  if (name === undefined || more.length > 0 || !isJsonObject(body.folder)) {
    throw invalidRequest("A folder is made with 'name' and an empty object 'folder'");
  }
  const parent = fileOf(call, drive)?.key ?? 0;
  if (call.store.files.byName(drive.list, parent, name)) {
    throw nameAlreadyExists('An item with the same name already exists under the parent');
  }
  return created(fileEntity(call, drive, addFolder(writerOf(call), drive, { parent, name })));
};

export const deleteFile: Operation = (call) => {
  const file = fileOf(call, driveOf(call));
  if (!file) throw invalidRequest('The root of a drive cannot be deleted');
  fileMustMatch(call, file);
  call.store.files.remove(file);
  return noContent();
};

function replace(
  call: Call,
  drive: Drive,
  file: StoredFile | undefined,
  content: Uint8Array,
): Answer {
  if (!file || file.folder) throw invalidRequest('A folder has no content');
  fileMustMatch(call, file);
  const by = callerOf(call.request);
  const replaced = call.store.files.replace(file, { content, at: call.now, by });
  return ok(fileEntity(call, drive, replaced));
}

/** Throws 412 when the request names a version of a file (If-Match) that is not the current one. */
export function fileMustMatch({ request }: Call, file: StoredFile): void {
  const wanted = request.headers.get('if-match')?.trim();
  if (wanted === undefined || wanted === '*' || wanted === eTagOf(file)) return;
  throw new GraphFault(412, 'resourceModified', "ETag does not match current item's value");
}

function eTagOf(file: StoredFile): string {
  return `"{${file.guid.toUpperCase()}},${file.version}"`;
}

/** A file, a folder or the root as the answer to a request, with its context. */
export function fileEntity(call: Call, drive: Drive, file: StoredFile | undefined): JsonObject {
  return { '@odata.context': contextOf(call, 'driveItems/$entity'), ...shown(call, drive, file) };
}

function shown(call: Call, { site, list }: Drive, file: StoredFile | undefined): JsonObject {
  const { store } = call;
  const children = store.files.children(list, file?.key ?? 0);
  if (!file) return rootView(site, list, children.length);
  const parent = file.parent === 0 ? undefined : store.files.byKey(list, file.parent);
  const view = fileView(file, {
    site,
    list,
    folders: folderNames(store, list, file),
    parentId: parent?.id ?? rootIdOf(list),
    childCount: children.length,
  });
  if (file.folder) return view;
  const named = { drive: driveIdOf(list), file: file.id };
  return {
    '@microsoft.graph.downloadUrl': downloadUrl(call.request.origin, named, call.now),
    ...view,
  };
}
