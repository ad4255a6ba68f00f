import type { JsonObject } from '../json';
import type { StoredList, StoredSite } from '../store';
import type { StoredFile } from '../stored/files';
import { byApp, byApplication } from './identity';
import { listUrlOf } from './listView';
import { siteIdOf } from './siteView';

/** A drive is a library under another name; its id is made from the library's. */
export function driveIdOf(list: StoredList): string {
  return `b!${Buffer.from(list.id.replaceAll('-', ''), 'hex').toString('base64url')}`;
}

export function driveView(site: StoredSite, list: StoredList): JsonObject {
  return {
    id: driveIdOf(list),
    name: list.displayName,
    description: list.description,
    driveType: 'documentLibrary',
    createdDateTime: list.created,
    lastModifiedDateTime: list.modified,
    createdBy: byApplication,
    webUrl: listUrlOf(site, list),
  };
}

/** What a file's own row does not say about it. */
export interface FilePlace {
  site: StoredSite;
  list: StoredList;
  /** The folders it is in, from the root down. */
  folders: string[];
  /** The id of the folder it is in. */
  parentId: string;
  childCount: number;
}

export function fileView(file: StoredFile, place: FilePlace): JsonObject {
  const { site, list, folders, parentId, childCount } = place;
  const path = [...folders, file.name].map(encodeURIComponent).join('/');
  const times = { createdDateTime: file.created, lastModifiedDateTime: file.modified };
  return {
    id: file.id,
    name: file.name,
    size: file.size,
    eTag: `"{${file.guid.toUpperCase()}},${file.version}"`,
    cTag: `"c:{${file.guid.toUpperCase()}},${file.version}"`,
    ...times,
    createdBy: byApp(file.createdBy),
    lastModifiedBy: byApp(file.modifiedBy),
    webUrl: `${listUrlOf(site, list)}/${path}`,
    parentReference: {
      driveId: driveIdOf(list),
      driveType: 'documentLibrary',
      id: parentId,
      path: ['/drives', driveIdOf(list), 'root:', ...folders].join('/'),
      siteId: siteIdOf(site),
    },
    fileSystemInfo: times,
    ...(file.folder ? { folder: { childCount } } : { file: { mimeType: file.mimeType } }),
  };
}

/** The id of a drive's root folder, which has no row of its own. */
export function rootIdOf(list: StoredList): string {
  return `01${list.id.replaceAll('-', '').toUpperCase()}`;
}

export function rootView(site: StoredSite, list: StoredList, childCount: number): JsonObject {
  const times = { createdDateTime: list.created, lastModifiedDateTime: list.modified };
  return {
    id: rootIdOf(list),
    name: 'root',
    size: 0,
    ...times,
    webUrl: listUrlOf(site, list),
    parentReference: { driveId: driveIdOf(list), driveType: 'documentLibrary' },
    fileSystemInfo: times,
    folder: { childCount },
    root: {},
  };
}
