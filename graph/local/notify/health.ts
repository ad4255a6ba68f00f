import type { Timers } from './timers';

/** Answers that are remembered of a receiver, and how many of them may be late. */
const remembered = 100;
const mostLate = 10;
const tooLate = 15;
/** Milliseconds that a receiver which is too often late is left alone. */
const pause = 600_000;

/** How well a receiver keeps up. */
export interface Health {
  note(answer: 'inTime' | 'late'): void;
  /** While throttled, notifications wait; while dropping, they are lost. */
  state(): 'well' | 'throttled' | 'dropping';
  close(): void;
}

/**
 * Watches one receiver: over 10 late answers of the last 100 hold its notifications back for ten
 * minutes, 15 drop them for as long. Afterwards the counting begins anew.
 *
 * Source: Graph's change notification documentation, which counts percent over ten minutes.
 */
export function openHealth(timers: Timers, onRecovered: () => void): Health {
  let answers: ('inTime' | 'late')[] = [];
  let state: 'well' | 'throttled' | 'dropping' = 'well';
  let timer: unknown;
  const enter = (next: 'throttled' | 'dropping') => {
    timers.clear(timer);
    state = next;
    timer = timers.set(() => {
      state = 'well';
      answers = [];
      onRecovered();
    }, pause);
  };
  return {
    note(answer) {
      answers = [...answers, answer].slice(-remembered);
      const late = answers.filter((one) => one === 'late').length;
      if (late >= tooLate && state !== 'dropping') enter('dropping');
      else if (late > mostLate && state === 'well') enter('throttled');
    },
    state: () => state,
    close: () => {
      timers.clear(timer);
    },
  };
}
