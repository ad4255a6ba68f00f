import type { StoredList } from '../store';

export interface StoredFile {
  key: number;
  id: string;
  guid: string;
  listKey: number;
  /** The folder it is in; 0 is the drive's root. */
  parent: number;
  name: string;
  folder: boolean;
  size: number;
  mimeType: string;
  version: number;
  created: string;
  modified: string;
  createdBy: string;
  modifiedBy: string;
}

/** A new version of a file's content. */
export interface FileWrite {
  content: Uint8Array;
  at: string;
  by: string;
}

export interface FileTable {
  add(file: Omit<StoredFile, 'key' | 'version'>, content: Uint8Array): StoredFile;
  byId(list: StoredList, id: string): StoredFile | undefined;
  byName(list: StoredList, parent: number, name: string): StoredFile | undefined;
  byKey(list: StoredList, key: number): StoredFile | undefined;
  children(list: StoredList, parent: number): StoredFile[];
  content(file: StoredFile): Uint8Array;
  replace(file: StoredFile, write: FileWrite): StoredFile;
  /** Writes name, folder and type as a new version; the content stays. */
  save(file: StoredFile): StoredFile;
  remove(file: StoredFile): void;
}

/** One wish to be told of a list's changes. */
