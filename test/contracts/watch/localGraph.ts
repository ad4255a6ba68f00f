import { marksOf, type Exchange } from '../../../graph/local/chain';
import {
  openLocalGraph as open,
  type LocalGraph,
  type LocalGraphOptions,
} from '../../../graph/local/index';
import { GraphFault } from '../../../graph/local/errors';
import type { GraphRequest } from '../../../graph/local/request';
import { watched, type Watch } from './watched';

export * from '../../../graph/local/index';

/**
 * Opens a local Graph of which every request and answer is held against the contract.
 *
 * Tests get it wherever they or the product open the local Graph: the resolver puts this file in
 * the place of the real one, which it opens unchanged.
 */
export function openLocalGraph(options: LocalGraphOptions): LocalGraph {
  const watch = watched();
  if (!watch) return open(options);
  const told = new Set<string>();
  const graph = unrecorded({
    ...options,
    observe(exchange) {
      watch(exchangedIn(exchange));
      told.add(marksOf(exchange.request).requestId);
      options.observe?.(exchange);
    },
  });
  return {
    ...graph,
    async handle(request) {
      const response = await graph.handle(request);
      if (!told.delete(response.headers.get('request-id') ?? '') && !isOwn(request)) {
        await seeUntold(watch, request, response.clone());
      }
      return response;
    },
  };
}

/** What is watched here is not recorded as well: it would count twice. */
function unrecorded(options: LocalGraphOptions): LocalGraph {
  const folder = process.env.LOCAL_GRAPH_RECORD;
  // A test of recording itself names another folder, and keeps it.
  if (folder !== process.env.CONTRACTS_RECORDS) return open(options);
  delete process.env.LOCAL_GRAPH_RECORD;
  try {
    return open(options);
  } finally {
    if (folder !== undefined) process.env.LOCAL_GRAPH_RECORD = folder;
  }
}

function exchangedIn({ request, answer }: Exchange) {
  const { method, path } = request;
  return {
    method,
    path,
    status: answer.status,
    sent: () => bodyOf(request),
    answered: answer.body,
    fault: answer.fault,
  };
}

/** The local Graph's own addresses are no part of Graph. */
function isOwn(request: Request): boolean {
  return /^\/+local(\/|$)/.test(new URL(request.url).pathname);
}

/** Requests that cannot even be read are refused before anyone is told of them. */
async function seeUntold(watch: Watch, request: Request, response: Response): Promise<void> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const answered: unknown = isJson ? JSON.parse(text) : text || undefined;
  const { pathname: path } = new URL(request.url);
  const { method } = request;
  watch({ method, path, status: response.status, sent: () => undefined, answered });
}

function bodyOf(request: GraphRequest): unknown {
  try {
    return request.json();
  } catch (cause) {
    // Not JSON: a file's content, or nothing at all.
    if (!(cause instanceof GraphFault)) throw cause;
    const bytes = request.bytes();
    return bytes.length === 0 ? undefined : bytes;
  }
}
