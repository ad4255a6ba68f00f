import type { Body, Contract, Operation } from './contract';
import { spellings } from './outside';

/** A request and its answer, seen in the same process or read from a record. */
export interface Exchanged {
  method: string;
  /** With or without version and query, as the client wrote it. */
  path: string;
  status: number;
  /** The body that was sent: JSON, a file's bytes or text, or undefined for none. */
  sent(): unknown;
  answered: unknown;
}

/** One way in which an exchange differs from the contract. */
export interface Finding {
  operation: string;
  status: number;
  side: 'request' | 'answer';
  where: string;
  message: string;
}

export interface Verdict {
  /** The operation's method and template; undefined when there is none. */
  operation: string | undefined;
  /** Bodies that are files, whose content no contract describes. */
  files: number;
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
  const name = operation ? `${operation.method} ${operation.template}` : undefined;
  const at = { operation: name ?? `${method} ${path}`, status };
  const sides: [Finding['side'], Body, unknown][] = [];
  if (status >= 400) sides.push(['answer', error, answered]);
  else if (!operation) {
    const message = 'is neither in the contract nor in our table of what it leaves out';
    return {
      operation: name,
      files: 0,
      findings: [{ ...at, side: 'request', where: '', message }],
    };
  } else {
    if (method !== 'GET') sides.push(['request', operation.request, exchanged.sent()]);
    sides.push(['answer', answerOf(operation, status), answered]);
  }
  const findings = sides.flatMap(([side, shape, body]) =>
    faultsIn(contract, shape, body).map((fault) => ({ ...at, side, ...fault })),
  );
  if (path === '/$batch' && status < 400) {
    findings.push(...refusedParts(contract, answered).map((fault) => ({ ...at, ...fault })));
  }
  return { operation: name, files: sides.filter(([, shape]) => shape === 'file').length, findings };
}

const error = 'microsoft.graph.ODataErrors.ODataError';

/** The path as the contract writes it: no version, no query, decoded but for slashes in names. */
export function usualPath(path: string): string {
  const [bare = ''] = path.replace(/^https?:\/\/[^/]+/, '').split('?');
  const parts = bare.split('/').filter(Boolean).map(decoded);
  const written = `/${(parts[0] === 'v1.0' ? parts.slice(1) : parts).join('/')}`;
  return spellings.reduce((so, [pattern, usual]) => so.replace(pattern, usual), written);
}

function answerOf({ answers }: Operation, status: number): Body {
  if (status === 204) return 'nothing';
  return answers[String(status)] ?? answers[`${String(status)[0] ?? ''}XX`] ?? 'undescribed';
}

function faultsIn(contract: Contract, shape: Body, body: unknown) {
  const where = '';
  if (shape === 'undescribed') return [{ where, message: 'is a status that is not described' }];
  if (shape === 'nothing') return body === undefined ? [] : [{ where, message: 'must be empty' }];
  // A file may be anything, also JSON.
  if (shape === 'file') return [];
  if (typeof body !== 'object' || body === null || body instanceof Uint8Array) {
    return [{ where, message: 'must be JSON' }];
  }
  return contract.faultsIn(shape, body);
}

/** The parts of a batch are told one by one, but not those refused because another one was. */
function refusedParts(contract: Contract, answer: unknown) {
  const { responses } = answer as { responses?: { status: number; body?: unknown }[] };
  return (responses ?? [])
    .filter(({ status }) => status >= 400)
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
