import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { join } from 'node:path';
import { Router } from 'express';
import { pino } from 'pino';
import { createTeamsAdapter } from '../../bot/adapter';
import { createBot } from '../../bot/bot';
import { createCards } from '../../bot/cards/cards';
import { createLinks } from '../../bot/links';
import { createNotifier } from '../../bot/notifier';
import { createServer } from '../../teamsapp/api/server';
import type { LocalConfig } from '../../teamsapp/config';
import { type OpenApp, openApp } from '../../teamsapp/openApp';
import type { Actor } from '../../teamsapp/people/actor';
import { closeAll, connector } from '../bot/platform';
import { personOf, startOfStory } from '../support/council';
import { instantTiming } from '../support/poster';
import { fillWaiting } from './decideRows';
import { openWay, type Way } from './decideWay';
import { startProgram } from './graphProgram';
import { fill, type Size } from './world';

/** The product with its bot listening, over a slow way to a local Graph in another process. */
export interface DecideWorld extends OpenApp {
  way: Way;
  /** The app's clock: it stands still unless it is moved. */
  time: { now: Date };
  /** Where the connector posts to. */
  messages: string;
  /** The connector's own address. */
  serviceUrl: string;
  requester: Actor;
  approver: Actor;
  /** Ids of the requests that waited before the product was started, oldest first. */
  waiting: readonly number[];
}

/** Makes the council with so many rows and waiting requests, and starts the product on it. */
export async function openDecideWorld(
  root: string,
  size: Size & { waiting: number },
): Promise<DecideWorld> {
  const home = mkdtempSync(join(root, '.local-bench-decide-'));
  const program = await startProgram('graphLocal', '--port', '0', '--data', join(home, 'data'));
  const teams = await connector();
  const way = openWay(program.url);
  const place: Place = { home, way, time: { now: new Date(startOfStory) } };
  const before = await opened(place);
  await fill(before, size);
  const requester = await personOf(before, 'Priya Nair');
  await fillWaiting(before, { requester, count: size.waiting, serviceUrl: teams.url });
  await before.close();
  const started = await startedProduct(place);
  way.lists = await listNames(started);
  return {
    ...started,
    way,
    time: place.time,
    serviceUrl: teams.url,
    requester,
    approver: await personOf(started, 'Megan Ashworth'),
    waiting: started.app.approvals.all().map(({ id }) => id),
    async close() {
      await started.close();
      closeAll();
      await program.end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

interface Place {
  home: string;
  way: Way;
  time: { now: Date };
}

/** Written as a running server writes it, and kept nowhere. */
const log = pino({ level: 'info' }, { write: () => undefined });

async function opened(place: Place, doors?: Parameters<typeof openApp>[2]): Promise<OpenApp> {
  const config: LocalConfig = {
    mode: 'local',
    port: 0,
    localGraphPort: 0,
    dataDir: place.home,
    siteUrl: 'root',
    teamsAppId: '00000000-0000-0000-0000-0000000e9000',
    logLevel: 'info',
  };
  const open = await openApp(config, log, {
    clock: { now: () => place.time.now },
    // Reading changes would be counted with what a person asked for.
    pollSeconds: 0,
    graph: { transport: { kind: 'inProcess', handle: (request) => place.way.handle(request) } },
    ...doors,
  });
  await open.graph.provision();
  await open.graph.start();
  return open;
}

/** Put together as the product does it, but with a clock of ours and without the regular jobs. */
async function startedProduct(place: Place): Promise<OpenApp & { messages: string }> {
  const links = createLinks({ mode: 'local', base: 'http://127.0.0.1:3978' });
  const open = await opened(place, { doors: () => ({ cards: createCards(links), notifier }) });
  const bot = createBot({ app: open.app, links, log });
  const adapter = createTeamsAdapter({ registration: { mode: 'local' }, bot: () => bot, log });
  // The platform's limits would spread the edits of so many posts over hours.
  const timing = instantTiming();
  const notifier = createNotifier({ app: () => open.app, links, poster: adapter, log, timing });
  const parts = { localMode: true, log, api: Router(), ready: () => ({}), dist: place.home };
  const server = createHttpServer(
    createServer({ ...parts, bot: (request, response) => adapter.process(request, response) }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    ...open,
    messages: `http://127.0.0.1:${String(port)}/api/messages`,
    async close() {
      server.closeAllConnections();
      server.close();
      await open.close();
    },
  };
}

async function listNames({ graph }: OpenApp): Promise<Map<string, string>> {
  const { value } = (await graph.raw('GET', '/sites/root/lists')) as {
    value: { id: string; displayName: string }[];
  };
  return new Map(value.map(({ id, displayName }) => [id, displayName]));
}
