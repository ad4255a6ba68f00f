import { ok } from '../answer';
import { invalidRequest } from '../errors';
import { pick, type JsonObject } from '../json';
import { parseExpand } from '../odata/expand';
import { allowOptions, namesIn } from '../odata/options';
import { parseFilter } from '../odata/parser';
import type { Call, Operation } from '../router';
import type { StoredList, StoredSite } from '../store';
import { columnView } from '../views/columnView';
import { listView } from '../views/listView';
import { contextOf, pageOf } from './collection';
import { listOf, siteOf } from './find';

export const getLists: Operation = (call) => {
  const { request, store } = call;
  allowOptions(request, ['$select', '$expand', '$filter', '$top', '$skiptoken']);
  const site = siteOf(call);
  const meets = nameFilter(request.query.get('$filter'));
  // Hidden lists can be had by name, but are not shown among the others.
  const lists = store.lists.ofSite(site.key).filter((list) => !list.hidden && meets(list));
  const views = lists.map((list) => shownList(call, site, list));
  return pageOf(call, `sites('${encodeURIComponent(call.param('site'))}')/lists`, views);
};

export const getList: Operation = (call) => {
  allowOptions(call.request, ['$select', '$expand']);
  const site = siteOf(call);
  return ok(listEntity(call, site, listOf(call, site)));
};

/** One list as the answer to a request, with its context. */
export function listEntity(call: Call, site: StoredSite, list: StoredList): JsonObject {
  const context = `sites('${encodeURIComponent(call.param('site'))}')/lists/$entity`;
  return { '@odata.context': contextOf(call, context), ...shownList(call, site, list) };
}

function shownList({ request, store }: Call, site: StoredSite, list: StoredList): JsonObject {
  const select = namesIn(request.query.get('$select'));
  const expansion = parseExpand(request.query.get('$expand'), ['columns']);
  const view = listView(site, list);
  const shown = select ? pick(view, ['@odata.etag', ...select]) : view;
  if (!expansion.has('columns') && !select?.includes('columns')) return shown;
  return { ...shown, columns: store.columns.of(list).all.map(columnView) };
}

function nameFilter(expression: string | null): (list: StoredList) => boolean {
  const predicates = expression === null ? [] : parseFilter(expression);
  for (const { path, operator, literal } of predicates) {
    if (!['displayName', 'name'].includes(path) || operator !== 'eq' || literal.kind !== 'text') {
      throw invalidRequest('Lists are filtered only by displayName or name, with eq.');
    }
  }
  return (list) =>
    predicates.every(({ path, literal }) => {
      const value = path === 'name' ? list.name : list.displayName;
      return literal.kind === 'text' && value.toLowerCase() === literal.value.toLowerCase();
    });
}
