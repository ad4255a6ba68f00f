import { type ChainFinding, type FindingKind, meanings } from './chainFinding';
import { isPlace, type Proved } from './proveEntries';

/** An entry at the place where it stands. */
export interface Placed extends Proved {
  at: number;
  /** Nothing but its hash was changed: what follows it shows what that was. */
  isHashEdited: boolean;
}

/** One place in a history and what stands in it. */
interface Place {
  at: number;
  group: readonly Placed[];
  last: number | undefined;
}

/** What stands in one place: one entry of the app, and nothing else. */
export function verifyPlace({ at, group, last }: Place): ChainFinding[] {
  if (!isPlace(at)) return group.map((one) => strange(one));
  if (last !== undefined && at > last) {
    return group.map((one) =>
      one.standing === 'proved' ? found('setBack', one, meanings.setBack) : strange(one),
    );
  }
  if (!group.some(isProved)) {
    const [first, ...others] = group;
    return [...(first ? unproved(first) : []), ...others.map((one) => strange(one))];
  }
  const seen = new Set<string>();
  return group.flatMap((one) => {
    if (one.standing !== 'proved') return [strange(one)];
    const isCopy = seen.has(one.entry.hash);
    const isFirst = seen.size === 0;
    seen.add(one.entry.hash);
    if (isFirst) return [];
    return [found('doubled', one, isCopy ? meanings.doubled : meanings.forked)];
  });
}

/** An entry that the app did not write in this place, which has another or cannot have any. */
function strange(one: Placed): ChainFinding {
  return one.standing === 'damaged' ? damaged(one) : found('inserted', one, meanings.inserted);
}

function unproved(one: Placed): ChainFinding[] {
  if (one.isHashEdited) return [found('edited', one, meanings.hashEdited)];
  if (one.standing === 'damaged') return [damaged(one)];
  if (one.standing === 'edited') return [found('edited', one, meanings.edited)];
  if (one.standing === 'loose') return [found('reordered', one, meanings.loose)];
  if (one.standing === 'unknownKey') return [found('unknownKey', one, meanings.unknownKey)];
  // What stands after a missing entry cannot be proved; that one is told.
  return [];
}

function damaged(one: Placed): ChainFinding {
  const { problem } = one.entry;
  const why = problem === undefined ? meanings.damaged : `${meanings.damaged} (${problem}.)`;
  return found('damaged', one, why);
}

/** What is wrong beside an event, whether or not its own hash fits. */
export function besides(one: Placed): ChainFinding[] {
  const { entry, standing } = one;
  if (standing === 'damaged') return [];
  const isMoved = entry.place !== undefined && entry.place !== entry.event?.sequence;
  // Of an entry that is edited or follows nothing this is told already.
  const isTold = standing === 'edited' || standing === 'loose';
  return [
    ...(entry.place === undefined ? [found('edited', one, meanings.keyEdited)] : []),
    ...(isMoved && !isTold ? [found('reordered', one, meanings.reordered)] : []),
    ...(entry.isShownTrue || standing === 'edited'
      ? []
      : [found('edited', one, meanings.shownEdited)]),
  ];
}

/** Whether the entry is one of the app's, in its place after the one before. */
export function isProved({ standing }: Proved): boolean {
  return standing === 'proved';
}

/** A finding about one entry. */
export function found(kind: FindingKind, { at, entry }: Placed, says: string): ChainFinding {
  return { kind, sequence: at, item: entry.id, says };
}
