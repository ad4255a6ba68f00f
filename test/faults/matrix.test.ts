import type { OpenApp } from '../../teamsapp/openApp';
import { casesIn, drawnPairs, type FaultCase, lotsOf, nameOf } from './cases';
import { faults } from './faults';
import { broken } from './invariants';
import { logApproveNotifyDelta, quiesce } from './scenario';
import { openWorld, type World } from './world';

/*
 * Every request of log, approve, notify and delta meets every fault once; and FAULT_PAIRS pairs of
 * faults, drawn by a seed, two requests of it. A failure names the case: FAULT_CASE="savedThenReset@7"
 * or FAULT_CASE="savedThenReset@7+throttled@9" runs that case alone, with the same seed and so the
 * same chances.
 */

const seed = 20_261_124;
const only = casesIn(process.env.FAULT_CASE ?? '');
const [onlyOne] = only;
const pairs = only.length > 1 ? [only] : drawnPairs(seed, Number(process.env.FAULT_PAIRS ?? 0));
/** Pairs on one world: its lists grow with every run. */
const pairsAWorld = 20;

jest.setTimeout(180_000);

let world: World;
let open: OpenApp;
// A world for each fault: lists that grow with every run would only make the runs longer.
beforeEach(async () => {
  world = await openWorld(seed);
  open = await world.start();
});
afterEach(() => {
  open.graph.stop();
  world.close();
});

/** One run in which requests meet faults; how often the first one happened, and what broke. */
async function run(cases: readonly FaultCase[]) {
  const { local, time } = world;
  local.faults.clear();
  world.forget();
  // Memberships and settings are read anew, as on another morning.
  time.pass(3_600_000);
  for (const { fault, request } of cases) local.faults.add({ fault, skip: request - 1, times: 1 });
  const counter = local.faults.add({ fault: 'late', part: false, skip: 1_000_000 });
  const told = await logApproveNotifyDelta(world, open);
  const reports = local.faults.list();
  local.faults.clear();
  await quiesce(world, open);
  const fresh = await world.start();
  const problems = await broken(world, told, open.app, fresh.app);
  fresh.graph.stop();
  return {
    failures: problems.map(
      (problem) => `FAULT_CASE="${nameOf(cases)}" seed ${String(seed)}: ${problem}`,
    ),
    happened: cases.length === 0 ? 0 : (reports[0]?.happened ?? 0),
    requests: reports.find(({ id }) => id === counter)?.matched ?? 0,
  };
}

describe('meeting every fault at every request of log, approve, notify and delta', () => {
  test('without a fault nothing is broken', async () => {
    const { failures, requests } = await run([]);
    expect(failures).toEqual([]);
    expect(requests).toBeGreaterThan(20);
  });

  const wanted = only.length > 1 ? [] : faults;
  if (wanted.length > 0) {
    test.each(wanted.filter((fault) => !onlyOne || fault === onlyOne.fault))(
      '%s breaks nothing, whichever request meets it',
      async (fault) => {
        const broke: string[] = [];
        let tried = 0;
        for (let request = onlyOne?.request ?? 1; ; request += 1) {
          const { failures, happened } = await run([{ fault, request }]);
          // Beyond the last request there is nobody left to meet it.
          if (happened === 0) break;
          tried += 1;
          broke.push(...failures);
          if (onlyOne) break;
        }
        expect(broke).toEqual([]);
        expect(tried).toBeGreaterThanOrEqual(onlyOne ? 1 : 20);
      },
    );
  }
});

if (pairs.length > 0) {
  describe('meeting two faults in one log, approve, notify and delta', () => {
    test.each(lotsOf(pairs, pairsAWorld))('%s breaks nothing', async (_, lot) => {
      const broke: string[] = [];
      for (const pair of lot) broke.push(...(await run(pair)).failures);
      expect(broke).toEqual([]);
    });
  });
}
