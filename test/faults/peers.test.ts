import { requestKeyColumn } from '../../graph/exactlyOnce';
import type { FaultName } from '../../graph/local';
import { faults } from './faults';
import { graphClientOn } from './peers/graphClient';
import { noWrongs, type Wrongs, wrongsOf } from './peers/job';
import { type KeyColumn, openLists, type PlainLists } from './peers/lists';
import { oursOn } from './peers/ours';
import { type LoadedPnp, loadPnp, pnpOn } from './peers/pnp';
import { inQuickTime, withFetch } from './peers/quickTime';
import { type VirtualTime, virtualTime } from './virtualTime';

/*
 * The main job, once as anybody would write it on two well-known clients with their default
 * retries, and once on this repository's gateway: every request of it meets every fault once.
 */

interface Runner {
  key: KeyColumn;
  /** Does the job on new lists and counts what is wrong afterwards; undefined without a fault. */
  run(lists: PlainLists, time: VirtualTime): Promise<Wrongs | undefined>;
}

let pnp: LoadedPnp;
beforeAll(async () => void (pnp = await loadPnp()));

const asPeopleMakeIt: KeyColumn = { name: 'Key', unique: false };
const runners = {
  '@microsoft/microsoft-graph-client': {
    key: asPeopleMakeIt,
    run: (lists) => inQuickTime(globalThis, () => wrongsOf(graphClientOn(lists), lists)),
  },
  '@pnp/graph': {
    key: asPeopleMakeIt,
    run: (lists) =>
      inQuickTime(pnp.outside, () =>
        withFetch(
          pnp.outside,
          (request) => lists.local.handle(request),
          () => wrongsOf(pnpOn(lists, pnp), lists),
        ),
      ),
  },
  'this gateway': {
    key: { name: requestKeyColumn, unique: true },
    run: (lists, time) => wrongsOf(oursOn(lists, time), lists),
  },
} satisfies Record<string, Runner>;

/** Creates and changes of the job, and the reading of its changes. */
const requestsOfJob = 6;

interface Result extends Wrongs {
  runs: number;
  /** The cases in which a key has two rows, as they can be looked up. */
  doubledBy: string[];
}

async function meet({ key, run }: Runner, fault: FaultName, request: number) {
  const time = virtualTime('2026-11-24T10:00:00.000Z');
  const lists = await openLists(key, time);
  try {
    lists.local.faults.add({ fault, skip: request - 1, times: 1 });
    return await run(lists, time);
  } finally {
    lists.close();
  }
}

async function meetAll(runner: Runner): Promise<Result> {
  const result: Result = { runs: 0, ...noWrongs, doubledBy: [] };
  for (const fault of faults) {
    for (let request = 1; ; request += 1) {
      const wrongs = await meet(runner, fault, request);
      // Beyond the last request there is nobody left to meet it.
      if (!wrongs) break;
      result.runs += 1;
      for (const name of Object.keys(noWrongs) as (keyof Wrongs)[]) result[name] += wrongs[name];
      if (wrongs.doubled > 0) result.doubledBy.push(`${fault}@${String(request)}`);
    }
  }
  return result;
}

describe('doing the main job on bad days with other clients', () => {
  test('both make two rows of one, and this gateway tells and stores everything right', async () => {
    const results: Record<string, Result> = {};
    for (const [name, runner] of Object.entries(runners)) results[name] = await meetAll(runner);
    console.log(tableOf(results));
    const { 'this gateway': ours, ...peers } = results;
    expect(ours).toMatchObject({ ...noWrongs, toldAsOpen: expect.any(Number) as number });
    for (const peer of Object.values(peers)) {
      expect(peer.runs).toBeGreaterThanOrEqual(faults.length * requestsOfJob);
      // The package, the approval and the entry: each was stored, and then sent a second time.
      const creates = [1, 2, 4].map((request) => `savedThenGatewayTimeout@${String(request)}`);
      expect(peer.doubledBy).toEqual(expect.arrayContaining(creates));
    }
  });
});

const columns: Readonly<Record<keyof Omit<Result, 'doubledBy'>, string>> = {
  runs: 'runs',
  doubled: 'rows doubled',
  lost: 'told saved, not stored',
  deniedThoughSaved: 'told failed, but stored',
  neverEnded: 'never ended',
  toldAsOpen: 'told "look again"',
};

function tableOf(results: Record<string, Result>): string {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const lines = Object.entries(results).map(([client, result]) =>
    [client.padEnd(34), ...names.map((name) => String(result[name]).padStart(width(name)))].join(
      '',
    ),
  );
  const head = ['client'.padEnd(34), ...names.map((name) => columns[name].padStart(width(name)))];
  const doubled = Object.entries(results)
    .filter(([, { doubledBy }]) => doubledBy.length > 0)
    .map(([client, { doubledBy }]) => `${client} doubled at ${doubledBy.join(', ')}`);
  return [head.join(''), ...lines, '', ...doubled].join('\n');
}

function width(name: keyof typeof columns): number {
  return columns[name].length + 3;
}
