import type { NewRow, Row, RowChange, Store, UnreadableRow } from '../../teamsapp/common/store';
import { GraphError } from '../errors';
import { changeOnce, createOnce, deleteOnce, requestKeyColumn } from '../exactlyOnce';
import { getItem, type Item } from '../items';
import type { JsonObject } from '../json';
import { type ListMirror, type ListSource, rowOf } from '../mirror';
import { sealColumn, sealed } from '../seal';
import { explained } from './explained';
import { changedOutside, sayingWhy } from './failures';

/** A list and its copy in memory. */
export interface MirroredList<T extends Row> {
  source: ListSource<T>;
  mirror: ListMirror<T>;
}

/** The store of a mirrored list: reads from the copy, writes to the list and then to the copy. */
export function listStore<T extends Row>(list: MirroredList<T>): Store<T> {
  const { source, mirror } = list;
  const { copy } = mirror;
  return {
    all: () => copy.all(),
    find: (id) => copy.find(id),
    findByKey: (requestKey) => copy.findByKey(requestKey),
    live: (id) => sayingWhy('read', () => readLive(list, id)),
    add: (row) => sayingWhy('write', () => addRow(list, row)),
    change: (row, change) => sayingWhy('write', () => changeRow(list, row, change)),
    remove: (row) =>
      sayingWhy('write', async () => {
        await deleteOnce(source.graph, source.address(), row.id);
        copy.remove(row.id);
      }),
  };
}

/** The rows of a list that somebody edited into something unreadable, ascending by id. */
export function unreadableIn<T extends Row>({
  source,
  mirror: { copy },
}: MirroredList<T>): UnreadableRow[] {
  return [...copy.unreadable]
    .sort(([one], [other]) => one - other)
    .map(([id, problem]) => {
      return { list: source.schema.name, id, problem, isShown: copy.find(id) !== undefined };
    });
}

/** Puts an item into the copy and answers its row. Throws DamagedField. */
export function keep<T extends Row>({ source, mirror }: MirroredList<T>, item: Item): T {
  return mirror.copy.put(rowOf(source, item));
}

async function readLive<T extends Row>(list: MirroredList<T>, id: number): Promise<T> {
  const { graph, address } = list.source;
  try {
    return keep(list, await getItem(graph, address(), id));
  } catch (error) {
    if (error instanceof GraphError && error.status === 404) list.mirror.copy.doubt(id);
    throw error;
  }
}

async function addRow<T extends Row>(list: MirroredList<T>, row: NewRow<T>): Promise<T> {
  const { source, mirror } = list;
  const present = mirror.copy.findByKey(keyOf(row));
  if (present !== undefined) return present;
  const fields = createFields(list, row);
  const create = () => createOnce(source.graph, source.address(), fields);
  return keepOwn(list, await explained(source, create), fields);
}

/**
 * Keeps the answer to an own write. Where the list shows it otherwise than it was written, so that
 * the seal does not fit, it is sealed again as it is shown: nobody else can have changed it.
 */
export async function keepOwn<T extends Row>(
  list: MirroredList<T>,
  item: Item,
  written: JsonObject,
): Promise<T> {
  const { source } = list;
  const row = rowOf(source, item);
  const isOwn =
    item.fields[sealColumn] !== undefined && item.fields[sealColumn] === written[sealColumn];
  if (!isUnsealed(row) || !isOwn) return list.mirror.copy.put(row);
  source.onDamaged(source.schema.name, item.id, 'is shown otherwise than it was written');
  const fields = sealed(source, item.fields);
  const isOurs = (now: JsonObject) => now[sealColumn] === fields[sealColumn];
  const after = await changeOnce(source.graph, source.address(), item, { fields, isOurs });
  return keep(list, { id: item.id, eTag: after.eTag, fields: { ...item.fields, ...fields } });
}

function isUnsealed(row: object): boolean {
  return 'isUnsealed' in row;
}

/** The fields of a new item, sealed. Throws AppError for what the list cannot hold. */
export function createFields<T extends Row>(
  { source }: MirroredList<T>,
  row: NewRow<T>,
): JsonObject {
  const fields = source.schema.newFields(row);
  return { ...fields, ...sealed(source, fields) };
}

/** Changes a row; one that was changed outside only when it is accepted as it is. */
export async function changeRow<T extends Row>(
  list: MirroredList<T>,
  row: T,
  change: RowChange<T>,
  accepts = false,
): Promise<T> {
  const { source } = list;
  const { schema, graph, address } = source;
  if ('isUnsealed' in row && !accepts) throw changedOutside();
  const changed = schema.changedFields(change);
  const written = { ...changed, ...sealed(source, { ...schema.newFields(row), ...changed }) };
  const isOurs = (fields: JsonObject) => schema.holds(written, fields);
  const patch = () => changeOnce(graph, address(), row, { fields: written, isOurs });
  const after = await explained(source, patch);
  // Where Graph answers a part only: the eTag matched, so the rest is as the caller's row has it.
  const isWhole = after.fields?.[requestKeyColumn] !== undefined;
  const fields = isWhole ? after.fields : { ...schema.newFields(row), ...written };
  return keepOwn(list, { id: row.id, eTag: after.eTag, fields: fields ?? {} }, written);
}

function keyOf(row: object): string {
  const key: unknown = Reflect.get(row, 'requestKey');
  return typeof key === 'string' ? key : '';
}
