import { ok } from '../answer';
import { GraphFault, invalidRequest } from '../errors';
import { pick, type JsonObject } from '../json';
import { allowOptions, linkTo, namesIn, pageSize } from '../odata/options';
import { toSecond, type Call, type Operation } from '../router';
import type { StoredItem, StoredList } from '../store';
import { itemViewer } from '../views/itemView';
import { contextOf } from './collection';
import { listOf, siteOf } from './find';
import { wantedFields } from './wantedFields';

/** Where a client stands in a list's history. */
interface Position {
  /** Everything up to here is known to it. */
  after: number;
  /** Deletions up to here are left out: the rows were never shown to it. */
  from: number;
}

export const getDelta: Operation = (call) => {
  const { request, store, switches } = call;
  allowOptions(request, ['$expand', '$select', '$top', '$skiptoken']);
  const site = siteOf(call);
  const list = listOf(call, site);
  store.items.forget(list, daysBefore(call.now, switches.deltaHistoryDays));
  const position = positionIn(call, list);
  const size = pageSize(request, switches);
  const changes = store.items.changes(list, position.after, size + 1);
  const page = changes.slice(0, size);
  const wanted = wantedFields(request.query.get('$expand'), store.columns.of(list));
  const select = namesIn(request.query.get('$select'));
  const viewer = itemViewer(store, site, list);
  const show = (item: StoredItem): JsonObject => {
    if (item.deleted) return viewer.tombstone(item);
    const view = viewer.item(item, wanted);
    return select ? pick(view, ['id', '@odata.etag', 'fields', ...select]) : view;
  };
  const after = page.at(-1)?.change ?? position.after;
  const token = writeToken(list, { after, from: position.from });
  const link = changes.length > size ? '@odata.nextLink' : '@odata.deltaLink';
  return ok({
    '@odata.context': contextOf(call, `Collection(listItem)`),
    [link]: linkTo(bareRequest(call), { token }),
    value: page.filter((item) => !item.deleted || item.change > position.from).map(show),
  });
};

function positionIn(call: Call, list: StoredList): Position {
  const { newest, written, forgotten } = call.store.items.history(list);
  const token = tokenIn(call);
  if (token === null || token === '') return { after: 0, from: newest };
  if (token === 'latest') return { after: newest, from: newest };
  const [, id, after, from] = /^d1;([\w-]+);(\d+);(\d+)$/.exec(decodeToken(token)) ?? [];
  if (id !== list.id) throw invalidRequest('Provided sync token is malformed.');
  const position = { after: Number(after), from: Number(from) };
  // A token from the future was given before the folder was put back to an older copy.
  if (position.after > written || (position.from < forgotten && position.after < forgotten)) {
    throw resync(call);
  }
  return position;
}

/** Tokens stand in the query, or in the call itself: `delta(token='...')`. */
function tokenIn({ request, param }: Call): string | null {
  const [, inCall] = /^\(token='(.*)'\)$/.exec(param('arguments')) ?? [];
  return inCall ?? request.query.get('token') ?? request.query.get('$skiptoken');
}

function writeToken(list: StoredList, { after, from }: Position): string {
  return Buffer.from(`d1;${list.id};${after};${from}`).toString('base64url');
}

function decodeToken(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}

/** History that old is gone: the client starts again from the Location given. */
function resync(call: Call): GraphFault {
  const request = bareRequest(call);
  request.query.delete('token');
  return new GraphFault(
    410,
    'resyncChangesApplyDifferences',
    'The sync token is no longer valid. Start again without one and apply the differences.',
    { Location: linkTo(request, {}) },
  );
}

function bareRequest({ request }: Call): Call['request'] {
  const query = new URLSearchParams(request.query);
  query.delete('$skiptoken');
  const path = request.path.replace(/\/delta[^/]*$/, '/delta');
  return { ...request, query, path };
}

function daysBefore(now: string, days: number): string {
  return toSecond(new Date(Date.parse(now) - days * 86_400_000));
}
