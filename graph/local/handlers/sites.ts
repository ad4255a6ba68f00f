import { ok } from '../answer';
import { pick } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Operation } from '../router';
import { siteView } from '../views/siteView';
import { contextOf } from './collection';
import { siteOf } from './find';

export const getSite: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const view = siteView(siteOf(call));
  const select = namesIn(call.request.query.get('$select'));
  return ok({
    '@odata.context': contextOf(call, 'sites/$entity'),
    ...(select ? pick(view, select) : view),
  });
};
