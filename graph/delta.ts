import { GraphError } from './errors';
import type { GraphGateway } from './gateway';
import { type Item, itemsPath, type ListAddress, readItem } from './items';
import { oneWay } from './paging';
import { isObject, type JsonObject, objectsAt, textAt } from './json';

/** One change of a list, in the order in which the pages tell them: a later one wins. */
export type Change =
  | { kind: 'present'; item: Item }
  | { kind: 'deleted'; id: number }
  /** The row could not be told: read it. Without an id, read the whole list again. */
  | { kind: 'unclear'; id: number | undefined };

/** How a reading of changes ended. */
export type DeltaEnd =
  /** Everything is told. Keep the link only after all of it is applied. */
  | { kind: 'complete'; link: string }
  /** The link is too old: read everything again, from this link when there is one. */
  | { kind: 'startAgain'; link: string | undefined };

/** Rows a page where the tenant's own limit is not known: every reported one allows this. */
const rowsAPage = 1000;
/** SharePoint's own paging holds no more, so asking for more only makes answers slow. */
const mostRowsAPage = 5000;
/** Milliseconds for one page: a crawl may wait out a throttle that a person would not. */
export const pageDeadline = 180_000;

/** How many rows to ask for in one page of a list that is read whole. */
export function rowsToAsk({ profile: { largestTop } }: Pick<GraphGateway, 'profile'>): number {
  return largestTop === 'unknown' ? rowsAPage : Math.min(largestTop, mostRowsAPage);
}

/** The link that a first, full reading starts from. */
export function firstLink(graph: GraphGateway, list: ListAddress): string {
  return `${itemsPath(list)}/delta?$expand=fields&$top=${String(rowsToAsk(graph))}`;
}

/**
 * Reads a list's changes from a link, handing each page over before it asks for the next, so that
 * a large list is never held twice. Throws GraphError when Graph fails: what was handed over is
 * true all the same, and the same link can be read again.
 */
export async function readChanges(
  graph: GraphGateway,
  link: string,
  apply: (changes: readonly Change[]) => void,
): Promise<DeltaEnd> {
  const onward = oneWay();
  let path = link;
  for (;;) {
    onward(path);
    const page = await pageAt(graph, path);
    if ('kind' in page) return page;
    apply(objectsAt(page.json, 'value').map(changeOf));
    const next = textAt(page.json, '@odata.nextLink');
    const last = textAt(page.json, '@odata.deltaLink');
    if (next === undefined) return endOf(last);
    path = next;
  }
}

/** A page without any link cannot be continued: reading from the start is the only safe way on. */
function endOf(last: string | undefined): DeltaEnd {
  if (last === undefined) return { kind: 'startAgain', link: undefined };
  return { kind: 'complete', link: last };
}

async function pageAt(graph: GraphGateway, path: string): Promise<{ json: unknown } | DeltaEnd> {
  try {
    return await graph.send({ method: 'GET', path, deadline: pageDeadline });
  } catch (error) {
    if (!(error instanceof GraphError) || error.status !== 410) throw error;
    return { kind: 'startAgain', link: error.location };
  }
}

function changeOf(row: JsonObject): Change {
  const id = Number(textAt(row, 'id'));
  const known = Number.isSafeInteger(id) && id > 0 ? id : undefined;
  // Graph has answered rows that are errors inside a page of status 200.
  if (isObject(row.error) || known === undefined) return { kind: 'unclear', id: known };
  if (isObject(row.deleted) || isObject(row['@removed'])) return { kind: 'deleted', id: known };
  const item = readItem(row);
  return item === undefined ? { kind: 'unclear', id: known } : { kind: 'present', item };
}
