import { created } from '../answer';
import { allowOptions } from '../odata/options';
import type { Operation } from '../router';
import { columnView } from '../views/columnView';
import { newColumn } from './addColumn';
import { contextOf, pageOf } from './collection';
import { siteOf } from './find';

export const getSiteColumns: Operation = (call) => {
  allowOptions(call.request, ['$top', '$skiptoken']);
  const columns = call.store.siteColumns.of(siteOf(call).key);
  return pageOf(call, 'columns', columns.map(columnView));
};

/** Keeps a column of a site. It is shown again, but no list takes it over. */
export const createSiteColumn: Operation = (call) => {
  const { key } = siteOf(call);
  const column = newColumn(call, call.request.json(), call.store.siteColumns.of(key));
  call.store.siteColumns.add(key, column);
  const context = contextOf(call, 'columnDefinitions/$entity');
  return created({ '@odata.context': context, ...columnView(column) });
};
