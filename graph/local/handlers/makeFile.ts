import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { nameAlreadyExists } from '../errors';
import type { Call } from '../router';
import type { StoredFile } from '../store';
import type { Drive } from './findFile';

const mimeTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface NewFile {
  /** The key of the folder it goes into; 0 is the root. */
  folder: number;
  name: string;
  content: Uint8Array;
}

/** Adds a file under a name that is free; if it is taken, counts up behind the name. */
export function addFile(
  call: Call,
  { list }: Drive,
  { folder, name, content }: NewFile,
): StoredFile {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let free = name;
  for (let count = 1; call.store.files.byName(list, folder, free); count += 1) {
    free = `${stem} ${count}${extension}`;
  }
  const mimeType = mimeTypes[extension.toLowerCase()] ?? 'application/octet-stream';
  const size = content.length;
  const row = { ...newRow(call), listKey: list.key, parent: folder, name: free };
  return call.store.files.add({ ...row, folder: false, size, mimeType }, content);
}

export function addFolder(
  call: Call,
  { list }: Drive,
  { parent, name }: { parent: number; name: string },
): StoredFile {
  const row = { ...newRow(call), listKey: list.key, parent, name };
  const folder = { ...row, folder: true, size: 0, mimeType: '' };
  return call.store.files.add(folder, new Uint8Array());
}

/** The key of the folder at a path, made on the way where it is missing. */
export function folderAt(call: Call, drive: Drive, names: string[]): number {
  let parent = 0;
  for (const name of names) {
    const folder =
      call.store.files.byName(drive.list, parent, name) ?? addFolder(call, drive, { parent, name });
    if (!folder.folder) throw nameAlreadyExists(`'${name}' is a file, not a folder`);
    parent = folder.key;
  }
  return parent;
}

function newRow({ now }: Call): Pick<StoredFile, 'id' | 'guid' | 'created' | 'modified'> {
  const guid = randomUUID();
  // Drive item ids look like this; they hold no meaning for clients.
  const id = `01${randomUUID().replaceAll('-', '').toUpperCase()}`;
  return { id, guid, created: now, modified: now };
}
