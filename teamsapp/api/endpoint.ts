import type { z } from 'zod';
import type { App } from '../app';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';

/** What an endpoint's use case is called with. */
export interface Call<I> {
  app: App;
  actor: Actor;
  /** The number in the address, when it has one. */
  id: number;
  input: I;
  /** The query's parameters, codes only: never search words or a child's reference. */
  query: Readonly<Record<string, string>>;
  /** The raw body of an upload; empty elsewhere. */
  bytes: Uint8Array;
}

/** A file to download. */
export interface Download {
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

/** One address of the API: what it takes, what it answers and the name it has in the audit log. */
export interface Endpoint {
  method: 'get' | 'post';
  /** As Express writes it: /api/packages/:id */
  path: string;
  summary: string;
  audit: string;
  input?: z.ZodType;
  /** Absent for downloads. */
  output?: z.ZodType;
  body: 'json' | 'upload' | 'none';
  /** Changes nothing, so that it may be answered while Entra is silent. */
  onlyShows: boolean;
  answer(call: Call<unknown>): Promise<unknown>;
}

interface Described<I, O> {
  summary: string;
  audit: string;
  input?: z.ZodType<I>;
  output: z.ZodType<O>;
  answer(call: Call<I>): Promise<O> | O;
}

/** An address that reads one thing. */
export function reads<O>(
  path: string,
  described: Omit<Described<undefined, O>, 'input'>,
): Endpoint {
  const { summary, audit, output, answer } = described;
  return {
    method: 'get',
    path,
    summary,
    audit,
    output,
    body: 'none',
    onlyShows: true,
    answer: async (call) => answer({ ...call, input: undefined }),
  };
}

/** An address that takes JSON, checked against its schema. */
export function takes<I, O>(
  path: string,
  described: Described<I, O> & { input: z.ZodType<I> },
): Endpoint {
  const { summary, audit, output, input, answer } = described;
  return {
    method: 'post',
    path,
    summary,
    audit,
    output,
    input,
    body: 'json',
    onlyShows: false,
    answer: async (call) => answer({ ...call, input: read(input, call.input) }),
  };
}

/** An address that takes JSON to look for something, and changes nothing. */
export function finds<I, O>(
  path: string,
  described: Described<I, O> & { input: z.ZodType<I> },
): Endpoint {
  return { ...takes(path, described), onlyShows: true };
}

/** An address that takes a file's bytes as they are. */
export function uploads<O>(
  path: string,
  described: Omit<Described<undefined, O>, 'input'>,
): Endpoint {
  return { ...reads(path, described), method: 'post', body: 'upload', onlyShows: false };
}

/** An address that takes JSON and answers a file. */
export function downloads<I>(
  path: string,
  described: Omit<Described<I, Download>, 'output'> & { input: z.ZodType<I> },
): Endpoint {
  const { summary, audit, input, answer } = described;
  return {
    method: 'post',
    path,
    summary,
    audit,
    input,
    body: 'json',
    onlyShows: true,
    answer: async (call) => answer({ ...call, input: read(input, call.input) }),
  };
}

/** Checks input against its schema; the error names the field and says what it should be. */
function read<I>(schema: z.ZodType<I>, input: unknown): I {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new AppError(
    'invalid',
    `${field || 'The request'}: ${issue?.message ?? 'cannot be read'}.`,
    field,
  );
}
