import type { ColumnSet, StoredColumn } from './fields/column';
import type { ContentTypeTable, SiteColumnTable } from './stored/contentTypes';
import type { DirectoryTable } from './stored/directory';
import type { FileTable } from './stored/files';
import type { GrantTable } from './stored/grants';
import type { SubscriptionTable } from './stored/subscriptions';
import type { TeamTable } from './stored/teams';
import type { UploadTable } from './stored/uploads';

/** What a filter compares: text in lower case, a number (also for yes and no), or nothing. */
export type Key = string | number | null;

export interface StoredSite {
  key: number;
  siteId: string;
  webId: string;
  /** Server-relative, without a leading slash; the root site's is empty. */
  path: string;
  displayName: string;
  created: string;
}

export interface StoredList {
  key: number;
  id: string;
  siteKey: number;
  /** Its name in addresses, which a rename of the list does not change. */
  name: string;
  displayName: string;
  description: string;
  template: string;
  hidden: boolean;
  contentTypesEnabled: boolean;
  version: number;
  created: string;
  modified: string;
}

/** Values by internal column name; a lookup is the id (or ids) of the row it points at. */
export type StoredFields = Record<string, unknown>;

export interface StoredItem {
  id: number;
  guid: string;
  version: number;
  /** Its place in the list's history; every write moves it to the end. */
  change: number;
  deleted: boolean;
  created: string;
  modified: string;
  /** Ids of the applications that made it and changed it last. */
  createdBy: string;
  modifiedBy: string;
  /** The id of its content type; undefined is the list's default. */
  contentType: string | undefined;
  fields: StoredFields;
}

/** What an item was before a later write. */
export type StoredVersion = Pick<StoredItem, 'version' | 'modified' | 'modifiedBy' | 'fields'>;

/** What is written of an item; ids, versions and history are the store's business. */
export interface ItemWrite {
  fields: StoredFields;
  /** The values of indexed columns, in the form filters compare. */
  keys: Record<string, Key>;
  at: string;
  /** The id of the application that writes. */
  by: string;
  contentType: string | undefined;
}

export interface Condition {
  /** An indexed column, or `ID`. */
  column: string;
  operator: 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith';
  key: Key;
}

export interface Order {
  column: string;
  descending: boolean;
}

/** Where a page starts: after this row, in the order asked for. */
export interface Mark {
  id: number;
  key?: Key;
}

export interface ItemQuery {
  conditions: Condition[];
  order?: Order | undefined;
  after?: Mark | undefined;
  limit: number;
}

export interface SiteTable {
  add(site: Omit<StoredSite, 'key'>): StoredSite;
  all(): StoredSite[];
}

export interface ListTable {
  add(list: Omit<StoredList, 'key' | 'version'>): StoredList;
  ofSite(siteKey: number): StoredList[];
  byId(id: string): StoredList | undefined;
  save(list: StoredList): void;
  remove(list: StoredList): void;
}

export interface ColumnTable {
  of(list: StoredList): ColumnSet;
  add(list: StoredList, column: StoredColumn): void;
  save(list: StoredList, column: StoredColumn): void;
  /** Removes the column and every value in it. */
  remove(list: StoredList, column: StoredColumn): void;
}

export interface ItemTable {
  add(list: StoredList, write: ItemWrite): StoredItem;
  find(list: StoredList, id: number): StoredItem | undefined;
  /** Writes a new version and keeps the one before; a deleted item comes back by it. */
  save(list: StoredList, item: StoredItem, write: ItemWrite): StoredItem;
  /** Puts an item into the recycle bin, where it stays until history forgets it. */
  remove(list: StoredList, item: StoredItem, at: string): void;
  /** Finds an item in the recycle bin. */
  findDeleted(list: StoredList, id: number): StoredItem | undefined;
  /** The versions before the current one that are still kept, the newest first. */
  versions(list: StoredList, item: StoredItem): StoredVersion[];
  /** Says whether any row, also a deleted one, is of a content type. */
  hasContentType(list: StoredList, contentType: string): boolean;
  page(list: StoredList, query: ItemQuery): StoredItem[];
  /** Counts live rows, but never beyond the limit. */
  count(list: StoredList, limit: number): number;
  /** Finds another live row with the same value in an indexed column. */
  holder(list: StoredList, column: string, key: Key, exceptId: number): number | undefined;
  setIndex(list: StoredList, column: string, indexed: boolean): void;
  /** Works out the keys of every row again, after a column's index came or went. */
  rekey(list: StoredList, keysOf: (item: StoredItem) => Record<string, Key>): void;
  changes(list: StoredList, after: number, limit: number): StoredItem[];
  /**
   * The newest place in the history a reader sees, the newest there is (a reader may lag behind),
   * and the newest that was forgotten.
   */
  history(list: StoredList): { newest: number; written: number; forgotten: number };
  /** Forgets deletions before an instant. */
  forget(list: StoredList, before: string): void;
}

/** Everything the emulator remembers. All of it is synchronous, so requests never interleave. */
export interface Store {
  sites: SiteTable;
  lists: ListTable;
  columns: ColumnTable;
  items: ItemTable;
  contentTypes: ContentTypeTable;
  siteColumns: SiteColumnTable;
  grants: GrantTable;
  uploads: UploadTable;
  teams: TeamTable;
  directory: DirectoryTable;
  files: FileTable;
  subscriptions: SubscriptionTable;
  /**
   * Does the work wholly or not at all; inside another transaction it is a part that can fail
   * alone. When the outermost one returns, the work is on the disk.
   */
  transaction<T>(work: () => T): T;
  close(): void;
}
