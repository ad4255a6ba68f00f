import type Database from 'libsql';
import { schemaVersion, tablesOfVersion2 } from './schema';

type Step = (db: Database.Database) => void;

/** What brings a folder from the version in front to the next one. */
const steps: Record<number, Step> = { 1: toVersion2 };

/** Brings a folder's tables up to date, one version after the other. */
export function upgrade(db: Database.Database, from: number): void {
  for (let version = from; version < schemaVersion; version += 1) steps[version]?.(db);
  db.exec(`PRAGMA user_version = ${schemaVersion}`);
}

/** Rows from before have no application of their own and show the local one. */
function toVersion2(db: Database.Database): void {
  db.exec(tablesOfVersion2);
  const lists = db.prepare('SELECT key FROM lists').all([]) as { key: number }[];
  const tables = lists.map(({ key }) => `items_${key}`);
  for (const table of [...tables, 'files']) {
    db.exec(`ALTER TABLE ${table} ADD COLUMN created_by TEXT`);
    db.exec(`ALTER TABLE ${table} ADD COLUMN modified_by TEXT`);
  }
  for (const table of tables) db.exec(`ALTER TABLE ${table} ADD COLUMN content_type TEXT`);
}
