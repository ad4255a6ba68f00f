import { type ChainFinding, meanings } from './chainFinding';
import type { Proved } from './proveEntries';
import { found, isProved, type Placed } from './verifyPlace';

/** The entries that the row goes back to were written one after the other. */
export function outOfOrder(
  places: ReadonlyMap<number, readonly Placed[]>,
  head: Proved | undefined,
): ChainFinding[] {
  const path = pathTo(places, head);
  return path.flatMap((one, index) => {
    const before = path[index - 1];
    if (before === undefined || before.entry.id < one.entry.id) return [];
    return [found('reordered', one, meanings.outOfOrder)];
  });
}

/** The proved entries from the first to the row's last, each the one that the next goes back to. */
function pathTo(
  places: ReadonlyMap<number, readonly Placed[]>,
  head: Proved | undefined,
): readonly Placed[] {
  const last = head?.entry.event?.sequence ?? Infinity;
  const path: Placed[] = [];
  // Where the row's last event is not in Activity yet, the one before it is what it goes back to.
  const isThere = places.get(last)?.some(({ entry }) => entry.hash === head?.entry.hash);
  let hash = isThere === true ? head?.entry.hash : head?.before;
  for (const [at, group] of [...places].reverse()) {
    if (at > last || (at === last && isThere !== true)) continue;
    const proved = group.filter(isProved);
    const next = proved.find(({ entry }) => entry.hash === hash) ?? proved[0];
    hash = next?.before;
    if (next) path.unshift(next);
  }
  return path;
}
