import { GraphError, noAnswer } from './errors';
import type { GraphGateway } from './gateway';
import { isObject, type JsonObject, textAt } from './json';
import { allOf, pagesOf } from './paging';

/** Where a list is: ids as Graph gives them. */
export interface ListAddress {
  siteId: string;
  listId: string;
}

/** A list item as it came, with its fields. */
export interface Item {
  id: number;
  /** The person who last saved it; undefined when that was an application. */
  modifiedBy?: { id: string; name: string } | undefined;
  /** As Graph writes it, with its inner quotes: `"<guid>,<version>"`. */
  eTag: string;
  fields: JsonObject;
}

/** The path of a list's items. */
export function itemsPath(list: ListAddress): string {
  return `/sites/${list.siteId}/lists/${list.listId}/items`;
}

/** Creates one item, once. Exactly-once creation is createOnce's. */
export async function postItem(
  graph: GraphGateway,
  list: ListAddress,
  fields: JsonObject,
): Promise<Item> {
  const answer = await graph.send({ method: 'POST', path: itemsPath(list), body: { fields } });
  return wholeItem(answer.json);
}

/** One item as it is now. Throws GraphError 404 when it is gone. */
export async function getItem(graph: GraphGateway, list: ListAddress, id: number): Promise<Item> {
  const path = `${itemsPath(list)}/${String(id)}?$expand=fields`;
  return wholeItem((await graph.send({ method: 'GET', path })).json);
}

/** The versions that the list keeps of an item, newest first; none where it keeps no history. */
export async function versionsOf(
  graph: GraphGateway,
  list: ListAddress,
  id: number,
): Promise<JsonObject[]> {
  const path = `${itemsPath(list)}/${String(id)}/versions?$expand=fields`;
  const versions = await allOf(graph, { path });
  return versions.map(({ fields }) => fields).filter(isObject);
}

/** The items whose indexed column holds exactly this value. */
export async function findItems(
  graph: GraphGateway,
  list: ListAddress,
  column: string,
  value: string | number,
): Promise<Item[]> {
  return (await allOf(graph, { path: pathWhere(list, column, value) })).map(wholeItem);
}

/** What a reading of many pages asks for. */
export interface PagesAsked {
  /** Only items whose indexed column holds exactly this. */
  where?: { column: string; value: string } | undefined;
  /** Rows in a page, at most. */
  rows: number;
  /** Milliseconds for one page. */
  deadline: number;
}

/** The items of a list that is too large to be held, page by page. */
export async function* itemPages(
  graph: GraphGateway,
  list: ListAddress,
  { where, rows, deadline }: PagesAsked,
): AsyncGenerator<Item[]> {
  const path = where
    ? pathWhere(list, where.column, where.value)
    : `${itemsPath(list)}?$expand=fields&$top=${String(rows)}`;
  for await (const page of pagesOf(graph, { path, deadline })) yield page.map(wholeItem);
}

/** Deletes an item; one that is already gone is no error. */
export async function deleteItem(
  graph: GraphGateway,
  list: ListAddress,
  id: number,
): Promise<void> {
  try {
    await graph.send({ method: 'DELETE', path: `${itemsPath(list)}/${String(id)}` });
  } catch (error) {
    if (!(error instanceof GraphError) || error.status !== 404) throw error;
  }
}

/** Reads an item from JSON; undefined when it has no id, no eTag or no fields. */
export function readItem(json: unknown): Item | undefined {
  const id = Number(textAt(json, 'id'));
  const fields = isObject(json) ? json.fields : undefined;
  const eTag = textAt(json, 'eTag') ?? textAt(json, '@odata.etag') ?? textAt(fields, '@odata.etag');
  if (!Number.isSafeInteger(id) || eTag === undefined || !isObject(fields)) return undefined;
  const user =
    isObject(json) && isObject(json.lastModifiedBy) ? json.lastModifiedBy.user : undefined;
  const userId = textAt(user, 'id');
  const modifiedBy =
    userId === undefined
      ? {}
      : { modifiedBy: { id: userId, name: textAt(user, 'displayName') ?? '' } };
  return { id, eTag, fields, ...modifiedBy };
}

/** The version in an eTag: one more with every write. 0 when there is none to read. */
export function versionOf(eTag: string): number {
  return Number(/,(\d+)"*$/.exec(eTag)?.[1] ?? 0);
}

/** A value for $filter, not yet percent-encoded: quotes in texts are doubled. */
export function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

function pathWhere(list: ListAddress, column: string, value: string | number): string {
  const filter = encodeURIComponent(`fields/${column} eq ${literal(value)}`);
  return `${itemsPath(list)}?$expand=fields&$filter=${filter}`;
}

function wholeItem(json: unknown): Item {
  const item = readItem(json);
  if (item === undefined) throw noAnswer('Graph answered an item without id, eTag or fields.');
  return item;
}
