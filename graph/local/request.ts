import { isDownload } from './downloadUrl';
import { GraphFault, invalidRequest } from './errors';
import { isJsonObject, type JsonObject } from './json';

/** The origin of links in answers, unless the request came over HTTP. */
const graphOrigin = 'https://graph.microsoft.com';

/** A request as operations see it: alone, or as one of a batch. */
export interface GraphRequest {
  method: string;
  /** The path after the version, as the client wrote it, with its leading slash. */
  path: string;
  /** The same, cut and decoded; an address by path (`host:/a/b:`) is one segment. */
  segments: string[];
  query: URLSearchParams;
  headers: Headers;
  /** Absolute links in the answer start with it. */
  origin: string;
  /** Whether it is a part of a batch. */
  part?: boolean;
  /** Reads the body as a JSON object; throws 400 if it is anything else. */
  json(): JsonObject;
  /** The body as it came. */
  bytes(): Uint8Array;
}

const linkOrigins = new WeakMap<Request, string>();

/** Notes, for a request that came over HTTP, where its client reaches this server. */
export function answerFrom(request: Request, origin: string): Request {
  linkOrigins.set(request, origin);
  return request;
}

/** Reads a WHATWG request; only its path and query count, not its host. */
export async function readRequest(request: Request): Promise<GraphRequest> {
  const url = new URL(request.url);
  const body = new Uint8Array(await request.arrayBuffer());
  return {
    method: request.method.toUpperCase(),
    ...locate(afterVersion(url.pathname)),
    query: url.searchParams,
    headers: request.headers,
    origin: linkOrigins.get(request) ?? graphOrigin,
    json: () => parseBody(body),
    bytes: () => body,
  };
}

/** Cuts a path into segments, keeping an address by path (`root:/a/b:`) whole. */
export function locate(path: string): { path: string; segments: string[] } {
  const segments: string[] = [];
  let open: string[] | undefined;
  for (const part of path.split('/').filter(Boolean).map(decode)) {
    if (open) open.push(part);
    else if (part.endsWith(':')) open = [part];
    else segments.push(part);
    if (open && open.length > 1 && part.endsWith(':')) {
      segments.push(open.join('/').slice(0, -1));
      open = undefined;
    }
  }
  if (open) segments.push(open.join('/'));
  return { path: `/${path.split('/').filter(Boolean).join('/')}`, segments };
}

function afterVersion(pathname: string): string {
  const [version = '', ...rest] = pathname.split('/').filter(Boolean);
  // One client posts its batches without a version, so that address is known too.
  if (decode(version) === '$batch' && rest.length === 0) return '/$batch';
  // Files have short-lived addresses of their own, as in SharePoint.
  if (isDownload(pathname.split('/').filter(Boolean))) return pathname;
  // The addresses of upload sessions are no part of Graph and have no version.
  if (version === 'uploads') return pathname;
  if (version !== 'v1.0') {
    throw new GraphFault(400, 'BadRequest', `Invalid version: ${version}. Only v1.0 is here.`);
  }
  return `/${rest.join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    if (cause instanceof URIError) throw invalidRequest('The address is not validly encoded.');
    throw cause;
  }
}

function parseBody(body: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw invalidRequest('The request body is not valid JSON.');
    throw cause;
  }
  if (!isJsonObject(value)) throw invalidRequest('The request body is not a JSON object.');
  return value;
}
