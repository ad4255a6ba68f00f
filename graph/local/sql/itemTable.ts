import { randomUUID } from 'node:crypto';
import { localApplicationId } from '../caller';
import { isJsonObject, parseObject } from '../json';
import type { ItemTable, StoredItem, StoredList, StoredVersion } from '../store';
import type { Connection, Row, Value } from './connection';
import { keyExpression, pageSql } from './itemQuery';

/** Versions of an item that are kept, the current one among them. */
const mostVersions = 50;

/**
 * One table per list, so that an index on a column costs nothing to the others. The values of
 * indexed columns stand in `keys`, and each has an index on its member of that JSON.
 */
export function itemTable(db: Connection): ItemTable {
  return {
    add(list, { fields, keys, at, by, contentType }) {
      const sql = `UPDATE lists SET last_item = last_item + 1, newest = newest + 1 WHERE key = ?
        RETURNING last_item, newest`;
      const next = db.get(sql, list.key);
      const id = Number(next?.last_item);
      const change = Number(next?.newest);
      const guid = randomUUID();
      const insert = `INSERT INTO ${table(list)} (id, guid, version, change, created, modified,
        fields, keys, created_by, modified_by, content_type)
        VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`;
      const texts = [JSON.stringify(fields), JSON.stringify(keys)];
      db.run(insert, id, guid, change, at, at, ...texts, by, by, contentType ?? null);
      const marks = { created: at, modified: at, createdBy: by, modifiedBy: by };
      return { id, guid, version: 1, change, deleted: false, ...marks, contentType, fields };
    },
    save(list, item, { fields, keys, at, by, contentType }) {
      keepVersion(db, list, item);
      const change = nextChange(db, list);
      const version = item.version + 1;
      const sql = `UPDATE ${table(list)} SET version = ?, change = ?, modified = ?, fields = ?,
        keys = ?, modified_by = ?, content_type = ?, deleted = 0 WHERE id = ?`;
      const texts = [JSON.stringify(fields), JSON.stringify(keys)];
      db.run(sql, version, change, at, ...texts, by, contentType ?? null, item.id);
      const marks = { version, change, modified: at, modifiedBy: by };
      return { ...item, ...marks, contentType, fields, deleted: false };
    },
    remove(list, item, at) {
      // Without keys a deleted row stands in no index; its fields wait for it to come back.
      const sql = `UPDATE ${table(list)} SET deleted = 1, version = version + 1, change = ?,
        modified = ?, keys = '{}' WHERE id = ?`;
      db.run(sql, nextChange(db, list), at, item.id);
    },
    ...itemReads(db),
    ...itemIndexes(db),
    ...itemHistory(db),
  };
}

type Reads = 'find' | 'findDeleted' | 'page' | 'count' | 'holder' | 'versions' | 'hasContentType';

function itemReads(db: Connection): Pick<ItemTable, Reads> {
  const one = (list: StoredList, id: number, deleted: number) => {
    const sql = `SELECT * FROM ${table(list)} WHERE id = ? AND deleted = ?`;
    const row = db.get(sql, id, deleted);
    return row && itemFrom(row);
  };
  return {
    find: (list, id) => one(list, id, 0),
    findDeleted: (list, id) => one(list, id, 1),
    versions(list, item) {
      const sql = 'SELECT * FROM versions WHERE list_key = ? AND item = ? ORDER BY version DESC';
      return db.all(sql, list.key, item.id).map(versionFrom);
    },
    hasContentType(list, contentType) {
      const sql = `SELECT 1 FROM ${table(list)} WHERE content_type = ? LIMIT 1`;
      return db.get(sql, contentType) !== undefined;
    },
    page(list, query) {
      const { sql, values } = pageSql(table(list), query);
      return allOf(db, sql, ...values);
    },
    count(list, limit) {
      const live = `SELECT 1 FROM ${table(list)} WHERE deleted = 0 LIMIT ?`;
      return Number(db.get(`SELECT count(*) AS rows FROM (${live})`, limit)?.rows);
    },
    holder(list, column, key, exceptId) {
      const sql = `SELECT id FROM ${table(list)}
        WHERE ${keyExpression(column)} = ? AND deleted = 0 AND id <> ? LIMIT 1`;
      const row = db.get(sql, key, exceptId);
      return row && Number(row.id);
    },
  };
}

function itemIndexes(db: Connection): Pick<ItemTable, 'setIndex' | 'rekey'> {
  return {
    setIndex(list, column, indexed) {
      const name = `${table(list)}_key_${column}`;
      const on = `${table(list)} (${keyExpression(column)}, id)`;
      db.exec(indexed ? `CREATE INDEX "${name}" ON ${on}` : `DROP INDEX IF EXISTS "${name}"`);
    },
    rekey(list, keysOf) {
      const sql = `UPDATE ${table(list)} SET keys = ? WHERE id = ?`;
      let after = 0;
      let items: StoredItem[];
      do {
        items = livePage(db, list, after);
        for (const item of items) db.run(sql, JSON.stringify(keysOf(item)), item.id);
        after = items.at(-1)?.id ?? after;
      } while (items.length > 0);
    },
  };
}

function itemHistory(db: Connection): Pick<ItemTable, 'changes' | 'history' | 'forget'> {
  return {
    changes(list, after, limit) {
      const sql = `SELECT * FROM ${table(list)} WHERE change > ? ORDER BY change LIMIT ?`;
      return allOf(db, sql, after, limit);
    },
    history(list) {
      const row = db.get('SELECT newest, forgotten FROM lists WHERE key = ?', list.key);
      const newest = Number(row?.newest);
      return { newest, written: newest, forgotten: Number(row?.forgotten) };
    },
    forget(list, before) {
      const old = `FROM ${table(list)} WHERE deleted = 1 AND modified < ?`;
      const newest = db.get(`SELECT max(change) AS change ${old}`, before)?.change;
      if (typeof newest !== 'number') return;
      db.transaction(() => {
        const versions = `DELETE FROM versions WHERE list_key = ? AND item IN (SELECT id ${old})`;
        db.run(versions, list.key, before);
        db.run(`DELETE ${old}`, before);
        db.run('UPDATE lists SET forgotten = max(forgotten, ?) WHERE key = ?', newest, list.key);
      });
    },
  };
}

/** Keeps what an item is before a write, and forgets what is too long ago. */
function keepVersion(db: Connection, list: StoredList, item: StoredItem): void {
  const { id, modified, modifiedBy, fields } = item;
  // Being deleted counted the version up, but what the row says is of the one before.
  const version = item.deleted ? item.version - 1 : item.version;
  const insert = `INSERT INTO versions (list_key, item, version, modified, modified_by, fields)
    VALUES (?, ?, ?, ?, ?, ?)`;
  db.run(insert, list.key, id, version, modified, modifiedBy, JSON.stringify(fields));
  const forget = 'DELETE FROM versions WHERE list_key = ? AND item = ? AND version <= ?';
  db.run(forget, list.key, id, item.version + 1 - mostVersions);
}

function livePage(db: Connection, list: StoredList, after: number): StoredItem[] {
  const sql = `SELECT * FROM ${table(list)} WHERE id > ? AND deleted = 0 ORDER BY id LIMIT 1000`;
  return allOf(db, sql, after);
}

/**
 * The rows of a query that ends in a LIMIT, in its order. They come as one JSON text, because
 * fetching the columns of thousands of rows one by one takes longer than everything else.
 */
function allOf(db: Connection, sql: string, ...values: Value[]): StoredItem[] {
  const text = db.get(`SELECT ${asArrays} AS rows FROM (${sql})`, ...values)?.rows;
  const rows: unknown = JSON.parse(String(text));
  if (!Array.isArray(rows)) throw new Error('A page of items is damaged.');
  return rows.map(itemIn);
}

/** Ids, instants and versions are this program's own and need no escaping; fields are JSON. */
const asArrays = `'[' || coalesce(group_concat('[' || id || ',"' || guid || '",' || version || ','
  || change || ',' || deleted || ',"' || created || '","' || modified || '",'
  || json_quote(created_by) || ',' || json_quote(modified_by) || ',' || json_quote(content_type)
  || ',' || fields || ']'), '') || ']'`;

function itemIn(row: unknown): StoredItem {
  if (!Array.isArray(row)) throw new Error('A stored item is damaged.');
  const [id, guid, version, change, deleted, created, modified, ...rest] = row as unknown[];
  const [createdBy, modifiedBy, contentType, fields] = rest;
  if (!isJsonObject(fields)) throw new Error('The fields of a stored item are damaged.');
  return {
    id: Number(id),
    guid: String(guid),
    version: Number(version),
    change: Number(change),
    deleted: deleted === 1,
    created: String(created),
    modified: String(modified),
    createdBy: String(createdBy ?? localApplicationId),
    modifiedBy: String(modifiedBy ?? localApplicationId),
    contentType: typeof contentType === 'string' ? contentType : undefined,
    fields,
  };
}

function nextChange(db: Connection, list: StoredList): number {
  const sql = 'UPDATE lists SET newest = newest + 1 WHERE key = ? RETURNING newest';
  return Number(db.get(sql, list.key)?.newest);
}

function table(list: StoredList): string {
  return `items_${list.key}`;
}

function itemFrom(row: Row): StoredItem {
  return {
    id: Number(row.id),
    guid: String(row.guid),
    version: Number(row.version),
    change: Number(row.change),
    deleted: row.deleted === 1,
    created: String(row.created),
    modified: String(row.modified),
    createdBy: String(row.created_by ?? localApplicationId),
    modifiedBy: String(row.modified_by ?? localApplicationId),
    contentType: typeof row.content_type === 'string' ? row.content_type : undefined,
    fields: parseObject(String(row.fields)),
  };
}

function versionFrom(row: Row): StoredVersion {
  return {
    version: Number(row.version),
    modified: String(row.modified),
    modifiedBy: String(row.modified_by ?? localApplicationId),
    fields: parseObject(String(row.fields)),
  };
}
