import type { HistoryRow, HistoryStore, OutsideChange } from '../../teamsapp/common/store';
import { GraphError } from '../errors';
import { getItem, versionsOf } from '../items';
import type { JsonObject } from '../json';
import { rowOrDamaged } from '../mirror';
import { isSealed } from '../seal';
import { sayingWhy } from './failures';
import { changeRow, listStore, type MirroredList } from './listStore';

/** The store of a list whose rows are sealed and carry their history. */
export function historyStore<T extends HistoryRow>(list: MirroredList<T>): HistoryStore<T> {
  return {
    ...listStore(list),
    outsideChange: (row) => sayingWhy('read', () => outsideChange(list, row)),
    accept: (row, change) => sayingWhy('write', () => changeRow(list, row, change, true)),
  };
}

async function outsideChange<T extends HistoryRow>(
  list: MirroredList<T>,
  row: T,
): Promise<OutsideChange<T>> {
  const { graph, address } = list.source;
  const { modifiedBy } = await getItem(graph, address(), row.id);
  // Another instance may have written since this one looked, so the list's own history comes first.
  const before = (await sealedVersion(list, row)) ?? list.mirror.copy.sealedBefore(row.id);
  return { before, by: modifiedBy };
}

/** The version in the list's own history whose seal fits and whose history is longest. */
async function sealedVersion<T extends HistoryRow>(
  { source }: MirroredList<T>,
  { id, eTag }: T,
): Promise<T | undefined> {
  const asRow = (fields: JsonObject): T | undefined => {
    const row = rowOrDamaged(source, { id, eTag, fields });
    return row !== undefined && isSealed(source, row, fields) ? row : undefined;
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
