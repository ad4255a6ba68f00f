import { noAnswer } from './errors';
import type { GraphGateway } from './gateway';
import type { ListAddress } from './items';
import { isObject, textAt } from './json';
import { allOf } from './paging';

/**
 * The id of a site: 'root', '{host}:/{path}', or its address in a browser. Throws GraphError, 404
 * when there is none and 403 when the app was not granted it.
 */
export async function resolveSite(graph: GraphGateway, siteUrl: string): Promise<string> {
  const { json } = await graph.send({ method: 'GET', path: `/sites/${siteKey(siteUrl)}` });
  const id = textAt(json, 'id');
  if (id === undefined) throw noAnswer('Graph answered a site without an id.');
  return id;
}

/**
 * The site's lists by name. A list keeps the name in its address when people rename it, so that
 * name comes first and the title only after it.
 */
export async function listsOf(
  graph: GraphGateway,
  siteId: string,
): Promise<Map<string, ListAddress>> {
  const path = `/sites/${siteId}/lists?$select=id,name,displayName,list`;
  const lists = (await allOf(graph, { path })).filter(isGeneric);
  const byName = new Map<string, ListAddress>();
  for (const property of ['displayName', 'name']) {
    for (const list of lists) {
      const name = textAt(list, property);
      const listId = textAt(list, 'id');
      if (name !== undefined && listId !== undefined) byName.set(name, { siteId, listId });
    }
  }
  return byName;
}

function isGeneric(list: unknown): boolean {
  const template = isObject(list) ? textAt(list.list, 'template') : undefined;
  return template === undefined || template === 'genericList';
}

function siteKey(siteUrl: string): string {
  if (!siteUrl.startsWith('https://')) return siteUrl;
  const { host, pathname } = new URL(siteUrl);
  const path = pathname.replace(/\/+$/, '');
  return path === '' ? host : `${host}:${path}`;
}
