import { randomUUID } from 'node:crypto';
import { ok } from '../answer';
import { callerOf } from '../caller';
import { invalidRequest, nameAlreadyExists } from '../errors';
import { isJsonObject, type JsonObject } from '../json';
import { toSecond, type Call, type Operation } from '../router';
import type { StoredFile } from '../stored/files';
import type { StoredUpload } from '../stored/uploads';
import { fileMustMatch } from './files';
import { driveOf, fileOf, folderNames, namesOf, type Drive } from './findFile';

/** How long an upload may take, in hours. */
const hoursToUpload = 24;

/** Begins the upload of a file in ranges; they go to an address of their own (see uploads). */
export const createUploadSession: Operation = (call) => {
  const { store, now, request } = call;
  store.uploads.forget(now);
  const drive = driveOf(call);
  const wanted = itemIn(call);
  const target = targetOf(call, drive);
  if (typeof wanted.name === 'string' && wanted.name !== target.name) {
    throw invalidRequest("The 'name' of the item is not the one in the address");
  }
  const conflictBehavior = behaviourIn(call, wanted);
  const { existing } = target;
  if (existing?.folder) throw nameAlreadyExists(`'${target.name}' is a folder`);
  if (existing && conflictBehavior === 'fail' && target.fileId === undefined) {
    throw nameAlreadyExists('An item with the same name already exists under the parent');
  }
  if (existing) fileMustMatch(call, existing);
  const upload: StoredUpload = {
    id: randomUUID(),
    listKey: drive.list.key,
    folders: target.folders,
    name: target.name,
    fileId: target.fileId,
    conflictBehavior,
    total: 0,
    received: 0,
    by: callerOf(request),
    expires: toSecond(new Date(Date.parse(now) + hoursToUpload * 3_600_000)),
  };
  store.uploads.add(upload);
  const uploadUrl = `${request.origin}/uploads/${upload.id}`;
  const nextExpectedRanges = ['0-'];
  return ok({ uploadUrl, expirationDateTime: upload.expires, nextExpectedRanges });
};

interface Target extends Pick<StoredUpload, 'folders' | 'name' | 'fileId'> {
  existing: StoredFile | undefined;
}

/** What an address names: a file there is, or a path at which there may be one. */
function targetOf(call: Call, drive: Drive): Target {
  const [id = '', beneath] = call.param('file').split(':/');
  if (id === '') return targetAt(call, drive, namesOf(call.param('path')));
  const known = fileOf({ ...call, param: () => id }, drive);
  const above = known ? folderNames(call.store, drive.list, known) : [];
  if (beneath !== undefined) {
    const names = [...above, ...(known ? [known.name] : []), ...namesOf(beneath)];
    return targetAt(call, drive, names);
  }
  if (!known || known.folder) throw invalidRequest('A folder has no content');
  return { folders: above, name: known.name, fileId: known.id, existing: known };
}

function targetAt({ store }: Call, { list }: Drive, names: string[]): Target {
  const name = names.at(-1);
  if (name === undefined) throw invalidRequest('The address names no file');
  let existing: StoredFile | undefined;
  for (const [depth, one] of names.entries()) {
    existing =
      depth === 0 || existing ? store.files.byName(list, existing?.key ?? 0, one) : undefined;
  }
  return { folders: names.slice(0, -1), name, fileId: undefined, existing };
}

/** The `item` of the body; the whole body may be missing. */
function itemIn({ request }: Call): JsonObject {
  if (request.bytes().length === 0) return {};
  const { item } = request.json();
  if (item === undefined) return {};
  if (isJsonObject(item)) return item;
  throw invalidRequest("'item' is an object");
}

function behaviourIn({ switches }: Call, item: JsonObject): StoredUpload['conflictBehavior'] {
  const wanted = item['@microsoft.graph.conflictBehavior'] ?? switches.uploadConflict;
  if (wanted === 'fail' || wanted === 'replace' || wanted === 'rename') return wanted;
  throw invalidRequest(`'${String(wanted)}' is not a conflictBehavior: fail, replace or rename`);
}
