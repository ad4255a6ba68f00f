import type { Changes } from '../teamsapp/app';
import type { Clock } from '../teamsapp/common/dates';
import type { Directory } from '../teamsapp/people/actor';
import type { CloudCredentials } from './auth';
import type { GraphCall } from './gateway';
import type { Meter } from './meter';
import type { NotificationState } from './notifications';
import type { TenantProfile } from './profile';
import type { Pace } from './retry';
import type { ProvisionReport } from './schema/provision';
import type { Seal } from './seal';
import type { Groups } from './stores/directory';
import type { Stores } from './stores/stores';
import type { Receiver } from './subscriptionCalls';
import type { VerifyAsked } from './verify/asked';
import type { VerifyReport } from './verify/run';

/** How Graph is reached: in this process, over HTTP on this machine, or in the cloud. */
export type GraphTransport =
  | { kind: 'inProcess'; handle(request: Request): Promise<Response> }
  | { kind: 'local'; url: string }
  | { kind: 'cloud'; credentials: CloudCredentials };

export interface GraphOptions {
  transport: GraphTransport;
  /** 'root' (the default), '{host}:/{path}', or the site's address in a browser. */
  siteUrl?: string;
  /** The council's name: Microsoft sees it in the User-Agent when it throttles. */
  council: string | (() => string);
  clock: Clock;
  /** Seconds between two readings of changes; 0 reads only when asked to. */
  pollSeconds: number;
  /**
   * Where Graph may tell of changes, beside the poll, and the minutes a subscription may live as
   * measured at the tenant; nothing is asked for without it.
   */
  notifications?: Receiver;
  groups(): Groups;
  /**
   * Given one line for each request, and as a warning each odd row, failed reading and difference
   * of the copy; never a query, a body or a value.
   */
  log?(line: object, level?: 'warn'): void;
  /** A keyed hash, so that rows changed outside the app are known; without it none are. */
  seal?: Seal;
  /** The app's version, for the User-Agent. */
  version?: string;
  /** For `Actor.tenantId`; in the cloud the credentials' own. */
  tenantId?: string;
  /** Milliseconds a request may take in all, waiting included; 12,000 when not given. */
  deadline?: number;
  /** Waiting and chance; tests give their own. */
  pace?: Pace;
  /** What `verify:tenant` found out about this tenant; nothing is known when not given. */
  profile?: TenantProfile;
}

/** Everything the app gets from Graph. */
export interface GraphRooms {
  /** Makes what lists and columns are missing. Throws AppError or GraphError. */
  provision(): Promise<ProvisionReport>;
  /** Finds the lists, reads them whole, and keeps the copy up from then on. */
  start(): Promise<void>;
  stop(): void;
  /** Lists read whole so far, of how many. */
  progress(): { done: number; of: number };
  stores: Stores;
  directory: Directory;
  changes: Changes;
  /** Undefined when no notifications are asked for. */
  notifications?: {
    state(): NotificationState;
    /**
     * Begins to subscribe, in the background. After `start`, and after the app's own great
     * writes: nobody needs to be told of those.
     */
    start(): void;
    /** Makes, renews and clears away subscriptions now; it is done regularly too. */
    check(): Promise<void>;
  };
  meter: Meter;
  /** Measures on a scratch list what Microsoft does not document; needs none of the lists. */
  verify(asked: VerifyAsked): Promise<VerifyReport>;
  /** One request of any kind, answering its JSON: for the demo's people and groups. */
  raw(method: GraphCall['method'], path: string, body?: unknown): Promise<unknown>;
}
