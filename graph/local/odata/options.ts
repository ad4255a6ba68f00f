import { GraphFault, invalidRequest } from '../errors';
import type { GraphRequest } from '../request';
import type { Switches } from '../switches';

/** Throws unless every `$` option of a request is one this operation knows. */
export function allowOptions({ query }: GraphRequest, allowed: string[]): void {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !allowed.includes(name)) {
      throw invalidRequest(`The query option '${name}' is not supported here.`);
    }
    if (dollarless.has(name)) {
      throw new GraphFault(400, 'badArgument', `Write the query option '${name}' as '$${name}'.`);
    }
  }
}

const dollarless = new Set(['filter', 'expand', 'select', 'top', 'orderby', 'skiptoken', 'count']);

/** Reads $top: how many rows a page holds. A larger wish than the service grants is lowered. */
export function pageSize(request: GraphRequest, switches: Switches): number {
  const top = request.query.get('$top');
  if (top === null) return switches.defaultPage;
  if (!/^\d+$/.test(top) || Number(top) === 0) {
    throw invalidRequest(`Invalid value '${top}' for $top: it is a whole number above 0.`);
  }
  return Math.min(Number(top), switches.largestPage);
}

/** Reads a comma-separated list such as $select; undefined when it is not there. */
export function namesIn(text: string | null | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** The address of the same request with some query options set anew. */
export function linkTo(request: GraphRequest, options: Record<string, string>): string {
  const query = new URLSearchParams(request.query);
  for (const [name, value] of Object.entries(options)) query.set(name, value);
  const text = readable(query);
  return `${request.origin}/v1.0${request.path}${text === '' ? '' : `?${text}`}`;
}

/** A token for $skiptoken, in the service's own wording: base64 without padding. */
export function skipToken(parts: Record<string, string>): string {
  const text = new URLSearchParams({ Paged: 'TRUE', ...parts }).toString();
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}

/** Reads a $skiptoken back; throws 400 when this program did not write it. */
export function readSkipToken(token: string | null): URLSearchParams | undefined {
  if (token === null) return undefined;
  const parts = new URLSearchParams(Buffer.from(token, 'base64').toString());
  if (parts.get('Paged') === 'TRUE' && /^\d+$/.test(parts.get('p_ID') ?? '')) return parts;
  throw invalidRequest('The $skiptoken is malformed.');
}

/** Keeps what people read in a link readable; the rest stays encoded. */
function readable(query: URLSearchParams): string {
  return query.toString().replaceAll('%24', '$').replaceAll('+', '%20');
}
