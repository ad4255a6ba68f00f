import { batchOf } from './handlers/batch';
import { createList, deleteList, updateList } from './handlers/changeLists';
import {
  createColumn,
  deleteColumn,
  getColumn,
  getColumns,
  updateColumn,
} from './handlers/columns';
import {
  addCopy,
  createContentType,
  deleteContentType,
  getContentType,
  getContentTypes,
} from './handlers/contentTypes';
import { getDelta } from './handlers/delta';
import { getDrive, getDrives, getListDrive } from './handlers/drives';
import {
  createFolder,
  deleteFile,
  getChildren,
  getContent,
  getFile,
  putContent,
} from './handlers/files';
import { countItems, getItems } from './handlers/itemPages';
import {
  createItem,
  deleteItem,
  getFields,
  getItem,
  updateFields,
  updateItem,
} from './handlers/items';
import { getList, getLists } from './handlers/lists';
import { updateFile } from './handlers/moveFile';
import {
  createPermission,
  deletePermission,
  getPermission,
  getPermissions,
  updatePermission,
} from './handlers/permissions';
import { createSiteColumn, getSiteColumns } from './handlers/siteColumns';
import { getSite, getSubsites, searchSites } from './handlers/sites';
import { createUploadSession } from './handlers/uploadSessions';
import { getVersion, getVersions, restoreVersion } from './handlers/versions';
import { directoryRoutes, subscriptionRoutes, teamRoutes } from './peopleRoutes';
import type { Operation, Responder, Route } from './router';

/** Everything the local Graph knows: an address, and the one function that answers it. */
export function routesOf(respond: Responder): Route[] {
  return [
    ['POST /$batch', batchOf(respond)],
    ...siteRoutes,
    ...listRoutes,
    ...itemRoutes,
    ...permissionRoutes('/sites/{site}'),
    ...permissionRoutes(list),
    ...contentTypeRoutes('/sites/{site}'),
    ...contentTypeRoutes(list),
    ...driveRoutes('/sites/{site}/drive'),
    ...driveRoutes('/drives/{drive}'),
    ...directoryRoutes,
    ...subscriptionRoutes,
    ...teamRoutes,
  ];
}

const list = '/sites/{site}/lists/{list}';
const item = `${list}/items/{item}`;

const siteRoutes: Route[] = [
  ['GET /sites', searchSites],
  ['GET /sites/{site}', getSite],
  ['GET /sites/{site}/sites', getSubsites],
  ['GET /sites/{site}/columns', getSiteColumns],
  ['POST /sites/{site}/columns', createSiteColumn],
];

function permissionRoutes(place: string): Route[] {
  const permission = `${place}/permissions/{permission}`;
  return [
    [`GET ${place}/permissions`, getPermissions],
    [`POST ${place}/permissions`, createPermission],
    [`GET ${permission}`, getPermission],
    [`PATCH ${permission}`, updatePermission],
    [`DELETE ${permission}`, deletePermission],
  ];
}

function contentTypeRoutes(place: string): Route[] {
  const contentType = `${place}/contentTypes/{contentType}`;
  return [
    [`GET ${place}/contentTypes`, getContentTypes],
    [`POST ${place}/contentTypes`, createContentType],
    // Only a list takes copies; a site's own types are where they are copied from.
    ...(place === list
      ? ([[`POST ${place}/contentTypes/addCopy`, addCopy]] satisfies Route[])
      : []),
    [`GET ${contentType}`, getContentType],
    [`DELETE ${contentType}`, deleteContentType],
  ];
}

const listRoutes: Route[] = [
  ['GET /sites/{site}/lists', getLists],
  ['POST /sites/{site}/lists', createList],
  [`GET ${list}`, getList],
  [`PATCH ${list}`, updateList],
  [`DELETE ${list}`, deleteList],
  [`GET ${list}/drive`, getListDrive],
  [`GET ${list}/columns`, getColumns],
  [`POST ${list}/columns`, createColumn],
  [`GET ${list}/columns/{column}`, getColumn],
  [`PATCH ${list}/columns/{column}`, updateColumn],
  [`DELETE ${list}/columns/{column}`, deleteColumn],
];

const itemRoutes: Route[] = [
  [`GET ${list}/items`, getItems],
  [`POST ${list}/items`, createItem],
  // Before the single item, which would take these words for its id.
  [`GET ${list}/items/delta{arguments}`, getDelta],
  [`GET ${list}/items/microsoft.graph.delta{arguments}`, getDelta],
  [`GET ${list}/items/$count`, countItems],
  [`GET ${item}`, getItem],
  [`PATCH ${item}`, updateItem],
  [`DELETE ${item}`, deleteItem],
  [`GET ${item}/fields`, getFields],
  [`PATCH ${item}/fields`, updateFields],
  [`GET ${item}/versions`, getVersions],
  [`GET ${item}/versions/{version}`, getVersion],
  [`POST ${item}/versions/{version}/restoreVersion`, restoreVersion],
];

function driveRoutes(drive: string): Route[] {
  const collection: Route[] =
    drive === '/sites/{site}/drive' ? [['GET /sites/{site}/drives', getDrives]] : [];
  const places = [`${drive}/root`, `${drive}/root:/{path}:`, `${drive}/items/{file}`];
  const perPlace = (method: string, end: string, operation: Operation): Route[] =>
    places.map((place) => [`${method} ${place}${end}`, operation]);
  return [
    ...collection,
    [`GET ${drive}`, getDrive],
    ...perPlace('GET', '', getFile),
    ...perPlace('PATCH', '', updateFile),
    ...perPlace('DELETE', '', deleteFile),
    ...perPlace('GET', '/children', getChildren),
    ...perPlace('POST', '/children', createFolder),
    ...perPlace('GET', '/content', getContent),
    ...perPlace('PUT', '/content', putContent),
    ...perPlace('POST', '/createUploadSession', createUploadSession),
  ];
}
