import { callerOf, personOf, rolesOf } from './caller';
import type { Layer } from './chain';
import { GraphFault } from './errors';
import { siteOfGroup } from './groupSites';
import { listNamed, siteAt } from './handlers/find';
import { driveWithId, drivesOf } from './handlers/findFile';
import type { GraphRequest } from './request';
import { suffices } from './roles';
import type { Surroundings } from './router';
import type { Store, StoredList, StoredSite } from './store';
import type { Role } from './stored/grants';

/** What the permissions that cover every site of a tenant are worth. */
const tenantWide: [permission: string, role: Role][] = [
  ['Sites.FullControl.All', 'fullcontrol'],
  ['Sites.Manage.All', 'manage'],
  ['Sites.ReadWrite.All', 'write'],
  ['Sites.Read.All', 'read'],
];

/** The parts of a site or a list whose making and changing is more than writing. */
const structures = ['lists', 'columns', 'contenttypes'];

/**
 * Lets an application reach only what was granted to it (`Sites.Selected`), when the switch is on.
 *
 * A grant on a site covers its lists and files; a grant on a list covers that list alone. What a
 * token says it may do everywhere (`Sites.*.All`) counts too.
 */
export function enforcingGrants({ store, switches }: Surroundings): Layer {
  return (next) => (request) => {
    if (!switches.enforceGrants) return next(request);
    if (isSearch(request) && personOf(request) === undefined) throw accessDenied();
    const place = placeOf(store, request);
    if (place) {
      const needed = roleFor(request, switches.listCreationRole);
      const has = rolesAt(store, request, place);
      if (!has.some((role) => suffices(role, needed))) throw accessDenied();
    }
    return next(request);
  };
}

interface Place {
  site: StoredSite;
  list: StoredList | undefined;
}

/** What an address is about; undefined when no site is, or when there is no such place at all. */
function placeOf(store: Store, { segments }: GraphRequest): Place | undefined {
  const [kind, id = '', part, listId = ''] = segments;
  if (kind === 'drives') return driveWithId(store, id);
  if (kind === 'groups' && part === 'sites') {
    const group = store.directory.byId(id);
    const site = listId === 'root' ? group && siteOfGroup(store, group) : siteAt(store, listId);
    return site && { site, list: undefined };
  }
  const site = kind === 'sites' ? siteAt(store, id) : undefined;
  if (!site) return undefined;
  if (part === 'drive') return { site, list: drivesOf(store, site)[0]?.list };
  return { site, list: part === 'lists' ? listNamed(store, site, listId) : undefined };
}

function roleFor({ method, segments }: GraphRequest, creation: Role): Role {
  const rest = segments.slice(2).map((segment) => segment.toLowerCase());
  const onList = rest[0] === 'lists' && rest.length > 1;
  const part = onList ? (rest[2] ?? 'lists') : (rest[0] ?? '');
  if (part === 'permissions') return 'fullcontrol';
  if (method === 'GET') return 'read';
  return segments[0] === 'sites' && structures.includes(part) ? creation : 'write';
}

function rolesAt(store: Store, request: GraphRequest, { site, list }: Place): Role[] {
  const app = callerOf(request).toLowerCase();
  const own = rolesOf(request);
  const grants = [
    ...store.grants.on(site.key, 0),
    ...(list ? store.grants.on(site.key, list.key) : []),
  ];
  return [
    ...tenantWide.filter(([permission]) => own.includes(permission)).map(([, role]) => role),
    ...grants.filter((grant) => grant.app === app).map(({ role }) => role),
  ];
}

function isSearch({ segments, query }: GraphRequest): boolean {
  return segments.length === 1 && segments[0] === 'sites' && query.has('search');
}

function accessDenied(): GraphFault {
  return new GraphFault(403, 'accessDenied', 'Access denied');
}
