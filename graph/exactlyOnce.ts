import { patchItem } from './changeItem';
import { GraphError, isConflict, isDuplicate } from './errors';
import type { GraphGateway } from './gateway';
import { deleteItem, findItems, getItem, type Item, type ListAddress } from './items';
import { postItem, versionOf } from './items';
import type { JsonObject } from './json';

/** The unique column by which a create is found again. */
export const requestKeyColumn = 'RequestKey';

/** Milliseconds before each reading back: an answer may overtake the write it tells of. */
const readBackWaits = [0, 400, 1200, 2400];
/** Milliseconds for one reading back: a person is waiting, and a bot must answer in ten seconds. */
const readBackDeadline = 4000;

/** Keys of creates whose end could not be found out: looked for before they are sent again. */
const unresolved = new WeakMap<GraphGateway, Set<string>>();

/**
 * Creates an item exactly once for its RequestKey.
 *
 * The POST is sent once, and only after looking for the key when an earlier one ended open. When
 * its outcome is open, or when the key is taken, the item is looked up by its key and answered.
 * Throws GraphError: outcome `notDone` when nothing was stored, `lost` when that could not be found
 * out, and the duplicate's own when another unique value is taken.
 */
export async function createOnce(
  graph: GraphGateway,
  list: ListAddress,
  fields: JsonObject,
): Promise<Item> {
  const key = String(fields[requestKeyColumn]);
  const earlier = await findUnresolved(graph, list, key);
  if (earlier !== undefined) return earlier;
  try {
    return await postItem(graph, list, fields);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.outcome === 'notDone' && !isDuplicate(error)) throw error;
    return resolveCreate(graph, list, key, error);
  }
}

/**
 * The item of a key whose earlier create ended open, if it was stored after all; undefined without
 * a request for every other key. Throws GraphError, outcome `lost`, when that cannot be found out.
 */
export async function findUnresolved(
  graph: GraphGateway,
  list: ListAddress,
  key: string,
): Promise<Item | undefined> {
  if (unresolved.get(graph)?.has(key) !== true) return undefined;
  try {
    const [item] = await findItems(graph, list, requestKeyColumn, key);
    unresolved.get(graph)?.delete(key);
    return item;
  } catch (error) {
    throw error instanceof GraphError ? error.as('lost') : error;
  }
}

/** Finds what became of a create whose answer was lost, failed or said that its key is taken. */
export async function resolveCreate(
  graph: GraphGateway,
  list: ListAddress,
  key: string,
  failure: GraphError,
): Promise<Item> {
  try {
    return await lookFor(graph, list, key, failure);
  } catch (error) {
    const isOpen = error instanceof GraphError && error.outcome === 'lost';
    if (isOpen) unresolved.set(graph, (unresolved.get(graph) ?? new Set()).add(key));
    throw error;
  }
}

async function lookFor(
  graph: GraphGateway,
  list: ListAddress,
  key: string,
  failure: GraphError,
): Promise<Item> {
  for (const wait of readBackWaits) {
    if (wait > 0) await graph.pause(wait);
    const found = await readBack(graph, failure, (impatient) =>
      findItems(impatient, list, requestKeyColumn, key),
    );
    const [item] = found;
    if (item !== undefined) return item;
  }
  if (!isDuplicate(failure)) throw settled(failure);
  // The list names the taken column by its display name, which for the key is "Request key".
  throw /\[[^\]]*request ?key/i.test(failure.message) ? failure.as('lost') : failure;
}

/**
 * Changes an item if it is still the version of the eTag, and answers it as it then is.
 *
 * When the answer is lost the item is read back: if it is one version further and `isOurs` knows
 * it, the change was stored. Throws GraphError: a conflict (`isConflict`) when somebody else
 * changed it, `notDone` when it is unchanged after a definite failure, else `lost`.
 */
export async function changeOnce(
  graph: GraphGateway,
  list: ListAddress,
  item: Pick<Item, 'id' | 'eTag'>,
  change: { fields: JsonObject; isOurs: (fields: JsonObject) => boolean },
): Promise<Pick<Item, 'eTag'> & { fields: JsonObject | undefined }> {
  try {
    const { eTag, fields } = await patchItem(graph, list, item, change.fields);
    if (eTag !== undefined) return { eTag, fields };
    return await readStored(graph, list, item.id);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.outcome === 'notDone' || isConflict(error)) throw error;
    return resolveChange(graph, list, item, change.isOurs, error);
  }
}

/** The row of a change that is stored for certain; not knowing it is no "nothing was saved". */
async function readStored(graph: GraphGateway, list: ListAddress, id: number): Promise<Item> {
  try {
    return await getItem(graph, list, id);
  } catch (error) {
    throw error instanceof GraphError ? error.as('lost') : error;
  }
}

/** Deletes an item and, when the answer is lost, looks whether it is gone. */
export async function deleteOnce(
  graph: GraphGateway,
  list: ListAddress,
  id: number,
): Promise<void> {
  try {
    await deleteItem(graph, list, id);
  } catch (error) {
    if (!(error instanceof GraphError) || error.outcome === 'notDone') throw error;
    for (const wait of readBackWaits) {
      if (wait > 0) await graph.pause(wait);
      const left = await readBack(graph, error, (impatient) => itemOrGone(impatient, list, id));
      if (left === undefined) return;
    }
    throw settled(error);
  }
}

async function resolveChange(
  graph: GraphGateway,
  list: ListAddress,
  item: Pick<Item, 'id' | 'eTag'>,
  isOurs: (fields: JsonObject) => boolean,
  failure: GraphError,
): Promise<Item> {
  const before = versionOf(item.eTag);
  for (const wait of readBackWaits) {
    if (wait > 0) await graph.pause(wait);
    const now = await readBack(graph, failure, (impatient) => getItem(impatient, list, item.id));
    if (isOurs(now.fields) && versionOf(now.eTag) > before) return now;
    if (versionOf(now.eTag) === before + 1) throw conflictAfter(failure);
    // Two or more versions on: ours may be one of them, overwritten since.
    if (versionOf(now.eTag) > before) throw failure.as('lost');
  }
  throw settled(failure);
}

/**
 * What is known after reading back in vain. A 503 was turned away before anything was done; every
 * other failure may have come after the row was stored, and reads may be late to show it.
 */
function settled(failure: GraphError): GraphError {
  return failure.as(failure.status === 503 ? 'notDone' : 'lost');
}

async function readBack<T>(
  graph: GraphGateway,
  failure: GraphError,
  read: (impatient: GraphGateway) => Promise<T>,
): Promise<T> {
  const send: GraphGateway['send'] = (call) => graph.send({ ...call, deadline: readBackDeadline });
  try {
    return await read({ ...graph, send });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    // Not found is no answer either: SharePoint has said so of rows that are there.
    throw failure.as('lost');
  }
}

async function itemOrGone(
  graph: GraphGateway,
  list: ListAddress,
  id: number,
): Promise<Item | undefined> {
  try {
    return await getItem(graph, list, id);
  } catch (error) {
    if (error instanceof GraphError && error.status === 404) return undefined;
    throw error;
  }
}

function conflictAfter(failure: GraphError): GraphError {
  const message = 'Somebody else changed the row while the answer was lost.';
  const { requestId } = failure;
  return new GraphError({
    status: 412,
    message,
    outcome: 'notDone',
    codes: ['resourceModified'],
    requestId,
  });
}
