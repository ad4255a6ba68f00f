import { type ChainFinding, type FindingKind, meanings } from './chainFinding';
import { type ChainEntry, isPlace, type Proved } from './proveEntries';

/**
 * Whether the last event that a row carries is the end of what Activity has of it.
 *
 * @param places the entries by the place in which they stand
 */
export function verifyHead(
  head: Proved,
  places: ReadonlyMap<number, readonly Proved[]>,
): ChainFinding[] {
  const sequence = head.entry.event?.sequence ?? 0;
  const there = places.get(sequence) ?? [];
  const finding = (kind: FindingKind, says: string): ChainFinding[] => [{ kind, sequence, says }];
  // What is wrong with an entry that is the row's own is told of the entry.
  if (there.some(({ entry }) => isSame(entry, head.entry))) return [];
  if (!isPlace(sequence) || head.standing === 'edited') {
    return finding('rowEdited', meanings.rowEdited);
  }
  if (there.some(({ standing }) => standing === 'proved')) {
    const isFork = head.standing === 'proved' && there.every(({ entry }) => !hasHash(entry, head));
    // One of the two is there because the row had two ends.
    return isFork ? finding('doubled', meanings.forked) : finding('rowEdited', meanings.rowDiffers);
  }
  // Of an entry that was changed this is told already, unless it is as if of an unknown key.
  if (head.standing === 'proved' && there.some(({ standing }) => standing === 'unknownKey')) {
    return finding('edited', meanings.rowDiffers);
  }
  if (there.length > 0)
    return head.standing === 'proved' ? [] : finding('rowEdited', meanings.rowDiffers);
  if (head.standing === 'unknownKey') return finding('unknownKey', meanings.rowUnknownKey);
  const isFollowed = [...places].some(
    ([at, group]) => at > sequence && group.some(({ standing }) => standing === 'proved'),
  );
  return isFollowed ? [] : finding('behind', meanings.behind);
}

function isSame(entry: ChainEntry, head: ChainEntry): boolean {
  return entry.hash === head.hash && entry.event?.text === head.event?.text;
}

function hasHash(entry: ChainEntry, head: Proved): boolean {
  return entry.hash === head.entry.hash;
}
