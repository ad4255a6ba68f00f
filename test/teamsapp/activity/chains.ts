import { activityKey, type StoredEntry } from '../../../teamsapp/activity/activity';
import { chainEntry } from '../../../teamsapp/activity/proveEntries';
import { firstEvent, nextEvent, type Recorded } from '../../../teamsapp/activity/recordEvent';
import { verifyChain } from '../../../teamsapp/activity/verifyChain';
import type { AuditKey } from '../../../teamsapp/common/event';
import { priya, testAuditKey } from '../../support/build';

export const subject = 'package:0d9f4c1e-0000-4000-8000-000000000001';
const clock = { now: () => new Date('2026-11-24T10:00:00.000Z') };

/** A row's history as it is stored: what Activity has, and what the row carries. */
export interface History {
  stored: StoredEntry[];
  head: Recorded | undefined;
}

/** A history of so many events, written as the app writes them; each event with the key given for it. */
export function historyOf(
  events: number,
  keyOf: (sequence: number) => AuditKey = () => testAuditKey,
): History & { heads: Recorded[] } {
  const heads: Recorded[] = [];
  for (let sequence = 1; sequence <= events; sequence += 1) {
    const app = { clock, auditKey: keyOf(sequence) };
    const row = heads.at(-1);
    const after = { price: sequence * 100 };
    heads.push(
      row === undefined
        ? firstEvent(app, subject, priya, 'logged', after)
        : nextEvent(app, subject, row, priya, 'changed', { price: 1 }, after),
    );
  }
  return { heads, head: heads.at(-1), stored: heads.map((head, index) => stored(head, index + 1)) };
}

/** The copy of a row's last event in Activity. */
export function stored({ lastEvent: event, eventHash: hash }: Recorded, id: number): StoredEntry {
  const requestKey = activityKey(subject, event.sequence);
  return { id, requestKey, subject, hash, event, isShownTrue: true };
}

/** The same history with one entry changed by hand, by its number. */
export function withEntry<H extends History>(
  history: H,
  sequence: number,
  change: (entry: StoredEntry) => Partial<StoredEntry>,
): H {
  const changed = history.stored.map((entry, index) =>
    index === sequence - 1 ? { ...entry, ...change(entry) } : entry,
  );
  return { ...history, stored: changed };
}

/** What is found, in short: 'edited 2'. */
export function foundIn({ stored: all, head }: History, keys = [testAuditKey]): string[] {
  const own = head && { event: head.lastEvent, hash: head.eventHash };
  const chain = { subject, entries: all.map(chainEntry), head: own };
  return verifyChain(chain, keys).map(({ kind, sequence, upTo }) =>
    upTo === undefined
      ? `${kind} ${String(sequence)}`
      : `${kind} ${String(sequence)}-${String(upTo)}`,
  );
}
