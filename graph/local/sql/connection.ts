import Database from 'libsql';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { schema, schemaVersion, subscriptionSchema } from './schema';
import { upgrade } from './upgrade';

export type Value = string | number | null | Uint8Array;
export type Row = Record<string, unknown>;

/** The few ways this program talks to its database. */
export interface Connection {
  run(sql: string, ...values: Value[]): number;
  get(sql: string, ...values: Value[]): Row | undefined;
  all(sql: string, ...values: Value[]): Row[];
  exec(sql: string): void;
  /** Whole or not at all; inside another one, a part that can fail alone. */
  transaction<T>(work: () => T): T;
  /** Is told whenever work was undone, so that what was read meanwhile can be dropped. */
  onRollback(listener: () => void): void;
  close(): void;
}

/** Thrown when another process (or this one) has the folder's database open. */
export class DatabaseBusy extends Error {}

/** Opens the database in a folder (or in memory) and makes its tables if it is new. */
export function connect(dataDir: string): Connection {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true });
  const db = new Database(dataDir === ':memory:' ? dataDir : join(dataDir, 'graph.db'));
  try {
    prepareDatabase(db);
  } catch (cause) {
    db.close();
    throw isBusy(cause) ? new DatabaseBusy('The database is in use.', { cause }) : cause;
  }
  return connectionOn(db);
}

function prepareDatabase(db: Database.Database): void {
  // An exclusive lock is the operating system's: it ends with the process, even a killed one.
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  // FULL waits for the disk at every commit; with less, a power cut loses acknowledged writes.
  db.exec('PRAGMA synchronous = FULL');
  db.exec('BEGIN EXCLUSIVE');
  const version = db.prepare('PRAGMA user_version').get([]) as { user_version: number };
  if (version.user_version > schemaVersion) {
    throw new Error('The data folder was written by a newer version of the local Graph.');
  }
  if (version.user_version === 0) db.exec(schema);
  else upgrade(db, version.user_version);
  db.exec(subscriptionSchema);
  db.exec('COMMIT');
}

/**
 * Leaves the write-ahead log, which puts everything into the one file, and gives the lock back.
 * Closing alone would keep the lock for as long as statements wait for the garbage collector.
 */
function closeDatabase(db: Database.Database): void {
  db.exec('PRAGMA journal_mode = DELETE');
  db.exec('PRAGMA locking_mode = NORMAL');
  db.exec('SELECT 1 FROM sites');
  db.close();
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY';
}

function connectionOn(db: Database.Database): Connection {
  const statements = new Map<string, Database.Statement>();
  const listeners: (() => void)[] = [];
  let depth = 0;
  const prepare = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const undo = (sql: string) => {
    // A full disk makes the database give up the whole transaction by itself.
    if (db.inTransaction) db.exec(sql);
    for (const listener of listeners) listener();
  };
  const transaction = <T>(work: () => T): T => {
    const name = `part${depth}`;
    // A part begun now would be a transaction of its own, stored although the whole one failed.
    if (depth > 0 && !db.inTransaction) throw new Error('The transaction is already given up.');
    db.exec(depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${name}`);
    depth += 1;
    try {
      const result = work();
      db.exec(depth === 1 ? 'COMMIT' : `RELEASE ${name}`);
      return result;
    } catch (cause) {
      undo(depth === 1 ? 'ROLLBACK' : `ROLLBACK TO ${name}; RELEASE ${name}`);
      throw cause;
    } finally {
      depth -= 1;
    }
  };
  return {
    run: (sql, ...values) => prepare(sql).run(values).changes,
    get: (sql, ...values) => prepare(sql).get(values) as Row | undefined,
    all: (sql, ...values) => prepare(sql).all(values) as Row[],
    exec: (sql) => db.exec(sql),
    transaction,
    onRollback: (listener) => listeners.push(listener),
    close: () => closeDatabase(db),
  };
}
