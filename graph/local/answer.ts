/** What an operation says: JSON, bytes (a file) or nothing. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: object | Uint8Array;
}

export function ok(body: object, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers, body };
}

export function created(body: object, headers: Record<string, string> = {}): Answer {
  return { status: 201, headers, body };
}

export function noContent(): Answer {
  return { status: 204 };
}
