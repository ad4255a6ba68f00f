import { GraphError, isConflict, isDuplicate, type Outcome } from './errors';
import type { GraphAnswer, GraphGateway } from './gateway';
import { getItem, type Item, itemsPath, type ListAddress, versionOf } from './items';
import { isObject, type JsonObject, textAt } from './json';

/** An item after a change: its version and, where Graph sends them, all its fields. */
export interface Changed {
  eTag: string | undefined;
  fields: JsonObject | undefined;
}

interface Change {
  graph: GraphGateway;
  list: ListAddress;
  item: Pick<Item, 'id' | 'eTag'>;
  fields: JsonObject;
}

/**
 * Changes fields of an item if it is still the version of the eTag. Answers its new version and,
 * where Graph sends them, all its fields. Throws GraphError 412 when somebody was faster.
 */
export async function patchItem(
  graph: GraphGateway,
  list: ListAddress,
  item: Pick<Item, 'id' | 'eTag'>,
  fields: JsonObject,
): Promise<Changed> {
  const path = pathOf(list, item);
  const headers = { 'If-Match': item.eTag };
  try {
    const answer = await graph.send({ method: 'PATCH', path, headers, body: { fields } });
    const inner = isObject(answer.json) ? answer.json.fields : undefined;
    return { eTag: eTagOf(answer), fields: isObject(inner) ? inner : undefined };
  } catch (error) {
    if (!(error instanceof GraphError) || !mayBeTheForm(error)) throw error;
    const change = { graph, list, item, fields };
    // Tenants differ: where the item itself refuses a nested change, its fields take a flat one.
    if (graph.profile.fieldsHonourIfMatch === true) return sendFlat(change, error);
    if (graph.profile.fieldsHonourIfMatch === 'unknown') return sendFlatWarily(change, error);
    // Known to overwrite in silence what somebody else wrote meanwhile: rather no change at all.
    throw error;
  }
}

/** A 400 that is neither a clash nor a conflict may be about nesting the fields. */
function mayBeTheForm(error: GraphError): boolean {
  return error.status === 400 && !isDuplicate(error) && !isConflict(error);
}

/**
 * The flat change where nobody knows whether it compares If-Match: only to a row that is still
 * ours when it is read just before, and a conflict when the answer is not exactly one version on.
 */
async function sendFlatWarily(change: Change, first: GraphError): Promise<Changed> {
  const { graph, list, item } = change;
  const before = versionOf(item.eTag);
  const now = await getItem(graph, list, item.id);
  if (versionOf(now.eTag) !== before) throw overtaken('notDone', 'before');
  const changed = await sendFlat(change, first);
  const eTag = changed.eTag ?? (await storedETag(change));
  if (versionOf(eTag) !== before + 1) throw overtaken('lost', 'during');
  return { ...changed, eTag };
}

async function sendFlat(change: Change, first: GraphError): Promise<Changed> {
  const { graph, list, item, fields } = change;
  const path = `${pathOf(list, item)}/fields`;
  const headers = { 'If-Match': item.eTag };
  try {
    const answer = await graph.send({ method: 'PATCH', path, headers, body: fields });
    return { eTag: eTagOf(answer), fields: isObject(answer.json) ? answer.json : undefined };
  } catch (error) {
    // Refused both ways: the first refusal is about the values, the second only repeats it.
    throw error instanceof GraphError && error.status === 400 ? first : error;
  }
}

/** The version after a change that is stored for certain, whose answer did not tell it. */
async function storedETag({ graph, list, item }: Change): Promise<string> {
  try {
    return (await getItem(graph, list, item.id)).eTag;
  } catch (error) {
    throw error instanceof GraphError ? error.as('lost') : error;
  }
}

function overtaken(outcome: Outcome, when: string): GraphError {
  return new GraphError({
    status: 412,
    message: `Somebody else changed the row ${when} a flat change of its fields.`,
    outcome,
    codes: ['resourceModified'],
  });
}

function pathOf(list: ListAddress, item: Pick<Item, 'id'>): string {
  return `${itemsPath(list)}/${String(item.id)}`;
}

function eTagOf(answer: GraphAnswer): string | undefined {
  return textAt(answer.json, 'eTag') ?? textAt(answer.json, '@odata.etag');
}
