import type { Timers } from './timers';

/** Sends one request out of the emulator, to this machine only; `fetch` by default. */
export type Deliver = (request: Request) => Promise<Response>;

/** How requests go out. */
export interface Way {
  deliver: Deliver;
  timers: Timers;
}

export interface Told {
  status: number;
  contentType: string;
  text: string;
}

/** One POST: where to, how long its answer may take in milliseconds, and what it carries. */
export interface Posting {
  url: string;
  within: number;
  contentType: string;
  body: string;
}

/** Sends a POST and answers what came back in time: 'late' after that, 'unreached' without. */
export async function post(
  { deliver, timers }: Way,
  { url, within, contentType, body }: Posting,
): Promise<Told | 'late' | 'unreached'> {
  const abort = new AbortController();
  let timer: unknown;
  const late = new Promise<'late'>((resolve) => {
    timer = timers.set(() => {
      resolve('late');
      abort.abort();
    }, within);
  });
  const request = new Request(url, {
    method: 'POST',
    // A kept connection may be gone when it is needed: the receiver is often just restarted.
    headers: { 'Content-Type': contentType, Connection: 'close' },
    body,
    // A redirect could lead away from this machine.
    redirect: 'manual',
    signal: abort.signal,
  });
  try {
    // Whatever kept it from arriving: to the sender it is the same.
    const arrived = told(deliver, request).catch(() => 'unreached' as const);
    return await Promise.race([arrived, late]);
  } finally {
    timers.clear(timer);
  }
}

async function told(deliver: Deliver, request: Request): Promise<Told> {
  const response = await deliver(request);
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, contentType, text: await response.text() };
}
