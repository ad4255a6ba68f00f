import { templateOf } from '../../graph/meter';
import { currentAction } from '../../teamsapp/common/action';

/** One round trip to Graph: on whose account, and what it was. */
export interface Trip {
  /** The name given to `withAction`; undefined outside of any. */
  action: string | undefined;
  /** 'PATCH Approvals', or '$batch: POST Packages, POST Approvals'. */
  what: string;
}

/** The way between the gateway and a local Graph in another process, which takes its time. */
export interface Way {
  handle(request: Request): Promise<Response>;
  /** Milliseconds that each round trip takes beside what the local Graph itself takes. */
  roundTrip: number;
  /** Lists by their ids, so that trips can be told in words. */
  lists: ReadonlyMap<string, string>;
  /** The trips since the last call. */
  takeTrips(): Trip[];
}

/** What is done after the answer; nobody waits for it, so it is not held up either. */
export const deferred = 'afterwards';

/** Opens a way without delay to the local Graph at an address. */
export function openWay(target: string): Way {
  let trips: Trip[] = [];
  const way: Way = {
    roundTrip: 0,
    lists: new Map(),
    takeTrips() {
      const taken = trips;
      trips = [];
      return taken;
    },
    async handle(request) {
      const action = currentAction()?.name;
      const body = request.method === 'GET' ? undefined : await request.text();
      trips.push({ action, what: wordsFor(request, body, way.lists) });
      if (way.roundTrip > 0 && action !== deferred) await passed(way.roundTrip);
      return forwarded(target, request, body);
    },
  };
  return way;
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** With Node's fetch; the local Graph's links keep Graph's origin, as the gateway wants them. */
function forwarded(target: string, request: Request, body?: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  headers.set('X-Forwarded-Proto', 'https');
  headers.set('X-Forwarded-Host', new URL(request.url).host);
  const { method, signal } = request;
  return fetch(new URL(pathname + search, target), {
    method,
    headers,
    signal,
    ...(body !== undefined && body !== '' && { body }),
  });
}

function wordsFor({ method, url }: Request, body: string | undefined, lists: Way['lists']): string {
  if (!url.endsWith('/$batch')) return partWords(method, url, lists);
  const { requests } = JSON.parse(body ?? '') as { requests: { method: string; url: string }[] };
  const parts = requests.map((part) => partWords(part.method, part.url, lists));
  return `$batch: ${parts.join(', ')}`;
}

function partWords(method: string, url: string, lists: Way['lists']): string {
  const listId = /\/lists\/([^/?]+)/.exec(url)?.[1];
  const list = listId === undefined ? undefined : lists.get(decodeURIComponent(listId));
  return `${method} ${list ?? templateOf(url)}`;
}
