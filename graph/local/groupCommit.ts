import type { Answer } from './answer';
import type { GraphRequest } from './request';
import type { Responder } from './router';
import type { Store } from './store';

/** Milliseconds that a group waits for those who were in the one before it. */
const longestWait = 1;

/** Answers requests one by one in the order they came, however many clients ask. */
export interface GroupCommit {
  answer(request: GraphRequest): Promise<Answer>;
  /** Answers now whatever still waits: before the store is closed. */
  settle(): void;
}

interface Waiting {
  request: GraphRequest;
  resolve(answer: Answer): void;
  reject(cause: unknown): void;
}

/**
 * Puts writes that wait at the same time on the disk together: waiting for the disk is what a
 * write costs, and one wait serves them all. Each is a part that can fail alone, like the requests
 * of a batch, and none is answered before all of them are on the disk.
 *
 * A read that comes while writes wait stands in line behind them, so it never overtakes a write
 * of its own connection, and never shows what the disk may still refuse.
 */
export function groupCommit(store: Store, respond: Responder): GroupCommit {
  let waiting: Waiting[] = [];
  let lastSize = 1;
  let cancel: () => void = () => undefined;
  const settle = (): void => {
    cancel();
    if (waiting.length === 0) return;
    const group = waiting;
    waiting = [];
    lastSize = group.length;
    answerTogether(store, respond, group);
  };
  // Clients who were answered together ask again together; a client alone is never kept waiting.
  const schedule = (): void => {
    if (waiting.length >= lastSize) {
      cancel();
      const immediate = setImmediate(settle);
      cancel = () => {
        clearImmediate(immediate);
      };
    } else if (waiting.length === 1) {
      const timer = setTimeout(settle, longestWait);
      cancel = () => {
        clearTimeout(timer);
      };
    }
  };
  return {
    answer(request) {
      return new Promise((resolve, reject) => {
        const one = { request, resolve, reject };
        if (waiting.length === 0 && request.method === 'GET') {
          answerAlone(respond, one);
          return;
        }
        waiting.push(one);
        schedule();
      });
    },
    settle,
  };
}

function answerTogether(store: Store, respond: Responder, group: readonly Waiting[]): void {
  const answers = committed(store, () => group.map(({ request }) => respond(request)));
  group.forEach((one, index) => {
    const answer = answers?.[index];
    // Nothing of a group that the disk refused is stored: each alone hears what there is to hear.
    if (answer) one.resolve(answer);
    else answerAlone(respond, one);
  });
}

/** What the work answers once it is on the disk; undefined when the disk refused it. */
function committed(store: Store, work: () => Answer[]): Answer[] | undefined {
  try {
    return store.transaction(work);
  } catch (cause) {
    process.stderr.write(`The local Graph could not store a group of writes: ${String(cause)}\n`);
    return undefined;
  }
}

function answerAlone(respond: Responder, { request, resolve, reject }: Waiting): void {
  try {
    resolve(respond(request));
  } catch (cause) {
    reject(cause);
  }
}
