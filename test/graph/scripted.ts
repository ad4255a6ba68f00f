import { openClient } from '../../graph/client';
import { type GraphGateway, openGateway } from '../../graph/gateway';
import { type Meter, openMeter } from '../../graph/meter';
import { limitsIn, type TenantProfile, unknownProfile } from '../../graph/profile';
import { type Pace, realPace } from '../../graph/retry';
import { sendOver } from '../../graph/transport';

/** A request that the scripted Graph received. */
export interface Received {
  method: string;
  /** Path and query after the version, decoded. */
  path: string;
  headers: Headers;
  body: unknown;
}

/** What the scripted Graph does with one request: answers, or behaves badly by throwing. */
export type Reaction = (received: Received) => Response | Promise<Response>;

export interface Scripted {
  graph: GraphGateway;
  meter: Meter;
  received: Received[];
  /** Milliseconds that were waited, one by one. */
  waits: number[];
  lines: object[];
}

/** The list that unit tests write to. */
export const list = { siteId: 'h,s,w', listId: 'l1' };

/** A gateway over a Graph that does as the reactions say, in order; time only passes by waiting. */
export function scripted(...reactions: Reaction[]): Scripted {
  return scriptedOn(unknownProfile, ...reactions);
}

/** The same for a tenant of which something is known. */
export function scriptedOn(profile: TenantProfile, ...reactions: Reaction[]): Scripted {
  const received: Received[] = [];
  const waits: number[] = [];
  const lines: object[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const text = await request.text();
    const path = decodeURIComponent(url.pathname.replace('/v1.0', '') + url.search);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const one = { method: request.method, path, headers: request.headers, body };
    received.push(one);
    const reaction = reactions[received.length - 1];
    if (reaction === undefined) throw new Error(`Nothing scripted for ${one.method} ${path}`);
    return reaction(one);
  };
  const requestOnce = openClient({
    send: sendOver({ kind: 'inProcess', handle }),
    token: () => Promise.resolve('a-token'),
    userAgent: () => 'NONISV|Wealdshire|EducationPackages/test',
  });
  const pace = paceThatNotes(waits);
  const books = openMeter({ now: pace.now, limits: limitsIn(unknownProfile) });
  const log = (line: object) => void lines.push(line);
  const graph = openGateway({ requestOnce, pace, books, log, deadline: 30_000, profile });
  return { graph, meter: books.meter, received, waits, lines };
}

/** Time that stands still but for waiting, from 21 November 2026, 10:00 UTC. */
export function paceThatNotes(waits: number[]): Pace {
  let now = Date.UTC(2026, 10, 21, 10);
  return {
    now: () => now,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    after: realPace.after,
    random: () => 0,
  };
}

/** An answer with a JSON body. */
export function says(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Reaction {
  return () => Response.json(body, { status, headers });
}

/** An error in Graph's envelope. */
export function refuses(
  status: number,
  code: string,
  message = 'No.',
  headers: Record<string, string> = {},
): Reaction {
  const innerError = { 'request-id': 'r-1', date: '2026-11-21T10:00:00' };
  return says(status, { error: { code, message, innerError } }, headers);
}

/** The connection ends before an answer came. */
export function resets(): never {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
}

/** SharePoint's text for a value that a unique column already holds. */
export const duplicateText =
  'The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [Request key].';

/** An item as Graph gives one. */
export function anItem(id: number, version: number, fields: object = {}): object {
  const eTag = `"00000000-0000-4000-8000-00000000000${String(id)},${String(version)}"`;
  return { id: String(id), eTag, '@odata.etag': eTag, fields: { '@odata.etag': eTag, ...fields } };
}

/** An eTag of the items above. */
export function eTag(id: number, version: number): string {
  return `"00000000-0000-4000-8000-00000000000${String(id)},${String(version)}"`;
}
