import type { Clock } from '../../teamsapp/common/dates';

const mostKept = 2000;
/** Seconds in which nobody is asked after there was no answer. */
const leftAlone = 30;
/** Milliseconds that a person waits for a new answer where the last one would do. */
const patience = 2000;

/** Answers that are remembered. Askers of the same key share one request. */
export interface Cache<T> {
  /** The answer, at most some seconds old. A failure is not remembered. */
  fresh(key: string, read: () => Promise<T>): Promise<T>;
  /**
   * The same; when nobody answers, or not within two seconds, the last answer of some time before.
   * For some seconds after such a silence nobody is asked where there is a last answer: many askers
   * would each wait in vain.
   */
  lastKnown(key: string, read: () => Promise<T>): Promise<T>;
}

/** Whether whoever answers has fallen silent: shared by the caches that ask the same service. */
export interface Silence {
  isOn(): boolean;
  begins(): void;
  ends(): void;
}

/** Nobody is silent at first. A silence is forgotten after some seconds, so that one asks again. */
export function openSilence(clock: Clock): Silence {
  let since: number | undefined;
  return {
    isOn: () => since !== undefined && clock.now().getTime() - since < leftAlone * 1000,
    begins() {
      since = clock.now().getTime();
    },
    ends() {
      since = undefined;
    },
  };
}

/** How long answers count, and what is none. */
export interface CacheRules {
  /** Seconds that an answer is fresh. */
  fresh: number;
  /** Seconds that it stands in for one that does not come. */
  standsIn: number;
  isNoAnswer(error: unknown): boolean;
  silence: Silence;
  /** Ends when a person has waited long enough; two seconds unless given. */
  patience?: () => Promise<void>;
}

/** Opens an empty cache. */
export function openCache<T>(clock: Clock, rules: CacheRules): Cache<T> {
  const { silence, patience: outOfPatience = seconds } = rules;
  const kept = new Map<string, { at: number; answer: Promise<T> }>();
  const known = new Map<string, { at: number; value: T }>();
  const now = () => clock.now().getTime();
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
      silence.ends();
      return value;
    } catch (error) {
      if (kept.get(key)?.answer === answer) kept.delete(key);
      // A refusal is an answer too, and ends what was known before.
      if (rules.isNoAnswer(error)) silence.begins();
      else known.delete(key);
      throw error;
    }
  };
  return {
    fresh,
    async lastKnown(key, read) {
      const before = lastOf(key);
      if (before === undefined) return fresh(key, read);
      if (silence.isOn()) return before.value;
      const answer = fresh(key, read).then(
        (value) => ({ value }),
        (error: unknown) => {
          const last = lastOf(key);
          if (last === undefined) throw error;
          return last;
        },
      );
      const first = await Promise.race([answer, outOfPatience()]);
      if (first !== undefined) return first.value;
      // Whoever waits longer finds out for all the others.
      silence.begins();
      answer.catch(() => undefined);
      return before.value;
    },
  };
}

function seconds(): Promise<void> {
  return new Promise((resolve) => {
    // Alone it must not keep a process alive.
    setTimeout(resolve, patience).unref();
  });
}
