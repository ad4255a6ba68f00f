import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Answer } from './answer';
import { marksOf, type Observer } from './chain';
import { GraphFault } from './errors';
import type { GraphRequest } from './request';

/** Request headers that change an answer, or that a client is told to send. Never the token. */
const telling = [
  'content-type',
  'content-range',
  'if-match',
  'if-none-match',
  'prefer',
  'client-request-id',
  'consistencylevel',
  'retry-attempt',
  'user-agent',
];

/** Writes every request and its answer down as one line of JSON; a file only by its size. */
export function recordingTo(write: (line: string) => void, now: () => Date): Observer {
  return ({ request, answer }) => {
    const line = {
      at: now().toISOString(),
      requestId: marksOf(request).requestId,
      part: request.part === true,
      request: {
        method: request.method,
        path: addressOf(request),
        headers: headersOf(request),
        body: bodyOf(request),
      },
      answer: { ...answer, headers: { ...answer.headers }, body: shown(answer.body) },
    };
    write(JSON.stringify(line));
  };
}

let opened = 0;

/**
 * Records into the folder that the environment variable LOCAL_GRAPH_RECORD names, if it does:
 * every opened local Graph into a file of its own.
 */
export function recorderOfEnvironment(): ((line: string) => void) | undefined {
  const folder = process.env.LOCAL_GRAPH_RECORD;
  if (folder === undefined || folder === '') return undefined;
  opened += 1;
  return appendingTo(join(folder, `${String(process.pid)}-${String(opened)}.jsonl`));
}

/**
 * Adds lines to a file, each handed to the operating system before this returns: even a killed
 * process has recorded all that it answered. Throws at once if the file cannot be written.
 *
 * A file or folder that is made here is for its owner alone, since items are recorded as they are.
 */
export function appendingTo(file: string): (line: string) => void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const append = (text: string) => appendFileSync(file, text, { mode: 0o600 });
  append('');
  return (line) => append(`${line}\n`);
}

function addressOf({ path, query }: GraphRequest): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function headersOf({ headers }: GraphRequest): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => telling.includes(name)));
}

function bodyOf(request: GraphRequest): unknown {
  if (request.method === 'PUT') return size(request.bytes());
  try {
    return request.json();
  } catch (cause) {
    if (cause instanceof GraphFault) return size(request.bytes());
    throw cause;
  }
}

function shown(body: Answer['body']): unknown {
  return body instanceof Uint8Array ? size(body) : body;
}

function size({ length }: Uint8Array): { bytes: number } | undefined {
  return length === 0 ? undefined : { bytes: length };
}
