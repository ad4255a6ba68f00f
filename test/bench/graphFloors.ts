import Database from 'libsql';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { keyExpression } from '../../graph/local/sql/itemQuery';
import { itemsSchema } from '../../graph/local/sql/schema';
import { packages as packageSchema } from '../../graph/schema/packages';
import { type BareClient, together } from './graphClient';
import { packageFields } from './graphItems';
import { percentile } from './result';

const requests = 5000;

/** Requests a second to a server of this process that answers nothing, by the same client. */
export async function emptyHandlerRate(send: BareClient, clients: number): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.writeHead(201).end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/`;
  const body = JSON.stringify({ fields: packageFields(0) });
  const rates: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    await together(clients, [0, requests], async () => void (await send('POST', url, body)));
    rates.push((requests / (performance.now() - started)) * 1000);
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return percentile(rates, 0.5);
}

/** Rows a second put bare into a table with the same indexes, a transaction each, on the disk. */
export function insertsPerSecond(folder: string, count: number): number {
  const db = new Database(join(folder, 'floor.db'));
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec(itemsSchema(1));
  const indexed = packageSchema.columns.filter((column) => column.indexed);
  for (const { name } of indexed) {
    db.exec(`CREATE INDEX "key_${name}" ON items_1 (${keyExpression(name)}, id)`);
  }
  const rows = Array.from({ length: count }, (_, index) => {
    const fields = packageFields(index);
    const keys = Object.fromEntries(indexed.map(({ name }) => [name, fields[name]]));
    return [index + 1, String(index), index, JSON.stringify(fields), JSON.stringify(keys)];
  });
  const insert = db.prepare(`INSERT INTO items_1
    VALUES (?, ?, 1, ?, 0, '2026', '2026', ?, ?, NULL, NULL, NULL)`);
  const started = performance.now();
  for (const row of rows) insert.run(row);
  const rate = (count / (performance.now() - started)) * 1000;
  db.close();
  return rate;
}
