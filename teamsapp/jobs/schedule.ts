import type { App } from '../app';
import { withAction } from '../common/action';
import { repair, type RepairReport } from './repair';

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
  /** Repairs now, and again so many seconds after each run has ended. */
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

/** Runs repair from the start and then regularly, never two runs at once. */
export function openSchedule(app: App, options: ScheduleOptions): Schedule {
  const { everySeconds, log, timers = realTimers } = options;
  let isOpen = false;
  let timer: unknown;
  let running: Promise<void> = Promise.resolve();

  const run = async () => {
    try {
      tell(log, await withAction('repair', () => repair(app)));
    } catch (error) {
      log.error({ problem: problemOf(error) }, 'repair failed');
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

function tell(log: ScheduleLog, { failures, ...counts }: RepairReport): void {
  for (const { subject, error } of failures) {
    log.warn({ subject, problem: problemOf(error) }, 'left for the next repair');
  }
  if (Object.values(counts).some((count) => count > 0)) log.info(counts, 'repaired');
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
