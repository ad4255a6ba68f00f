import { roles } from '../roles';
import type { Grant, GrantTable } from '../stored/grants';
import type { Connection, Row } from './connection';

export function grantTable(db: Connection): GrantTable {
  return {
    on: (siteKey, listKey) =>
      db
        .all('SELECT * FROM grants WHERE site_key = ? AND list_key = ?', siteKey, listKey)
        .map(grantFrom),
    put({ siteKey, listKey, id, app, displayName, role }) {
      const sql = `INSERT OR REPLACE INTO grants (site_key, list_key, id, app, display_name, role)
        VALUES (?, ?, ?, ?, ?, ?)`;
      db.run(sql, siteKey, listKey, id, app, displayName ?? null, role);
    },
    remove({ siteKey, listKey, id }) {
      const sql = 'DELETE FROM grants WHERE site_key = ? AND list_key = ? AND id = ?';
      db.run(sql, siteKey, listKey, id);
    },
  };
}

function grantFrom(row: Row): Grant {
  const role = roles.find((one) => one === row.role);
  if (!role) throw new Error(`A stored grant has the unknown role '${String(row.role)}'.`);
  return {
    id: String(row.id),
    siteKey: Number(row.site_key),
    listKey: Number(row.list_key),
    app: String(row.app),
    displayName: typeof row.display_name === 'string' ? row.display_name : undefined,
    role,
  };
}
