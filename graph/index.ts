import { AppError } from '../teamsapp/common/errors';
import { openClient } from './client';
import { GraphError } from './errors';
import { openNotifications } from './notifications';
import { type GraphGateway, openGateway } from './gateway';
import type { ListAddress } from './items';
import { isObject } from './json';
import { openMeter } from './meter';
import { openPoll } from './poll';
import { limitsIn, unknownProfile } from './profile';
import { ProfileFault } from './readProfile';
import { realPace } from './retry';
import type { GraphOptions, GraphRooms, GraphTransport } from './rooms';
import { allLists } from './schema/lists';
import { provision } from './schema/provision';
import { listsOf, resolveSite } from './sites';
import { openDirectory } from './stores/directory';
import { openStores } from './stores/stores';
import { sendOver } from './transport';
import type { VerifyAsked, VerifySurroundings } from './verify/asked';
import { type VerifyReport, verifySite } from './verify/run';

export type { CloudCredentials } from './auth';
export type { Meter } from './meter';
export type { NotificationState } from './notifications';
export type { TenantProfile } from './profile';
export { ProfileFault, readProfile } from './readProfile';
export type { GraphOptions, GraphRooms, GraphTransport } from './rooms';
export type { ProvisionReport } from './schema/provision';
export { countActions, scriptLimits, siteScript, viewsOnly } from './schema/siteScript';
export type { SiteScript } from './schema/siteScript';
export type { Groups } from './stores/directory';
export type { Stores } from './stores/stores';
export type { VerifyAsked } from './verify/asked';
export type { VerifyReport } from './verify/run';

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
      unreadable: () => mirrored.flatMap((list) => list.unreadable()),
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
