/** Grows when the tables change; an older folder is then brought up to date on opening. */
export const schemaVersion = 2;

/** The tables that came with version 2. */
export const tablesOfVersion2 = `
CREATE TABLE versions (
  list_key INTEGER NOT NULL, item INTEGER NOT NULL, version INTEGER NOT NULL,
  modified TEXT NOT NULL, modified_by TEXT, fields TEXT NOT NULL,
  PRIMARY KEY (list_key, item, version)
) WITHOUT ROWID;
CREATE TABLE content_types (
  key INTEGER PRIMARY KEY AUTOINCREMENT, site_key INTEGER NOT NULL, list_key INTEGER NOT NULL,
  id TEXT NOT NULL COLLATE NOCASE, doc TEXT NOT NULL, UNIQUE (site_key, list_key, id)
);
CREATE TABLE site_columns (
  key INTEGER PRIMARY KEY AUTOINCREMENT, site_key INTEGER NOT NULL, id TEXT NOT NULL,
  doc TEXT NOT NULL, UNIQUE (site_key, id)
);
CREATE TABLE grants (
  site_key INTEGER NOT NULL, list_key INTEGER NOT NULL, id TEXT NOT NULL, app TEXT NOT NULL,
  display_name TEXT, role TEXT NOT NULL, PRIMARY KEY (site_key, list_key, id)
) WITHOUT ROWID;
CREATE TABLE uploads (
  id TEXT PRIMARY KEY, list_key INTEGER NOT NULL, doc TEXT NOT NULL, expires TEXT NOT NULL
);
CREATE TABLE upload_ranges (
  upload TEXT NOT NULL, start INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (upload, start)
);
CREATE TABLE teams (group_key INTEGER PRIMARY KEY, doc TEXT NOT NULL);
CREATE TABLE channels (
  key INTEGER PRIMARY KEY AUTOINCREMENT, group_key INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
  doc TEXT NOT NULL
);
`;

/** The tables of a new folder. Each list has one more, made with it (see itemTable). */
export const schema = `
CREATE TABLE sites (
  key INTEGER PRIMARY KEY, site_id TEXT NOT NULL, web_id TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE COLLATE NOCASE, display_name TEXT NOT NULL, created TEXT NOT NULL
);
CREATE TABLE lists (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, site_key INTEGER NOT NULL,
  doc TEXT NOT NULL, last_item INTEGER NOT NULL DEFAULT 0,
  newest INTEGER NOT NULL DEFAULT 0, forgotten INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE columns (
  key INTEGER PRIMARY KEY AUTOINCREMENT, list_key INTEGER NOT NULL, id TEXT NOT NULL,
  doc TEXT NOT NULL, UNIQUE (list_key, id)
);
CREATE TABLE directory (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  upn TEXT UNIQUE, doc TEXT NOT NULL
);
CREATE TABLE members (
  group_key INTEGER NOT NULL, member_key INTEGER NOT NULL, PRIMARY KEY (group_key, member_key)
) WITHOUT ROWID;
CREATE INDEX members_of ON members (member_key, group_key);
CREATE TABLE files (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, guid TEXT NOT NULL,
  list_key INTEGER NOT NULL, parent INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
  folder INTEGER NOT NULL, size INTEGER NOT NULL, mime_type TEXT NOT NULL,
  version INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
  created_by TEXT, modified_by TEXT,
  UNIQUE (list_key, parent, name)
);
CREATE TABLE contents (file_key INTEGER PRIMARY KEY, content BLOB NOT NULL);
${tablesOfVersion2}
PRAGMA user_version = ${schemaVersion};
`;

/**
 * Made on opening where it is missing: a folder from before has none, and a program from before
 * does not mind it, so it needs no version of its own.
 */
export const subscriptionSchema = `
CREATE TABLE IF NOT EXISTS subscriptions (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, list_id TEXT NOT NULL,
  expires TEXT NOT NULL, doc TEXT NOT NULL
);
`;

/** The table of one list's items. Deleted rows stay a while, for delta and for the recycle bin. */
export function itemsSchema(listKey: number): string {
  return `
CREATE TABLE items_${listKey} (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL, version INTEGER NOT NULL, change INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, modified TEXT NOT NULL,
  fields TEXT NOT NULL, keys TEXT NOT NULL, created_by TEXT, modified_by TEXT, content_type TEXT
);
CREATE INDEX items_${listKey}_change ON items_${listKey} (change);
CREATE INDEX items_${listKey}_deleted ON items_${listKey} (modified) WHERE deleted = 1;
`;
}
