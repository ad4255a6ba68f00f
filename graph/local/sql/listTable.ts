import type { ListTable, StoredList } from '../store';
import { parseObject } from '../json';
import type { Connection, Row } from './connection';
import { itemsSchema } from './schema';

type Document = Omit<StoredList, 'key' | 'id' | 'siteKey'>;

export function listTable(db: Connection): ListTable {
  return {
    add(list) {
      const { id, siteKey } = list;
      const doc = documentOf({ ...list, version: 1 });
      const sql = 'INSERT INTO lists (id, site_key, doc) VALUES (?, ?, ?) RETURNING key';
      const key = Number(db.get(sql, id, siteKey, JSON.stringify(doc))?.key);
      db.exec(itemsSchema(key));
      return { ...list, key, version: 1 };
    },
    ofSite: (siteKey) =>
      db.all('SELECT * FROM lists WHERE site_key = ? ORDER BY key', siteKey).map(listFrom),
    byId(id) {
      const row = db.get('SELECT * FROM lists WHERE id = ?', id.toLowerCase());
      return row && listFrom(row);
    },
    save(list) {
      const sql = 'UPDATE lists SET doc = ? WHERE key = ?';
      db.run(sql, JSON.stringify(documentOf(list)), list.key);
    },
    remove(list) {
      db.run('DELETE FROM lists WHERE key = ?', list.key);
      for (const table of ['columns', 'versions', 'content_types', 'grants', 'uploads']) {
        db.run(`DELETE FROM ${table} WHERE list_key = ?`, list.key);
      }
      db.run('DELETE FROM upload_ranges WHERE upload NOT IN (SELECT id FROM uploads)');
      db.run(
        'DELETE FROM contents WHERE file_key IN (SELECT key FROM files WHERE list_key = ?)',
        list.key,
      );
      db.run('DELETE FROM files WHERE list_key = ?', list.key);
      db.exec(`DROP TABLE items_${list.key}`);
    },
  };
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
