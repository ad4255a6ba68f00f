import type { HistoryRow, HistoryStore, OutsideChange } from '../../teamsapp/common/store';
import { GraphError } from '../errors';
import { getItem, type Item, versionsOf } from '../items';
import type { JsonObject } from '../json';
import { rowOrDamage } from '../mirror';
import { DamagedField } from '../schema/column';
import { isSealed } from '../seal';
import { sayingWhy } from './failures';
import { changeRow, keep, listStore, type MirroredList, unreadableIn } from './listStore';

/** The store of a list whose rows are sealed and carry their history. */
export function historyStore<T extends HistoryRow>(list: MirroredList<T>): HistoryStore<T> {
  return {
    ...listStore(list),
    unreadable: () => unreadableIn(list),
    outsideChange: (id) => sayingWhy('read', () => outsideChange(list, id)),
    accept: (row, change) => sayingWhy('write', () => changeRow(list, row, change, true)),
  };
}

async function outsideChange<T extends HistoryRow>(
  list: MirroredList<T>,
  id: number,
): Promise<OutsideChange<T>> {
  const { source } = list;
  const item = await getItem(source.graph, source.address(), id);
  const { modifiedBy: by } = item;
  const row = rowOrDamage(source, item);
  if (row instanceof DamagedField) {
    const before = await beforeChange(list, item);
    if (before === undefined) throw row;
    const mended = source.schema.mend(item, before);
    return { row: { ...mended.row, isUnsealed: true }, damaged: mended.damaged, before, by };
  }
  const kept = keep(list, item);
  const before = kept.isUnsealed ? await beforeChange(list, { id, eTag: kept.eTag }) : kept;
  return { row: kept, damaged: [], before, by };
}

/** Another instance may have written since this one looked, so the list's own history comes first. */
async function beforeChange<T extends HistoryRow>(
  list: MirroredList<T>,
  item: Pick<Item, 'id' | 'eTag'>,
): Promise<T | undefined> {
  return (await sealedVersion(list, item)) ?? list.mirror.copy.sealedBefore(item.id, item.eTag);
}

/** The version in the list's own history whose seal fits and whose history is longest. */
async function sealedVersion<T extends HistoryRow>(
  { source }: MirroredList<T>,
  { id, eTag }: Pick<Item, 'id' | 'eTag'>,
): Promise<T | undefined> {
  const asRow = (fields: JsonObject): T | undefined => {
    const row = rowOrDamage(source, { id, eTag, fields });
    return !(row instanceof DamagedField) && isSealed(source, row, fields) ? row : undefined;
  };
  const versions = await keptVersions(source.graph, source.address(), id);
  return versions
    .map(asRow)
    .filter((row) => row !== undefined)
    .reduce<T | undefined>((best, row) => (isLonger(row, best) ? row : best), undefined);
}

function isLonger(row: HistoryRow, best: HistoryRow | undefined): boolean {
  return best === undefined || row.lastEvent.sequence > best.lastEvent.sequence;
}

/** None where the list keeps no history, or the app may not read it. */
async function keptVersions(
  ...asked: Parameters<typeof versionsOf>
): Promise<readonly JsonObject[]> {
  try {
    return await versionsOf(...asked);
  } catch (error) {
    if (error instanceof GraphError && [400, 403, 404, 501].includes(error.status)) return [];
    throw error;
  }
}
