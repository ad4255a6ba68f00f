import { hashEvent, type AuditKey } from '../common/event';
import { activityKey, type ActivityEntry } from './activity';
import type { Recorded } from './recordEvent';

/** What can be wrong with a subject's history. */
export type FindingKind =
  | 'edited'
  | 'missing'
  | 'inserted'
  | 'misplaced'
  | 'forked'
  | 'headDiffers'
  | 'unreadable'
  | 'unprovable'
  | 'unknownKey'
  | 'rowGone'
  | 'behind';

/** One thing that is not as the app wrote it. */
export interface Finding {
  subject: string;
  /** The place in the history, from 1; 0 for the history as a whole. */
  sequence: number;
  kind: FindingKind;
}

/** An entry as the list has it. */
export type StoredEntry = Pick<ActivityEntry, 'requestKey' | 'subject' | 'event' | 'hash'>;

/**
 * Compares a subject's entries with each other and with the head of the chain that the row itself
 * carries, and answers everything that is not as the app wrote it; nothing for a sound history.
 *
 * An entry is proved by its keyed hash over itself and the hash before it, with one of the keys.
 * `behind` is no break: the last event stands in the row and repair will copy it. What somebody
 * who holds a key writes, and a row that was deleted with all its entries, is not found.
 *
 * @param head the row's last event and hash; undefined when there is no row
 */
export function verifyChain(
  keys: readonly AuditKey[],
  subject: string,
  entries: readonly StoredEntry[],
  head: Recorded | undefined,
): Finding[] {
  const bySequence = placed(entries);
  const at = (sequence: number) => bySequence.get(sequence) ?? [];
  const last = head?.lastEvent.sequence ?? Math.max(0, ...bySequence.keys());
  const found: Finding[] = [];
  const tell = (kind: FindingKind, sequence: number) => found.push({ subject, sequence, kind });
  for (let sequence = 1; sequence <= last; sequence += 1) {
    const here = at(sequence);
    const isLast = head !== undefined && sequence === last;
    if (here.length === 0) tell(isLast ? headKind(keys, subject, at, head) : 'missing', sequence);
    for (const entry of here)
      for (const kind of faults(keys, subject, entry, at)) tell(kind, sequence);
    if (here.length > 1) tell('forked', sequence);
    if (isLast && here.length > 0 && !here.some(({ hash }) => hash === head.eventHash)) {
      tell('headDiffers', sequence);
    }
  }
  for (const [sequence, here] of bySequence) {
    const isBeyond = sequence > last || sequence < 1 || !Number.isInteger(sequence);
    if (isBeyond) here.forEach(() => tell('inserted', sequence));
  }
  if (head === undefined && entries.length > 0) tell('rowGone', 0);
  return found;
}

type At = (sequence: number) => readonly StoredEntry[];

function placed(entries: readonly StoredEntry[]): ReadonlyMap<number, readonly StoredEntry[]> {
  const bySequence = new Map<number, StoredEntry[]>();
  for (const entry of entries) {
    const others = bySequence.get(entry.event.sequence);
    if (others) others.push(entry);
    else bySequence.set(entry.event.sequence, [entry]);
  }
  return bySequence;
}

/** An event that stands in the row alone: still to be copied, or was its copy taken away. */
function headKind(
  keys: readonly AuditKey[],
  subject: string,
  at: At,
  { lastEvent, eventHash }: Recorded,
): FindingKind {
  const copy = { requestKey: '', subject, event: lastEvent, hash: eventHash };
  return befores(at, lastEvent.sequence).some((before) => isProved(keys, subject, copy, before))
    ? 'behind'
    : 'missing';
}

function faults(
  keys: readonly AuditKey[],
  subject: string,
  entry: StoredEntry,
  at: At,
): FindingKind[] {
  const { sequence } = entry.event;
  const key = activityKey(subject, sequence);
  const isInPlace = entry.requestKey === key || entry.requestKey.startsWith(`${key}~`);
  const misplaced: FindingKind[] = isInPlace ? [] : ['misplaced'];
  if (!keys.some(({ id }) => entry.hash.startsWith(`${id}.`))) return [...misplaced, 'unknownKey'];
  const before = befores(at, sequence);
  if (before.some((hash) => isProved(keys, subject, entry, hash))) return misplaced;
  // Without the entry before it nothing says whether this one was touched.
  return [...misplaced, before.length === 0 ? 'unprovable' : 'edited'];
}

/** The hashes that an entry may follow. */
function befores(at: At, sequence: number): readonly string[] {
  return sequence === 1 ? [''] : at(sequence - 1).map(({ hash }) => hash);
}

function isProved(
  keys: readonly AuditKey[],
  subject: string,
  { event, hash }: StoredEntry,
  before: string,
): boolean {
  return keys.some((key) => hashEvent(key, subject, event, before) === hash);
}
