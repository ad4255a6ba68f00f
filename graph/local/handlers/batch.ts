import { ok, type Answer } from '../answer';
import { invalidRequest } from '../errors';
import { isJsonObject, type JsonObject } from '../json';
import { locate, type GraphRequest } from '../request';
import type { Operation, Responder } from '../router';

/** Requests a batch may hold. */
const mostRequests = 20;

interface Part {
  id: string;
  dependsOn: string[];
  request: GraphRequest;
}

/**
 * Answers several requests at once, each as if it came alone.
 *
 * The whole batch is one transaction in which each part can fail alone, so its writes reach the
 * disk together before any of them is acknowledged.
 */
export function batchOf(respond: Responder): Operation {
  return ({ request }) => {
    const answers = new Map<string, Answer>();
    for (const part of inDependencyOrder(partsIn(request))) {
      const failed = part.dependsOn.some((id) => (answers.get(id)?.status ?? 0) >= 400);
      answers.set(part.id, failed ? failedDependency() : respond(part.request));
    }
    return ok({ responses: [...answers].map(([id, answer]) => responseOf(id, answer)) });
  };
}

function partsIn(batch: GraphRequest): Part[] {
  const { requests } = batch.json();
  if (!Array.isArray(requests)) throw invalidRequest("A batch needs an array of 'requests'.");
  if (requests.length > mostRequests) {
    throw invalidRequest(`A batch holds at most ${mostRequests} requests.`);
  }
  const parts = requests.map((entry: unknown) => partIn(entry, batch));
  const ids = new Set(parts.map(({ id }) => id.toLowerCase()));
  if (ids.size < parts.length) throw invalidRequest('The ids of a batch are not all different.');
  for (const { dependsOn } of parts) {
    const unknown = dependsOn.find((id) => !parts.some((part) => part.id === id));
    if (unknown !== undefined) throw invalidRequest(`dependsOn names no request: '${unknown}'.`);
  }
  return parts;
}

function partIn(entry: unknown, batch: GraphRequest): Part {
  if (!isJsonObject(entry)) throw invalidRequest('A request of a batch is an object.');
  const { id, method, url, body } = entry;
  if (
    typeof id !== 'string' ||
    id === '' ||
    typeof method !== 'string' ||
    typeof url !== 'string'
  ) {
    throw invalidRequest("A request of a batch needs 'id', 'method' and 'url' as texts.");
  }
  const headers = headersIn(entry.headers, batch);
  if (body !== undefined && !headers.has('content-type')) {
    throw invalidRequest(`Request '${id}' has a body but no Content-Type header.`);
  }
  return {
    id,
    dependsOn: idsIn(entry.dependsOn),
    request: requestOf(method, url, { headers, body, origin: batch.origin }),
  };
}

interface Content {
  headers: Headers;
  body: unknown;
  origin: string;
}

function requestOf(method: string, url: string, { headers, body, origin }: Content): GraphRequest {
  const { pathname, searchParams } = new URL(`/${url.replace(/^\/+/, '')}`, origin);
  return {
    method: method.toUpperCase(),
    ...locate(pathname),
    query: searchParams,
    headers,
    origin,
    json() {
      if (isJsonObject(body)) return body;
      throw invalidRequest('The request body is not a JSON object.');
    },
    // Anything but JSON is carried as base64.
    bytes: () => Buffer.from(typeof body === 'string' ? body : '', 'base64'),
  };
}

function headersIn(given: unknown, batch: GraphRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(isJsonObject(given) ? given : {})) {
    headers.set(name, String(value));
  }
  const token = batch.headers.get('authorization');
  if (token !== null && !headers.has('authorization')) headers.set('authorization', token);
  return headers;
}

function idsIn(dependsOn: unknown): string[] {
  if (dependsOn == null) return [];
  if (Array.isArray(dependsOn) && dependsOn.every((id) => typeof id === 'string')) return dependsOn;
  throw invalidRequest("'dependsOn' is an array of ids.");
}

function inDependencyOrder(parts: Part[]): Part[] {
  const ordered: Part[] = [];
  const ready = ({ dependsOn }: Part) =>
    dependsOn.every((id) => ordered.some((part) => part.id === id));
  while (ordered.length < parts.length) {
    const next = parts.filter((part) => !ordered.includes(part)).find(ready);
    if (!next) throw invalidRequest('The requests of a batch depend on each other in a circle.');
    ordered.push(next);
  }
  return ordered;
}

function responseOf(id: string, { status, headers, body }: Answer): JsonObject {
  if (body instanceof Uint8Array) {
    return { id, status, headers: { ...headers }, body: Buffer.from(body).toString('base64') };
  }
  const typed = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return { id, status, headers: { ...headers, ...typed }, ...(body ? { body } : {}) };
}

function failedDependency(): Answer {
  const message = 'A request that this one depends on has failed.';
  return { status: 424, body: { error: { code: 'FailedDependency', message } } };
}
