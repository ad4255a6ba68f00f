import { isJsonObject } from '../../graph/local/json';
import { file, nothing, type Body, type Contract, type Fault, type Operation } from './contract';
import { spellings } from './outside';

/** A request and its answer, seen in the same process or read from a record. */
export interface Exchanged {
  method: string;
  /** With or without version and query, as the client wrote it. */
  path: string;
  /** 0 when the connection ended without an answer. */
  status: number;
  /** The body that was sent: JSON, a file's bytes or text, or undefined for none. */
  sent(): unknown;
  answered: unknown;
  /** The name of the fault that broke the answer on purpose, if one did. */
  fault?: string | undefined;
}

/** One way in which an exchange differs from the contract. */
export interface Finding {
  operation: string;
  status: number;
  side: Side;
  where: string;
  message: string;
}

type Side = 'request' | 'answer';

export interface Verdict {
  /** The operation's method and template; undefined when there is none. */
  operation: string | undefined;
  /** Bodies that are files, whose content no contract describes. */
  files: number;
  /** Whether the answer was lost or broken on purpose, so that nothing is said of it. */
  broken: boolean;
  findings: Finding[];
}

/**
 * Holds one exchange against the contract: what was asked, unless it was refused, and the answer.
 *
 * An address that no table has must be refused. Requests that were refused may be wrong on
 * purpose, so only the refusal is checked.
 */
export function verdictOn(contract: Contract, exchanged: Exchanged): Verdict {
  const { method, status, answered } = exchanged;
  const path = usualPath(exchanged.path);
  const operation = contract.operationAt(method, path);
  const name = operation && `${operation.method} ${operation.template}`;
  const broken = isBroken(exchanged);
  const bodies = bodiesOf(exchanged, operation).filter(({ side }) => side !== 'answer' || !broken);
  const faults = bodies.flatMap(({ side, shape, body }) =>
    faultsIn(contract, shape, body).map((fault) => ({ side, ...fault })),
  );
  if (path === '/$batch' && status < 400 && !broken) {
    faults.push(...refusedParts(contract, answered));
  }
  const at = { operation: name ?? `${method} ${path}`, status };
  return {
    operation: name,
    files: bodies.filter(({ shape }) => shape === file).length,
    broken,
    findings: faults.map((fault) => ({ ...at, ...fault })),
  };
}

interface Sided {
  side: Side;
  shape: Body;
  body: unknown;
}

/** The bodies to be checked, each with the shape it must have. */
function bodiesOf(exchanged: Exchanged, operation: Operation | undefined): Sided[] {
  const { method, status, answered } = exchanged;
  if (status >= 400) return [{ side: 'answer', shape: error, body: answered }];
  if (status === 0) return [];
  if (!operation) return [{ side: 'request', shape: unknownAddress, body: undefined }];
  const answer = answerOf(operation, status);
  return [
    ...(method === 'GET'
      ? []
      : [{ side: 'request' as const, shape: operation.request, body: exchanged.sent() }]),
    { side: 'answer', shape: answer, body: answered },
  ];
}

/** A connection may end, and a gateway in front of Graph answers 502 in words of its own. */
function isBroken({ fault, status, answered }: Exchanged): boolean {
  const isText = typeof answered === 'string' || answered instanceof Uint8Array;
  return fault !== undefined || status === 0 || (status === 502 && isText);
}

const error = 'microsoft.graph.ODataErrors.ODataError';
const unknownAddress = 'unknown address';
const unknownStatus = 'unknown status';

/** What is wrong wherever one of these stands for a shape. */
const always: Record<string, string> = {
  [unknownAddress]: 'is neither in the contract nor in our table of what it leaves out',
  [unknownStatus]: 'is a status that is not described',
};

/** The path as the contract writes it: no version, no query, decoded but for slashes in names. */
export function usualPath(path: string): string {
  const [bare = ''] = path.replace(/^https?:\/\/[^/]+/, '').split('?');
  const parts = bare.split('/').filter(Boolean).map(decoded);
  const written = `/${(parts[0] === 'v1.0' ? parts.slice(1) : parts).join('/')}`;
  return spellings.reduce((so, [pattern, usual]) => so.replace(pattern, usual), written);
}

function answerOf({ answers }: Operation, status: number): Body {
  if (status === 204) return nothing;
  return answers[String(status)] ?? answers[`${String(status)[0] ?? ''}XX`] ?? unknownStatus;
}

function faultsIn(contract: Contract, shape: Body, body: unknown): Fault[] {
  const where = '';
  const wrong = always[shape];
  if (wrong !== undefined) return [{ where, message: wrong }];
  if (shape === nothing) return body === undefined ? [] : [{ where, message: 'must be empty' }];
  if (shape.endsWith('?')) {
    return body === undefined ? [] : faultsIn(contract, shape.slice(0, -1), body);
  }
  // A file may be anything, also JSON.
  if (shape === file) return [];
  if (typeof body !== 'object' || body === null || body instanceof Uint8Array) {
    return [{ where, message: 'must be JSON' }];
  }
  return contract.faultsIn(shape, withoutErrorRows(body));
}

/**
 * A delta page without the rows that hold an error in an item's place.
 *
 * Graph itself was reported to answer so where it cannot write a deletion
 * (microsoftgraph/msgraph-sdk-typescript issues 544 and 545), against its own description.
 */
function withoutErrorRows(body: object): object {
  const rows: unknown = 'value' in body ? body.value : undefined;
  if (!Array.isArray(rows) || !rows.some(isErrorRow)) return body;
  return { ...body, value: rows.filter((row) => !isErrorRow(row)) };
}

function isErrorRow(row: unknown): boolean {
  return isJsonObject(row) && isJsonObject(row.error) && typeof row.error.code === 'string';
}

/** The parts of a batch are told one by one, but not those refused because another one was. */
function refusedParts(contract: Contract, answer: unknown) {
  const { responses } = answer as { responses?: { status: number; body?: unknown }[] };
  return (responses ?? [])
    .filter(({ status, body }) => status >= 400 && !(status === 502 && typeof body === 'string'))
    .flatMap(({ body }) => faultsIn(contract, error, body))
    .map(({ where, message }) => ({
      side: 'answer' as const,
      where: `/responses/*${where}`,
      message,
    }));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('/', '%2F');
  } catch (cause) {
    if (cause instanceof URIError) return part;
    throw cause;
  }
}
