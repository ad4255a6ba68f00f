import { parseObject } from '../json';
import type { StoredUpload, UploadTable } from '../stored/uploads';
import type { Connection, Row } from './connection';

/** Ranges stand in the database, so an upload goes on after a restart. */
export function uploadTable(db: Connection): UploadTable {
  const noOrphans = 'DELETE FROM upload_ranges WHERE upload NOT IN (SELECT id FROM uploads)';
  // Asked for one at a time: several rows at once give their bytes in another form.
  const rangeAt = (id: string, start: number): Uint8Array => {
    const sql = 'SELECT content FROM upload_ranges WHERE upload = ? AND start = ?';
    const content = db.get(sql, id, start)?.content;
    if (content instanceof Uint8Array) return content;
    throw new Error('A range of an upload is damaged.');
  };
  return {
    add(upload) {
      const { id, listKey, expires } = upload;
      const sql = 'INSERT INTO uploads (id, list_key, doc, expires) VALUES (?, ?, ?, ?)';
      db.run(sql, id, listKey, JSON.stringify(upload), expires);
    },
    find(id) {
      const row = db.get('SELECT * FROM uploads WHERE id = ?', id);
      return row && uploadFrom(row);
    },
    append(upload, { start, content }) {
      const sql = 'INSERT INTO upload_ranges (upload, start, content) VALUES (?, ?, ?)';
      db.run(sql, upload.id, start, content);
      db.run('UPDATE uploads SET doc = ? WHERE id = ?', JSON.stringify(upload), upload.id);
    },
    content({ id }) {
      const starts = db.all('SELECT start FROM upload_ranges WHERE upload = ? ORDER BY start', id);
      return Buffer.concat(starts.map(({ start }) => rangeAt(id, Number(start))));
    },
    remove({ id }) {
      db.run('DELETE FROM uploads WHERE id = ?', id);
      db.run('DELETE FROM upload_ranges WHERE upload = ?', id);
    },
    forget(before) {
      if (db.run('DELETE FROM uploads WHERE expires <= ?', before) > 0) db.run(noOrphans);
    },
  };
}

function uploadFrom(row: Row): StoredUpload {
  const doc = parseObject(String(row.doc));
  const { fileId, conflictBehavior } = doc;
  return {
    id: String(row.id),
    listKey: Number(row.list_key),
    folders: Array.isArray(doc.folders) ? doc.folders.map(String) : [],
    name: String(doc.name),
    fileId: typeof fileId === 'string' ? fileId : undefined,
    conflictBehavior:
      conflictBehavior === 'fail' || conflictBehavior === 'rename' ? conflictBehavior : 'replace',
    total: Number(doc.total),
    received: Number(doc.received),
    by: String(doc.by),
    expires: String(row.expires),
  };
}
