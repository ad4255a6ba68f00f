import { itemNotFound, resourceModified } from '../errors';
import type { StoredColumn } from '../fields/column';
import { eTagOf } from '../fields/read';
import type { Call } from '../router';
import type { Store, StoredItem, StoredList, StoredSite } from '../store';
import { siteHost } from '../views/siteView';

/** Finds the site an address names: `root`, a host, ids joined by commas, or a host and a path. */
export function siteOf({ param, store }: Call): StoredSite {
  const site = siteAt(store, param('site'));
  if (!site) throw itemNotFound('Requested site could not be found');
  return site;
}

/** The same, from the address alone; undefined when there is no such site. */
export function siteAt(store: Store, address: string): StoredSite | undefined {
  const wanted = address.toLowerCase();
  return store.sites.all().find((one) => addressesOf(one).includes(wanted));
}

/** Finds the list an address names: by its id, its title or its name in addresses. */
export function listOf(call: Call, site = siteOf(call)): StoredList {
  const list = listNamed(call.store, site, call.param('list'));
  if (!list) throw itemNotFound('The specified list was not found');
  return list;
}

/** The same, from the name or id alone; undefined when the site has no such list. */
export function listNamed(store: Store, site: StoredSite, wanted: string): StoredList | undefined {
  const list = store.lists.byId(wanted) ?? namedList(store, site, wanted);
  return list?.siteKey === site.key ? list : undefined;
}

/** Finds a list of a site by its title or, failing that, by its name in addresses. */
function namedList(store: Store, site: StoredSite, name: string): StoredList | undefined {
  const lists = store.lists.ofSite(site.key);
  const same = (text: string) => text.toLowerCase() === name.toLowerCase();
  return lists.find((list) => same(list.displayName)) ?? lists.find((list) => same(list.name));
}

export function itemOf({ param, store }: Call, list: StoredList): StoredItem {
  const id = param('item');
  const item = /^\d{1,15}$/.test(id) ? store.items.find(list, Number(id)) : undefined;
  if (!item) throw itemNotFound('The specified item was not found');
  return item;
}

/** Finds a column by its id or its internal name. */
export function columnOf({ param, store }: Call, list: StoredList): StoredColumn {
  const wanted = param('column');
  const { all, byName } = store.columns.of(list);
  const column = byName.get(wanted) ?? all.find(({ id }) => id === wanted.toLowerCase());
  if (!column) throw itemNotFound('The specified column was not found');
  return column;
}

/** Throws 412 when the request names a version (If-Match) that is not the current one. */
export function mustMatch({ request }: Call, current: Pick<StoredItem, 'guid' | 'version'>): void {
  const wanted = request.headers.get('if-match')?.trim();
  if (wanted === undefined || wanted === '*') return;
  const bare = (text: string) => text.replace(/^W\//, '').replaceAll('"', '').toLowerCase();
  if (bare(wanted) !== bare(eTagOf(current))) throw resourceModified();
}

function addressesOf({ siteId, webId, path }: StoredSite): string[] {
  const ids = [`${siteHost},${siteId},${webId}`, `${siteId},${webId}`, siteId];
  const hosts = [siteHost, 'localhost'];
  if (path === '') return [...ids, 'root', ...hosts, ...hosts.map((host) => `${host}:/`)];
  return [...ids, ...hosts.map((host) => `${host}:/${path.toLowerCase()}`)];
}
