import { createNotifier } from '../../bot/notifier';
import type { App } from '../../teamsapp/app';
import { AppError, isAppError } from '../../teamsapp/common/errors';
import { PostRefused } from '../../bot/turn';
import { testAuditKey, uuid } from '../support/build';
import { instantTiming, testLinks } from '../support/poster';
import { type Channel, posterInto } from './channel';
import type { Lists } from './lists';
import { partitioned, partitionedActivity, partitionedHistory } from './partitioned';
import type { Tenant } from './people';
import { Died, type Process } from './process';

/** One running process of the product, with its own copies of all lists. */
export interface Server {
  process: Process;
  app: App;
  refresh(): void;
  /** Does what follows from what was stored; what fails is left for repair. Nothing when dead. */
  settle(): Promise<void>;
}

/** What every process of the product runs on. */
export interface Ground {
  lists: Lists;
  tenant: Tenant;
  channel: Channel;
  clock: App['clock'];
  turn(): Promise<void>;
  /** Told which process writes next. */
  writing(server: Server): void;
}

const quietLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
let keys = 0;

/** Starts a process: its copies are whole, as after the first reading of every list. */
export function startServer(ground: Ground): Server {
  const { lists, tenant, clock } = ground;
  const process: Process = {
    writesLeft: Infinity,
    isDead: false,
    requests: 0,
    turn: () => ground.turn(),
    writes: () => {
      ground.writing(server);
    },
  };
  const packages = partitionedHistory(lists.packages, process);
  const approvals = partitionedHistory(lists.approvals, process);
  const others = {
    providers: partitionedHistory(lists.providers, process),
    children: partitionedHistory(lists.children, process),
    settings: partitioned(lists.settings, process),
    drafts: partitioned(lists.drafts, process),
    conversations: partitioned(lists.conversations, process),
    notices: partitioned(lists.notices, process),
    meetings: partitionedHistory(lists.meetings, process),
  };
  const refresh = () => {
    for (const copy of [packages, approvals, ...Object.values(others)]) copy.refresh();
  };
  const work: (() => Promise<void>)[] = [];
  const app: App = {
    ...others,
    clock,
    auditKey: testAuditKey,
    newKey: () => uuid((keys += 1) + 900_000),
    packages: {
      ...packages,
      addWithApproval: async (first, second) => {
        const educationPackage = await packages.add(first);
        if (educationPackage.eventHash !== first.eventHash) {
          throw new AppError('conflict', 'Another package has this key.');
        }
        return { educationPackage, approval: await approvals.add(second) };
      },
    },
    approvals,
    activity: partitionedActivity(lists.activity, process),
    directory: tenant.directory,
    notifier: createNotifier({
      app: () => app,
      poster: posterInto(ground.channel, process),
      links: testLinks,
      log: quietLog,
      timing: instantTiming(),
    }),
    changes: {
      asOf: () => clock.now(),
      refresh: async () => {
        await process.turn();
        refresh();
      },
      reconciled: () => [],
      unreadable: () => [],
      notified: () => undefined,
    },
    cards: { postedApproval: () => ({}) },
    afterwards: (_, next) => void work.push(next),
  };
  const server = { process, app, refresh, settle: settler(process, work) };
  return server;
}

/** Runs what waits, one after the other, also when it is asked to from two sides at once. */
function settler(process: Process, work: (() => Promise<void>)[]): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    for (let next = work.shift(); next; next = work.shift()) {
      if (process.isDead) continue;
      await next().catch((error: unknown) => {
        if (isAppError(error) || error instanceof Died || error instanceof PostRefused) return;
        throw error;
      });
    }
  };
  return () => (running = running.then(run));
}
