import { parseObject } from '../json';
import type { ContentTypeTable, StoredContentType } from '../stored/contentTypes';
import type { Connection, Row } from './connection';

export function contentTypeTable(db: Connection): ContentTypeTable {
  const select = 'SELECT * FROM content_types WHERE site_key = ? AND list_key = ? ORDER BY key';
  return {
    ofSite: (siteKey) => db.all(select, siteKey, 0).map(contentTypeFrom),
    ofList: (list) => db.all(select, list.siteKey, list.key).map(contentTypeFrom),
    add({ siteKey, listKey, id, ...rest }) {
      const sql = 'INSERT INTO content_types (site_key, list_key, id, doc) VALUES (?, ?, ?, ?)';
      db.run(sql, siteKey, listKey, id, JSON.stringify(rest));
    },
    remove({ siteKey, listKey, id }) {
      const sql = 'DELETE FROM content_types WHERE site_key = ? AND list_key = ? AND id = ?';
      db.run(sql, siteKey, listKey, id);
    },
  };
}

function contentTypeFrom(row: Row): StoredContentType {
  const doc = parseObject(String(row.doc));
  return {
    id: String(row.id),
    siteKey: Number(row.site_key),
    listKey: Number(row.list_key),
    name: String(doc.name),
    description: String(doc.description),
    group: String(doc.group),
    parentId: String(doc.parentId),
  };
}
