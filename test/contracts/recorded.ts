import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isJsonObject, type JsonObject } from '../../graph/local/json';
import type { Contract } from './contract';
import type { Exchanged } from './exchange';
import { count, noTally, type Tally } from './tally';

/** What the records of a folder were found to hold. */
export interface Recorded {
  tally: Tally;
  /** Lines that no process finished: one that is killed may leave its last line half written. */
  unfinished: number;
}

/**
 * Holds every exchange that processes recorded in a folder against the contract.
 *
 * Each file is of one process and has an exchange a line. Throws, naming file and line, where a
 * line other than the last of its file is no exchange.
 */
export async function checkRecords(folder: string, contract: Contract): Promise<Recorded> {
  const recorded = { tally: noTally(), unfinished: 0 };
  for (const name of readdirSync(folder)) await checkFile(join(folder, name), contract, recorded);
  return recorded;
}

async function checkFile(path: string, contract: Contract, recorded: Recorded): Promise<void> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  let bad: number | undefined;
  for await (const line of lines) {
    number += 1;
    if (line === '') continue;
    if (bad !== undefined) throw new Error(`Line ${String(bad)} of ${path} is not an exchange.`);
    const exchanged = exchangedIn(line);
    if (exchanged) count(recorded.tally, contract, exchanged);
    else bad = number;
  }
  if (bad !== undefined) recorded.unfinished += 1;
}

function exchangedIn(line: string): Exchanged | undefined {
  const record = parsed(line);
  if (!isJsonObject(record)) return undefined;
  const { request, answer } = record;
  if (!isJsonObject(request) || !isJsonObject(answer)) return undefined;
  const { method, path } = request;
  const { status } = answer;
  if (typeof method !== 'string' || typeof path !== 'string' || typeof status !== 'number') {
    return undefined;
  }
  const sent = contentOf(request.body, request.headers);
  const answered = contentOf(answer.body, answer.headers);
  const fault = typeof answer.fault === 'string' ? answer.fault : undefined;
  return { method, path, status, sent: () => sent, answered, fault };
}

/** A body as it was meant: JSON may be recorded as its text, and nothing as null or ''. */
function contentOf(body: unknown, headers: unknown): unknown {
  if (body === null || body === '') return undefined;
  if (typeof body !== 'string' || !/json/i.test(contentType(headers))) return body;
  return parsed(body) ?? body;
}

function contentType(headers: unknown): string {
  const all: JsonObject = isJsonObject(headers) ? headers : {};
  const name = Object.keys(all).find((key) => key.toLowerCase() === 'content-type');
  return name === undefined ? '' : String(all[name]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
