import { randomBytes } from 'node:crypto';
import type { Clock } from '../../teamsapp/common/dates';
import { GraphError, noAnswer } from '../errors';
import type { GraphGateway } from '../gateway';
import type { ListAddress } from '../items';
import { textAt } from '../json';
import { allOf } from '../paging';
import { listsOf } from '../sites';
import { emptyList } from './fill';
import { isForbidden } from './finding';

const description = 'Made by "npm run verify:tenant" to measure this tenant. It removes it again.';
/** Milliseconds for one request: making and removing lists takes SharePoint a while. */
const makingDeadline = 90_000;
/** Milliseconds before another try to remove the list. */
const waits = [1000, 2000, 4000, 8000];
/** Milliseconds after which a scratch list cannot be of a run that is still under way. */
const leftAfter = 3_600_000;

/** A name that no other run and no council uses. */
export function scratchName(): string {
  return `zz-verify-${randomBytes(6).toString('hex')}`;
}

export function isScratchName(name: string): boolean {
  return /^zz-verify-[0-9a-f]{12}$/.test(name);
}

/**
 * Makes the scratch list: a unique text, a text without an index, and an indexed date. Throws
 * GraphError when the tenant does not let the app.
 */
export async function makeScratchList(
  graph: GraphGateway,
  siteId: string,
  name: string,
): Promise<ListAddress> {
  const body = {
    displayName: name,
    description,
    list: { template: 'genericList' },
    columns: [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Plain', text: { maxLength: 255 } },
      { name: 'At', dateTime: { format: 'dateTime' }, indexed: true },
    ],
  };
  const path = `/sites/${siteId}/lists`;
  const { json } = await graph.send({ method: 'POST', path, body, deadline: makingDeadline });
  const listId = textAt(json, 'id');
  if (listId === undefined) throw noAnswer('Graph answered a list without an id.');
  return { siteId, listId };
}

/**
 * Removes a scratch list for certain: by its address, or by its name when the answer to its making
 * was lost. Throws the last GraphError when it could not be removed after several tries.
 */
export async function removeScratchList(
  graph: GraphGateway,
  which: ListAddress | { siteId: string; name: string },
): Promise<void> {
  for (const wait of [...waits, undefined]) {
    try {
      const list = 'listId' in which ? which : await named(graph, which);
      if (list !== undefined) {
        await remove(graph, list);
        return;
      }
    } catch (error) {
      const isFinal = !(error instanceof GraphError) || isForbidden(error);
      if (isFinal || wait === undefined) throw error;
    }
    if (wait !== undefined) await graph.pause(wait);
  }
}

/** Names of scratch lists that earlier runs left behind: by name, description and age. */
export async function leftovers(
  graph: GraphGateway,
  siteId: string,
  clock: Clock,
): Promise<string[]> {
  const path = `/sites/${siteId}/lists?$select=id,displayName,description,createdDateTime`;
  const before = clock.now().getTime() - leftAfter;
  return (await allOf(graph, { path }))
    .filter((list) => textAt(list, 'description') === description)
    .filter((list) => Date.parse(textAt(list, 'createdDateTime') ?? '') < before)
    .map((list) => textAt(list, 'displayName') ?? '')
    .filter(isScratchName);
}

async function named(
  graph: GraphGateway,
  { siteId, name }: { siteId: string; name: string },
): Promise<ListAddress | undefined> {
  return (await listsOf(graph, siteId)).get(name);
}

async function remove(graph: GraphGateway, list: ListAddress): Promise<void> {
  const path = `/sites/${list.siteId}/lists/${list.listId}`;
  try {
    await graph.send({ method: 'DELETE', path, deadline: makingDeadline });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.status === 404) return;
    // A list past the threshold may not be removed whole, but it may row by row.
    if (/list view threshold/i.test(error.message)) await emptyList(graph, list);
    throw error;
  }
}
