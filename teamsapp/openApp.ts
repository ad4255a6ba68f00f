import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type GraphOptions, type GraphRooms, openGraph, ProfileFault } from '../graph';
import { readProfile, type TenantProfile } from '../graph';
import { type Afterwards, openAfterwards } from './afterwards';
import type { App, Cards } from './app';
import type { Clock } from './common/dates';
import { type AuditKey, sealWith } from './common/event';
import { type Config, ConfigFaults } from './config';
import { clientStateOf, type LocalKeys, localKeys } from './keys';
import type { Notifier } from './notices/notice';
import { DataFolderServed, reach, wayOf } from './reach';
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
  notifier: {
    bringUpToDate: () => Promise.resolve(),
    tell: () => Promise.resolve(),
    tellQuestions: () => Promise.resolve(),
  },
  cards: { postedApproval: () => ({}) },
};

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
    seal: sealWith(auditKey, config.mode === 'cloud' ? config.auditKeyBefore : undefined),
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
    notifier: {
      bringUpToDate: (id) => doors().notifier.bringUpToDate(id),
      tell: (due) => doors().notifier.tell(due),
      tellQuestions: (id) => doors().notifier.tellQuestions(id),
    },
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

/** Opens the app for one command: by the process that has the data open, when there is one. */
export async function openAppForCommand(config: Config, log: Logger): Promise<OpenApp> {
  try {
    return await openApp(config, log);
  } catch (error) {
    if (!(error instanceof DataFolderServed) || config.mode !== 'local') throw error;
    return openApp({ ...config, localGraphUrl: error.localGraphUrl }, log);
  }
}
