import type { Layer } from '../chain';
import type { GraphRequest } from '../request';
import type { Switches } from '../switches';

/**
 * Reads `expand` and `select` of lists and items also without their `$`.
 *
 * Graph v1.0 takes options without it at some addresses only and does not say at which. Source: its
 * description of query parameters, and those of lists and items, which write `?expand=fields`.
 */
export function readingDollarless(switches: Switches): Layer {
  return (next) => (request) =>
    next(switches.dollarlessOptions && isListOrItem(request) ? withDollars(request) : request);
}

function isListOrItem({ method, segments }: GraphRequest): boolean {
  const [sites, , lists, , items] = segments.map((segment) => segment.toLowerCase());
  return (
    method === 'GET' && sites === 'sites' && lists === 'lists' && (items ?? 'items') === 'items'
  );
}

/** The same request; an option that is there in both spellings stays for the operation to refuse. */
function withDollars(request: GraphRequest): GraphRequest {
  const query = new URLSearchParams();
  for (const [name, value] of request.query) {
    const isBare = ['expand', 'select'].includes(name) && !request.query.has(`$${name}`);
    query.append(isBare ? `$${name}` : name, value);
  }
  return { ...request, query };
}
