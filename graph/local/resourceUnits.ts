import type { GraphRequest } from './request';

const collections = new Set(['sites', 'lists', 'items', 'columns', 'children', 'drives']);

/**
 * What a request costs in SharePoint's resource units.
 *
 * 1 for one thing, a download or a delta with a token; 2 for several things, a delta without a
 * token, and every write; 5 for permissions. A batch itself costs nothing, only its parts do, and
 * neither do people and groups, which are metered elsewhere.
 *
 * Source: SharePoint Online throttling guidance (learn.microsoft.com, 2 October 2025).
 */
export function unitsOf({ method, segments, query }: GraphRequest): number {
  const [first = ''] = segments;
  const last = segments.at(-1) ?? '';
  if (first !== 'sites' && first !== 'drives') return 0;
  if (segments.includes('permissions')) return 5;
  if (method !== 'GET') return 2;
  const delta = /^(?:microsoft\.graph\.)?delta(\(.*\))?$/i.exec(last);
  if (delta) return hasToken(delta[1], query) ? 1 : 2;
  return collections.has(last) ? 2 : 1;
}

function hasToken(call: string | undefined, query: URLSearchParams): boolean {
  const inCall = call !== undefined && !/^\((token='')?\)$/.test(call);
  return inCall || ['token', '$skiptoken'].some((name) => (query.get(name) ?? '') !== '');
}
