import { type AuditKey, hashEventText } from '../common/event';
import { activityKey, type StoredEntry } from './activity';

/** What proving an entry needs of it: small, because all subjects are held at once. */
export interface ChainEntry {
  /** The Activity list's item; 0 for the event that the row itself carries. */
  id: number;
  /** The place that its request key names; undefined when that is no key of this subject. */
  place: number | undefined;
  /** The event as JSON, and its sequence; undefined when it cannot be read. */
  event: { sequence: number; text: string } | undefined;
  hash: string;
  isShownTrue: boolean;
  problem?: string;
}

/**
 * How an entry stands: `loose` follows nothing that is stored, `alone` has nothing
 * before it that can be read.
 */
export type Standing = 'proved' | 'edited' | 'loose' | 'alone' | 'unknownKey' | 'damaged';

export interface Proved {
  entry: ChainEntry;
  standing: Standing;
  /** The hash that it was chained to, when it is proved. */
  before?: string;
}

/** Keeps of a stored entry what proving it needs. */
export function chainEntry(stored: StoredEntry): ChainEntry {
  const { id, hash, event, isShownTrue, problem } = stored;
  return {
    id,
    place: placeOf(stored),
    event: event && { sequence: event.sequence, text: JSON.stringify(event) },
    hash,
    isShownTrue,
    ...(problem !== undefined && { problem }),
  };
}

/** Whether a number can be an event's: counted from 1. */
export function isPlace(sequence: number): boolean {
  return Number.isSafeInteger(sequence) && sequence >= 1;
}

/** Proves entries of one subject against each other. Each hash is over the event and the hash before. */
export function openProof(
  subject: string,
  entries: readonly ChainEntry[],
  keys: readonly AuditKey[],
): { prove(entry: ChainEntry): Proved; isHashEdited(entry: ChainEntry): boolean } {
  const at = byPlace(entries);
  const fits = ({ event, hash }: ChainEntry, before: string) =>
    event !== undefined &&
    keys.some((key) => hashEventText(key, subject, event.text, before) === hash);
  const priors = ({ event }: ChainEntry) => at.get((event?.sequence ?? 0) - 1) ?? [];
  const storedBefore = (entry: ChainEntry) =>
    entry.event?.sequence === 1 ? [''] : priors(entry).map(({ hash }) => hash);
  const proven = (entry: ChainEntry) => storedBefore(entry).find((before) => fits(entry, before));
  // What the hash of an entry must have been, when nothing but its hash was changed.
  const trueHashes = (prior: ChainEntry): string[] =>
    storedBefore(prior).flatMap((before) =>
      keys.map((key) => hashEventText(key, subject, prior.event?.text ?? '', before)),
    );
  const mended = new Set<ChainEntry>();
  const afterHashEdit = (entry: ChainEntry): string | undefined => {
    for (const prior of priors(entry)) {
      if (prior.event === undefined || proven(prior) !== undefined) continue;
      const before = trueHashes(prior).find((hash) => fits(entry, hash));
      if (before === undefined) continue;
      mended.add(prior);
      return before;
    }
    return undefined;
  };
  return {
    isHashEdited: (entry) => mended.has(entry),
    prove(entry) {
      if (entry.event === undefined) return { entry, standing: 'damaged' };
      if (isOfUnknownKey(entry.hash, keys)) return { entry, standing: 'unknownKey' };
      const before = proven(entry) ?? afterHashEdit(entry);
      if (before !== undefined) return { entry, standing: 'proved', before };
      const { sequence } = entry.event;
      // An event of another number than its key says is not what was written under that key.
      const isRenumbered = entry.place !== undefined && entry.place !== sequence;
      if (isRenumbered || !isPlace(sequence) || sequence === 1) {
        return { entry, standing: 'edited' };
      }
      const readable = priors(entry).filter(({ event }) => event !== undefined);
      if (readable.length === 0) return { entry, standing: 'alone' };
      const isAfterProved = readable.some((prior) => proven(prior) !== undefined);
      return { entry, standing: isAfterProved ? 'edited' : 'loose' };
    },
  };
}

/** The place that a request key names: the subject and a number, or that with a hash's end behind it. */
function placeOf({ subject, requestKey, hash }: StoredEntry): number | undefined {
  const rest = requestKey.startsWith(`${subject}#`) ? requestKey.slice(subject.length + 1) : '';
  const place = Number.parseInt(rest, 10);
  const key = activityKey(subject, place);
  const isKey = requestKey === key || requestKey === `${key}~${hash.slice(-12)}`;
  return isKey && isPlace(place) ? place : undefined;
}

/** Under the number in its event, and under its key's: one of the two may have been changed. */
function byPlace(entries: readonly ChainEntry[]): Map<number, ChainEntry[]> {
  const at = new Map<number, ChainEntry[]>();
  for (const entry of entries) {
    for (const place of new Set([entry.event?.sequence, entry.place])) {
      if (place !== undefined) at.set(place, [...(at.get(place) ?? []), entry]);
    }
  }
  return at;
}

/** Source: macOf writes a hash as `keyId.` and 43 characters of base64url, SHA-256's 256 bits. */
function isOfUnknownKey(hash: string, keys: readonly AuditKey[]): boolean {
  const id = /^(.+)\.[\w-]{43}$/.exec(hash)?.[1];
  return id !== undefined && keys.every((key) => key.id !== id);
}
