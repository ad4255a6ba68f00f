import type { Clock } from '../../teamsapp/common/dates';

const mostKept = 2000;

/**
 * Remembers answers for some seconds. Askers of the same key share one request; a failure is not
 * remembered.
 */
export function cacheFor<T>(
  clock: Clock,
  seconds: number,
): (key: string, read: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { at: number; answer: Promise<T> }>();
  return async (key, read) => {
    const now = clock.now().getTime();
    const present = kept.get(key);
    if (present !== undefined && now - present.at < seconds * 1000) return present.answer;
    if (kept.size >= mostKept) kept.clear();
    const answer = read();
    kept.set(key, { at: now, answer });
    try {
      return await answer;
    } catch (error) {
      if (kept.get(key)?.answer === answer) kept.delete(key);
      throw error;
    }
  };
}
