/** A file on its way, in ranges. */
export interface StoredUpload {
  id: string;
  listKey: number;
  /** The folders on the way to it, from the root down; those missing are made at the end. */
  folders: string[];
  name: string;
  /** The id of the file it replaces, when it was addressed by that. */
  fileId: string | undefined;
  conflictBehavior: 'fail' | 'replace' | 'rename';
  /** Bytes of the whole file; 0 until the first range says it. */
  total: number;
  /** Bytes that have come, from the start without a gap. */
  received: number;
  by: string;
  expires: string;
}

export interface UploadTable {
  add(upload: StoredUpload): void;
  find(id: string): StoredUpload | undefined;
  /** Keeps one more range and what is now known of the upload. */
  append(upload: StoredUpload, range: { start: number; content: Uint8Array }): void;
  content(upload: StoredUpload): Uint8Array;
  remove(upload: StoredUpload): void;
  /** Drops what has expired before an instant. */
  forget(before: string): void;
}
