import type { IncomingMessage } from 'node:http';
import { GraphFault } from './errors';

/**
 * Throws 403 for requests that did not come from this machine's own programs.
 *
 * Listening on loopback is not enough: a web page in a browser here can send requests too, and
 * with a host name that it points at 127.0.0.1 even read the answers.
 */
export function refuseStrangers({ headers }: IncomingMessage): void {
  if (!isLoopback(`http://${headers.host ?? ''}`)) throw refused('Host');
  if (headers.origin !== undefined && !isLoopback(headers.origin)) throw refused('Origin');
}

/** The origin under which the client reaches this server; a proxy says it in its headers. */
export function clientOrigin({ headers }: IncomingMessage): string {
  const scheme = headers['x-forwarded-proto'];
  const host = headers['x-forwarded-host'];
  if (typeof scheme === 'string' && typeof host === 'string') return `${scheme}://${host}`;
  return `http://${headers.host ?? ''}`;
}

function isLoopback(origin: string): boolean {
  return (
    URL.canParse(origin) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
  );
}

function refused(header: string): GraphFault {
  return new GraphFault(403, 'accessDenied', `The local Graph does not serve this ${header}.`);
}
