import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import {
  type GraphOptions,
  type GraphRooms,
  type GraphTransport,
  openGraph,
  ProfileFault,
} from '../graph';
import { readProfile, type TenantProfile } from '../graph';
import { type Afterwards, openAfterwards } from './afterwards';
import type { App, Cards } from './app';
import type { Clock } from './common/dates';
import { type AuditKey, macOf } from './common/event';
import { type CloudConfig, type Config, ConfigFaults, type LocalConfig } from './config';
import { clientStateOf, type LocalKeys, localKeys } from './keys';
import type { Notifier } from './notices/notice';
import { setting } from './settings/inForce';

/** The lists and views as a script for SharePoint: known without opening anything. */
export { countActions, scriptLimits, siteScript, viewsOnly } from '../graph';

/** The app on its lists, without its doors: what the server and every command begin with. */
export interface OpenApp {
  app: App;
  graph: GraphRooms;
  afterwards: Afterwards;
  /** Local mode only. */
  keys?: LocalKeys;
  /** Serves the local Graph to others; undefined where another process or a tenant has it. */
  serveGraph?(port: number): Promise<{ url: string }>;
  /** Finishes what was accepted, then lets go of everything. */
  close(): Promise<void>;
}

/** The two things that only the bot can do; commands and loading run without them. */
export interface Doors {
  notifier: Notifier;
  cards: Cards;
}

const noDoors: Doors = {
  notifier: { bringUpToDate: () => Promise.resolve() },
  cards: { postedApproval: () => ({}) },
};

interface Reached {
  transport: GraphTransport;
  serve?: OpenApp['serveGraph'];
  close(): Promise<void>;
}

const version = '0.1.0';

/** What the local tenant is called, in tokens and in people. */
export const localTenantId = '00000000-0000-0000-0000-000000000000';

export interface OpenOptions {
  /** Asked for late, because the bot needs the app first. */
  doors?: () => Doors;
  /** The machine's clock, unless a test keeps the time. */
  clock?: Clock;
  pollSeconds?: number;
  /** A way to Graph other than the configuration's, and its waiting: for tests. */
  graph?: Pick<GraphOptions, 'transport' | 'pace'>;
  /** Where Microsoft Graph may tell of changes; commands listen nowhere and leave it out. */
  notifications?: { url: string; lifecycleUrl: string };
}

/** Opens the app on the lists that the configuration names. */
export async function openApp(
  config: Config,
  log: Logger,
  options: OpenOptions = {},
): Promise<OpenApp> {
  const { doors = () => noDoors, clock = { now: () => new Date() } } = options;
  const profile = profileOf(config);
  const reached = options.graph ? wayOf(options.graph.transport) : await reach(config);
  const keys = config.mode === 'local' ? await localKeys(config.dataDir) : undefined;
  const auditKey: AuditKey = keys?.audit ?? auditKeyOf(config);
  const afterwards = openAfterwards((subject, error) => {
    log.warn(
      { subject, problem: error instanceof Error ? error.message : 'unknown' },
      'left for repair',
    );
  });
  const graph = await openGraph({
    transport: reached.transport,
    ...(options.graph?.pace && { pace: options.graph.pace }),
    ...(profile && { profile }),
    siteUrl: config.siteUrl,
    // The council's name is a setting; before it is read Microsoft sees the product's alone.
    council: () => setting(app, 'council').name,
    version,
    ...(config.mode === 'local' && { tenantId: localTenantId }),
    clock,
    pollSeconds: options.pollSeconds ?? (config.mode === 'local' ? 2 : 15),
    groups: () => ({
      roles: setting(app, 'roles'),
      teams: setting(app, 'teams'),
      ...(config.mode === 'cloud' && { adminGroupId: config.adminGroupId }),
    }),
    ...(options.notifications && {
      notifications: { ...options.notifications, clientState: clientStateOf(auditKey) },
    }),
    seal: (text) => macOf(auditKey, text),
    log: (line, level) => {
      log[level ?? 'debug'](line, 'graph');
    },
  });
  const app: App = {
    clock,
    auditKey,
    newKey: randomUUID,
    ...graph.stores,
    directory: graph.directory,
    changes: graph.changes,
    notifier: { bringUpToDate: (id) => doors().notifier.bringUpToDate(id) },
    cards: { postedApproval: (posted) => doors().cards.postedApproval(posted) },
    afterwards: (subject, work) => {
      afterwards.start(subject, work);
    },
  };
  return {
    app,
    graph,
    afterwards,
    ...(keys && { keys }),
    ...(reached.serve && { serveGraph: reached.serve }),
    async close() {
      await afterwards.settled();
      graph.stop();
      await reached.close();
    },
  };
}

/** What is known of the tenant. Throws ConfigFaults naming the member that cannot be. */
function profileOf({ tenantProfile }: Config): TenantProfile | undefined {
  if (tenantProfile === undefined) return undefined;
  try {
    return readProfile(tenantProfile);
  } catch (error) {
    if (!(error instanceof ProfileFault)) throw error;
    throw new ConfigFaults([`TENANT_PROFILE: ${error.message}`]);
  }
}

function auditKeyOf(config: Config): AuditKey {
  if (config.mode === 'local') throw new Error('Local mode makes its own audit key.');
  return { id: config.auditKeyId, secret: config.auditKey };
}

async function reach(config: Config): Promise<Reached> {
  if (config.mode === 'cloud') return wayOf(cloudTransport(config));
  if (config.localGraphUrl) return byHttp(config.localGraphUrl);
  return ownLocalGraph(config);
}

function cloudTransport(config: CloudConfig): GraphTransport {
  const { tenantId, graphClientId: clientId, graphClientSecret: clientSecret } = config;
  return { kind: 'cloud', credentials: { tenantId, clientId, clientSecret } };
}

function byHttp(url: string): Reached {
  return wayOf({ kind: 'local', url });
}

/** A way that ends by itself. */
function wayOf(transport: GraphTransport): Reached {
  return { transport, close: () => Promise.resolve() };
}

/** Opens the folder's data, or reaches the process that has it open. */
async function ownLocalGraph(config: LocalConfig): Promise<Reached> {
  // Loaded here only: in cloud mode no code of the local Graph runs.
  const { LocalGraphLocked, openLocalGraph, serveLocalGraph } = await import('../graph/local');
  mkdirSync(config.dataDir, { recursive: true });
  const note = join(config.dataDir, 'serving.json');
  try {
    const graph = openLocalGraph({
      dataDir: join(config.dataDir, 'graph'),
      sites: sitePaths(config.siteUrl),
    });
    let served: { url: string; close(): Promise<void> } | undefined;
    return {
      transport: { kind: 'inProcess', handle: (request) => graph.handle(request) },
      async serve(port) {
        served = await serveLocalGraph(graph, { port });
        writeFileSync(note, JSON.stringify({ localGraphUrl: served.url, process: process.pid }));
        return { url: served.url };
      },
      async close() {
        rmSync(note, { force: true });
        await served?.close();
        graph.close();
      },
    };
  } catch (error) {
    if (!(error instanceof LocalGraphLocked)) throw error;
    const url = servedAt(note);
    if (!url) throw error;
    throw new DataFolderServed(url, error.message);
  }
}

/** Another process has the data folder open and serves it here: commands go through it. */
export class DataFolderServed extends Error {
  constructor(
    readonly localGraphUrl: string,
    message: string,
  ) {
    super(message);
    this.name = 'DataFolderServed';
  }
}

/** Opens the app for one command: by the process that has the data open, when there is one. */
export async function openAppForCommand(config: Config, log: Logger): Promise<OpenApp> {
  try {
    return await openApp(config, log);
  } catch (error) {
    if (!(error instanceof DataFolderServed) || config.mode !== 'local') throw error;
    return openApp({ ...config, localGraphUrl: error.localGraphUrl }, log);
  }
}

function servedAt(note: string): string | undefined {
  if (!existsSync(note)) return undefined;
  const read: unknown = JSON.parse(readFileSync(note, 'utf8'));
  const isNote = typeof read === 'object' && read !== null && 'localGraphUrl' in read;
  return isNote && typeof read.localGraphUrl === 'string' ? read.localGraphUrl : undefined;
}

/** The site's path below its host, for the local Graph to make: none for the root site. */
function sitePaths(siteUrl: string): string[] {
  const path = siteUrl.split(':/')[1];
  return path ? [path] : [];
}
