import type { Described } from './described';

/** An operation that the contract files leave out, with where its form comes from. */
export interface Outside extends Described {
  why: string;
}

const documented = 'Documented by Microsoft; the contract files hold only a part of Graph.';
const notRedirected =
  'The local Graph sends the bytes; the service redirects to a short-lived address.';

const downloaded =
  'A file’s own short-lived address (@microsoft.graph.downloadUrl), which is SharePoint’s, not Graph’s.';

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
  reference: objectWith({ '@odata.id': { type: 'string' } }),
};

const group = 'microsoft.graph.group';
const user = 'microsoft.graph.user';
const objects = 'microsoft.graph.directoryObjectCollectionResponse';
const permission = 'microsoft.graph.permission';
const error = 'microsoft.graph.ODataErrors.ODataError';

type Row = [operation: string, request: string, answers: Record<string, string>, why: string];

/** Everything the local Graph answers beyond the paths of the contract files. */
const rows: Row[] = [
  ['POST /users', user, { '201': user }, documented],
  ['PATCH /users/{user-id}', user, { '204': 'nothing' }, documented],
  ['DELETE /users/{user-id}', 'nothing', { '204': 'nothing' }, documented],
  ...read('/users/{user-id}/memberOf', objects),
  ...read('/users/{user-id}/memberOf/microsoft.graph.{kind}', objects),
  ...read('/users/{user-id}/transitiveMemberOf', objects),
  ...read('/users/{user-id}/transitiveMemberOf/microsoft.graph.{kind}', objects),
  ['POST /users/{user-id}/checkMemberGroups', 'askedGroupIds', { '200': 'groupIds' }, documented],
  [
    'POST /users/{user-id}/getMemberGroups',
    'securityGroupsOnly',
    { '200': 'groupIds' },
    documented,
  ],
  ...read('/groups', 'groups'),
  ['POST /groups', group, { '201': group }, documented],
  ['PATCH /groups/{group-id}', group, { '204': 'nothing' }, documented],
  ['DELETE /groups/{group-id}', 'nothing', { '204': 'nothing' }, documented],
  ...read('/groups/{group-id}/members/microsoft.graph.{kind}', objects),
  ...read('/groups/{group-id}/transitiveMembers', objects),
  ...read('/groups/{group-id}/transitiveMembers/microsoft.graph.{kind}', objects),
  ['POST /groups/{group-id}/members/$ref', 'reference', { '204': 'nothing' }, documented],
  [
    'DELETE /groups/{group-id}/members/{member-id}/$ref',
    'nothing',
    { '204': 'nothing' },
    documented,
  ],
  ...read('/sites/{site-id}/permissions/{permission-id}', permission),
  [
    'PATCH /sites/{site-id}/permissions/{permission-id}',
    permission,
    { '200': permission },
    documented,
  ],
  [
    'DELETE /sites/{site-id}/permissions/{permission-id}',
    'nothing',
    { '204': 'nothing' },
    documented,
  ],
  ['GET /_layouts/15/download.aspx', 'nothing', { '200': 'file' }, downloaded],
  ...['/sites/{site-id}/drive', '/drives/{drive-id}'].flatMap(drive),
];

export const outside: Outside[] = rows.map(([operation, request, answers, why]) => {
  const [method = '', template = ''] = operation.split(' ');
  return { method, template, request, answers: { ...answers, '4XX': error, '5XX': error }, why };
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

function read(template: string, shape: string): Row[] {
  return [[`GET ${template}`, 'nothing', { '200': shape }, documented]];
}

function drive(at: string): Row[] {
  const item = 'microsoft.graph.driveItem';
  return [
    [`DELETE ${at}/root:/{item-path}`, 'nothing', { '204': 'nothing' }, documented],
    [`POST ${at}/root:/{item-path}:/children`, item, { '201': item }, documented],
    [`POST ${at}/items/{driveItem-id}/children`, item, { '201': item }, documented],
    [`GET ${at}/root:/{item-path}:/content`, 'nothing', { '200': 'file' }, notRedirected],
    [`GET ${at}/items/{driveItem-id}/content`, 'nothing', { '200': 'file' }, notRedirected],
  ];
}
