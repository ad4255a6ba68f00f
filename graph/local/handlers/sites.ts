import { ok } from '../answer';
import { invalidRequest } from '../errors';
import { pick } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Operation } from '../router';
import { siteView } from '../views/siteView';
import { contextOf, pageOf } from './collection';
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

/** Finds sites by a word in their title or address; `*` finds them all. */
export const searchSites: Operation = (call) => {
  allowOptions(call.request, ['$select', '$top', '$skiptoken']);
  const { query } = call.request;
  const word = query.get('search')?.trim().toLowerCase() ?? '';
  if (word === '') throw invalidRequest("Sites are found with '?search=' and a word");
  const select = namesIn(query.get('$select'));
  const found = call.store.sites
    .all()
    .filter(
      ({ displayName, path }) =>
        `${displayName} ${path}`.toLowerCase().includes(word) || word === '*',
    )
    .map(siteView);
  return pageOf(call, 'sites', select ? found.map((view) => pick(view, select)) : found);
};

/** The sites beneath a site: there are none here, every site is a collection of its own. */
export const getSubsites: Operation = (call) => {
  allowOptions(call.request, ['$select', '$top', '$skiptoken']);
  siteOf(call);
  return pageOf(call, 'sites', []);
};
