import { created, noContent, ok, type Answer } from '../answer';
import { GraphFault, invalidRequest, itemNotFound, nameAlreadyExists } from '../errors';
import type { Call, Operation } from '../router';
import type { StoredUpload } from '../stored/uploads';
import { fileEntity } from './files';
import { drivesOf, type Drive } from './findFile';
import { addFile, folderAt, type Writer } from './makeFile';

/** Every range but the last is a multiple of this many bytes. */
const rangeUnit = 327_680;
/** A range is smaller than this many bytes. */
const largestRange = 60 * 1024 * 1024;
/** The database keeps a file as one value, and takes no larger one. */
const largestFile = 1_000_000_000;

interface Range {
  start: number;
  content: Uint8Array;
  /** Bytes of the whole file. */
  total: number;
}

/** Takes the next range; the last one makes the file. */
export const putRange: Operation = (call) => {
  const upload = uploadOf(call);
  const range = rangeIn(call);
  checkRange(upload, range);
  const received = range.start + range.content.length;
  const next = { ...upload, total: range.total, received };
  call.store.uploads.append(next, range);
  if (received < range.total) return { ...statusOf(next), status: 202 };
  return finish(call, next);
};

export const getUpload: Operation = (call) => statusOf(uploadOf(call));

export const cancelUpload: Operation = (call) => {
  call.store.uploads.remove(uploadOf(call));
  return noContent();
};

function uploadOf({ param, store, now }: Call): StoredUpload {
  const upload = store.uploads.find(param('upload'));
  if (!upload || upload.expires <= now) throw itemNotFound('The upload session was not found');
  return upload;
}

function rangeIn({ request }: Call): Range {
  const header = request.headers.get('content-range') ?? '';
  const [, first, last, all] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header) ?? [];
  if (first === undefined) {
    throw invalidRequest(
      "A range is sent with a header like 'Content-Range: bytes 0-327679/500000'",
    );
  }
  const content = request.bytes();
  const [start, end, total] = [Number(first), Number(last), Number(all)];
  if (content.length === 0 || end - start + 1 !== content.length || end >= total) {
    throw invalidRequest('The Content-Range does not fit the bytes that were sent');
  }
  return { start, content, total };
}

function checkRange(upload: StoredUpload, { start, content, total }: Range): void {
  if (content.length >= largestRange || total > largestFile) {
    const message = 'A range is smaller than 60 MiB, and here a file than 1 GB.';
    throw new GraphFault(413, 'requestEntityTooLarge', message);
  }
  if (upload.total !== 0 && upload.total !== total) {
    throw invalidRequest('The size of the file is another than in the ranges before');
  }
  if (start !== upload.received) {
    const message = `The range that is expected next begins at ${upload.received}.`;
    throw new GraphFault(416, 'invalidRange', message);
  }
  if (start + content.length < total && content.length % rangeUnit !== 0) {
    throw invalidRequest(`Every range but the last is a multiple of ${rangeUnit} bytes`);
  }
}

function statusOf({ expires, received }: StoredUpload): Answer {
  return ok({ expirationDateTime: expires, nextExpectedRanges: [`${received}-`] });
}

/** Makes the file of all ranges. A name taken meanwhile refuses the last range only. */
function finish(call: Call, upload: StoredUpload): Answer {
  const { store, now } = call;
  const writer: Writer = { store, now, by: upload.by };
  const drive = driveWith(call, upload.listKey);
  const content = store.uploads.content(upload);
  store.uploads.remove(upload);
  const known =
    upload.fileId === undefined ? undefined : store.files.byId(drive.list, upload.fileId);
  const folder = known?.parent ?? folderAt(writer, drive, upload.folders);
  const existing = known ?? store.files.byName(drive.list, folder, upload.name);
  if (existing && (known || upload.conflictBehavior === 'replace') && !existing.folder) {
    const file = store.files.replace(existing, { content, at: now, by: upload.by });
    return ok(fileEntity(call, drive, file));
  }
  if (existing && upload.conflictBehavior !== 'rename') {
    throw nameAlreadyExists('An item with the same name already exists under the parent');
  }
  const file = addFile(writer, drive, { folder, name: upload.name, content });
  return created(fileEntity(call, drive, file));
}

function driveWith({ store }: Call, listKey: number): Drive {
  const drives = store.sites.all().flatMap((site) => drivesOf(store, site));
  const drive = drives.find(({ list }) => list.key === listKey);
  if (!drive) throw itemNotFound('The library of the upload is gone');
  return drive;
}
