import type { ActivityEntry, ActivityStore } from '../../teamsapp/activity/activity';
import { AppError } from '../../teamsapp/common/errors';
import type { HistoryRow, HistoryStore, Row, Store } from '../../teamsapp/common/store';
import { asked, type Process, written } from './process';
import type { SharedHistory, SharedList } from './sharedList';

/** A process's own copy of a list, which is as old as its last refresh but for its own writes. */
export interface Copy {
  refresh(): void;
}

/** The store of one process over a list that others write too. */
export function partitioned<T extends Row>(list: SharedList<T>, process: Process): Store<T> & Copy {
  const copy = rowsInMemory<T>();
  copy.replace(list.all());
  return {
    ...copy.reading,
    live: (id) => asked(process, () => copy.put(found(list, id))),
    async add(row) {
      const key: unknown = Reflect.get(row, 'requestKey');
      const known = typeof key === 'string' ? copy.reading.findByKey(key) : undefined;
      return known ?? copy.put(await written(process, () => list.add(row)));
    },
    change: async (row, change) => copy.put(await written(process, () => list.change(row, change))),
    async remove(row) {
      await written(process, () => {
        list.remove(row.id);
      });
      copy.drop(row.id);
    },
    refresh: () => {
      copy.replace(list.all());
    },
  };
}

/** The same for rows with history: what a hand made unreadable is in the copy as it was before. */
export function partitionedHistory<T extends HistoryRow>(
  list: SharedHistory<T>,
  process: Process,
): HistoryStore<T> & Copy {
  const copy = rowsInMemory<T>();
  const unreadable = new Set<number>();
  const readable = (id: number): T => {
    const row = found(list, id);
    if (list.damaged(id).length === 0) return row;
    throw new AppError('notSupported', 'Somebody changed this so that it cannot be read.');
  };
  const refresh = () => {
    const broken = list.all().filter(({ id }) => list.damaged(id).length > 0);
    unreadable.clear();
    for (const { id } of broken) unreadable.add(id);
    const older = broken.flatMap(({ id }) => copy.reading.find(id) ?? []);
    copy.replace([...list.all().filter(({ id }) => !unreadable.has(id)), ...older]);
  };
  refresh();
  return {
    ...copy.reading,
    live: (id) => asked(process, () => copy.put(readable(id))),
    async add(row) {
      const key: unknown = Reflect.get(row, 'requestKey');
      const known = typeof key === 'string' ? copy.reading.findByKey(key) : undefined;
      return known ?? copy.put(await written(process, () => list.add(row)));
    },
    async change(row, change) {
      if (row.isUnsealed) throw new AppError('conflict', 'Somebody changed this in SharePoint.');
      return copy.put(await written(process, () => list.change(row, change)));
    },
    async accept(row, change) {
      const kept = copy.put(await written(process, () => list.change(row, change, 'accept')));
      unreadable.delete(row.id);
      return kept;
    },
    async remove(row) {
      await written(process, () => {
        list.remove(row.id);
      });
      copy.drop(row.id);
    },
    unreadable: () =>
      [...unreadable].map((id) => {
        const isShown = copy.reading.find(id) !== undefined;
        return { list: 'Rows', id, problem: 'is missing', isShown };
      }),
    outsideChange: (id) =>
      asked(process, () => {
        const row = found(list, id);
        const before = row.isUnsealed ? list.leftByUs(id) : row;
        return { row, damaged: list.damaged(id), before, by: editor };
      }),
    refresh,
  };
}

/** Who changes rows in SharePoint. */
export const editor = { id: 'e-1', name: 'Ida Editor' };

/** Activity as one process writes it: nothing of it is kept in memory. */
export function partitionedActivity(
  list: SharedList<ActivityEntry>,
  process: Process,
): ActivityStore {
  return {
    add: async (entry) => (await written(process, () => list.add(entry))).hash,
    bySubject: (subject) =>
      asked(process, () =>
        list
          .all()
          .filter((entry) => entry.subject === subject)
          .sort((a, b) => a.event.sequence - b.event.sequence),
      ),
    async *everything(subject) {
      yield await asked(process, () =>
        list
          .all()
          .filter((entry) => subject === undefined || entry.subject === subject)
          .map((entry) => ({ ...entry, isShownTrue: true })),
      );
    },
  };
}

function rowsInMemory<T extends Row>() {
  let rows = new Map<number, T>();
  let ids = new Map<string, number>();
  let list: readonly T[] | undefined;
  const reading: Pick<Store<T>, 'all' | 'find' | 'findByKey'> = {
    all: () => (list ??= Object.freeze([...rows.values()].sort((a, b) => a.id - b.id))),
    find: (id) => rows.get(id),
    findByKey: (key) => rows.get(ids.get(key) ?? -1),
  };
  return {
    reading,
    /** Keeps the row unless a newer version of it is here; answers the one to go by. */
    put(row: T): T {
      const present = rows.get(row.id);
      if (present && Number(present.eTag) >= Number(row.eTag)) return present;
      rows.set(row.id, row);
      ids.set(row.requestKey, row.id);
      list = undefined;
      return row;
    },
    drop(id: number): void {
      const present = rows.get(id);
      if (present) ids.delete(present.requestKey);
      rows.delete(id);
      list = undefined;
    },
    replace(now: readonly T[]): void {
      rows = new Map(now.map((row) => [row.id, row]));
      ids = new Map(now.map((row) => [row.requestKey, row.id]));
      list = undefined;
    },
  };
}

function found<T extends Row>(list: SharedList<T>, id: number): T {
  const row = list.find(id);
  if (row) return row;
  throw new AppError('notFound', 'This is no longer there.');
}
