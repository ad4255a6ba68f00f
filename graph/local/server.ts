import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LocalGraph } from './index';
import { ConnectionLost } from './delivery';
import { GraphFault } from './errors';
import { readBody } from './httpBody';
import { clientOrigin, refuseStrangers } from './httpGuard';
import { answerFrom } from './request';
import { bytesOf, refusalOf } from './response';

export interface ServeOptions {
  /** 0 takes any free port. */
  port: number;
  /** A loopback address; 127.0.0.1 by default. */
  host?: string;
}

export interface ServedGraph {
  /** Without a slash at its end; the version follows it. */
  url: string;
  port: number;
  close(): Promise<void>;
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Serves a local Graph over HTTP, to this machine only. Rejects when the port is taken. */
export async function serveLocalGraph(
  graph: LocalGraph,
  { port, host = '127.0.0.1' }: ServeOptions,
): Promise<ServedGraph> {
  if (!loopback.includes(host))
    throw new Error(`The local Graph serves loopback only, not ${host}.`);
  // Aborted on closing: an answer that is held back must not keep the server open.
  const visits = new Set<AbortController>();
  const server = createServer((incoming, outgoing) => {
    const gone = new AbortController();
    visits.add(gone);
    outgoing.once('close', () => {
      visits.delete(gone);
      if (!outgoing.writableFinished) gone.abort();
    });
    void answer({ graph, incoming, outgoing, signal: gone.signal }).then(() => {
      // Once it is to stop, a connection must not stay open for a next request.
      if (!server.listening) incoming.socket.end();
    });
  });
  const actual = await listen(server, port, host);
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${actual}`, port: actual, close: () => close(server, visits) };
}

interface Visit {
  graph: Pick<LocalGraph, 'handle'>;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** Aborted when the client is gone or the server stops. */
  signal: AbortSignal;
}

async function answer(visit: Visit): Promise<void> {
  const { incoming, outgoing } = visit;
  const response = await responseTo(visit);
  // The connection ends without an answer: a reset, or a client that is gone.
  if (!response) return void incoming.socket.resetAndDestroy();
  const { body, whole } = await bodyOf(response);
  if (!whole) return sendHalf(response, body, outgoing);
  const headers = Object.fromEntries(response.headers);
  // What is left of a refused body is not read, so the connection cannot be used again.
  if (response.status === 413) headers.connection = 'close';
  outgoing.writeHead(response.status, { ...headers, 'content-length': body.length });
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

/** What was written of a body before it broke off, or all of it. */
async function bodyOf(response: Response): Promise<{ body: Buffer; whole: boolean }> {
  const written = bytesOf(response);
  if (written) return { body: written, whole: true };
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      chunks.push(next.value);
    }
    return { body: Buffer.concat(chunks), whole: true };
  } catch (cause) {
    if (cause instanceof ConnectionLost) return { body: Buffer.concat(chunks), whole: false };
    throw cause;
  }
}

/** Announces the whole, sends the half and ends the connection. */
function sendHalf(response: Response, half: Buffer, outgoing: ServerResponse): void {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.write(half, () => outgoing.destroy());
}

/** Undefined when the client gets no answer. */
async function responseTo({ graph, incoming, signal }: Visit): Promise<Response | undefined> {
  try {
    refuseStrangers(incoming);
    const request = await requestFrom(incoming, signal);
    return await graph.handle(answerFrom(request, clientOrigin(incoming)));
  } catch (cause) {
    if (cause instanceof ConnectionLost || signal.aborted) return undefined;
    if (cause instanceof GraphFault) return refusalOf(cause, () => new Date());
    process.stderr.write(`The local Graph failed: ${String(cause)}\n`);
    const fault = new GraphFault(500, 'generalException', 'The local Graph failed.');
    return refusalOf(fault, () => new Date());
  }
}

async function requestFrom(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const body = await readBody(incoming);
  const bodyless = method === 'GET' || method === 'HEAD';
  return new Request(new URL(`http://localhost/${url.replace(/^\/+/, '')}`), {
    method,
    headers,
    signal,
    ...(bodyless ? {} : { body }),
  });
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function close(server: Server, visits: Set<AbortController>): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const gone of visits) gone.abort();
    server.close((cause) => (cause ? reject(cause) : resolve()));
    server.closeIdleConnections();
  });
}
