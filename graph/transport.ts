import { type GraphError, noAnswer } from './errors';
import { textAt } from './json';

/** The origin that every address and link has, also with the local Graph. */
export const graphOrigin = 'https://graph.microsoft.com';

/** Where requests go: the only difference between a real tenant and the local Graph. */
export type Transport =
  | { kind: 'inProcess'; handle(request: Request): Promise<Response> }
  | { kind: 'local'; url: string }
  | { kind: 'cloud' };

/** Sends one request and answers what came back, whatever its status. Throws GraphError. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** The last step of every request. */
export function sendOver(transport: Transport): Send {
  return async (url, init) => {
    try {
      return await deliver(transport, url, init);
    } catch (error) {
      throw transportFailure(error);
    }
  };
}

function deliver(transport: Transport, url: string, init: RequestInit): Promise<Response> {
  if (transport.kind === 'cloud') return fetch(url, init);
  if (transport.kind === 'inProcess') return transport.handle(new Request(url, init));
  const headers = new Headers(init.headers);
  // The local server builds its links from these, so that they keep Graph's origin.
  headers.set('X-Forwarded-Proto', 'https');
  headers.set('X-Forwarded-Host', new URL(graphOrigin).host);
  const { pathname, search } = new URL(url);
  return fetch(new URL(pathname + search, transport.url), { ...init, headers });
}

/** A connection that never came about carried nothing; any other end leaves the outcome open. */
function transportFailure(error: unknown): GraphError {
  const codes = codesIn(error);
  const outcome = neverSent.some((code) => codes.includes(code)) ? 'notDone' : 'lost';
  const reason = error instanceof Error ? error.message : 'unknown failure';
  return noAnswer(`Graph was not reached: ${reason}`, outcome);
}

/** The codes of a failed connection: in the error, in its cause, or in the causes of that. */
function codesIn(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesIn) : [];
  const own = 'code' in error ? textAt({ code: error.code }, 'code') : undefined;
  return [...(own === undefined ? [] : [own]), ...codesIn(error.cause), ...inner];
}
