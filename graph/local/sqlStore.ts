import { columnTable } from './sql/columnTable';
import { contentTypeTable } from './sql/contentTypeTable';
import { connect } from './sql/connection';
import { directoryTable } from './sql/directoryTable';
import { fileTable } from './sql/fileTable';
import { grantTable } from './sql/grantTable';
import { itemTable } from './sql/itemTable';
import { listTable } from './sql/listTable';
import { siteColumnTable } from './sql/siteColumnTable';
import { siteTable } from './sql/siteTable';
import { subscriptionTable } from './sql/subscriptionTable';
import { teamTable } from './sql/teamTable';
import { uploadTable } from './sql/uploadTable';
import type { Store } from './store';

/** Keeps everything in one libsql database: in a folder, or for tests in memory. */
export function openSqlStore(dataDir: string): Store {
  const db = connect(dataDir);
  return {
    sites: siteTable(db),
    lists: listTable(db),
    columns: columnTable(db),
    items: itemTable(db),
    contentTypes: contentTypeTable(db),
    siteColumns: siteColumnTable(db),
    grants: grantTable(db),
    uploads: uploadTable(db),
    teams: teamTable(db),
    directory: directoryTable(db),
    files: fileTable(db),
    subscriptions: subscriptionTable(db),
    transaction: db.transaction,
    close: db.close,
  };
}
