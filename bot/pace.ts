/** How many sends are allowed in how many milliseconds. */
export interface Limit {
  sends: number;
  within: number;
}

/** Half of what the platform allows in one conversation: 7 a second, 60 in 30 seconds, 1,800 an hour. */
export const conversationLimits: readonly Limit[] = [
  { sends: 3, within: 1000 },
  { sends: 30, within: 30_000 },
  { sends: 900, within: 3_600_000 },
];

/** Half of the 50 a second that the platform allows one app in one tenant. */
export const tenantLimits: readonly Limit[] = [{ sends: 25, within: 1000 }];

/** What a paced sender needs of time; tests give their own. */
export interface Timing {
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** From 0 up to 1, to spread retries. */
  random(): number;
}

/** The machine's own time. */
export const realTiming: Timing = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
  random: () => Math.random(),
};

/** Milliseconds to wait before the next send, given when the earlier ones went, oldest first. */
export function waitFor(sent: readonly number[], limits: readonly Limit[], now: number): number {
  return limits.reduce((longest, { sends, within }) => {
    const blocking = sent[sent.length - sends];
    return blocking === undefined ? longest : Math.max(longest, blocking + within - now);
  }, 0);
}

/** Runs work for one conversation after the other, as slowly as the limits ask. */
export function createPace(timing: Timing): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, Promise<unknown>>();
  const times = new Map<string, number[]>();
  const paced = async (key: string, limits: readonly Limit[]): Promise<void> => {
    const longest = Math.max(...limits.map(({ sends }) => sends));
    for (;;) {
      // Read again after each wait: other conversations have sent in the meantime.
      const sent = times.get(key) ?? [];
      const wait = waitFor(sent, limits, timing.now());
      if (wait <= 0) {
        times.set(key, [...sent, timing.now()].slice(-longest));
        return;
      }
      await timing.wait(wait);
    }
  };
  return (key, work) => {
    const turn = (queues.get(key) ?? Promise.resolve()).then(async () => {
      await paced(key, conversationLimits);
      await paced('every conversation', tenantLimits);
      return work();
    });
    // The next one waits for this one, whether it went well or not.
    queues.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
