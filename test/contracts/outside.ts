import type { Described } from './described';

/** An operation that the contract files leave out, with where its form comes from. */
export interface Outside extends Described {
  why: string;
}

const documented = 'Documented by Microsoft; the contract files hold only a part of Graph.';
const notRedirected =
  'The local Graph sends the bytes; the service redirects to a short-lived address.';

const ownAddress =
  'An address that an answer of Graph holds, but that is SharePoint’s, not Graph’s.';

const collectionOf = (items: object): object => ({
  type: 'object',
  required: ['value'],
  properties: { value: { type: 'array', items } },
  patternProperties: { '^@odata\\.': {} },
  additionalProperties: false,
});

const objectWith = (properties: Record<string, object>): object => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});

const texts = { type: 'array', items: { type: 'string' } };

/** Shapes for which the contract files have no name. */
export const ownShapes: Record<string, object> = {
  groups: collectionOf({ $ref: '#/$defs/microsoft.graph.group' }),
  groupIds: collectionOf({ type: 'string' }),
  askedGroupIds: objectWith({ groupIds: texts }),
  securityGroupsOnly: objectWith({ securityEnabledOnly: { type: 'boolean' } }),
  copied: objectWith({ contentType: { type: 'string' } }),
  upload: objectWith({ item: { $ref: '#/$defs/microsoft.graph.driveItemUploadableProperties' } }),
  reference: objectWith({ '@odata.id': { type: 'string' } }),
};

const graph = (name: string) => `microsoft.graph.${name}`;
const error = graph('ODataErrors.ODataError');
const none = '204 nothing';
const version = '/sites/{site-id}/lists/{list-id}/items/{listItem-id}/versions/{version-id}';

/** Method and template, the request's shape, and each status with the answer's shape. */
type Row = [operation: string, request: string, answers: string, why?: string];

/** Everything the local Graph answers beyond the paths of the contract files. */
const rows: Row[] = [
  ['POST /users', graph('user'), `201 ${graph('user')}`],
  ['PATCH /users/{user-id}', graph('user'), none],
  ['DELETE /users/{user-id}', 'nothing', none],
  ...objectsAt('/users/{user-id}/memberOf'),
  ...objectsAt('/users/{user-id}/transitiveMemberOf'),
  ['POST /users/{user-id}/checkMemberGroups', 'askedGroupIds', '200 groupIds'],
  ['POST /users/{user-id}/getMemberGroups', 'securityGroupsOnly', '200 groupIds'],
  ['GET /groups', 'nothing', '200 groups'],
  ['POST /groups', graph('group'), `201 ${graph('group')}`],
  ['PATCH /groups/{group-id}', graph('group'), none],
  ['DELETE /groups/{group-id}', 'nothing', none],
  ...objectsAt('/groups/{group-id}/members'),
  ...objectsAt('/groups/{group-id}/transitiveMembers'),
  ['POST /groups/{group-id}/members/$ref', 'reference', none],
  ['DELETE /groups/{group-id}/members/{member-id}/$ref', 'nothing', none],
  ['PUT /groups/{group-id}/team', graph('team'), `201 ${graph('team')}`],
  ['POST /teams/{team-id}/channels', graph('channel'), `201 ${graph('channel')}`],
  ['GET /sites/{site-id}/sites', 'nothing', `200 ${graph('siteCollectionResponse')}`],
  ...ownedBy('/sites/{site-id}'),
  ...ownedBy('/sites/{site-id}/lists/{list-id}'),
  [
    `POST /sites/{site-id}/lists/{list-id}/contentTypes/addCopy`,
    'copied',
    `201 ${graph('contentType')}`,
  ],
  [`GET ${version}`, 'nothing', `200 ${graph('listItemVersion')}`],
  [`POST ${version}/restoreVersion`, 'nothing', none],
  ...driveAt('/sites/{site-id}/drive'),
  ...driveAt('/drives/{drive-id}'),
  ['GET /_layouts/15/download.aspx', 'nothing', '200 file', ownAddress],
  [
    'PUT /uploads/{upload-id}',
    'file',
    `202 ${graph('uploadSession')}, 201 ${graph('driveItem')}, 200 ${graph('driveItem')}`,
    ownAddress,
  ],
  ['GET /uploads/{upload-id}', 'nothing', `200 ${graph('uploadSession')}`, ownAddress],
  ['DELETE /uploads/{upload-id}', 'nothing', none, ownAddress],
];

export const outside: Outside[] = rows.map(([operation, request, answers, why = documented]) => {
  const [method = '', template = ''] = operation.split(' ');
  const described = Object.fromEntries(answers.split(', ').map((one) => one.split(' ')));
  return { method, template, request, answers: { ...described, '4XX': error, '5XX': error }, why };
});

/**
 * Other spellings of addresses that the contract files do have, and what stands for them there.
 *
 * A site may be named by its path, and a function by its full name.
 */
export const spellings: readonly (readonly [pattern: RegExp, usual: string])[] = [
  [/^\/sites\/[^/:]+:\/[^:]+:?(?=\/|$)/, '/sites/by-path'],
  [/\/items\/microsoft\.graph\.delta(?=\(|$)/, '/items/delta'],
];

/** People and groups, also of one kind only. */
function objectsAt(at: string): Row[] {
  const answer = `200 ${graph('directoryObjectCollectionResponse')}`;
  return [
    [`GET ${at}`, 'nothing', answer],
    [`GET ${at}/microsoft.graph.{kind}`, 'nothing', answer],
  ];
}

/** What sites and lists both own. */
function ownedBy(at: string): Row[] {
  const permission = graph('permission');
  return [
    [`GET ${at}/permissions`, 'nothing', `200 ${graph('permissionCollectionResponse')}`],
    [`POST ${at}/permissions`, permission, `201 ${permission}`],
    [`GET ${at}/permissions/{permission-id}`, 'nothing', `200 ${permission}`],
    [`PATCH ${at}/permissions/{permission-id}`, permission, `200 ${permission}`],
    [`DELETE ${at}/permissions/{permission-id}`, 'nothing', none],
    [`GET ${at}/contentTypes/{contentType-id}`, 'nothing', `200 ${graph('contentType')}`],
    [`DELETE ${at}/contentTypes/{contentType-id}`, 'nothing', none],
  ];
}

function driveAt(at: string): Row[] {
  const item = graph('driveItem');
  const path = `${at}/root:/{item-path}`;
  const beneath = `${at}/items/{driveItem-id}:/{item-path}:`;
  return [
    [`PATCH ${path}`, item, `200 ${item}`],
    [`DELETE ${path}`, 'nothing', none],
    [`POST ${path}:/children`, item, `201 ${item}`],
    [`POST ${at}/items/{driveItem-id}/children`, item, `201 ${item}`],
    [`GET ${path}:/content`, 'nothing', '200 file', notRedirected],
    [`GET ${at}/items/{driveItem-id}/content`, 'nothing', '200 file', notRedirected],
    [`POST ${beneath}/createUploadSession`, 'upload?', `200 ${graph('uploadSession')}`],
  ];
}
