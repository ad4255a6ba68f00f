import type { GraphGateway } from '../../graph/gateway';
import { openMirror } from '../../graph/mirror';
import { packages as packageSchema } from '../../graph/schema/packages';
import { itemText, packageFields } from './graphItems';
import { gatewayOver } from './graphReaders';
import { percentile, type Result } from './result';

const count = 100_000;
const changed = 10;
const rounds = 30;

/** Taking ten changes into a copy of 100,000 rows; the answer is in memory, so this is our time. */
export async function deltaBench(say: (line: string) => void): Promise<Result[]> {
  say(`A copy of ${String(count)} packages, and ${String(changed)} changes at a time.`);
  const link = 'https://graph.microsoft.com/v1.0/sites/s/lists/l/items/delta?token=t';
  let answer = pageOf(link, rowsFrom(0, count, 1));
  const graph = gatewayAnswering(() => answer);
  const mirror = openMirror({
    schema: packageSchema,
    graph,
    address: () => ({ siteId: 's', listId: 'l' }),
    onDamaged: (_, id, problem) => {
      throw new Error(`Row ${String(id)} ${problem}`);
    },
  });
  await mirror.refresh();
  const times = { refresh: [] as number[], list: [] as number[], fetch: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    mirror.copy.all();
    const rows = Array.from({ length: changed }, (_, index) =>
      rowAt(round * 97 + index, 2 + round),
    );
    answer = pageOf(link, rows);
    let started = performance.now();
    await graph.send({ method: 'GET', path: link });
    times.fetch.push(performance.now() - started);
    started = performance.now();
    await mirror.refresh();
    times.refresh.push(performance.now() - started);
    started = performance.now();
    if (mirror.copy.all().length !== count) throw new Error('The copy lost rows.');
    times.list.push(performance.now() - started);
  }
  const goal = { of: 'value' as const, atMost: 5 };
  return [
    {
      name: `refresh with ${String(changed)} changes in ${String(count)} rows`,
      value: percentile(times.refresh, 0.5),
      unit: 'ms',
      peer: 'asking alone, answer in memory',
      peerValue: percentile(times.fetch, 0.5),
      goal,
    },
    {
      name: 'all rows in order, the first time after it',
      value: percentile(times.list, 0.5),
      unit: 'ms',
      goal,
    },
  ];
}

function rowAt(index: number, version: number): string {
  return itemText(index + 1, version, packageFields(index));
}

function* rowsFrom(from: number, to: number, version: number): Generator<string> {
  for (let index = from; index < to; index += 1) yield rowAt(index, version);
}

function pageOf(link: string, rows: Iterable<string>): string {
  return `{"@odata.deltaLink":${JSON.stringify(link)},"value":[${[...rows].join(',')}]}`;
}

function gatewayAnswering(answer: () => string): GraphGateway {
  const headers = { 'Content-Type': 'application/json' };
  return gatewayOver(() => Promise.resolve(new Response(answer(), { headers })));
}
