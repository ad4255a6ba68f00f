import { columnFrom } from '../fields/column';
import type { SiteColumnTable } from '../stored/contentTypes';
import type { Connection } from './connection';

export function siteColumnTable(db: Connection): SiteColumnTable {
  return {
    of: (siteKey) =>
      db
        .all('SELECT doc FROM site_columns WHERE site_key = ? ORDER BY key', siteKey)
        .map(({ doc }) => columnFrom(String(doc))),
    add(siteKey, column) {
      const sql = 'INSERT INTO site_columns (site_key, id, doc) VALUES (?, ?, ?)';
      db.run(sql, siteKey, column.id, JSON.stringify(column));
    },
  };
}
