import { columnTable } from './sql/columnTable';
import { connect } from './sql/connection';
import { directoryTable } from './sql/directoryTable';
import { fileTable } from './sql/fileTable';
import { itemTable } from './sql/itemTable';
import { listTable } from './sql/listTable';
import { siteTable } from './sql/siteTable';
import { subscriptionTable } from './sql/subscriptionTable';
import type { Store } from './store';

/** Keeps everything in one libsql database: in a folder, or for tests in memory. */
export function openSqlStore(dataDir: string): Store {
  const db = connect(dataDir);
  return {
    sites: siteTable(db),
    lists: listTable(db),
    columns: columnTable(db),
    items: itemTable(db),
    directory: directoryTable(db),
    files: fileTable(db),
    subscriptions: subscriptionTable(db),
    transaction: db.transaction,
    close: db.close,
  };
}
