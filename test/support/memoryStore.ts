import { AppError } from '../../teamsapp/common/errors';
import type { HistoryRow, HistoryStore, NewRow, Row, Store } from '../../teamsapp/common/store';

/** A store for tests, and what tests do to it. */
export interface MemoryStore<T extends Row> extends Store<T> {
  /** The next write throws this and changes nothing. */
  failNextWrite(error: Error): void;
  /** How many writes have been made. */
  writes(): number;
}

/**
 * The rows of one list in memory, with the promises of `Store`: eTags that turn with each change,
 * `conflict` on a stale one, one row for each request key, and copies, so that nobody changes a
 * row by holding it. `all` answers the same frozen array until something is written.
 */
export function memoryStore<T extends Row>(first: readonly T[] = []): MemoryStore<T> {
  const rows = new Map<number, T>(first.map((row) => [row.id, frozenCopy(row)]));
  const idsByKey = new Map<string, number>(first.map((row) => [row.requestKey, row.id]));
  if (idsByKey.size !== first.length) throw new Error('Two rows have the same request key.');
  let list: readonly T[] | undefined;
  let lastId = Math.max(0, ...first.map((row) => row.id));
  let fault: Error | undefined;
  let writes = 0;

  const beforeWrite = () => {
    const error = fault;
    fault = undefined;
    if (error) throw error;
  };
  const put = (row: T): T => {
    const kept = frozenCopy(row);
    rows.set(kept.id, kept);
    idsByKey.set(kept.requestKey, kept.id);
    list = undefined;
    writes += 1;
    return kept;
  };
  const findByKey = (key: string): T | undefined => rows.get(idsByKey.get(key) ?? -1);

  return {
    all: () => (list ??= Object.freeze([...rows.values()].sort((a, b) => a.id - b.id))),
    find: (id) => rows.get(id),
    findByKey,
    live: async (id) => {
      await Promise.resolve();
      return rows.get(id) ?? gone();
    },
    add: async (row: NewRow<T>) => {
      await Promise.resolve();
      beforeWrite();
      const known = findByKey(keyOf(row));
      if (known) return known;
      lastId += 1;
      return put({ ...row, id: lastId, eTag: '1' } as unknown as T);
    },
    change: async (row, change) => {
      await Promise.resolve();
      beforeWrite();
      const now = rows.get(row.id) ?? gone();
      if (now.eTag !== row.eTag) throw new AppError('conflict', 'Somebody changed this first.');
      return put({ ...now, ...change, id: now.id, eTag: String(Number(now.eTag) + 1) });
    },
    remove: async (row) => {
      await Promise.resolve();
      beforeWrite();
      rows.delete(row.id);
      idsByKey.delete(row.requestKey);
      list = undefined;
      writes += 1;
    },
    failNextWrite: (error) => {
      fault = error;
    },
    writes: () => writes,
  };
}

/** A store of rows with history; `editOutside` and `damageOutside` are what hands do in SharePoint. */
export interface MemoryHistory<T extends HistoryRow> extends MemoryStore<T>, HistoryStore<T> {
  add(row: NewRow<T>): Promise<T>;
  editOutside(id: number, change: Partial<T>): Promise<T>;
  /** What a hand does that leaves these fields unreadable. */
  damageOutside(id: number, fields: readonly (keyof T & string)[]): Promise<T>;
}

/** Opens the rows of one list with history in memory. */
export function memoryHistory<T extends HistoryRow>(first: readonly T[] = []): MemoryHistory<T> {
  const store = memoryStore(first);
  const sealed = new Map<number, T>();
  const damages = new Map<number, readonly (keyof T & string)[]>();
  const editor = { id: 'e-1', name: 'Ida Editor' };
  return {
    ...store,
    async change(row, change) {
      if (row.isUnsealed) throw new AppError('conflict', 'Somebody changed this in SharePoint.');
      return store.change(row, change);
    },
    unreadable: () =>
      [...damages].map(([id]) => ({ list: 'Rows', id, problem: 'is missing', isShown: true })),
    async outsideChange(id) {
      const row = await store.live(id);
      const damaged = damages.get(id) ?? [];
      return { row, damaged, before: sealed.get(id), by: editor };
    },
    async accept(row, change) {
      sealed.delete(row.id);
      damages.delete(row.id);
      return store.change(row, { ...change, isUnsealed: undefined } as typeof change);
    },
    async damageOutside(id, fields) {
      damages.set(id, fields);
      return this.editOutside(id, {});
    },
    async editOutside(id, change) {
      const row = await store.live(id);
      if (!row.isUnsealed) sealed.set(id, row);
      return store.change(row, { ...change, isUnsealed: true } as Parameters<
        typeof store.change
      >[1]);
    },
  };
}

function keyOf(row: object): string {
  if ('requestKey' in row && typeof row.requestKey === 'string') return row.requestKey;
  throw new Error('Every create has a request key.');
}

function gone(): never {
  throw new AppError('notFound', 'This is no longer there.');
}

function frozenCopy<V>(value: V): V {
  return frozen(structuredClone(value));
}

function frozen<V>(value: V): V {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const [key, inner] of Object.entries(value)) {
    // As a list does: a field that was set to nothing is not there.
    if (inner === undefined) Reflect.deleteProperty(value, key);
    else frozen(inner);
  }
  return Object.freeze(value);
}
