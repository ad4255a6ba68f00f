import type { Pace } from '../../graph/retry';

/** Time that passes only by waiting, and by giving up on an answer that never comes. */
export interface VirtualTime extends Pace {
  /** A moment as dates have it. */
  date(): Date;
  pass(milliseconds: number): void;
  /** Nobody answers any more: whoever still waits for an answer gives up. */
  nobodyAnswers(): void;
}

export function virtualTime(start: string): VirtualTime {
  let now = Date.parse(start);
  const waiting = new Set<{ until: number; work: () => void }>();
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  const giveUp = (): void => {
    for (const one of [...waiting]) {
      waiting.delete(one);
      now = Math.max(now, one.until);
      one.work();
    }
  };
  return {
    now: () => now,
    date: () => new Date(now),
    pass,
    random: () => 0.5,
    sleep(milliseconds) {
      pass(milliseconds);
      return Promise.resolve();
    },
    after(milliseconds, work) {
      const one = { until: now + milliseconds, work };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    // Everybody who is being answered at this moment has the time to take the answer.
    nobodyAnswers: () => void setTimeout(giveUp, 15),
  };
}
