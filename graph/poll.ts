import { withAction } from '../teamsapp/common/action';
import { type Clock, dayOf, type IsoDay } from '../teamsapp/common/dates';
import type { Drift } from './mirror';

/** One list's part in the copy. */
export interface Refreshable {
  name: string;
  refresh(): Promise<void>;
  /** Reads everything, and says what the changes had not told. */
  reconcile(): Promise<Drift>;
}

/** When a list was last compared whole with its copy, and what differed. */
export interface Reconciled extends Drift {
  list: string;
  at: Date;
}

/** The whole copy: read once, then kept up by asking for changes again and again. */
export interface Poll {
  /** When the copy was last known to equal the lists; undefined before the first full copy. */
  asOf(): Date | undefined;
  /** Reads what changed since, now. Throws when a list could not be read; the others were. */
  refresh(): Promise<void>;
  /** Reads every list whole; throws when one cannot be read. */
  start(): Promise<void>;
  /** Asks for changes no more; what is under way ends by itself. */
  stop(): void;
  /** Lists read whole so far, of how many: for a page that waits for the first copy. */
  progress(): { done: number; of: number };
  /** The last comparison of each list with its copy; none before the first night. */
  reconciled(): readonly Reconciled[];
}

export interface PollOptions {
  clock: Clock;
  /** Seconds between two refreshes; 0 asks never by itself. */
  seconds: number;
  /** Told of a refresh that failed by itself; the next one tries again. */
  onFailure(list: string, error: unknown): void;
  /** Told of each comparison of a list with its copy. */
  onReconciled?(reconciled: Reconciled): void;
}

/** Milliseconds after midnight when everything is read again, while few people work: 3 o'clock. */
const quietHour = 3 * 3_600_000;
/** Lists that are asked for their changes at the same time: an answer is mostly empty, but slow. */
const mostAtOnce = 4;

/** Opens the poll over all mirrored lists. */
export function openPoll(lists: readonly Refreshable[], options: PollOptions): Poll {
  let asOf: Date | undefined;
  const readWhole = new Map<Refreshable, Date>();
  const pauses = openPauses();
  const reconciled = new Map<string, Reconciled>();
  let done = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const compared = (one: Reconciled): void => {
    reconciled.set(one.list, one);
    options.onReconciled?.(one);
  };
  const readLists = async (): Promise<void> => {
    // Whatever changes while this runs is not known yet, so the copy is as old as its beginning.
    const began = options.clock.now();
    const isQuiet = (list: Refreshable): boolean => {
      const since = readWhole.get(list);
      return since !== undefined && nightBefore(since) === nightBefore(began);
    };
    done = 0;
    const failures: unknown[] = [];
    const read = async (list: Refreshable): Promise<void> => {
      const quiet = isQuiet(list);
      const held = pauses.heldBack(list.name, began);
      if (!quiet && held !== undefined) {
        failures.push(held);
        return;
      }
      try {
        if (quiet || !readWhole.has(list)) await list.refresh();
        else compared({ list: list.name, at: began, ...(await list.reconcile()) });
        if (!quiet) readWhole.set(list, began);
        pauses.over(list.name);
        done += 1;
      } catch (error) {
        if (!quiet) pauses.failed(list.name, began, error);
        // Cut off on purpose when the app closes: nobody needs to hear of that.
        if (!stopped) options.onFailure(list.name, error);
        failures.push(error);
      }
    };
    const whole = lists.filter((list) => !isQuiet(list));
    await atOnce(mostAtOnce, lists.filter(isQuiet), read);
    // Whole lists are many pages: at once they would fill the memory and bring on throttling.
    await atOnce(1, whole, read);
    if (failures.length > 0) throw failures[0];
    asOf = began;
  };
  const refresh = oneAfterAnother(() => withAction('copy', readLists));
  const again = (): void => {
    if (stopped || options.seconds <= 0) return;
    timer = setTimeout(() => {
      // Already reported to onFailure; the copy stays as old as it is and says so.
      refresh().then(again, again);
    }, options.seconds * 1000);
    timer.unref();
  };
  return {
    asOf: () => asOf,
    refresh,
    reconciled: () => [...reconciled.values()],
    progress: () => ({ done: asOf === undefined ? done : lists.length, of: lists.length }),
    async start() {
      await refresh();
      again();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Milliseconds before a list is read whole again that could not be; doubled each time. */
const firstPause = 15_000;
const longestPause = 15 * 60_000;

/** Keeps a list that cannot be read whole from being begun again and again, page after page. */
function openPauses() {
  const paused = new Map<string, { until: number; length: number; error: unknown }>();
  return {
    /** Why the list is not read now; undefined when it may be. */
    heldBack: (list: string, now: Date): unknown => {
      const pause = paused.get(list);
      return pause !== undefined && now.getTime() < pause.until ? pause.error : undefined;
    },
    failed(list: string, now: Date, error: unknown): void {
      const before = paused.get(list)?.length;
      const length = Math.min(longestPause, before === undefined ? firstPause : before * 2);
      paused.set(list, { until: now.getTime() + length, length, error });
    },
    over: (list: string): void => void paused.delete(list),
  };
}

/** The day on whose early morning everything was last due to be read again. */
function nightBefore(moment: Date): IsoDay {
  return dayOf(new Date(moment.getTime() - quietHour).toISOString());
}

/** Does the work for each of the things, for this many at a time; the work must not throw. */
async function atOnce<T>(
  most: number,
  things: readonly T[],
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const left = things.values();
  const worker = async (): Promise<void> => {
    for (const thing of left) await work(thing);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

/**
 * Runs work one at a time. Whoever asks while it runs gets the run after it, together with all
 * others who asked meanwhile: the run under way may have passed what they want to see.
 */
export function oneAfterAnother(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  const afterRunning = async (): Promise<void> => {
    while (running !== undefined) await running.catch(() => undefined);
    next = undefined;
    await run();
  };
  return () => {
    if (running === undefined) return run();
    next ??= afterRunning();
    return next;
  };
}
