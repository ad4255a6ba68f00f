import { localApplicationId } from '../caller';
import type { FileTable, StoredFile } from '../stored/files';
import type { Connection, Row } from './connection';

export function fileTable(db: Connection): FileTable {
  return {
    add(file, content) {
      const sql = `INSERT INTO files (id, guid, list_key, parent, name, folder, size, mime_type,
        version, created, modified, created_by, modified_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?) RETURNING key`;
      const place = [file.id, file.guid, file.listKey, file.parent, file.name];
      const facts = [file.folder ? 1 : 0, file.size, file.mimeType];
      const marks = [file.created, file.modified, file.createdBy, file.modifiedBy];
      const key = Number(db.get(sql, ...place, ...facts, ...marks)?.key);
      if (!file.folder) db.run('INSERT INTO contents VALUES (?, ?)', key, content);
      return { ...file, key, version: 1 };
    },
    ...finders(db),
    content(file) {
      const content = db.get('SELECT content FROM contents WHERE file_key = ?', file.key)?.content;
      return content instanceof Uint8Array ? content : new Uint8Array();
    },
    replace(file, { content, at, by }) {
      const version = file.version + 1;
      const size = content.length;
      const sql = `UPDATE files SET size = ?, version = ?, modified = ?, modified_by = ?
        WHERE key = ?`;
      db.run(sql, size, version, at, by, file.key);
      db.run('UPDATE contents SET content = ? WHERE file_key = ?', content, file.key);
      return { ...file, size, version, modified: at, modifiedBy: by };
    },
    save(file) {
      const version = file.version + 1;
      const sql = `UPDATE files SET name = ?, parent = ?, mime_type = ?, version = ?, modified = ?,
        modified_by = ? WHERE key = ?`;
      const { name, parent, mimeType, modified, modifiedBy, key } = file;
      db.run(sql, name, parent, mimeType, version, modified, modifiedBy, key);
      return { ...file, version };
    },
    remove(file) {
      const under = `WITH RECURSIVE under (key) AS (
        SELECT ? UNION SELECT files.key FROM files JOIN under ON files.parent = under.key)`;
      db.run(`${under} DELETE FROM contents WHERE file_key IN under`, file.key);
      db.run(`${under} DELETE FROM files WHERE key IN under`, file.key);
    },
  };
}

type Finders = Pick<FileTable, 'byId' | 'byKey' | 'byName' | 'children'>;

function finders(db: Connection): Finders {
  const one = (where: string, ...values: (string | number)[]) => {
    const row = db.get(`SELECT * FROM files WHERE ${where}`, ...values);
    return row && fileFrom(row);
  };
  return {
    byId: (list, id) => one('list_key = ? AND id = ?', list.key, id.toUpperCase()),
    byKey: (list, key) => one('list_key = ? AND key = ?', list.key, key),
    byName: (list, parent, name) =>
      one('list_key = ? AND parent = ? AND name = ?', list.key, parent, name),
    children: (list, parent) =>
      db
        .all(
          'SELECT * FROM files WHERE list_key = ? AND parent = ? ORDER BY name',
          list.key,
          parent,
        )
        .map(fileFrom),
  };
}

function fileFrom(row: Row): StoredFile {
  return {
    key: Number(row.key),
    id: String(row.id),
    guid: String(row.guid),
    listKey: Number(row.list_key),
    parent: Number(row.parent),
    name: String(row.name),
    folder: row.folder === 1,
    size: Number(row.size),
    mimeType: String(row.mime_type),
    version: Number(row.version),
    created: String(row.created),
    modified: String(row.modified),
    createdBy: String(row.created_by ?? localApplicationId),
    modifiedBy: String(row.modified_by ?? localApplicationId),
  };
}
