import type { JsonObject } from '../json';
import type { StoredSite } from '../store';

/** The host of every site here. `.example` is reserved, so no link can lead to a real tenant. */
export const siteHost = 'local.sharepoint.example';

/** A site's id as Graph writes it: host, site collection and web. */
export function siteIdOf(site: StoredSite): string {
  return `${siteHost},${site.siteId},${site.webId}`;
}

export function siteUrlOf(site: StoredSite): string {
  return site.path === '' ? `https://${siteHost}` : `https://${siteHost}/${site.path}`;
}

export function siteView(site: StoredSite): JsonObject {
  return {
    id: siteIdOf(site),
    createdDateTime: site.created,
    lastModifiedDateTime: site.created,
    name: site.path.split('/').at(-1) ?? '',
    displayName: site.displayName,
    description: '',
    webUrl: siteUrlOf(site),
    ...(site.path === '' ? { root: {} } : {}),
    siteCollection: { hostname: siteHost },
  };
}
