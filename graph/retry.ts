import { GraphError, isOpenEnded } from './errors';

/** Time and chance, given from outside so that tests need neither. Milliseconds. */
export interface Pace {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Does the work once so much time has passed, unless the function given back is called first. */
  after(milliseconds: number, work: () => void): () => void;
  /** From 0 up to 1. */
  random(): number;
}

/** The pace of a running app. */
export const realPace: Pace = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
};

const firstWait = 500;
const longestWait = 60_000;
const mostRepeats = 4;

/**
 * Repeats a request while that is safe and while its deadline leaves time.
 *
 * A throttled request (429) was not processed, so it is repeated whatever it does. Everything else
 * is repeated for reads only: a write that failed or got lost may have been stored, and only
 * reading back can tell. Throws the last GraphError.
 */
export async function repeatWhileSafe<T>(
  method: string,
  deadlineAt: number,
  pace: Pace,
  attempt: (number: number) => Promise<T>,
): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt(number);
    } catch (error) {
      if (!(error instanceof GraphError) || !mayRepeat(method, error)) throw error;
      const wait = waitBefore(number, error.retryAfter, pace.random());
      const tooLate = pace.now() + wait >= deadlineAt;
      if (number > mostRepeats || wait > longestWait * 1.2 || tooLate) throw error;
      await pace.sleep(wait);
    }
  }
}

/**
 * How long an answer asks us to wait, in milliseconds: Retry-After in seconds or as an HTTP date,
 * or RateLimit-Reset, whichever is longer. Undefined when it asks nothing.
 */
export function askedWait(headers: Headers, now: number): number | undefined {
  const asked = [headers.get('retry-after'), headers.get('ratelimit-reset')]
    .filter((value) => value !== null)
    .map((value) => milliseconds(value, now))
    .filter((value) => value !== undefined);
  return asked.length === 0 ? undefined : Math.max(...asked);
}

function milliseconds(value: string, now: number): number | undefined {
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function mayRepeat(method: string, error: GraphError): boolean {
  if (error.status === 429) return true;
  // 501 says that it is not supported: it will be no better the next time.
  if (method !== 'GET' || error.status === 501) return false;
  return isOpenEnded(error.status);
}

/** Never shorter than asked; the random part keeps instances from coming back all at once. */
function waitBefore(number: number, asked: number | undefined, random: number): number {
  const wait = asked ?? Math.min(longestWait, firstWait * 2 ** (number - 1));
  return wait + wait * 0.2 * random;
}
