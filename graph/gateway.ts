import { errorFromAnswer, GraphError, heldBack, noAnswer } from './errors';
import { type Gate, openGate } from './gate';
import type { RequestOnce } from './client';
import { headersOf, objectsAt, parseJson, textAt } from './json';
import { currentAction } from '../teamsapp/common/action';
import { type Books, type Metered, templateOf } from './meter';
import { withSignature } from './duplicates';
import { type TenantProfile, unknownProfile } from './profile';
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
  /** What is known of this tenant beyond the documentation. */
  readonly profile: TenantProfile;
}

export interface GatewayOptions {
  requestOnce: RequestOnce;
  pace: Pace;
  books: Pick<Books, 'book' | 'throttled'>;
  /** One line a request, without query and body. */
  log(line: object): void;
  /** Milliseconds a request may take in all when it does not say so itself. */
  deadline: number;
  /** Nothing is known when it is not given. */
  profile?: TenantProfile | undefined;
}

/** A request with what everybody on its way wants to know of its address. */
interface Asked extends GraphCall {
  metered: Metered;
}

/** What one gateway shares among its requests. */
interface Sending extends GatewayOptions {
  gate: Gate;
}

/** Opens the gateway. Nothing is sent yet. */
export function openGateway(options: GatewayOptions): GraphGateway {
  const { pace } = options;
  const sending: Sending = { ...options, gate: openGate(() => pace.now()) };
  return {
    send(wanted) {
      const call: Asked = { ...wanted, metered: meteredOf(wanted) };
      const deadlineAt = pace.now() + (call.deadline ?? options.deadline);
      return repeatWhileSafe(call.method, deadlineAt, pace, async (attempt) => {
        await passGate(sending, call, deadlineAt);
        return logged(options, call, attempt, () => sendOnce(sending, call, deadlineAt));
      });
    },
    pause: (milliseconds) => pace.sleep(milliseconds),
    profile: profileOf(options),
  };
}

function profileOf({ profile = unknownProfile }: GatewayOptions): TenantProfile {
  return profile;
}

/** Waits while Graph asked to be left alone; throws 429 when that lasts too long for this call. */
async function passGate({ gate, pace }: Sending, call: Asked, deadlineAt: number) {
  for (;;) {
    const closed = gate.closedFor(call.metered);
    if (closed === 0) return;
    // Those held back must not all come in the same moment; the first may close it again.
    const wait = closed * (1 + 0.2 * pace.random());
    if (pace.now() + wait >= deadlineAt) throw heldBack(closed);
    await pace.sleep(wait);
  }
}

async function sendOnce(sending: Sending, call: Asked, deadlineAt: number): Promise<GraphAnswer> {
  const { books, pace } = sending;
  books.book(call.metered);
  const abort = new AbortController();
  const left = Math.max(1, deadlineAt - pace.now());
  let stopTimer = (): void => undefined;
  // A transport that ignores the signal must not hold the caller: the race does not wait for it.
  const timeout = new Promise<never>((_, reject) => {
    stopTimer = pace.after(left, () => {
      reject(noAnswer(`Graph did not answer within ${String(Math.round(left))} ms.`));
      abort.abort();
    });
  });
  try {
    return await Promise.race([answerOf(sending, call, abort.signal), timeout]);
  } finally {
    stopTimer();
  }
}

async function answerOf(options: Sending, call: Asked, signal: AbortSignal): Promise<GraphAnswer> {
  const response = await options.requestOnce(call, signal);
  const { status, headers } = response;
  if (response.ok && call.raw === true) {
    return { status, headers, bytes: await bodyOf(() => bytesOf(response)), json: undefined };
  }
  // Decoded by the response itself, once: a page of a list has megabytes.
  const text = await bodyOf(() => response.text());
  if (status === 429) options.books.throttled(1);
  if (!response.ok) {
    const wait = askedWait(headers, options.pace.now());
    const isBusy = status === 429 || status === 503;
    if (isBusy && wait !== undefined) options.gate.close(call.metered, wait);
    const error = errorFromAnswer(status, headers, text, wait);
    throw withSignature(error, call, profileOf(options));
  }
  const isJson = text !== '' && /\bjson\b/i.test(headers.get('content-type') ?? '');
  const json = isJson ? parseJson(text) : undefined;
  if (isJson && json === undefined) throw noAnswer('Graph began to answer, but was cut off.');
  if (call.path === '/$batch') noteThrottledParts(options, call, json);
  return { status, headers, bytes: noBytes, json };
}

const noBytes = new Uint8Array();

/** The parts of a batch are throttled one by one, inside an answer of 200. */
function noteThrottledParts({ books, gate, pace }: Sending, call: Asked, json: unknown): void {
  const throttled = objectsAt(json, 'responses').filter((part) => part.status === 429);
  books.throttled(throttled.length);
  for (const part of throttled) {
    const wait = askedWait(headersOf(part.headers), pace.now());
    if (wait !== undefined) gate.close(call.metered, wait);
  }
}

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

function meteredOf(call: GraphCall): Metered {
  const { method, path } = call;
  if (path !== '/$batch') return { method, path, template: templateOf(path) };
  const inside = objectsAt(call.body, 'requests').map((one) => ({
    method: textAt(one, 'method') ?? '',
    path: textAt(one, 'url') ?? '',
  }));
  const parts = inside.map((one) => ({ ...one, template: templateOf(one.path) }));
  return { method, path, template: path, inside: parts };
}

async function logged(
  options: GatewayOptions,
  call: Asked,
  attempt: number,
  work: () => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  const started = options.pace.now();
  const line = (more: object) => {
    const ms = Math.round(options.pace.now() - started);
    const action = currentAction();
    const base = { event: 'graph', method: call.method, path: call.metered.template, attempt, ms };
    options.log({ ...base, ...(action === undefined ? {} : { action: action.name }), ...more });
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
