import { isObject, parseJson, textAt } from './json';

/**
 * What a failure says about a write.
 *
 * notDone: it was refused or never left this process, so nothing was stored.
 * lost: no whole answer came, or one that it failed within the service; it may be stored all the
 * same, or even now be on its way. Reading back tells what became of it.
 */
export type Outcome = 'notDone' | 'lost';

interface Details {
  /** The HTTP status; 0 when no answer came. */
  status: number;
  message: string;
  outcome: Outcome;
  /** Codes from the outermost to the innermost innerError. */
  codes?: readonly string[];
  requestId?: string | undefined;
  /** Milliseconds that the service asks us to wait. */
  retryAfter?: number | undefined;
  /** Where a 410 says to start again. */
  location?: string | undefined;
  /** Known by more than its text: a unique column already holds the value. */
  takenValue?: boolean;
}

/** A failed request to Graph. Branch on status and codes; the message is for logs. */
export class GraphError extends Error {
  readonly status: number;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly location: string | undefined;
  readonly takenValue: boolean;

  constructor(details: Details) {
    super(details.message);
    this.name = 'GraphError';
    this.status = details.status;
    this.outcome = details.outcome;
    this.codes = details.codes ?? [];
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
    this.location = details.location;
    this.takenValue = details.takenValue ?? false;
  }

  /** The outermost code, or a stand-in when the body had none. */
  get code(): string {
    return this.codes[0] ?? (this.status === 0 ? 'noAnswer' : `http${String(this.status)}`);
  }

  /** The same failure, once reading back has told more about what was stored. */
  as(outcome: Outcome): GraphError {
    return new GraphError({ ...this, message: this.message, outcome });
  }
}

/** The failure that an answer other than 2xx stands for; its body may be anything. */
export function errorFromAnswer(
  status: number,
  headers: Headers,
  text: string,
  retryAfter?: number,
): GraphError {
  const body = parseJson(text);
  const error = isObject(body) ? body.error : undefined;
  const requestId = headers.get('request-id') ?? innerText(error, 'request-id');
  return new GraphError({
    status,
    message: textAt(error, 'message') ?? `Graph answered ${String(status)} without a JSON error.`,
    outcome: isDuplicateText(textAt(error, 'message')) ? 'notDone' : outcomeOf(status),
    codes: codesOf(error),
    requestId,
    retryAfter,
    location: headers.get('location') ?? undefined,
  });
}

/** The failure of a request that got no whole answer. */
export function noAnswer(message: string, outcome: Outcome = 'lost'): GraphError {
  return new GraphError({ status: 0, message, outcome });
}

/** A request that was not sent, because Graph asked to be left alone for so many milliseconds. */
export function heldBack(wait: number): GraphError {
  const message = 'Graph asked to be left alone, so nothing was sent.';
  const codes = ['heldBack'];
  return new GraphError({ status: 429, message, outcome: 'notDone', codes, retryAfter: wait });
}

/** Whether a request of this status (0: none came) ended without the service having decided it. */
export function isOpenEnded(status: number): boolean {
  return status === 0 || status === 408 || status >= 500;
}

/** Somebody else changed the row first: 412, its 409 twin, or SharePoint's "Save Conflict". */
export function isConflict(error: GraphError): boolean {
  const saveConflict = /save conflict|changes conflict with those made concurrently/i;
  return (
    error.status === 412 ||
    (error.status === 409 && error.codes.includes('resourceModified')) ||
    saveConflict.test(error.message)
  );
}

/**
 * A value that a unique column already holds. Known by SharePoint's text, because status and code
 * differ between reports (400, 409 and 500), or by what was measured on this tenant.
 */
export function isDuplicate(error: GraphError): boolean {
  return error.takenValue || isDuplicateText(error.message);
}

function isDuplicateText(message: string | undefined): boolean {
  return /duplicate values were found in the following field/i.test(message ?? '');
}

function outcomeOf(status: number): Outcome {
  // A service that failed, or a gateway that gave up waiting, may have stored the row before.
  return isOpenEnded(status) ? 'lost' : 'notDone';
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let level: unknown = error;
  while (isObject(level)) {
    const code = textAt(level, 'code');
    if (code !== undefined) codes.push(code);
    // The documentation writes it both ways.
    level = level.innerError ?? level.innererror;
  }
  return codes;
}

function innerText(error: unknown, name: string): string | undefined {
  if (!isObject(error)) return undefined;
  const inner = error.innerError ?? error.innererror;
  return textAt(inner, name) ?? innerText(inner, name);
}
