import type fc from 'fast-check';
import type { Clock } from '../../teamsapp/common/dates';
import type { SettingName } from '../../teamsapp/settings/settings';
import type { Channel } from './channel';
import { firstMoment } from './council';
import { type Followed, type Lists, openLists } from './lists';
import { type Tenant, tenant } from './people';
import { type Ground, type Server, startServer } from './server';

/** A followed write, with the process that made it; undefined when a hand did. */
export type Told = Followed & { by: Server | undefined };

/** The council with two processes of the product on one set of lists. */
export interface World {
  lists: Lists;
  tenant: Tenant;
  channel: Channel;
  clock: Clock & { pass(minutes: number): void };
  servers: [Server, Server];
  /** Writes that the model has not been told of yet, in the order in which they were stored. */
  told: Told[];
  /** How many writes all lists and the channel have had. */
  writes(): number;
  /** Puts a new process in the place of one that died or was stopped. */
  restart(at: Place): void;
  /** Lets work happen at the same time, its requests answered in the order that is drawn. */
  together<R>(begin: () => readonly Promise<R>[]): Promise<R[]>;
}

export type Place = 0 | 1;

/** Opens a council. Only the scheduler draws: the same commands and draws do the same. */
export function openWorld(scheduler?: fc.Scheduler): World {
  const told: Told[] = [];
  let writer: Server | undefined;
  let isTogether = false;
  let writes = 0;
  const lists = openLists(
    (written) => {
      writes += 1;
      told.push({ ...written, by: writer });
    },
    () => {
      writes += 1;
    },
  );
  told.length = 0;
  let now = Date.parse(firstMoment);
  const clock = {
    now: () => new Date(now),
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
  const ground: Ground = {
    lists,
    tenant: tenant(),
    channel: { posts: new Map(), faults: [] },
    clock,
    turn: async () => {
      await (isTogether ? scheduler?.schedule(Promise.resolve()) : undefined);
    },
    writing: (server) => {
      writer = server;
    },
  };
  const world: World = {
    ...ground,
    clock,
    servers: [startServer(ground), startServer(ground)],
    told,
    writes: () => writes,
    restart: (at) => {
      world.servers[at].process.isDead = true;
      world.servers[at] = startServer(ground);
    },
    async together(begin) {
      isTogether = true;
      try {
        const work = Promise.all(begin());
        return await (scheduler ? scheduler.waitFor(work) : work);
      } finally {
        isTogether = false;
      }
    },
  };
  return world;
}

/** The newest value of a setting that a process knows to be in force on a day, with its day. */
export function knownSetting(
  { app }: Server,
  name: SettingName,
  day: string,
): { value: unknown; validFrom: string } | undefined {
  let best: { value: unknown; validFrom: string; id: number } | undefined;
  for (const row of app.settings.all()) {
    if (row.name !== name || row.validFrom > day) continue;
    const isNewer =
      best === undefined ||
      row.validFrom > best.validFrom ||
      (row.validFrom === best.validFrom && row.id > best.id);
    if (isNewer) best = row;
  }
  return best;
}
