import { useSyncExternalStore } from 'react';

/** What the last answers said about Microsoft 365 and about the age of what is shown. */
export interface Connection {
  /** Instant of the newest copy that any answer came from, in milliseconds; undefined before the first. */
  asOf: number | undefined;
  /** True from a refusal "Microsoft 365 is not answering" until a copy newer than it arrives. */
  isDown: boolean;
  /** When the server was first not reached, in milliseconds; undefined while it answers. */
  unreachableSince: number | undefined;
}

let current: Connection = { asOf: undefined, isDown: false, unreachableSince: undefined };
let downSince = 0;
const listeners = new Set<() => void>();

function become(next: Connection): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Notes how old the copy was that an answer came from. */
export function noteAsOf(instant: string): void {
  const asOf = Date.parse(instant);
  if (Number.isNaN(asOf) || asOf <= (current.asOf ?? 0)) return;
  become({ ...current, asOf, isDown: current.isDown && asOf <= downSince });
}

/** Notes that Microsoft 365 did not answer. */
export function noteDown(): void {
  downSince = Date.now();
  if (!current.isDown) become({ ...current, isDown: true });
}

/** Notes that a write was stored: Microsoft 365 is back. */
export function noteUp(): void {
  if (current.isDown) become({ ...current, isDown: false });
}

/** Notes whether the server itself was reached, whatever it answered. */
export function noteReached(isReached: boolean): void {
  const { unreachableSince } = current;
  if (isReached && unreachableSince !== undefined) {
    become({ ...current, unreachableSince: undefined });
  }
  if (!isReached && unreachableSince === undefined) {
    become({ ...current, unreachableSince: Date.now() });
  }
}

/** The connection as it is; the component draws again when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
