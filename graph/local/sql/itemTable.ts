import { randomUUID } from 'node:crypto';
import { isJsonObject, parseObject } from '../json';
import type { ItemTable, StoredItem, StoredList } from '../store';
import type { Connection, Row, Value } from './connection';
import { keyExpression, pageSql } from './itemQuery';

/**
 * One table per list, so that an index on a column costs nothing to the others. The values of
 * indexed columns stand in `keys`, and each has an index on its member of that JSON.
 */
export function itemTable(db: Connection): ItemTable {
  return {
    add(list, { fields, keys, at }) {
      const sql = `UPDATE lists SET last_item = last_item + 1, newest = newest + 1 WHERE key = ?
        RETURNING last_item, newest`;
      const next = db.get(sql, list.key);
      const id = Number(next?.last_item);
      const change = Number(next?.newest);
      const guid = randomUUID();
      const values = [id, guid, change, at, at, JSON.stringify(fields), JSON.stringify(keys)];
      db.run(`INSERT INTO ${table(list)} VALUES (?, ?, 1, ?, 0, ?, ?, ?, ?)`, ...values);
      return { id, guid, version: 1, change, deleted: false, created: at, modified: at, fields };
    },
    save(list, item, { fields, keys, at }) {
      const change = nextChange(db, list);
      const version = item.version + 1;
      const sql = `UPDATE ${table(list)} SET version = ?, change = ?, modified = ?, fields = ?,
        keys = ? WHERE id = ?`;
      const texts = [JSON.stringify(fields), JSON.stringify(keys)];
      db.run(sql, version, change, at, ...texts, item.id);
      return { ...item, version, change, modified: at, fields };
    },
    remove(list, item, at) {
      const sql = `UPDATE ${table(list)} SET deleted = 1, version = version + 1, change = ?,
        modified = ?, fields = '{}', keys = '{}' WHERE id = ?`;
      db.run(sql, nextChange(db, list), at, item.id);
    },
    ...itemReads(db),
    ...itemIndexes(db),
    ...itemHistory(db),
  };
}

function itemReads(db: Connection): Pick<ItemTable, 'find' | 'page' | 'count' | 'holder'> {
  return {
    find(list, id) {
      const row = db.get(`SELECT * FROM ${table(list)} WHERE id = ? AND deleted = 0`, id);
      return row && itemFrom(row);
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
      return { newest: Number(row?.newest), forgotten: Number(row?.forgotten) };
    },
    forget(list, before) {
      const old = `FROM ${table(list)} WHERE deleted = 1 AND modified < ?`;
      const newest = db.get(`SELECT max(change) AS change ${old}`, before)?.change;
      if (typeof newest !== 'number') return;
      db.transaction(() => {
        db.run(`DELETE ${old}`, before);
        db.run('UPDATE lists SET forgotten = max(forgotten, ?) WHERE key = ?', newest, list.key);
      });
    },
  };
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
  || change || ',' || deleted || ',"' || created || '","' || modified || '",' || fields || ']'), '')
  || ']'`;

function itemIn(row: unknown): StoredItem {
  if (!Array.isArray(row)) throw new Error('A stored item is damaged.');
  const [id, guid, version, change, deleted, created, modified, fields] = row as unknown[];
  if (!isJsonObject(fields)) throw new Error('The fields of a stored item are damaged.');
  return {
    id: Number(id),
    guid: String(guid),
    version: Number(version),
    change: Number(change),
    deleted: deleted === 1,
    created: String(created),
    modified: String(modified),
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
    fields: parseObject(String(row.fields)),
  };
}
