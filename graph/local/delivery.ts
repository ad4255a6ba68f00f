import type { Answer } from './answer';

/** Thrown in place of an answer whose connection ended; shaped as `fetch` reports that. */
export class ConnectionLost extends TypeError {
  constructor(message: string, code: string) {
    super(message, { cause: Object.assign(new Error(code), { code }) });
  }
}

export interface Way {
  /** The client's request, whose signal ends a wait. */
  request: Request;
  /** Writes the answer down as a response. */
  write(answer: Answer): Response;
  /** Waits so many milliseconds; the real time by default. */
  wait: (milliseconds: number) => Promise<void>;
}

/**
 * Takes an answer to the client, or loses it on the way.
 *
 * Rejects with ConnectionLost for a reset, and with the signal's reason when the client gives up.
 */
export async function deliver(answer: Answer, way: Way): Promise<Response> {
  const { mishap } = answer;
  if (!mishap) return way.write(answer);
  if (mishap.kind === 'reset') throw new ConnectionLost('fetch failed', 'ECONNRESET');
  if (mishap.kind === 'cut') return cut(way.write(answer));
  const late = mishap.kind === 'late' ? way.wait(mishap.milliseconds) : undefined;
  const { promise, forget } = givenUp(way.request);
  await Promise.race([promise, ...(late ? [late] : [])]).finally(forget);
  way.request.signal.throwIfAborted();
  return way.write(answer);
}

/** Waits the real time. */
export function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A request's signal hears of its client only as long as somebody holds the request. */
const waiting = new Set<Request>();

/** Resolves once the client gives up. */
function givenUp(request: Request): { promise: Promise<void>; forget: () => void } {
  const { signal } = request;
  const watch = new AbortController();
  const promise = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: watch.signal });
  });
  waiting.add(request);
  const forget = () => {
    waiting.delete(request);
    watch.abort();
  };
  return { promise, forget };
}

/** The length of the whole is announced, half of it comes, and then the connection ends. */
async function cut(response: Response): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.set('content-length', String(whole.length));
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      // The end comes only after the half was taken, or it would never be seen.
      if (sent) controller.error(new ConnectionLost('terminated', 'UND_ERR_SOCKET'));
      else controller.enqueue(whole.subarray(0, whole.length / 2));
      sent = true;
    },
  });
  return new Response(body, { status: response.status, headers });
}
