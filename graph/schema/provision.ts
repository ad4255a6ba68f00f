import { GraphError } from '../errors';
import type { GraphGateway } from '../gateway';
import type { ListAddress } from '../items';
import { isObject, type JsonObject, textAt } from '../json';
import { allOf } from '../paging';
import { listsOf } from '../sites';
import type { Column } from './column';
import { columnBody, completedChoices, differences } from './columnBody';
import type { ListDefinition } from './list';
import { allLists } from './lists';

/** What provisioning did and found. */
export interface ProvisionReport {
  /** What was made, in words: 'the list Packages'. Empty when everything was there. */
  created: readonly string[];
  /** What is there but not as it should be, in sentences. Left as it is: a person must look. */
  differs: readonly string[];
  /** Every list by its name. */
  lists: ReadonlyMap<string, ListAddress>;
}

/** Milliseconds for one request: making a list with thirty columns takes SharePoint a while. */
const makingDeadline = 90_000;

interface Site {
  graph: GraphGateway;
  siteId: string;
  lists: Map<string, ListAddress>;
  created: string[];
  differs: string[];
}

/**
 * Makes the lists, columns and indexes that are missing. A second run makes nothing.
 *
 * Throws GraphError: no failure is ever taken for "not there", because what exists is read from
 * the site's own lists.
 */
export async function provision(graph: GraphGateway, siteId: string): Promise<ProvisionReport> {
  const lists = await listsOf(graph, siteId);
  const site: Site = { graph, siteId, lists, created: [], differs: [] };
  for (const definition of allLists) {
    const address = lists.get(definition.name) ?? (await makeList(site, definition));
    await completeList(site, definition, address);
  }
  return { created: site.created, differs: site.differs, lists };
}

async function makeList(site: Site, definition: ListDefinition): Promise<ListAddress> {
  const body = {
    displayName: definition.name,
    description: definition.description,
    list: { template: 'genericList' },
    columns: definition.columns
      .filter((column) => column.name !== 'Title')
      .map((column) => columnBody(column, site.lists)),
  };
  const path = `/sites/${site.siteId}/lists`;
  const made = await unlessMadeByAnother(() => post(site, path, body));
  if (made !== undefined) site.created.push(`the list ${definition.name}`);
  const listId = textAt(made, 'id');
  const address =
    listId === undefined
      ? (await listsOf(site.graph, site.siteId)).get(definition.name)
      : { siteId: site.siteId, listId };
  if (address === undefined) throw new Error(`The list ${definition.name} was made, but is gone.`);
  site.lists.set(definition.name, address);
  return address;
}

async function completeList(
  site: Site,
  definition: ListDefinition,
  address: ListAddress,
): Promise<void> {
  const path = `/sites/${address.siteId}/lists/${address.listId}/columns`;
  const found = new Map<string | undefined, JsonObject>();
  for (const row of await allOf(site.graph, { path })) found.set(textAt(row, 'name'), row);
  for (const column of definition.columns) {
    const present = found.get(column.name);
    const place = `${column.name} of ${definition.name}`;
    if (present === undefined) {
      const body = columnBody(column, site.lists);
      const made = await unlessMadeByAnother(() => post(site, path, body));
      if (made !== undefined) site.created.push(`the column ${place}`);
      continue;
    }
    const at = `${path}/${textAt(present, 'id') ?? ''}`;
    const now = await completeChoices(site, at, { place, column, present });
    site.differs.push(...differences(place, column, now, site.lists));
    await completeIndex(site, at, { place, column, present });
  }
}

/** Puts back choices that were renamed or taken out: without them SharePoint refuses our writes. */
async function completeChoices(
  site: Site,
  path: string,
  { place, column, present }: { place: string; column: Column; present: JsonObject },
): Promise<JsonObject> {
  const choices = completedChoices(column, present);
  if (choices === undefined) return present;
  const facet = { ...(isObject(present.choice) ? present.choice : {}), choices };
  try {
    const call = { method: 'PATCH' as const, path, body: { choice: facet } };
    await site.graph.send({ ...call, deadline: makingDeadline });
  } catch (error) {
    // Without the right to change lists the difference is told, for an administrator.
    if (!(error instanceof GraphError) || ![400, 403].includes(error.status)) throw error;
    return present;
  }
  site.created.push(`the missing choices of ${place}`);
  return { ...present, choice: facet };
}

/** An index can come late, while the list is small; without it SharePoint refuses our filters. */
async function completeIndex(
  site: Site,
  path: string,
  about: { place: string; column: Column; present: JsonObject },
): Promise<void> {
  const { column, present, place } = about;
  const isIndexed = !column.indexed || present.indexed === true;
  const isUnique = !column.unique || present.enforceUniqueValues === true;
  if (isIndexed && isUnique) return;
  const body = { indexed: true, ...(column.unique ? { enforceUniqueValues: true } : {}) };
  try {
    await site.graph.send({ method: 'PATCH', path, body, deadline: makingDeadline });
    site.created.push(`the ${column.unique ? 'unique ' : ''}index on ${place}`);
  } catch (error) {
    if (!(error instanceof GraphError) || error.status !== 400) throw error;
    const wanted = column.unique ? 'unique and indexed' : 'indexed';
    site.differs.push(`The column ${place} could not be made ${wanted}: ${error.message}`);
  }
}

async function post(site: Site, path: string, body: object): Promise<unknown> {
  const { graph } = site;
  return (await graph.send({ method: 'POST', path, body, deadline: makingDeadline })).json;
}

/** Two instances may start at once: what the other one has just made is not missing. */
async function unlessMadeByAnother(make: () => Promise<unknown>): Promise<unknown> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof GraphError && error.codes.includes('nameAlreadyExists')) return undefined;
    throw error;
  }
}
