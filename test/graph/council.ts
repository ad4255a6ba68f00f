import { type GraphOptions, type GraphRooms, openGraph } from '../../graph';
import { type LocalGraph, openLocalGraph, type Switches } from '../../graph/local';
import type { Pace } from '../../graph/retry';
import { paceThatNotes } from './scripted';

/** What happens to a request besides being answered; undefined lets it pass. */
export type Mishap = (
  request: { method: string; path: string },
  pass: () => Promise<Response>,
) => Promise<Response> | undefined;

/** A local Graph for one test, and instances of the app's rooms on it. */
export interface Council {
  local: LocalGraph;
  /** Opens another instance; not started. */
  open(changes?: Partial<GraphOptions>): Promise<GraphRooms>;
  /** Lets mishaps happen from now on, to all instances. */
  mishap(happens: Mishap): void;
  clock: { now(): Date; pass(seconds: number): void };
  /** The waiting of all instances; time passes for it by waiting only. */
  pace: Pace;
  close(): void;
}

export function openCouncil(switches: Partial<Switches> = {}): Council {
  const local = openLocalGraph({ dataDir: ':memory:', switches });
  const pace = paceThatNotes([]);
  let happens: Mishap = () => undefined;
  let now = Date.UTC(2026, 10, 21, 9, 15, 30);
  const clock = {
    now: () => new Date(now),
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
  const handle = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const path = decodeURIComponent(pathname.replace('/v1.0', '') + search);
    const pass = () => local.handle(request);
    return happens({ method: request.method, path }, pass) ?? pass();
  };
  return {
    local,
    clock,
    pace,
    mishap: (next) => {
      happens = next;
    },
    open: (changes = {}) =>
      openGraph({
        transport: { kind: 'inProcess', handle },
        council: 'Wealdshire County Council',
        clock,
        pollSeconds: 0,
        groups: () => ({ roles: {}, teams: [] }),
        pace,
        ...changes,
      }),
    close: () => {
      local.close();
    },
  };
}

/** The first request of this method meets the mishap; all others pass. */
export function onFirst(method: string, mishap: Mishap): Mishap {
  let met = false;
  return (request, pass) => {
    if (met || request.method !== method) return undefined;
    met = true;
    return mishap(request, pass);
  };
}

/** The request is done, but its answer never arrives. */
export const answerLost: Mishap = async (_, pass) => {
  await pass();
  throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
};

/** The request never arrives. */
export const requestLost: Mishap = () => Promise.reject(new TypeError('fetch failed'));

/** The request is done, but a gateway gives up waiting for it. */
export const gatewayTimeout: Mishap = async (_, pass) => {
  await pass();
  return new Response('<html>504</html>', { status: 504 });
};
