import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { provision } from '../../graph/schema/provision';
import { bareClient, type BareClient, together } from './graphClient';
import { emptyHandlerRate, insertsPerSecond } from './graphFloors';
import { packageFields } from './graphItems';
import { startProgram } from './graphProgram';
import { gatewayTo } from './graphReaders';
import { percentile, type Result } from './result';

const clients = 16;
const rounds = 3;
const createsPerRound = 2000;
const batchSize = 20;
const rowsToRead = 20_000;

/** The local Graph over HTTP, its folder on the disk: creates a second and items read a second. */
export async function localGraphBench(
  root: string,
  say: (line: string) => void,
): Promise<Result[]> {
  const home = mkdtempSync(join(root, '.local-bench-graph-'));
  const graph = await startProgram('graphLocal', '--port', '0', '--data', join(home, 'data'));
  const { send, close } = bareClient(clients);
  try {
    say(`The local Graph in another process, its folder on the disk, ${String(clients)} clients.`);
    await provision(gatewayTo(graph.url), 'root');
    const place: Place = { send, base: `${graph.url}/v1.0`, made: 0 };
    const single = await rate(() => createSingly(place), createsPerRound);
    const batched = await rate(() => createInBatches(place), createsPerRound);
    while (place.made < rowsToRead) await createInBatches(place);
    const reads = await readRates(place);
    const empty = await emptyHandlerRate(send, clients);
    // Last, because it holds this process so long that the server gives up its connections.
    const inserts = insertsPerSecond(home, createsPerRound);
    const name = 'item creates, each on the disk when answered';
    const unit = 'a second';
    return [
      {
        name,
        value: single,
        unit,
        peer: 'bare libsql inserts, one transaction each',
        peerValue: inserts,
        goal: { of: 'value', atLeast: 1500 },
      },
      { name, value: single, unit, peer: 'empty node:http handler', peerValue: empty },
      {
        name: `item creates in $batch of ${String(batchSize)}`,
        value: batched,
        unit,
        peer: 'item creates one by one',
        peerValue: single,
      },
      ...reads,
    ];
  } finally {
    close();
    await graph.end();
    rmSync(home, { recursive: true, force: true });
  }
}

interface Place {
  send: BareClient;
  base: string;
  /** Items made so far: each has fields, and a unique key, of its own. */
  made: number;
}

const itemsPath = '/sites/root/lists/Packages/items';

async function createSingly(place: Place): Promise<void> {
  const from = place.made;
  place.made += createsPerRound;
  const bodies = bodiesFrom(from, place.made);
  await together(clients, [0, createsPerRound], async (index) => {
    const url = `${place.base}${itemsPath}`;
    const { status, body } = await place.send('POST', url, JSON.stringify(bodies[index]));
    if (status !== 201) throw new Error(`A create was refused: ${body.toString()}`);
  });
}

async function createInBatches(place: Place): Promise<void> {
  const from = place.made;
  place.made += createsPerRound;
  const bodies = bodiesFrom(from, place.made);
  await together(clients, [0, createsPerRound / batchSize], async (batch) => {
    const some = bodies.slice(batch * batchSize, (batch + 1) * batchSize);
    const requests = some.map((body, index) => {
      const headers = { 'Content-Type': 'application/json' };
      return { id: String(index), method: 'POST', url: itemsPath, headers, body };
    });
    const answer = await place.send('POST', `${place.base}/$batch`, JSON.stringify({ requests }));
    const created = answer.body.toString().split('"status":201').length - 1;
    if (created !== batchSize) throw new Error(`A batch was refused: ${answer.body.toString()}`);
  });
}

/** Made before the clock runs: making rows is not what is measured. */
function bodiesFrom(from: number, to: number): object[] {
  return Array.from({ length: to - from }, (_, index) => ({ fields: packageFields(from + index) }));
}

/** The median of how many a second several rounds did; the first only warms up. */
async function rate(work: () => Promise<void>, count: number): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    await work();
    if (round > 0) rates.push((count / (performance.now() - started)) * 1000);
  }
  return percentile(rates, 0.5);
}

async function readRates(place: Place): Promise<Result[]> {
  const results: Result[] = [];
  for (const pageSize of [999, 5000]) {
    const read = () => readAll(place, pageSize);
    results.push({
      name: `items read with their fields, pages of ${String(pageSize)}`,
      value: await rate(read, place.made),
      unit: 'a second',
      goal: { of: 'value', atLeast: 20_000 },
    });
  }
  return results;
}

async function readAll({ send, base, made }: Place, pageSize: number): Promise<void> {
  let rows = 0;
  let next: string | undefined = `${base}${itemsPath}?$expand=fields&$top=${String(pageSize)}`;
  while (next !== undefined) {
    const { body } = await send('GET', next);
    const page = JSON.parse(body.toString()) as { value: unknown[]; '@odata.nextLink'?: string };
    rows += page.value.length;
    next = page['@odata.nextLink'];
  }
  if (rows !== made) throw new Error(`${String(rows)} of ${String(made)} items were read.`);
}
