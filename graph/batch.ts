import { errorFromAnswer, GraphError, noAnswer } from './errors';
import { withSignature } from './duplicates';
import type { GraphGateway } from './gateway';
import { headersOf, isObject, type JsonObject, objectsAt, textAt } from './json';
import { askedWait } from './retry';

/** One request inside a batch. */
export interface BatchCall {
  /** Unique in the batch, whatever the case of its letters. */
  id: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** The path after the version. */
  path: string;
  body?: JsonObject;
  headers?: Readonly<Record<string, string>>;
  /** Runs only when this one has succeeded; else its outcome is 424. */
  dependsOn?: string;
}

/** What became of one request of a batch. */
export type BatchOutcome = { json: unknown } | { error: GraphError };

/** The most requests that Graph takes in one batch. Source: Graph's JSON batching documentation. */
export const mostInBatch = 20;

const mostRounds = 4;
/** Milliseconds; whoever is asked to wait longer is told that Graph is busy. */
const longestWait = 20_000;

/**
 * Sends up to 20 requests in one round trip. Each has its own outcome; only those that were
 * throttled (429), and those that waited for them (424), are sent again. A request that the answer
 * leaves out is lost. Throws GraphError when the first round fails as a whole; a later round that does
 * is the outcome of the requests that were still open, and what was done before stays known.
 */
export async function sendBatch(
  graph: GraphGateway,
  calls: readonly BatchCall[],
): Promise<Map<string, BatchOutcome>> {
  if (calls.length > mostInBatch) throw new Error('A batch takes at most 20 requests.');
  const outcomes = new Map<string, BatchOutcome>();
  let open = [...calls];
  for (let round = 1; open.length > 0; round += 1) {
    const wait = await (round === 1 ? oneRound : laterRound)(graph, open, outcomes);
    open = open.filter((call) => isThrottled(call, calls, outcomes));
    if (wait === undefined || round === mostRounds || wait > longestWait) return outcomes;
    if (open.length > 0) await graph.pause(wait > 0 ? wait : 1000 * round);
  }
  return outcomes;
}

/** The JSON of a request that succeeded; throws its GraphError otherwise. */
export function succeeded(outcome: BatchOutcome | undefined): unknown {
  if (outcome === undefined) throw noAnswer('The batch has no such request.', 'notDone');
  if ('error' in outcome) throw outcome.error;
  return outcome.json;
}

/** A round after the first: its failure is that of its calls only. Undefined when it failed. */
async function laterRound(
  graph: GraphGateway,
  calls: readonly BatchCall[],
  outcomes: Map<string, BatchOutcome>,
): Promise<number | undefined> {
  try {
    return await oneRound(graph, calls, outcomes);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    for (const { id } of calls) outcomes.set(id, { error });
    return undefined;
  }
}

/** Milliseconds that the throttled ones ask to wait. Throws GraphError when no call was answered. */
async function oneRound(
  graph: GraphGateway,
  calls: readonly BatchCall[],
  outcomes: Map<string, BatchOutcome>,
): Promise<number> {
  const ids = new Set(calls.map((call) => call.id));
  const requests = calls.map((call) => requestOf(call, ids));
  const { json } = await graph.send({ method: 'POST', path: '/$batch', body: { requests } });
  const responses = new Map(objectsAt(json, 'responses').map((one) => [textAt(one, 'id'), one]));
  let wait = 0;
  for (const call of calls) {
    const outcome = outcomeOf(graph, call, responses.get(call.id));
    outcomes.set(call.id, outcome);
    if ('error' in outcome) wait = Math.max(wait, outcome.error.retryAfter ?? 0);
  }
  return wait;
}

function requestOf(call: BatchCall, present: ReadonlySet<string>): JsonObject {
  const json = call.body === undefined ? {} : { 'Content-Type': 'application/json' };
  const { id, method, path: url, body, dependsOn } = call;
  // What a repeated request depended on has already succeeded and is not in this round.
  const waits = dependsOn !== undefined && present.has(dependsOn);
  return {
    id,
    method,
    url,
    ...(body === undefined ? {} : { body }),
    headers: { ...json, ...call.headers },
    ...(waits ? { dependsOn: [dependsOn] } : {}),
  };
}

function outcomeOf(
  graph: GraphGateway,
  call: BatchCall,
  response: JsonObject | undefined,
): BatchOutcome {
  if (response === undefined) return { error: noAnswer('The batch answered without this one.') };
  const status = typeof response.status === 'number' ? response.status : 0;
  if (status >= 200 && status < 300) return { json: response.body };
  const headers = headersOf(response.headers);
  const text = isObject(response.body) ? JSON.stringify(response.body) : '';
  const error = errorFromAnswer(status, headers, text, askedWait(headers, Date.now()));
  return { error: withSignature(error, call, graph.profile) };
}

function isThrottled(
  call: BatchCall,
  calls: readonly BatchCall[],
  outcomes: ReadonlyMap<string, BatchOutcome>,
): boolean {
  const status = statusOf(outcomes.get(call.id));
  if (status === 429) return true;
  const first = calls.find((one) => one.id === call.dependsOn);
  return status === 424 && first !== undefined && isThrottled(first, calls, outcomes);
}

function statusOf(outcome: BatchOutcome | undefined): number | undefined {
  return outcome !== undefined && 'error' in outcome ? outcome.error.status : undefined;
}
