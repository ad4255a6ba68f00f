import { errorFromAnswer, GraphError, noAnswer } from './errors';
import type { RequestOnce } from './client';
import { objectsAt, parseJson, textAt } from './json';
import { currentAction, type Metered, templateOf } from './meter';
import { askedWait, type Pace, repeatWhileSafe } from './retry';

/** One request to Graph. */
export interface GraphCall {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path after the version ('/sites/root'), encoded; or a link that Graph gave. */
  path: string;
  /** An object is sent as JSON, bytes as they are. */
  body?: object | Uint8Array;
  headers?: Readonly<Record<string, string>>;
  /** The body is wanted byte by byte, not read as JSON: for the content of a file. */
  raw?: true;
  /** Milliseconds for everything: waiting when throttled, sending, reading the answer. */
  deadline?: number;
}

/** An answer of 2xx, read whole. */
export interface GraphAnswer {
  status: number;
  headers: Headers;
  /** The body of a raw call; empty for every other. */
  bytes: Uint8Array;
  /** The body when it is JSON and the call is not raw, else undefined. */
  json: unknown;
}

/**
 * The way to Microsoft Graph, or to the local one. Answers 2xx; throws GraphError for everything
 * else. Repeats only what is safe to repeat (retry.ts).
 */
export interface GraphGateway {
  send(call: GraphCall): Promise<GraphAnswer>;
  /** Waits; for those who read back after a lost answer. Milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

export interface GatewayOptions {
  requestOnce: RequestOnce;
  pace: Pace;
  book(request: Metered): void;
  /** One line a request, without query and body. */
  log(line: object): void;
  /** Milliseconds a request may take in all when it does not say so itself. */
  deadline: number;
}

/** Opens the gateway. Nothing is sent yet. */
export function openGateway(options: GatewayOptions): GraphGateway {
  return {
    send(call) {
      const deadlineAt = options.pace.now() + (call.deadline ?? options.deadline);
      return repeatWhileSafe(call.method, deadlineAt, options.pace, (attempt) =>
        logged(options, call, attempt, () => sendOnce(options, call, deadlineAt)),
      );
    },
    pause: (milliseconds) => options.pace.sleep(milliseconds),
  };
}

async function sendOnce(
  options: GatewayOptions,
  call: GraphCall,
  deadlineAt: number,
): Promise<GraphAnswer> {
  options.book({ method: call.method, path: call.path, ...insideOf(call) });
  const abort = new AbortController();
  const left = Math.max(1, deadlineAt - options.pace.now());
  let timer: NodeJS.Timeout | undefined;
  // A transport that ignores the signal must not hold the caller: the race does not wait for it.
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(noAnswer(`Graph did not answer within ${String(Math.round(left))} ms.`));
      abort.abort();
    }, left);
  });
  try {
    return await Promise.race([answerOf(options, call, abort.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf(
  options: GatewayOptions,
  call: GraphCall,
  signal: AbortSignal,
): Promise<GraphAnswer> {
  const response = await options.requestOnce(call, signal);
  const { status, headers } = response;
  if (response.ok && call.raw === true) {
    return { status, headers, bytes: await bodyOf(() => bytesOf(response)), json: undefined };
  }
  // Decoded by the response itself, once: a page of a list has megabytes.
  const text = await bodyOf(() => response.text());
  if (!response.ok) {
    throw errorFromAnswer(status, headers, text, askedWait(headers, options.pace.now()));
  }
  const isJson = text !== '' && /\bjson\b/i.test(headers.get('content-type') ?? '');
  const json = isJson ? parseJson(text) : undefined;
  if (isJson && json === undefined) throw noAnswer('Graph began to answer, but was cut off.');
  return { status, headers, bytes: noBytes, json };
}

const noBytes = new Uint8Array();

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

async function bodyOf<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown failure';
    throw noAnswer(`Graph's answer was cut off: ${reason}`);
  }
}

function insideOf(call: GraphCall): Pick<Metered, 'inside'> {
  if (call.path !== '/$batch') return {};
  const inside = objectsAt(call.body, 'requests').map((one) => ({
    method: textAt(one, 'method') ?? '',
    path: textAt(one, 'url') ?? '',
  }));
  return { inside };
}

async function logged(
  options: GatewayOptions,
  call: GraphCall,
  attempt: number,
  work: () => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  const started = options.pace.now();
  const line = (more: object) => {
    const ms = Math.round(options.pace.now() - started);
    const action = currentAction();
    const base = { event: 'graph', method: call.method, path: templateOf(call.path), attempt, ms };
    options.log({ ...base, ...(action === undefined ? {} : { action }), ...more });
  };
  try {
    const answer = await work();
    line({ status: answer.status });
    return answer;
  } catch (error) {
    if (error instanceof GraphError) {
      const { status, code, requestId, outcome } = error;
      line({ status, code, requestId, outcome });
    }
    throw error;
  }
}
