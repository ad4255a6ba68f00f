import type { SiteTable, StoredSite } from '../store';
import type { Connection, Row } from './connection';

export function siteTable(db: Connection): SiteTable {
  // Every request names a site, and sites are made only on opening.
  let known: StoredSite[] | undefined;
  db.onRollback(() => void (known = undefined));
  return {
    add(site) {
      known = undefined;
      db.run(
        'INSERT INTO sites (site_id, web_id, path, display_name, created) VALUES (?, ?, ?, ?, ?)',
        site.siteId,
        site.webId,
        site.path,
        site.displayName,
        site.created,
      );
      const key = Number(db.get('SELECT last_insert_rowid() AS key')?.key);
      return { ...site, key };
    },
    all: () => (known ??= db.all('SELECT * FROM sites ORDER BY key').map(siteFrom)),
  };
}

function siteFrom(row: Row): StoredSite {
  return {
    key: Number(row.key),
    siteId: String(row.site_id),
    webId: String(row.web_id),
    path: String(row.path),
    displayName: String(row.display_name),
    created: String(row.created),
  };
}
