import {
  openLocalGraph,
  type LocalGraph,
  type LocalGraphOptions,
} from '../../../graph/local/index';

export type Json = Record<string, unknown>;

export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
  text: string;
}

export interface Caller {
  (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export interface TestGraph {
  graph: LocalGraph;
  call: Caller;
  /** Moves the clock on by whole days. */
  passDays(days: number): void;
  /** Moves the clock on by milliseconds. */
  pass(milliseconds: number): void;
}

const token = { authorization: 'Bearer any', 'content-type': 'application/json' };

/** A local Graph in memory with a clock that stands still. */
export function aGraph(options: Partial<LocalGraphOptions> = {}): TestGraph {
  let time = Date.parse('2026-06-09T10:30:00.123Z');
  const graph = openLocalGraph({ dataDir: ':memory:', now: () => new Date(time), ...options });
  const pass = (milliseconds: number) => void (time += milliseconds);
  return { graph, call: callerOf(graph), passDays: (days) => pass(days * 86_400_000), pass };
}

/** Sends requests to a local Graph and reads the answers. */
export function callerOf(graph: Pick<LocalGraph, 'handle'>): Caller {
  return async (method, path, body, headers = {}) => {
    const address = /^https?:/.test(path) ? path : `https://graph.microsoft.com/v1.0${path}`;
    const content = body === undefined ? {} : { body: contentOf(body) };
    const all = { ...token, ...headers };
    const response = await graph.handle(new Request(address, { method, headers: all, ...content }));
    return replyOf(response);
  };
}

export async function replyOf(response: Response): Promise<Reply> {
  const { status, headers } = response;
  const text = await response.text();
  const json = headers.get('content-type')?.includes('json') === true;
  return { status, headers, text, body: json ? (JSON.parse(text) as Json) : {} };
}

function contentOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A list in the root site, with its address. */
export async function aList(
  call: Caller,
  columns: Json[] = [],
  displayName = 'Things',
): Promise<string> {
  const { body } = await call('POST', '/sites/root/lists', { displayName, columns });
  return `/sites/root/lists/${String(body.id)}`;
}

/** Creates items, one after the other, and gives their ids. */
export async function items(call: Caller, list: string, ...all: Json[]): Promise<string[]> {
  const ids: string[] = [];
  for (const fields of all) {
    const { body, status, text } = await call('POST', `${list}/items`, { fields });
    if (status !== 201) throw new Error(text);
    ids.push(String(body.id));
  }
  return ids;
}

/** The rows of a collection. */
export function rows({ body, text }: Reply): Json[] {
  if (!Array.isArray(body.value)) throw new Error(text);
  return body.value as Json[];
}

export const ids = (reply: Reply): string[] => rows(reply).map(({ id }) => String(id));

export function fieldsOf({ body }: Reply | { body: Json }): Json {
  return body.fields as Json;
}

/** Code and message of an error. */
export function errorOf({ body, status }: Reply): {
  status: number;
  code: string;
  message: string;
} {
  const { code, message } = (body.error ?? {}) as { code: string; message: string };
  return { status, code, message };
}

/** Follows next links to the end. */
export async function allIds(call: Caller, path: string): Promise<string[]> {
  const found: string[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const reply: Reply = await call('GET', next);
    found.push(...ids(reply));
    next = reply.body['@odata.nextLink'] as string | undefined;
  }
  return found;
}

/** The Authorization header of a token that says these things of its bearer, without a signature. */
export function bearer(claims: Json): { authorization: string } {
  const part = (json: Json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  return { authorization: `Bearer ${part({ alg: 'none' })}.${part(claims)}.` };
}
