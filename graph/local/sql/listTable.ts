import type { ListTable, StoredList } from '../store';
import { parseObject } from '../json';
import type { Connection, Row } from './connection';
import { itemsSchema } from './schema';

type Document = Omit<StoredList, 'key' | 'id' | 'siteKey'>;

export function listTable(db: Connection): ListTable {
  // Every request names a list, and lists hardly ever change.
  let known: StoredList[] | undefined;
  const forget = () => void (known = undefined);
  db.onRollback(forget);
  const all = () => (known ??= db.all('SELECT * FROM lists ORDER BY key').map(listFrom));
  return {
    add(list) {
      const { id, siteKey } = list;
      const doc = documentOf({ ...list, version: 1 });
      const sql = 'INSERT INTO lists (id, site_key, doc) VALUES (?, ?, ?) RETURNING key';
      const key = Number(db.get(sql, id, siteKey, JSON.stringify(doc))?.key);
      db.exec(itemsSchema(key));
      forget();
      return { ...list, key, version: 1 };
    },
    ofSite: (siteKey) => all().filter((list) => list.siteKey === siteKey),
    byId: (id) => all().find((list) => list.id === id.toLowerCase()),
    save(list) {
      const sql = 'UPDATE lists SET doc = ? WHERE key = ?';
      db.run(sql, JSON.stringify(documentOf(list)), list.key);
      forget();
    },
    remove(list) {
      removeList(db, list);
      forget();
    },
  };
}

function removeList(db: Connection, list: StoredList): void {
  const files = 'SELECT key FROM files WHERE list_key = ?';
  db.run('DELETE FROM lists WHERE key = ?', list.key);
  for (const table of ['columns', 'versions', 'content_types', 'grants', 'uploads']) {
    db.run(`DELETE FROM ${table} WHERE list_key = ?`, list.key);
  }
  db.run('DELETE FROM upload_ranges WHERE upload NOT IN (SELECT id FROM uploads)');
  db.run(`DELETE FROM contents WHERE file_key IN (${files})`, list.key);
  db.run('DELETE FROM files WHERE list_key = ?', list.key);
  db.exec(`DROP TABLE items_${list.key}`);
}

function documentOf(list: Document): Document {
  const { name, displayName, description, template, hidden, contentTypesEnabled } = list;
  const { version, created, modified } = list;
  const names = { name, displayName, description, template };
  return { ...names, hidden, contentTypesEnabled, version, created, modified };
}

function listFrom(row: Row): StoredList {
  const doc = parseObject(String(row.doc));
  return {
    key: Number(row.key),
    id: String(row.id),
    siteKey: Number(row.site_key),
    name: String(doc.name),
    displayName: String(doc.displayName),
    description: String(doc.description),
    template: String(doc.template),
    hidden: doc.hidden === true,
    contentTypesEnabled: doc.contentTypesEnabled === true,
    version: Number(doc.version),
    created: String(doc.created),
    modified: String(doc.modified),
  };
}
