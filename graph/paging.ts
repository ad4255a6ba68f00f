import { noAnswer } from './errors';
import type { GraphCall, GraphGateway } from './gateway';
import { isObject, type JsonObject, objectsAt, textAt } from './json';

/**
 * Every row of a collection, page by page, following `@odata.nextLink` and nothing else: a page
 * may be short or empty and still have one after it. The call's own headers go with every page.
 */
export async function* pagesOf(
  graph: GraphGateway,
  call: Omit<GraphCall, 'method' | 'body'>,
): AsyncGenerator<JsonObject[]> {
  const onward = oneWay();
  let path: string | undefined = call.path;
  while (path !== undefined) {
    onward(path);
    const { json } = await graph.send({ ...call, method: 'GET', path });
    if (!isObject(json)) throw noAnswer('Graph answered a page that is not JSON.');
    yield objectsAt(json, 'value');
    path = textAt(json, '@odata.nextLink');
  }
}

/** Follows links, and throws GraphError at one that was followed before: it would never end. */
export function oneWay(): (path: string) => void {
  const seen = new Set<string>();
  return (path) => {
    if (seen.has(path)) throw noAnswer('Graph led from a page back to itself.');
    seen.add(path);
  };
}

/** Every row of a collection at once: for small ones. */
export async function allOf(
  graph: GraphGateway,
  call: Omit<GraphCall, 'method' | 'body'>,
): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  for await (const page of pagesOf(graph, call)) rows.push(...page);
  return rows;
}
