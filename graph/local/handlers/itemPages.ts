import { ok } from '../answer';
import { invalidRequest } from '../errors';
import type { ColumnSet } from '../fields/column';
import { pick } from '../json';
import { bindFilter, bindPath } from '../odata/conditions';
import { allowOptions, linkTo, namesIn, pageSize, readSkipToken } from '../odata/options';
import { parseFilter, parseOrder } from '../odata/parser';
import type { Call, Operation } from '../router';
import { itemViewer } from '../views/itemView';
import { contextOf } from './collection';
import { listOf, siteOf } from './find';
import { readMark, tokenAfter, type ItemSearch } from './itemMarks';
import { findPage } from './itemSearch';
import { wantedFields } from './wantedFields';

export const getItems: Operation = (call) => {
  const { request, store } = call;
  const { query } = request;
  allowOptions(request, ['$expand', '$select', '$filter', '$orderby', '$top', '$skiptoken']);
  const site = siteOf(call);
  const list = listOf(call, site);
  const search = searchIn(call, store.columns.of(list));
  const page = findPage(call, list, search);
  const wanted = wantedFields(query.get('$expand'), store.columns.of(list));
  const select = namesIn(query.get('$select'));
  const viewer = itemViewer(store, site, list);
  const value = page.items.map((item) => {
    const view = viewer.item(item, wanted);
    return select ? pick(view, ['@odata.etag', 'fields@odata.context', 'fields', ...select]) : view;
  });
  const last = page.more ? page.items.at(-1) : undefined;
  const next = last && linkTo(request, { $skiptoken: tokenAfter(search, last) });
  return ok({
    '@odata.context': contextOf(call, `lists('${list.id}')/items${wanted ? '(fields())' : ''}`),
    ...(next ? { '@odata.nextLink': next } : {}),
    value,
  });
};

/** Items are not countable in Graph's own description; clients count by paging. */
export const countItems: Operation = () => {
  throw invalidRequest('Items cannot be counted: page through them');
};

function searchIn({ request, switches }: Call, columns: ColumnSet): ItemSearch {
  const filter = request.query.get('$filter');
  const ordering = request.query.get('$orderby');
  const bound = filter === null ? [] : bindFilter(columns, parseFilter(filter), switches);
  const [order, ...more] = ordering === null ? [] : parseOrder(ordering);
  if (more.length > 0) throw invalidRequest('Items are ordered by one field at a time');
  const orderColumn = order && bindPath(columns, order.path);
  const named = [...bound.map(({ column }) => column), ...(orderColumn ? [orderColumn] : [])];
  const search: ItemSearch = {
    conditions: bound.map(({ condition }) => condition),
    order: order && orderColumn && { column: orderColumn.name, descending: order.descending },
    orderColumn,
    unindexed: named.find(({ indexed }) => !indexed),
    limit: pageSize(request, switches),
  };
  const token = readSkipToken(request.query.get('$skiptoken'));
  return { ...search, after: token && readMark(token, orderColumn) };
}
