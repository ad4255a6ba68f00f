import { AppError } from '../../teamsapp/common/errors';
import type { HistoryRow, NewRow, Row, RowChange } from '../../teamsapp/common/store';

/** What happened to a row of a list, as the list itself saw it. */
export interface Written<T> {
  kind: 'add' | 'change' | 'accept' | 'remove' | 'outside';
  row: T;
  before: T | undefined;
}

/** One list, which outlives every process. Rows are checked against their eTags here alone. */
export interface SharedList<T extends Row> {
  all(): readonly T[];
  find(id: number): T | undefined;
  findByKey(requestKey: string): T | undefined;
  add(row: NewRow<T>): T;
  change(row: T, change: RowChange<T>, kind?: 'change' | 'accept'): T;
  remove(id: number): void;
}

/** A list whose rows hands may change: what that leaves is unsealed, or cannot be read at all. */
export interface SharedHistory<T extends HistoryRow> extends SharedList<T> {
  /** The row as the app last left it, from the list's versions. */
  leftByUs(id: number): T | undefined;
  damaged(id: number): readonly string[];
  editOutside(id: number, change: RowChange<T>): void;
  damageOutside(id: number, fields: readonly (keyof T & string)[]): void;
  deleteOutside(id: number): void;
}

/** Opens an empty list; every write is told to the listener, in the order in which it is stored. */
export function sharedList<T extends Row>(told: (written: Written<T>) => void): SharedList<T> {
  const rows = new Map<number, T>();
  const ids = new Map<string, number>();
  let list: readonly T[] | undefined;
  let lastId = 0;
  const put = (kind: Written<T>['kind'], row: T, before: T | undefined): T => {
    const kept = asStored(row);
    rows.set(kept.id, kept);
    ids.set(kept.requestKey, kept.id);
    list = undefined;
    told({ kind, row: kept, before });
    return kept;
  };
  const findByKey = (key: string) => rows.get(ids.get(key) ?? -1);
  return {
    all: () => (list ??= Object.freeze([...rows.values()])),
    find: (id) => rows.get(id),
    findByKey,
    add(row) {
      const key: unknown = Reflect.get(row, 'requestKey');
      const known = typeof key === 'string' ? findByKey(key) : undefined;
      if (known) return known;
      lastId += 1;
      return put('add', { ...row, id: lastId, eTag: '1' } as unknown as T, undefined);
    },
    change(row, change, kind = 'change') {
      const now = rows.get(row.id) ?? gone();
      if (now.eTag !== row.eTag) throw new AppError('conflict', 'Somebody changed this first.');
      const eTag = String(Number(now.eTag) + 1);
      return put(kind, { ...now, ...change, id: now.id, eTag }, now);
    },
    remove(id) {
      const now = rows.get(id);
      if (!now) return;
      rows.delete(id);
      ids.delete(now.requestKey);
      list = undefined;
      told({ kind: 'remove', row: now, before: now });
    },
  };
}

/** Opens an empty list of rows with history, which keeps the version that the app left last. */
export function sharedHistory<T extends HistoryRow>(
  told: (written: Written<T>) => void,
): SharedHistory<T> {
  const left = new Map<number, T>();
  const damages = new Map<number, readonly string[]>();
  let byHand = false;
  const list = sharedList<T>(({ kind, row, before }) => {
    told({ kind: byHand ? 'outside' : kind, row, before });
  });
  const editOutside = (id: number, change: RowChange<T>) => {
    const row = list.find(id) ?? gone();
    if (!row.isUnsealed) left.set(id, row);
    byHand = true;
    list.change(row, { ...change, isUnsealed: true } as RowChange<T>);
    byHand = false;
  };
  return {
    ...list,
    change(row, change, kind = 'change') {
      if (row.isUnsealed && kind !== 'accept') {
        throw new AppError('conflict', 'Somebody changed this in SharePoint.');
      }
      const changed = list.change(row, { ...change, isUnsealed: undefined } as RowChange<T>, kind);
      left.delete(row.id);
      damages.delete(row.id);
      return changed;
    },
    leftByUs: (id) => left.get(id),
    damaged: (id) => damages.get(id) ?? [],
    editOutside,
    damageOutside(id, fields) {
      editOutside(id, {});
      damages.set(id, [...new Set([...(damages.get(id) ?? []), ...fields])]);
    },
    deleteOutside(id) {
      byHand = true;
      list.remove(id);
      byHand = false;
      left.delete(id);
      damages.delete(id);
    },
  };
}

function gone(): never {
  throw new AppError('notFound', 'This is no longer there.');
}

/** As a list keeps it: nobody changes it by holding it, and what holds nothing is not there. */
function asStored<V>(value: V): V {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(asStored)) as unknown as V;
  const kept = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => [key, asStored(inner)]);
  return Object.freeze(Object.fromEntries(kept)) as V;
}
