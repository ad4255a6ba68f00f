import type { Observer } from './chain';
import type { FaultRule, Faults } from './faults';
import type { Deliver } from './notify/post';
import type { Timers } from './notify/timers';
import type { Switches } from './switches';

/** A running local Graph. */
export interface LocalGraph {
  /** Answers a request for `https://graph.microsoft.com/v1.0/...`; only path and query count. */
  handle(request: Request): Promise<Response>;
  /** Bad days on demand. */
  faults: Faults;
  /**
   * Sends a subscription's `reauthorizationRequired` to its lifecycle address and tells it nothing
   * until it is reauthorized or renewed. Throws when there is no such subscription.
   */
  requireReauthorization(subscriptionId: string): void;
  /**
   * Does what a person does in a list's recycle bin, which Graph cannot: brings an item back.
   *
   * Throws a GraphFault when the item is not there, or when a unique value of it is taken.
   */
  restoreItem(listId: string, itemId: string): void;
  /** Gives the data folder free and sends no notification any more. */
  close(): void;
}

export interface LocalGraphOptions {
  /** A folder, or ':memory:'. */
  dataDir: string;
  /** Server-relative paths of sites there must be beside the root, e.g. 'sites/education'. */
  sites?: string[];
  /** What time it is; the real time by default. */
  now?: () => Date;
  /** Answers to open questions about the real service, other than the defaults. */
  switches?: Partial<Switches>;
  /** Is told of every request and its answer, also of the parts of a batch. */
  observe?: Observer;
  /** Takes a line of JSON for every request and its answer, also of the parts of a batch. */
  record?: (line: string) => void;
  /** Bad days from the start. */
  faults?: FaultRule[];
  /** Decides the chances of faults; 1 by default. */
  seed?: number;
  /** Waits so many milliseconds before a late answer; the real time by default. */
  wait?: (milliseconds: number) => Promise<void>;
  /** Sends handshakes and notifications, to this machine only; `fetch` by default. */
  deliver?: Deliver;
  /** The machine's timers, unless a test lets time pass. */
  timers?: Timers;
  /** Milliseconds during which changes are gathered into one notification; 50 by default. */
  notifyAfterMs?: number;
}
