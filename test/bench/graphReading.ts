import { percentile, type Result } from './result';
import { startProgram } from './graphProgram';
import {
  pageTexts,
  readBare,
  readOurs,
  readPageIterator,
  readPnp,
  type Reader,
} from './graphReaders';

const count = 100_000;
const rounds = 5;
const pageSizes = [200, 999, 5000];

const readers: Record<string, Reader> = {
  ours: readOurs,
  'graph-client PageIterator': readPageIterator,
  '@pnp/graph': readPnp,
  'node:http keep-alive + JSON.parse': readBare,
};

/** Reading a list of 100,000 items over HTTP, beside both clients and two floors. */
export async function listReadBench(say: (line: string) => void): Promise<Result[]> {
  const stub = await startProgram('graphStub', String(count));
  const megabytes = Number(stub.line.split(' ')[1]) / 1e6;
  say(`A stub in another process: ${String(count)} items, ${megabytes.toFixed(0)} MB of JSON.`);
  try {
    const results: Result[] = [];
    for (const pageSize of pageSizes) results.push(...(await atPageSize(stub.url, pageSize)));
    return results;
  } finally {
    await stub.end();
  }
}

async function atPageSize(url: string, pageSize: number): Promise<Result[]> {
  const times = new Map(Object.keys(readers).map((name): [string, number[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, read] of Object.entries(readers)) {
      globalThis.gc?.();
      const started = performance.now();
      const rows = await read(url, pageSize);
      if (rows !== count) throw new Error(`${name} saw ${String(rows)} of ${String(count)} items.`);
      // The first round warms up compiler and connections.
      if (round > 0) times.get(name)?.push(performance.now() - started);
    }
  }
  const of = (name: string) => percentile(times.get(name) ?? [], 0.5);
  const name = `read ${String(count)} items, pages of ${String(pageSize)}`;
  const beside = (peer: string, atMost: number): Result => {
    const goal = { of: 'ratio' as const, atMost };
    return { name, value: of('ours'), unit: 'ms', peer, peerValue: of(peer), goal };
  };
  const parsing = await parsingAlone(url, pageSize);
  return [
    beside('node:http keep-alive + JSON.parse', 1.5),
    beside('graph-client PageIterator', 1),
    beside('@pnp/graph', 1),
    { name, value: of('ours'), unit: 'ms', peer: 'JSON.parse alone', peerValue: parsing },
  ];
}

/** JSON.parse of texts that are already in memory. */
async function parsingAlone(url: string, pageSize: number): Promise<number> {
  const texts = await pageTexts(url, pageSize);
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    for (const text of texts) JSON.parse(text);
    return performance.now() - started;
  });
  return percentile(times, 0.5);
}
