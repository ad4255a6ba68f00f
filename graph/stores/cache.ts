import type { Clock } from '../../teamsapp/common/dates';

const mostKept = 2000;
/** Seconds in which nobody is asked after there was no answer. */
const leftAlone = 30;

/** Answers that are remembered. Askers of the same key share one request. */
export interface Cache<T> {
  /** The answer, at most some seconds old. A failure is not remembered. */
  fresh(key: string, read: () => Promise<T>): Promise<T>;
  /**
   * The same; when reading fails because nobody answers, the last answer of some time before. For
   * some seconds after such a failure nobody is asked where there is a last answer: many askers
   * would each wait in vain.
   */
  lastKnown(key: string, read: () => Promise<T>): Promise<T>;
}

/**
 * Opens an empty cache.
 *
 * @param rules seconds that an answer is fresh, seconds that it stands in for one that does not
 *   come, and which failures are no answer
 */
export function openCache<T>(
  clock: Clock,
  rules: { fresh: number; standsIn: number; isNoAnswer(error: unknown): boolean },
): Cache<T> {
  const kept = new Map<string, { at: number; answer: Promise<T> }>();
  const known = new Map<string, { at: number; value: T }>();
  const now = () => clock.now().getTime();
  let silentAt: number | undefined;
  const isSilent = () => silentAt !== undefined && now() - silentAt < leftAlone * 1000;
  const lastOf = (key: string) => {
    const last = known.get(key);
    return last !== undefined && now() - last.at < rules.standsIn * 1000 ? last : undefined;
  };
  const fresh: Cache<T>['fresh'] = async (key, read) => {
    const at = now();
    const present = kept.get(key);
    if (present !== undefined && at - present.at < rules.fresh * 1000) return present.answer;
    if (kept.size >= mostKept) kept.clear();
    if (known.size >= mostKept) known.clear();
    const answer = read();
    kept.set(key, { at, answer });
    try {
      const value = await answer;
      known.set(key, { at, value });
      silentAt = undefined;
      return value;
    } catch (error) {
      if (kept.get(key)?.answer === answer) kept.delete(key);
      // A refusal is an answer too, and ends what was known before.
      if (rules.isNoAnswer(error)) silentAt = now();
      else known.delete(key);
      throw error;
    }
  };
  return {
    fresh,
    async lastKnown(key, read) {
      const before = isSilent() ? lastOf(key) : undefined;
      if (before !== undefined) return before.value;
      try {
        return await fresh(key, read);
      } catch (error) {
        const last = lastOf(key);
        if (last === undefined) throw error;
        return last.value;
      }
    },
  };
}
