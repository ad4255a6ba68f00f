import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type GraphRooms, type GraphTransport, openGraph } from '../graph';
import { type Afterwards, openAfterwards } from './afterwards';
import type { App, Cards } from './app';
import type { Clock } from './common/dates';
import type { AuditKey } from './common/event';
import type { CloudConfig, Config, LocalConfig } from './config';
import { type LocalKeys, localKeys } from './keys';
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
}

/** Opens the app on the lists that the configuration names. */
export async function openApp(
  config: Config,
  log: Logger,
  options: OpenOptions = {},
): Promise<OpenApp> {
  const { doors = () => noDoors, clock = { now: () => new Date() } } = options;
  const reached = await reach(config);
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
    log: (line) => {
      log.debug(line, 'graph');
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

function auditKeyOf(config: Config): AuditKey {
  if (config.mode === 'local') throw new Error('Local mode makes its own audit key.');
  return { id: config.auditKeyId, secret: config.auditKey };
}

async function reach(config: Config): Promise<Reached> {
  if (config.mode === 'cloud')
    return { transport: cloudTransport(config), close: () => Promise.resolve() };
  if (config.localGraphUrl) return byHttp(config.localGraphUrl);
  return ownLocalGraph(config);
}

function cloudTransport(config: CloudConfig): GraphTransport {
  const { tenantId, graphClientId: clientId, graphClientSecret: clientSecret } = config;
  return { kind: 'cloud', credentials: { tenantId, clientId, clientSecret } };
}

function byHttp(url: string): Reached {
  return { transport: { kind: 'local', url }, close: () => Promise.resolve() };
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
