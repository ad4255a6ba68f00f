import type { Meter } from '../../graph';
import type { DecideWorld } from './decideWorld';
import { deferred, type Trip } from './decideWay';

/** What one action of a person cost: until the answer, and what was done afterwards. */
export interface Cost {
  waitedFor: Spent;
  afterwards: Spent;
}

export interface Spent {
  requests: number;
  resourceUnits: number;
  /** The round trips in order, in words. */
  trips: readonly Trip[];
}

/**
 * Does one action to the end and answers what Graph was asked for it, as the meter counts it: what
 * is booked on `afterwards` nobody waits for. Throws when the meter and the way differ.
 */
export async function counted<T>(
  { graph, way, afterwards }: DecideWorld,
  act: () => Promise<T>,
): Promise<{ result: T; cost: Cost }> {
  const before = bookedOn(graph.meter);
  way.takeTrips();
  const result = await act();
  await afterwards.settled();
  const now = bookedOn(graph.meter);
  const trips = way.takeTrips();
  const after = {
    requests: now.after.requests - before.after.requests,
    resourceUnits: now.after.resourceUnits - before.after.resourceUnits,
    trips: trips.filter(({ action }) => action === deferred),
  };
  const waitedFor = {
    requests: now.requests - before.requests - after.requests,
    resourceUnits: now.resourceUnits - before.resourceUnits - after.resourceUnits,
    trips: trips.filter(({ action }) => action !== deferred),
  };
  for (const { requests, trips } of [waitedFor, after]) {
    if (requests === trips.length) continue;
    throw new Error(`The meter has ${String(requests)} requests, ${String(trips.length)} came.`);
  }
  return { result, cost: { waitedFor, afterwards: after } };
}

function bookedOn({ requests, resourceUnits, byAction }: Meter) {
  const after = byAction.get(deferred) ?? { requests: 0, resourceUnits: 0 };
  return { requests, resourceUnits, after: { ...after } };
}

/** How many of the trips are a PATCH of one item. */
export function patchesIn({ trips }: Spent): number {
  return trips.filter(({ what }) => what.startsWith('PATCH ')).length;
}

/** The trips of each kind of run and how many runs were of it: one line for each. */
export function tripsInWords(costs: readonly Cost[], of: keyof Cost): string[] {
  const runs = new Map<string, number>();
  for (const cost of costs) {
    const words = cost[of].trips.map(({ action, what }) => labelled(action, what)).join('; ');
    runs.set(words, (runs.get(words) ?? 0) + 1);
  }
  return [...runs].map(([words, count]) => `${String(count)} × ${words || 'nothing'}`);
}

function labelled(action: string | undefined, what: string): string {
  if (action === deferred) return what;
  return `${what} (${action === undefined ? 'booked on no action' : `on "${action}"`})`;
}
