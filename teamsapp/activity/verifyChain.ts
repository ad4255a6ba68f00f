import type { AuditKey, RowEvent } from '../common/event';
import { type ChainFinding, findingKinds, meanings } from './chainFinding';
import { outOfOrder } from './entryOrder';
import { type ChainEntry, isPlace, openProof, type Proved } from './proveEntries';
import { verifyHead } from './verifyHead';
import { besides, isProved, type Placed, verifyPlace } from './verifyPlace';

/** The history of one row as it is stored in two places. */
export interface Chain {
  subject: string;
  /** What Activity has, in any order. */
  entries: readonly ChainEntry[];
  /** The last event that the row carries; undefined when there is no such row any more. */
  head: { event: RowEvent; hash: string } | undefined;
}

/**
 * Finds what is wrong with a row's history: entries that were edited, deleted, put in, doubled or
 * moved, and whether the row's last event follows from them. Nothing for a sound one. Worst first.
 *
 * @param keys every key whose hashes count: the present one and the one before
 */
export function verifyChain(chain: Chain, keys: readonly AuditKey[]): ChainFinding[] {
  const { subject, entries, head } = chain;
  const own = head && headEntry(head);
  const proof = openProof(subject, entries, keys);
  const proved = entries.map(proof.prove);
  const provedHead = own && proof.prove(own);
  // Asked for last: what follows an entry shows whether its hash was changed.
  const judged = proved.map((one) => placed(one, proof.isHashEdited(one.entry)));
  const places = grouped(judged);
  const last = head?.event.sequence;
  const findings = [
    ...(head ? [] : [rowGone(judged)]),
    ...(provedHead ? verifyHead(provedHead, places) : []),
    ...gaps(held(places, last), last),
    ...[...places].flatMap(([at, group]) => verifyPlace({ at, group, last })),
    ...judged.flatMap(besides),
    ...outOfOrder(places, provedHead),
  ];
  return inOrder(findings);
}

/** Findings, worst kind first, then by their place. */
function inOrder(findings: readonly ChainFinding[]): ChainFinding[] {
  const rank = ({ kind }: ChainFinding) => findingKinds.indexOf(kind);
  return [...findings].sort((a, b) => rank(a) - rank(b) || a.sequence - b.sequence);
}

function headEntry({ event, hash }: NonNullable<Chain['head']>): ChainEntry {
  const { sequence } = event;
  return {
    id: 0,
    place: sequence,
    event: { sequence, text: JSON.stringify(event) },
    hash,
    isShownTrue: true,
  };
}

function placed(one: Proved, isHashEdited: boolean): Placed {
  const { event, place } = one.entry;
  const sequence = event?.sequence;
  const at = one.standing === 'proved' ? sequence : (place ?? sequence);
  return { ...one, at: at ?? 0, isHashEdited };
}

function grouped(judged: readonly Placed[]): Map<number, Placed[]> {
  const places = new Map<number, Placed[]>();
  const byId = [...judged].sort((a, b) => a.entry.id - b.entry.id);
  for (const one of byId) places.set(one.at, [...(places.get(one.at) ?? []), one]);
  return new Map([...places].sort(([a], [b]) => a - b));
}

function rowGone(judged: readonly Placed[]): ChainFinding {
  const sequence = judged.reduce((most, { at }) => Math.max(most, at), 0);
  return { kind: 'rowGone', sequence, says: meanings.rowGone };
}

/** Places that something stands in; what was put in behind the row's last event holds none. */
function held(
  places: ReadonlyMap<number, readonly Placed[]>,
  last: number | undefined,
): readonly number[] {
  return [...places]
    .filter(([at, group]) => isPlace(at) && (at <= (last ?? at) || group.some(isProved)))
    .map(([at]) => at);
}

/** The places below the last that nothing holds, each run of them once. */
function gaps(taken: readonly number[], last: number | undefined): ChainFinding[] {
  // The row's last event itself may still be on its way, unless something follows it.
  const reached = Math.max(0, ...taken, (last ?? 1) - 1);
  const ends = isPlace(reached) ? [...taken, reached + 1] : taken;
  return ends.flatMap((next, index) => {
    const from = (ends[index - 1] ?? 0) + 1;
    const upTo = next - 1;
    if (from > upTo) return [];
    const more = upTo > from ? { upTo } : {};
    return [{ kind: 'missing' as const, sequence: from, ...more, says: meanings.missing }];
  });
}
