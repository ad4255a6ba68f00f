import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LocalGraph } from './index';
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
  const server = createServer((incoming, outgoing) => {
    void answer(graph, incoming, outgoing).then(() => {
      // Once it is to stop, a connection must not stay open for a next request.
      if (!server.listening) incoming.socket.end();
    });
  });
  const actual = await listen(server, port, host);
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${actual}`, port: actual, close: () => close(server) };
}

async function answer(
  graph: LocalGraph,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await responseTo(graph, incoming);
  const body = await bytesOf(response);
  const headers = Object.fromEntries(response.headers);
  // What is left of a refused body is not read, so the connection cannot be used again.
  if (response.status === 413) headers.connection = 'close';
  outgoing.writeHead(response.status, { ...headers, 'content-length': body.length });
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

async function responseTo(graph: LocalGraph, incoming: IncomingMessage): Promise<Response> {
  try {
    refuseStrangers(incoming);
    const request = await requestFrom(incoming);
    return await graph.handle(answerFrom(request, clientOrigin(incoming)));
  } catch (cause) {
    if (cause instanceof GraphFault) return refusalOf(cause, () => new Date());
    process.stderr.write(`The local Graph failed: ${String(cause)}\n`);
    const fault = new GraphFault(500, 'generalException', 'The local Graph failed.');
    return refusalOf(fault, () => new Date());
  }
}

async function requestFrom(incoming: IncomingMessage): Promise<Request> {
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

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((cause) => (cause ? reject(cause) : resolve()));
    server.closeIdleConnections();
  });
}
