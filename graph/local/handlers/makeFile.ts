import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { callerOf } from '../caller';
import { nameAlreadyExists } from '../errors';
import type { Call } from '../router';
import type { Store } from '../store';
import type { StoredFile } from '../stored/files';
import type { Drive } from './findFile';

const mimeTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Who writes files, and where and when. */
export interface Writer {
  store: Store;
  now: string;
  by: string;
}

/** Reads from a request who writes. */
export function writerOf({ store, now, request }: Call): Writer {
  return { store, now, by: callerOf(request) };
}

interface FileName {
  /** The key of the folder it goes into; 0 is the root. */
  folder: number;
  name: string;
}

export interface NewFile extends FileName {
  content: Uint8Array;
}

/** Adds a file under a name that is free; if it is taken, counts up behind the name. */
export function addFile(
  writer: Writer,
  drive: Drive,
  { folder, name, content }: NewFile,
): StoredFile {
  const free = freeFileName(writer, drive, { folder, name });
  const size = content.length;
  const row = { ...newRow(writer), listKey: drive.list.key, parent: folder, name: free };
  return writer.store.files.add(
    { ...row, folder: false, size, mimeType: mimeTypeOf(free) },
    content,
  );
}

export function addFolder(
  writer: Writer,
  { list }: Drive,
  { parent, name }: { parent: number; name: string },
): StoredFile {
  const row = { ...newRow(writer), listKey: list.key, parent, name };
  const folder = { ...row, folder: true, size: 0, mimeType: '' };
  return writer.store.files.add(folder, new Uint8Array());
}

/** The key of the folder at a path, made on the way where it is missing. */
export function folderAt(writer: Writer, drive: Drive, names: string[]): number {
  let parent = 0;
  for (const name of names) {
    const folder =
      writer.store.files.byName(drive.list, parent, name) ??
      addFolder(writer, drive, { parent, name });
    if (!folder.folder) throw nameAlreadyExists(`'${name}' is a file, not a folder`);
    parent = folder.key;
  }
  return parent;
}

/** The type of a file's content, told from its name. */
export function mimeTypeOf(name: string): string {
  return mimeTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/** A name that is free in a folder: as wanted, else counted up before its ending. */
export function freeFileName(
  { store }: Pick<Call, 'store'>,
  { list }: Drive,
  wanted: FileName,
): string {
  const { folder, name } = wanted;
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let free = name;
  for (let count = 1; store.files.byName(list, folder, free); count += 1) {
    free = `${stem} ${count}${extension}`;
  }
  return free;
}

type Marks = 'id' | 'guid' | 'created' | 'modified' | 'createdBy' | 'modifiedBy';

function newRow({ now, by }: Writer): Pick<StoredFile, Marks> {
  const guid = randomUUID();
  // Drive item ids look like this; they hold no meaning for clients.
  const id = `01${randomUUID().replaceAll('-', '').toUpperCase()}`;
  return { id, guid, created: now, modified: now, createdBy: by, modifiedBy: by };
}
