import { ok, type Answer } from '../answer';
import type { JsonObject } from '../json';
import { linkTo, pageSize, readSkipToken, skipToken } from '../odata/options';
import type { Call } from '../router';

/** The `@odata.context` of an answer: what its `value` consists of. */
export function contextOf({ request }: Call, what: string): string {
  return `${request.origin}/v1.0/$metadata#${what}`;
}

/** Answers one page of a short collection that is at hand as a whole. */
export function pageOf(call: Call, what: string, rows: JsonObject[], limit?: number): Answer {
  const { request, switches } = call;
  const size = Math.min(pageSize(request, switches), limit ?? switches.largestPage);
  const start = Number(readSkipToken(request.query.get('$skiptoken'))?.get('p_ID') ?? 0);
  const end = start + size;
  const next = linkTo(request, { $skiptoken: skipToken({ p_ID: String(end) }) });
  return ok({
    '@odata.context': contextOf(call, what),
    ...(rows.length > end ? { '@odata.nextLink': next } : {}),
    value: rows.slice(start, end),
  });
}
