import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createLinks } from '../../bot/links';
import { createCards } from '../../bot/cards/cards';
import { createNotifier } from '../../bot/notifier';
import type { ConversationRef, Poster } from '../../bot/turn';
import { openLocalGraph, serveLocalGraph } from '../../graph/local';
import { firstEvent } from '../../teamsapp/activity/recordEvent';
import type { Card } from '../../teamsapp/app';
import { addChild } from '../../teamsapp/children/addChild';
import type { LocalConfig } from '../../teamsapp/config';
import type { PackageForm } from '../../teamsapp/drafts/draft';
import { publishDemoSettings } from '../../teamsapp/demo/loadDemo';
import { demoProviders } from '../../teamsapp/demo/providers';
import { makeTenant } from '../../teamsapp/demo/tenant';
import { type OpenApp, openApp } from '../../teamsapp/openApp';
import type { Actor } from '../../teamsapp/people/actor';
import { rememberConversation } from '../../teamsapp/notices/rememberConversation';
import { useChannel } from '../../teamsapp/settings/useChannel';
import { type Death, killableWay, type KillableWay } from './killableWay';

/** One post in the council's Teams, as it looks now. */
export interface Post {
  activityId: string;
  card: Card;
  edits: number;
}

/** One process of the product, over its own way to the council's Graph. */
export interface Instance extends OpenApp {
  way: KillableWay;
  /** A person of the demo council, by name, as the directory has them. */
  person(name: string): Promise<Actor>;
}

/** A council with a local Graph over HTTP and a Teams that remembers its posts. */
export interface Council {
  graphUrl: string;
  posts: readonly Post[];
  /** The time that every instance has. */
  time: { now: Date };
  start(death?: Death): Promise<Instance>;
  close(): Promise<void>;
}

/** The package that the council's journeys log. */
export const loggedForm: PackageForm = {
  childReference: 'AB12',
  providerId: 1,
  legalRoute: 'EOTAS_S61',
  reason: 'inappropriate',
  team: 'send',
  hoursPerWeek: 12,
  price: 4500,
  priceUnit: 'hour',
  startDate: '2027-06-09',
  endDate: '2027-07-16',
  objectives: 'Four mornings a week by the end of term.',
};

export const startOfStory = '2026-11-24T10:00:00.000Z';

/** Opens the council: people, settings, a few providers, one child and the stage's channel. */
export async function openCouncil(): Promise<Council> {
  const graph = openLocalGraph({ dataDir: ':memory:' });
  const served = await serveLocalGraph(graph, { port: 0 });
  const dataDir = mkdtempSync(join(tmpdir(), 'education-packages-council-'));
  const posts: Post[] = [];
  const time = { now: new Date(startOfStory) };
  const running: Instance[] = [];
  const start = async (death?: Death) => {
    const instance = await startInstance({ target: served.url, dataDir, posts, time }, death);
    running.push(instance);
    return instance;
  };
  await found(await start());
  return {
    graphUrl: served.url,
    posts,
    time,
    start,
    async close() {
      for (const instance of running) await stop(instance);
      await served.close();
      graph.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function stop(instance: Instance): Promise<void> {
  instance.graph.stop();
  instance.way.kill();
  await instance.way.close();
}

interface Place {
  target: string;
  dataDir: string;
  posts: Post[];
  time: { now: Date };
}

async function startInstance(place: Place, death?: Death): Promise<Instance> {
  const way = await killableWay(place.target);
  const config: LocalConfig = {
    mode: 'local',
    port: 0,
    localGraphPort: 0,
    localGraphUrl: way.url,
    dataDir: place.dataDir,
    siteUrl: 'root',
    teamsAppId: '00000000-0000-0000-0000-0000000e9000',
    logLevel: 'silent',
  };
  const links = createLinks({ mode: 'local', base: 'http://127.0.0.1:3978' });
  const log = pino({ level: 'silent' });
  const poster = posterInto(place.posts, way);
  const open: OpenApp = await openApp(config, log, {
    clock: { now: () => place.time.now },
    pollSeconds: 0,
    doors: () => ({ cards: createCards(links), notifier }),
  });
  const notifier = createNotifier({ app: () => open.app, links, poster, log });
  await open.graph.provision();
  await open.graph.start();
  way.dieAt(death);
  return {
    ...open,
    way,
    person: (name) => personOf(open, name),
  };
}

/** A person of the demo council, by name. */
export async function personOf({ app }: OpenApp, name: string): Promise<Actor> {
  const people = await app.directory.people();
  const person = people.find((actor) => actor.name === name);
  if (!person) throw new Error(`${name} is not in the demo council.`);
  return person;
}

/** A Teams that keeps every post; a dead instance reaches it no more. */
export function posterInto(posts: Post[], way: Pick<KillableWay, 'isDead'>): Poster {
  const alive = () => {
    if (way.isDead()) throw new Error('This process is dead.');
  };
  return {
    post: (_reference: ConversationRef, card) => {
      alive();
      const activityId = `post-${String(posts.length + 1)}`;
      posts.push({ activityId, card, edits: 0 });
      return Promise.resolve({ activityId });
    },
    edit: (_reference, activityId, card) => {
      alive();
      const post = posts.find((one) => one.activityId === activityId);
      if (!post) throw new Error('There is no such post.');
      post.card = card;
      post.edits += 1;
      return Promise.resolve();
    },
  };
}

/** People, settings, a few providers, one child and the stage's channel, as a council begins. */
export async function found(instance: Omit<Instance, 'way'>): Promise<void> {
  const { app, graph } = instance;
  const tenant = await makeTenant((method, path, body) => graph.raw(method, path, body));
  await publishDemoSettings(app, tenant, '2025-09-01');
  for (const provider of demoProviders('2026-11-24').slice(0, 8)) {
    const requestKey = `demo:${provider.name}`;
    const event = firstEvent(
      app,
      `provider:${requestKey}`,
      { id: '0', name: 'Set-up' },
      'added',
      {},
    );
    await app.providers.add({ ...provider, requestKey, ...event });
  }
  const priya = await instance.person('Priya Nair');
  await addChild(app, priya, { reference: 'AB12', initials: 'JK', team: 'send', ehcPlan: true });
  const ruth = await instance.person('Ruth Allen');
  await rememberConversation(app, {
    key: 'channel:approvals',
    kind: 'channel',
    name: 'Approvals',
    teamName: 'Education',
    reference: channel,
  });
  await useChannel(app, ruth, {
    stageWords: 'Team Manager',
    conversationKey: 'channel:approvals',
    channelName: 'Approvals',
  });
  await instance.afterwards.settled();
}

const channel = {
  serviceUrl: 'http://127.0.0.1:9/',
  tenantId: '0',
  botId: '28:bot',
  kind: 'channel',
  conversationId: '19:approvals@thread.tacv2',
  channelId: '19:approvals@thread.tacv2',
};
