import type { Problem } from '../teamsapp/api/contract';
import { noteAsOf, noteDown, noteReached, noteUp } from './connection';

/** A refusal or failure of the API; the message is the sentence to show. */
export class ApiProblem extends Error {
  constructor(
    /** HTTP status; 0 when the server was not reached. */
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.message);
    this.name = 'ApiProblem';
  }
}

const unreachable: Problem = {
  code: 'unreachable',
  message: 'We could not reach Education Packages. Check your connection, then try again.',
};
const unreadable: Problem = {
  code: 'fault',
  message: 'Something went wrong. Try again in a minute.',
};

/** Said by what stands before the server when the server itself does not answer. */
const gatewayFaults = new Set([502, 504]);

/** Answers the bearer token; `renew` asks for a new one after a refusal. */
export type TokenSource = (renew: boolean) => Promise<string | undefined>;
let tokenSource: TokenSource = () => Promise.resolve(undefined);

/** Says where tokens come from: Teams, or the local sign-in. */
export function setTokenSource(source: TokenSource): void {
  tokenSource = source;
}

interface Sending {
  /** Sent without a token: who is asking is not known yet. */
  openly?: boolean;
  method: 'GET' | 'POST';
  body?: BodyInit;
  contentType?: string;
  signal?: AbortSignal;
}

/** Reads one thing. Throws ApiProblem. */
export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return json<T>(path, { method: 'GET', ...(signal && { signal }) });
}

/** Sends JSON and answers JSON. Throws ApiProblem. */
export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const contentType = 'application/json';
  const text = JSON.stringify(body);
  return json<T>(path, { method: 'POST', body: text, contentType, ...(signal && { signal }) });
}

/** Reads what needs no sign-in. Throws ApiProblem. */
export function getOpenly<T>(path: string): Promise<T> {
  return json<T>(path, { method: 'GET', openly: true });
}

/** Sends JSON without a token: the sign-in itself. Throws ApiProblem. */
export function postOpenly<T>(path: string, body: unknown): Promise<T> {
  const sending: Sending = { method: 'POST', body: JSON.stringify(body), openly: true };
  return json<T>(path, { ...sending, contentType: 'application/json' });
}

/** Like post, for what changes something: an answer says that Microsoft 365 is back. */
export async function write<T>(path: string, body: unknown): Promise<T> {
  const answer = await post<T>(path, body);
  noteUp();
  return answer;
}

/** Sends a file's bytes as they are. Throws ApiProblem. */
export function upload<T>(path: string, file: Blob): Promise<T> {
  return json<T>(path, { method: 'POST', body: file, contentType: 'application/octet-stream' });
}

/** Asks for a file and hands it to the browser; answers its name. Throws ApiProblem. */
export async function download(path: string, body: unknown): Promise<string> {
  const response = await send(path, {
    method: 'POST',
    body: JSON.stringify(body),
    contentType: 'application/json',
  });
  const blob = await response.blob();
  const named = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '');
  const fileName = named?.[1] ?? 'export';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
  return fileName;
}

async function json<T>(path: string, sending: Sending): Promise<T> {
  const response = await send(path, sending);
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) throw new ApiProblem(response.status, unreadable);
  if ('asOf' in body && typeof body.asOf === 'string') noteAsOf(body.asOf);
  // The server checks what it sends against the same contract.
  return body as T;
}

async function send(path: string, sending: Sending): Promise<Response> {
  const response = await tried(path, sending, false);
  const answer =
    response.status === 401 && !sending.openly ? await tried(path, sending, true) : response;
  if (answer.ok) return answer;
  if (answer.status === 503) noteDown();
  throw new ApiProblem(answer.status, await problemOf(answer));
}

async function tried(path: string, sending: Sending, renew: boolean): Promise<Response> {
  const { contentType, openly, ...rest } = sending;
  const token = openly ? undefined : await tokenSource(renew);
  const headers = {
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(contentType && { 'Content-Type': contentType }),
  };
  try {
    const response = await fetch(path, { ...rest, headers, cache: 'no-store' });
    noteReached(!gatewayFaults.has(response.status));
    return response;
  } catch (error) {
    if (sending.signal?.aborted) throw error;
    noteReached(false);
    throw new ApiProblem(0, unreachable);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || !('message' in body)) return unreadable;
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  const field = 'field' in body ? text(body.field) : undefined;
  const reference = 'reference' in body ? text(body.reference) : undefined;
  return {
    code: ('code' in body && text(body.code)) || 'fault',
    message: text(body.message) ?? unreadable.message,
    ...(field && { field }),
    ...(reference && { reference }),
  };
}
