const firstWait = 10_000;
const longestWait = 900_000;
/** Milliseconds after which what was not taken is given up. */
const retriedFor = 4 * 3_600_000;

/** How long to wait before one receiver is tried again. Milliseconds. */
export interface Patience {
  /** The wait after one more failure: each twice the one before; undefined when it is over. */
  next(): number | undefined;
  /** The receiver took something. */
  renew(): void;
}

export function openPatience(): Patience {
  let failures = 0;
  let waited = 0;
  const renew = () => {
    failures = waited = 0;
  };
  return {
    next() {
      const wait = Math.min(longestWait, firstWait * 2 ** failures);
      failures += 1;
      waited += wait;
      if (waited <= retriedFor) return wait;
      renew();
      return undefined;
    },
    renew,
  };
}
