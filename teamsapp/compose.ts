import { join } from 'node:path';
import type { Express } from 'express';
import { createRemoteJWKSet } from 'jose';
import type { Logger } from 'pino';
import { createTeamsAdapter } from '../bot/adapter';
import type { BotRegistration } from '../bot/admission';
import { createBot } from '../bot/bot';
import { createCards } from '../bot/cards/cards';
import { createLinks, type LinkOptions } from '../bot/links';
import { createNotifier } from '../bot/notifier';
import type { Meter } from '../graph';
import { api } from './api/api';
import { endpoints } from './api/endpoints';
import { graphNotifications, notificationPaths } from './api/graphNotifications';
import { localSignIn } from './api/localSignIn';
import { createServer } from './api/server';
import type { LocalIssuer, TokenRules } from './api/tokens';
import type { Reconciled } from './app';
import type { CloudConfig, Config } from './config';
import { openSchedule } from './jobs/schedule';
import { clientStateOf, type LocalKeys } from './keys';
import { type Doors, localTenantId, type OpenApp, openApp, type OpenOptions } from './openApp';
import { projectRoot } from './root';

/** The whole product, put together and not yet listening. */
export interface Product extends OpenApp {
  server: Express;
  /** Makes missing lists and reads all of them. */
  start(): Promise<void>;
  /** Starts the repair job and the notifications, and answers /readyz from then on. */
  open(): void;
}

const localAudience = 'education-packages-local';
const version = '0.1.0';

/** Everything meets here and nowhere else. */
export async function compose(
  config: Config,
  log: Logger,
  options: Pick<OpenOptions, 'pollSeconds'> = {},
): Promise<Product> {
  // The bot needs the app, and the app the bot's doors: they are hung just after both are there.
  const hung: { doors?: Doors } = {};
  const open = await openApp(config, log, {
    ...options,
    // Any free port is known only later, and then polling has to do.
    ...(config.port > 0 && { notifications: notificationAddresses(config) }),
    doors: () => {
      if (!hung.doors) throw new Error('The doors are not open yet.');
      return hung.doors;
    },
  });
  const { app, graph } = open;
  const links = createLinks(linkOptions(config));
  const bot = createBot({ app, links, log });
  const adapter = createTeamsAdapter({ registration: registration(config), bot: () => bot, log });
  hung.doors = {
    cards: createCards(links),
    notifier: createNotifier({ app: () => app, links, poster: adapter, log }),
  };
  const schedule = openSchedule(app, { everySeconds: config.mode === 'local' ? 15 : 60, log });
  let isReady = false;
  const server = createServer({
    localMode: config.mode === 'local',
    log,
    bot: (request, response) => adapter.process(request, response),
    api: api(app, endpoints(config.mode === 'local'), {
      tokens: tokenRules(config, open.keys),
      log,
      version,
    }),
    graphNotifications: graphNotifications(app, {
      clientState: clientStateOf(app.auditKey),
      log,
    }),
    ...(open.keys && { localSignIn: localSignIn(app, issuer(open.keys)) }),
    ready: () =>
      isReady
        ? {
            asOf: app.changes.asOf(),
            graph: spending(graph.meter),
            copy: {
              ...differences(app.changes.reconciled()),
              unreadable: app.changes.unreadable(),
            },
            notifications: graph.notifications?.state(),
          }
        : undefined,
    dist: join(projectRoot(), 'dist'),
  });
  return {
    ...open,
    server,
    async start() {
      const report = await graph.provision();
      log.info({ created: report.created, differs: report.differs }, 'lists provisioned');
      await graph.start();
    },
    open() {
      schedule.start();
      graph.notifications?.start();
      isReady = true;
    },
    async close() {
      await schedule.stop();
      await open.close();
    },
  };
}

/** What Graph was asked for since the start, beside what the tenant allows. */
function spending({ requests, resourceUnits, throttled, budget, byAction }: Meter) {
  return {
    requests,
    resourceUnits,
    throttled,
    ...budget.state(),
    byAction: Object.fromEntries(byAction),
  };
}

/** The last nightly comparison of the copy with the lists: how many rows differed. */
function differences(all: readonly Reconciled[]) {
  const times = all.map(({ at }) => at.getTime());
  return {
    comparedAt: all.length === 0 ? null : new Date(Math.min(...times)).toISOString(),
    differed: all.reduce((sum, { missed, vanished }) => sum + missed.length + vanished.length, 0),
  };
}

function tokenRules(config: Config, keys: LocalKeys | undefined): TokenRules {
  if (config.mode === 'cloud') return entraRules(config);
  if (!keys) throw new Error('Local mode has keys.');
  return {
    issuer: issuer(keys).issuer,
    audience: [localAudience],
    tenants: [localTenantId],
    keys: keys.checking,
  };
}

/** Source: Microsoft Learn, Entra's v2 issuer and key addresses for one tenant. */
function entraRules({ tenantId, graphClientId, publicUrl }: CloudConfig): TokenRules {
  const authority = `https://login.microsoftonline.com/${tenantId}`;
  return {
    issuer: `${authority}/v2.0`,
    audience: [graphClientId, `api://${new URL(publicUrl).host}/${graphClientId}`],
    tenants: [tenantId],
    keys: createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`)),
  };
}

function issuer(keys: LocalKeys): LocalIssuer {
  return {
    issuer: 'education-packages-local-issuer',
    audience: localAudience,
    tenantId: localTenantId,
    key: keys.signing,
  };
}

function linkOptions(config: Config): LinkOptions {
  const base = baseOf(config);
  if (config.mode === 'local') return { mode: 'local', base };
  return { mode: 'cloud', base, teamsAppId: config.teamsAppId };
}

/** The address under which Microsoft Graph, people and Teams reach the app. */
function baseOf(config: Config): string {
  return config.mode === 'local' ? `http://127.0.0.1:${String(config.port)}` : config.publicUrl;
}

function notificationAddresses(config: Config): { url: string; lifecycleUrl: string } {
  const { changes, lifecycle } = notificationPaths;
  return { url: baseOf(config) + changes, lifecycleUrl: baseOf(config) + lifecycle };
}

function registration(config: Config): BotRegistration {
  if (config.mode === 'local') return { mode: 'local' };
  const { botId, botType, botPassword, tenantId } = config;
  return { mode: 'cloud', botId, botType, tenantId, ...(botPassword && { botPassword }) };
}
