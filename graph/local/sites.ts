import { randomUUID } from 'node:crypto';
import { makeList } from './handlers/makeList';
import { toSecond } from './router';
import type { Store } from './store';

/** Makes the sites that are not there yet. Graph itself cannot, so it is done on opening. */
export function ensureSites(store: Store, paths: string[], now: () => Date): void {
  const at = toSecond(now());
  for (const path of paths.map((one) => one.replace(/^\/+|\/+$/g, ''))) {
    const known = store.sites.all().some((site) => site.path.toLowerCase() === path.toLowerCase());
    if (!known) store.transaction(() => makeSite(store, path, at));
  }
}

/** A new site has one library, as every site in SharePoint does. */
function makeSite(store: Store, path: string, at: string): void {
  const site = store.sites.add({
    path,
    siteId: randomUUID(),
    webId: randomUUID(),
    displayName: path === '' ? 'Local site' : (path.split('/').at(-1) ?? path),
    created: at,
  });
  const library = { displayName: 'Documents', description: '', template: 'documentLibrary' };
  makeList(store, site, { ...library, hidden: false, at });
}
