import type { JsonObject } from '../json';
import type { StoredList, StoredSite } from '../store';
import { byApplication } from './identity';
import { siteIdOf, siteUrlOf } from './siteView';

/** A list's address: below `Lists`, unless it is a library. */
export function listUrlOf(site: StoredSite, list: StoredList): string {
  const folder = list.template === 'documentLibrary' ? '' : 'Lists/';
  return `${siteUrlOf(site)}/${folder}${encodeURIComponent(list.name)}`;
}

export function listView(site: StoredSite, list: StoredList): JsonObject {
  const eTag = `"${list.id},${list.version}"`;
  return {
    '@odata.etag': eTag,
    id: list.id,
    name: list.name,
    displayName: list.displayName,
    description: list.description,
    eTag,
    createdDateTime: list.created,
    lastModifiedDateTime: list.modified,
    createdBy: byApplication,
    lastModifiedBy: byApplication,
    webUrl: listUrlOf(site, list),
    parentReference: { siteId: siteIdOf(site) },
    list: {
      contentTypesEnabled: list.contentTypesEnabled,
      hidden: list.hidden,
      template: list.template,
    },
  };
}
