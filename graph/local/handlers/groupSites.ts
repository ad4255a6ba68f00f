import { ok, type Answer } from '../answer';
import { itemNotFound } from '../errors';
import { siteOfGroup } from '../groupSites';
import type { Call, Operation } from '../router';
import type { StoredSite } from '../store';
import { siteView } from '../views/siteView';
import { contextOf } from './collection';
import { siteOf } from './find';
import { groupOf } from './groups';

export const getGroupRootSite: Operation = (call) => answerSite(call, ownSite(call));

/** The group's site by its id; any other site is not among the group's. */
export const getGroupSite: Operation = (call) => {
  const site = siteOf(call);
  if (site.key !== ownSite(call).key) throw itemNotFound('Requested site could not be found');
  return answerSite(call, site);
};

function ownSite(call: Call): StoredSite {
  const site = siteOfGroup(call.store, groupOf(call));
  if (!site) throw itemNotFound('The group has no site');
  return site;
}

function answerSite(call: Call, site: StoredSite): Answer {
  return ok({ '@odata.context': contextOf(call, 'sites/$entity'), ...siteView(site) });
}
