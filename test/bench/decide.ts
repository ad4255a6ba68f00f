import { withAction } from '../../teamsapp/common/action';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { loggedForm } from '../support/council';
import { type Cost, counted, patchesIn, tripsInWords } from './decideCount';
import { barePatch } from './decideFloor';
import { approve, approveButton } from './decidePress';
import { providerAt } from './decideRows';
import { type DecideWorld, openDecideWorld } from './decideWorld';
import { percentile, type Result } from './result';

const decisions = 300;
/** Milliseconds of one round trip to Graph, beside the local Graph's own time. */
const roundTrips = [0, 150];
/** Milliseconds after which memberships are read again before a decision. */
const membershipsAge = 61_000;
/** Decided before anything is measured. */
const warmUps = 20;
/** Milliseconds in which the slowest hundredth is to be answered, one round trip included. */
const slowestAtMost = 1500;
const loggedHere = 2 * roundTrips.length * decisions + warmUps;
/** Waiting since before the start: for one way of deciding, and one row for the bare PATCHes. */
const waitingBefore = Math.max(roundTrips.length * decisions + 1, 2000 - loggedHere);
const size = {
  providers: 400,
  children: 4000,
  packages: 20_000 - loggedHere - waitingBefore,
  waiting: waitingBefore,
};

/** How the approver comes to a request, and how many round trips that may cost. */
interface Case {
  name: string;
  areMembershipsOld: boolean;
  isFromBefore: boolean;
  requestsAtMost: number;
}

/** Goal: one membership check, left out when it was read within a minute, and one PATCH. */
const cases: readonly Case[] = [
  { name: 'decide, warm', areMembershipsOld: false, isFromBefore: false, requestsAtMost: 1 },
  { name: 'decide, cold', areMembershipsOld: true, isFromBefore: false, requestsAtMost: 2 },
  {
    name: 'decide, older than start',
    areMembershipsOld: false,
    isFromBefore: true,
    requestsAtMost: 1,
  },
];

/** From the bot's invoke to the HTTP answer with the decided card, and what Graph was asked for. */
export async function* decideBench(
  root: string,
  say: (line: string) => void,
): AsyncGenerator<Result> {
  say('Making 20,000 packages, 2,000 of them waiting for a decision …');
  const world = await openDecideWorld(root, size);
  try {
    say(
      `The bot over HTTP, the local Graph in another process; ${String(decisions)} of each kind.`,
    );
    say('The delay is added in the transport between them, to all but what follows an answer.');
    say(
      'warm: memberships were read within a minute; cold: longer ago. Both: logged since the start.',
    );
    yield* logged(await logAll(world), say);
    const queue = queueOf(world);
    const costs = new Map<Case, Cost[]>();
    sayTrips('first press in a chat', (await warmedUp(world, queue)).slice(0, 1), say);
    for (const roundTrip of roundTrips) yield* timed({ world, queue, costs }, roundTrip);
    for (const [one, spent] of costs) {
      yield* counts(one.name, spent, one.requestsAtMost);
      sayTrips(one.name, spent, say);
    }
  } finally {
    await world.close();
  }
}

async function logAll(world: DecideWorld): Promise<Cost[]> {
  const { app, requester } = world;
  const costs: Cost[] = [];
  for (let index = 0; index < loggedHere; index += 1) {
    const childReference = `BX${String(waitingBefore + index)}`;
    const form = { ...loggedForm, childReference, providerId: providerAt(app, index).id };
    const draftId = app.newKey();
    const log = () => withAction('log', () => logPackage(app, requester, { draftId, form }));
    costs.push((await counted(world, log)).cost);
  }
  return costs;
}

/** Goal: one batch, and one PATCH afterwards; entries in Activity are outside this goal. */
function* logged(costs: readonly Cost[], say: (line: string) => void): Generator<Result> {
  yield* counts('log', costs, 1);
  yield {
    name: 'log: deferred PATCHes',
    value: Math.max(...costs.map(({ afterwards }) => patchesIn(afterwards))),
    unit: 'requests',
    goal: { of: 'value', atMost: 1, mustHold: true },
  };
  sayTrips('log', costs, say);
}

/** The most that any run cost. */
function* counts(name: string, costs: readonly Cost[], atMost: number): Generator<Result> {
  const most = (figure: (cost: Cost) => number) => Math.max(...costs.map(figure));
  yield {
    name: `${name}: requests waited for`,
    value: most(({ waitedFor }) => waitedFor.requests),
    unit: 'requests',
    goal: { of: 'value', atMost, mustHold: true },
  };
  yield {
    name: `${name}: units waited for`,
    value: most(({ waitedFor }) => waitedFor.resourceUnits),
    unit: 'units',
  };
  yield {
    name: `${name}: deferred requests`,
    value: most(({ afterwards }) => afterwards.requests),
    unit: 'requests',
  };
  yield {
    name: `${name}: deferred units`,
    value: most(({ afterwards }) => afterwards.resourceUnits),
    unit: 'units',
  };
}

function sayTrips(name: string, costs: readonly Cost[], say: (line: string) => void): void {
  for (const line of tripsInWords(costs, 'waitedFor')) say(`  ${name}, waited for: ${line}`);
  for (const line of tripsInWords(costs, 'afterwards')) say(`  ${name}, deferred: ${line}`);
}

/** The requests that wait, each given out once. */
function queueOf({ app, waiting }: DecideWorld) {
  const before = [...waiting];
  const here = app.approvals.all().flatMap(({ id }) => (waiting.includes(id) ? [] : [id]));
  return {
    take: (isFromBefore: boolean, count: number) => (isFromBefore ? before : here).splice(0, count),
    /** One that is not given out. */
    spare: () => before.at(-1) ?? 0,
  };
}

interface Bench {
  world: DecideWorld;
  queue: ReturnType<typeof queueOf>;
  costs: Map<Case, Cost[]>;
}

async function warmedUp(world: DecideWorld, queue: Bench['queue']): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const id of queue.take(false, warmUps)) costs.push((await decided(world, id, false)).cost);
  return costs;
}

/** Milliseconds of every case at one length of round trip, beside bare PATCHes over the same way. */
async function* timed({ world, queue, costs }: Bench, roundTrip: number): AsyncGenerator<Result> {
  const patch = barePatch(world, await world.app.approvals.live(queue.spare()));
  for (let run = 0; run < warmUps; run += 1) await patch();
  world.way.roundTrip = roundTrip;
  const floor: number[] = [];
  while (floor.length < decisions) floor.push(await patch());
  for (const one of cases) {
    const times: number[] = [];
    const spent = costs.get(one) ?? [];
    costs.set(one, spent);
    for (const id of queue.take(one.isFromBefore, decisions)) {
      const { result, cost } = await decided(world, id, one.areMembershipsOld);
      times.push(result);
      spent.push(cost);
    }
    if (times.length < decisions) throw new Error('Too few requests were waiting.');
    yield* percentiles(`${one.name}, ${String(roundTrip)} ms`, times, floor);
  }
  world.way.roundTrip = 0;
}

/** One decision as its approver makes it: the card is looked at, then Approve is pressed. */
async function decided(world: DecideWorld, approvalId: number, areMembershipsOld: boolean) {
  const button = await approveButton(world, approvalId);
  const { time } = world;
  if (areMembershipsOld) time.now = new Date(time.now.getTime() + membershipsAge);
  return counted(world, () => approve(world, button));
}

function* percentiles(name: string, times: number[], floor: number[]): Generator<Result> {
  const beside = (words: string, share: number) => ({
    name: `${name}: ${words}`,
    value: percentile(times, share),
    unit: 'ms',
    peer: `bare PATCH with If-Match, ${words}`,
    peerValue: percentile(floor, share),
  });
  yield beside('p50', 0.5);
  yield { ...beside('p99', 0.99), goal: { of: 'value', atMost: slowestAtMost } };
}
