import type { App } from '../app';
import { withAction } from '../common/action';
import { repair } from './repair';
import { sendNotices } from './sendNotices';

/** What the schedule needs of a log: fields first, then the line. */
export interface ScheduleLog {
  info(fields: object, line: string): void;
  warn(fields: object, line: string): void;
  error(fields: object, line: string): void;
}

/** Timers, so that tests let time pass themselves. */
export interface Timers {
  set(work: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

export interface ScheduleOptions {
  everySeconds: number;
  log: ScheduleLog;
  timers?: Timers;
}

export interface Schedule {
  /** Repairs and sends notices now, and again so many seconds after each run has ended. */
  start(): void;
  /** No run begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

const realTimers: Timers = {
  // Repair alone must not keep a process alive.
  set: (work, milliseconds) => setTimeout(work, milliseconds).unref(),
  clear: (timer) => {
    if (timer instanceof Object && 'unref' in timer) clearTimeout(timer as NodeJS.Timeout);
  },
};

/** Runs repair and then the notices, from the start and then regularly, never two runs at once. */
export function openSchedule(app: App, options: ScheduleOptions): Schedule {
  const { everySeconds, log, timers = realTimers } = options;
  let isOpen = false;
  let timer: unknown;
  let running: Promise<void> = Promise.resolve();

  const run = async () => {
    // Nothing is told from rows that are not put right yet; a failing repair stops no notice.
    for (const { name, work, done } of jobs) {
      try {
        tell(log, done, await withAction(name, () => work(app)));
      } catch (error) {
        log.error({ problem: problemOf(error) }, `${name} failed`);
      }
    }
    if (isOpen) timer = timers.set(begin, everySeconds * 1000);
  };
  const begin = () => {
    running = run();
  };
  return {
    start() {
      if (isOpen) return;
      isOpen = true;
      begin();
    },
    async stop() {
      isOpen = false;
      timers.clear(timer);
      await running;
    },
  };
}

interface Report {
  failures: readonly { subject: string; error: unknown }[];
}

interface Job {
  name: string;
  /** What the log says when it did something, and when it left something. */
  done: { did: string; left: string };
  work(app: App): Promise<Report>;
}

const jobs: readonly Job[] = [
  { name: 'repair', done: { did: 'repaired', left: 'left for the next repair' }, work: repair },
  {
    name: 'notices',
    done: { did: 'told people', left: 'left for the next notices' },
    work: sendNotices,
  },
];

function tell(log: ScheduleLog, { did, left }: Job['done'], report: Report): void {
  const { failures, ...counts } = report;
  for (const { subject, error } of failures) {
    log.warn({ subject, problem: problemOf(error) }, left);
  }
  if (Object.values(counts).some((count) => Number(count) > 0)) log.info(counts, did);
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
