/** What an operation says: JSON, bytes (a file) or nothing. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: object | Uint8Array;
  /** What becomes of it on its way to the client, when it does not simply arrive. */
  mishap?: Mishap;
  /** The fault on demand that made it what it is, for observers and recordings. */
  fault?: string;
}

/**
 * How an answer is lost or delayed: the connection ends without it, it never comes, the connection
 * ends half-way through it, or it comes later.
 */
export type Mishap =
  { kind: 'reset' } | { kind: 'hang' } | { kind: 'cut' } | { kind: 'late'; milliseconds: number };

export function ok(body: object, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers, body };
}

export function created(body: object, headers: Record<string, string> = {}): Answer {
  return { status: 201, headers, body };
}

export function noContent(): Answer {
  return { status: 204 };
}
