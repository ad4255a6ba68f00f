import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createCards } from '../../bot/cards/cards';
import { createLinks } from '../../bot/links';
import { createNotifier } from '../../bot/notifier';
import { type LocalGraph, openLocalGraph } from '../../graph/local';
import type { LocalConfig } from '../../teamsapp/config';
import { type OpenApp, openApp } from '../../teamsapp/openApp';
import { found, personOf, type Post, posterInto } from '../support/council';
import { noting, type Seen } from './seen';
import { type VirtualTime, virtualTime } from './virtualTime';

/** A council on a local Graph that can have bad days, in time that passes only by waiting. */
export interface World {
  local: LocalGraph;
  time: VirtualTime;
  posts: readonly Post[];
  /** Every request of every instance since the last `forget`, as its client saw it end. */
  seen: readonly Seen[];
  forget(): void;
  /** Another process of the product on the same lists, with everything read. */
  start(): Promise<OpenApp>;
  close(): void;
}

const config = (dataDir: string): LocalConfig => ({
  mode: 'local',
  port: 0,
  localGraphPort: 0,
  dataDir,
  siteUrl: 'root',
  teamsAppId: '00000000-0000-0000-0000-0000000e9000',
  logLevel: 'silent',
});

/** Opens the world with the council founded in it. The seed decides every chance. */
export async function openWorld(seed: number): Promise<World> {
  const time = virtualTime('2026-11-24T10:00:00.000Z');
  const dataDir = mkdtempSync(join(tmpdir(), 'education-packages-faults-'));
  const posts: Post[] = [];
  const seen: Seen[] = [];
  const local = openLocalGraph({
    dataDir: ':memory:',
    now: () => time.date(),
    seed,
    observe({ answer }) {
      if (answer.mishap?.kind === 'hang') time.nobodyAnswers();
    },
  });
  const handle = noting(
    (request) => local.handle(request),
    () => time.now(),
    (one) => void seen.push(one),
  );
  const start = async (): Promise<OpenApp> => {
    const links = createLinks({ mode: 'local', base: 'http://127.0.0.1:3978' });
    const log = pino({ level: 'silent' });
    const poster = posterInto(posts, { isDead: () => false });
    const open: OpenApp = await openApp(config(dataDir), log, {
      clock: { now: () => time.date() },
      pollSeconds: 0,
      graph: { transport: { kind: 'inProcess', handle }, pace: time },
      doors: () => ({ cards: createCards(links), notifier }),
    });
    const timing = {
      now: () => time.now(),
      wait: (ms: number) => time.sleep(ms),
      random: () => 0.5,
    };
    const notifier = createNotifier({ app: () => open.app, links, poster, log, timing });
    await open.graph.provision();
    await open.graph.start();
    return open;
  };
  const first = await start();
  await found({ ...first, person: (name) => personOf(first, name) });
  first.graph.stop();
  return {
    local,
    time,
    posts,
    seen,
    forget: () => void (seen.length = 0),
    start,
    close() {
      local.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
