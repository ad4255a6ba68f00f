import type { Changes } from '../teamsapp/app';
import type { Directory } from '../teamsapp/people/actor';
import { AppError } from '../teamsapp/common/errors';
import type { Clock } from '../teamsapp/common/dates';
import type { CloudCredentials } from './auth';
import { openClient } from './client';
import { GraphError } from './errors';
import { openNotifications, type NotificationState } from './notifications';
import { type GraphCall, type GraphGateway, openGateway } from './gateway';
import type { ListAddress } from './items';
import { isObject } from './json';
import { type Meter, openMeter } from './meter';
import { openPoll } from './poll';
import { limitsIn, type TenantProfile, unknownProfile } from './profile';
import { ProfileFault } from './readProfile';
import { type Pace, realPace } from './retry';
import { allLists } from './schema/lists';
import { provision, type ProvisionReport } from './schema/provision';
import type { Seal } from './seal';
import { listsOf, resolveSite } from './sites';
import { type Groups, openDirectory } from './stores/directory';
import { openStores, type Stores } from './stores/stores';
import type { Receiver } from './subscriptionCalls';
import { sendOver } from './transport';
import type { VerifyAsked, VerifySurroundings } from './verify/asked';
import { type VerifyReport, verifySite } from './verify/run';

export type { CloudCredentials } from './auth';
export type { Meter } from './meter';
export type { NotificationState } from './notifications';
export type { TenantProfile } from './profile';
export { ProfileFault, readProfile } from './readProfile';
export type { ProvisionReport } from './schema/provision';
export { countActions, scriptLimits, siteScript, viewsOnly } from './schema/siteScript';
export type { SiteScript } from './schema/siteScript';
export type { Groups } from './stores/directory';
export type { Stores } from './stores/stores';
export type { VerifyAsked } from './verify/asked';
export type { VerifyReport } from './verify/run';

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

/** What the local tenant is called; real ones are never this. */
const localTenantId = '00000000-0000-0000-0000-000000000000';

/** Opens the way to Graph and everything behind it. Sends nothing yet. */
export async function openGraph(options: GraphOptions): Promise<GraphRooms> {
  const { transport, clock, log = () => undefined } = options;
  const requestOnce = openClient({
    send: sendOver(transport.kind === 'cloud' ? { kind: 'cloud' } : transport),
    token: await tokensFor(transport),
    userAgent: () => userAgentOf(options),
  });
  const { pace = realPace, deadline = 12_000, profile = unknownProfile } = options;
  const books = openMeter({ now: () => clock.now().getTime(), limits: limitsIn(profile) });
  const graph = openGateway({ requestOnce, pace, books, log, deadline, profile });
  const addresses = new Map<string, ListAddress>();
  const { stores, mirrored } = openStores({
    graph,
    address: (name) => found(addresses, name),
    log,
    seal: options.seal,
  });
  const poll = openPoll(mirrored, {
    clock,
    seconds: options.pollSeconds,
    onFailure: (list, error) => {
      const reason = error instanceof Error ? error.message : '';
      log({ event: 'refreshFailed', list, reason }, 'warn');
    },
    onReconciled: ({ list, missed, vanished }) => {
      const drifted = missed.length + vanished.length > 0;
      log({ event: 'reconciled', list, missed, vanished }, drifted ? 'warn' : undefined);
    },
  });
  const site = () => siteOf(graph, options.siteUrl ?? 'root');
  const notifications =
    options.notifications &&
    openNotifications({
      graph,
      receiver: options.notifications,
      ...(profile.subscriptionMinutes !== 'unknown' && { maxMinutes: profile.subscriptionMinutes }),
      lists: () => mirrored.map(({ name }) => ({ name, address: () => found(addresses, name) })),
      clock,
      log,
      refresh: () => poll.refresh(),
    });
  return {
    async provision() {
      const report = await provision(graph, await site());
      for (const [name, address] of report.lists) addresses.set(name, address);
      return report;
    },
    async start() {
      if (addresses.size === 0) findLists(addresses, await listsOf(graph, await site()));
      await poll.start();
    },
    stop() {
      poll.stop();
      notifications?.stop();
    },
    progress: () => poll.progress(),
    stores,
    directory: openDirectory({ graph, clock, tenantId: tenantOf(options), groups: options.groups }),
    changes: {
      asOf: () => poll.asOf(),
      refresh: () => poll.refresh(),
      reconciled: () => poll.reconciled(),
      unreadable: () => mirrored.reduce((sum, list) => sum + list.unreadable(), 0),
      notified: (told) => notifications?.notified(told),
    },
    ...(notifications && { notifications }),
    meter: books.meter,
    async verify(asked) {
      const { clientId } = transport.kind === 'cloud' ? transport.credentials : {};
      return verify({ graph, siteId: await site(), clock, clientId }, asked);
    },
    async raw(method, path, body) {
      return (await graph.send({ method, path, ...(isObject(body) ? { body } : {}) })).json;
    },
  };
}

async function tokensFor(transport: GraphTransport): Promise<() => Promise<string>> {
  // The local Graph asks for a token like the real one, and takes any.
  if (transport.kind !== 'cloud') return () => Promise.resolve('local');
  const { openTokens } = await import('./auth');
  return openTokens(transport.credentials);
}

/** Source: SharePoint's throttling guidance asks for NONISV|Company|App/Version. */
function userAgentOf({ council, version = '0.1.0' }: GraphOptions): string {
  const name = typeof council === 'string' ? council : council();
  return `NONISV|${name.replace(/[^A-Za-z0-9]/g, '')}|EducationPackages/${version}`;
}

function tenantOf({ transport, tenantId }: GraphOptions): string {
  if (tenantId !== undefined) return tenantId;
  return transport.kind === 'cloud' ? transport.credentials.tenantId : localTenantId;
}

/** The site's id, or a sentence for whoever installs the app. */
async function siteOf(graph: GraphGateway, siteUrl: string): Promise<string> {
  try {
    return await resolveSite(graph, siteUrl);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new AppError('unavailable', siteSentences[error.status]?.(siteUrl) ?? unreachable(error));
  }
}

const siteSentences: Partial<Record<number, (siteUrl: string) => string>> = {
  401: () => 'Microsoft 365 does not accept the app’s credentials. Check them.',
  403: (siteUrl) =>
    `The app was not granted the SharePoint site "${siteUrl}". An administrator grants it (Sites.Selected).`,
  404: (siteUrl) => `There is no SharePoint site "${siteUrl}". Check SITE_URL.`,
};

function unreachable({ message }: GraphError): string {
  return `Microsoft 365 is not answering (${message}) Try again in a minute.`;
}

async function verify(around: VerifySurroundings, asked: VerifyAsked): Promise<VerifyReport> {
  try {
    return await verifySite(around, asked);
  } catch (error) {
    if (!(error instanceof ProfileFault)) throw error;
    throw new AppError('invalid', `What was given cannot be used: ${error.message}.`);
  }
}

function findLists(
  addresses: Map<string, ListAddress>,
  present: ReadonlyMap<string, ListAddress>,
): void {
  const missing = allLists.filter(({ name }) => !present.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    const names = missing.join(', ');
    const sentence = `The site lacks these lists: ${names}. Run "npm run provision" first.`;
    throw new AppError('unavailable', sentence);
  }
  for (const [name, address] of present) addresses.set(name, address);
}

function found(addresses: ReadonlyMap<string, ListAddress>, name: string): ListAddress {
  const address = addresses.get(name);
  if (address === undefined)
    throw new AppError('unavailable', 'The app is still starting. Try again in a minute.');
  return address;
}
