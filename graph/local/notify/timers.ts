/** Timers, so that tests let time pass themselves. Milliseconds. */
export interface Timers {
  set(work: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

/** The machine's own. A notification that waits does not keep the process alive. */
export const realTimers: Timers = {
  set: (work, milliseconds) => setTimeout(work, milliseconds).unref(),
  clear: (timer) => {
    if (timer instanceof Object && 'unref' in timer) clearTimeout(timer as NodeJS.Timeout);
  },
};
