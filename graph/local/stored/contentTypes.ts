import type { StoredColumn } from '../fields/column';
import type { StoredList } from '../store';

export interface StoredContentType {
  /** Begins with its parent's id, as SharePoint's own ids do. */
  id: string;
  siteKey: number;
  /** The list it belongs to; 0 is the site itself. */
  listKey: number;
  name: string;
  description: string;
  group: string;
  parentId: string;
}

/** The content types that were made; those that come with a site or a list are not stored. */
export interface ContentTypeTable {
  ofSite(siteKey: number): StoredContentType[];
  ofList(list: StoredList): StoredContentType[];
  add(contentType: StoredContentType): void;
  remove(contentType: StoredContentType): void;
}

export interface SiteColumnTable {
  of(siteKey: number): StoredColumn[];
  add(siteKey: number, column: StoredColumn): void;
}
