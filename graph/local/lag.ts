import type { Layer } from './chain';
import { pastReads, type Past } from './pastReads';
import type { ColumnTable, ItemTable, Store, StoredItem, StoredList } from './store';
import type { Switches } from './switches';

/** What readers see: how things are, how they were some time ago, or before the last write. */
type Reading = 'now' | 'lagging' | 'beforeLastWrite';

/** One write to one row. */
interface Written {
  id: number;
  /** Milliseconds. */
  at: number;
  /** Its place in the list's history. */
  change: number;
  /** The row as it was; undefined when the write created it. */
  before: StoredItem | undefined;
}

export interface Lag {
  /** The store, whose items show the past while a read asks for it. */
  store: Store;
  /** Lets reads lag; writes, unique columns and If-Match always see the truth. */
  layer: Layer;
  /** Does work while reads show every list as it was before its last write. */
  beforeLastWrite<T>(work: () => T): T;
}

/**
 * Lets readers see items as they were `lagMs` ago, as a copy does that has not yet heard of the
 * last writes. What was written is on the disk all the same; only the versions of the time just
 * past are remembered, in memory.
 */
export function lagBehind(store: Store, switches: Switches, now: () => Date): Lag {
  // Requests never interleave, so one variable tells what the running one is to see.
  let reading: Reading = 'now';
  const as = <T>(wanted: Reading, work: () => T): T => {
    const before = reading;
    reading = wanted;
    try {
      return work();
    } finally {
      reading = before;
    }
  };
  const lagOf = ({ id, displayName }: StoredList) =>
    switches.listLagMs[id] ?? switches.listLagMs[displayName] ?? switches.lagMs;
  const memory = remember(lagOf, now);
  const past = (list: StoredList): Past | undefined => {
    if (reading === 'now') return undefined;
    const hidden = reading === 'lagging' ? memory.recent(list) : memory.last(list);
    return hidden.length === 0 ? undefined : pastOf(hidden);
  };
  const items = readingPast(memory.noting(store.items), store.columns, past);
  return {
    store: { ...store, items },
    layer: (next) => (request) => {
      const wanted = reading === 'now' ? 'lagging' : reading;
      return as(request.method === 'GET' ? wanted : 'now', () => next(request));
    },
    beforeLastWrite: (work) => as('beforeLastWrite', work),
  };
}

/** The state before the first of some writes. */
function pastOf(hidden: Written[]): Past {
  const rows = new Map<number, StoredItem | undefined>();
  // From the newest to the oldest, so that of several writes to a row the oldest one counts.
  for (const { id, before } of hidden.toReversed()) rows.set(id, before);
  return { rows, newest: (hidden[0]?.change ?? 1) - 1 };
}

interface Memory {
  /** The same table, noting its writes. */
  noting(items: ItemTable): ItemTable;
  /** Writes that readers of this list have not heard of yet, oldest first. */
  recent(list: StoredList): Written[];
  last(list: StoredList): Written[];
}

function remember(lagOf: (list: StoredList) => number, now: () => Date): Memory {
  const writes = new Map<number, Written[]>();
  const recent = (list: StoredList) => {
    const since = now().getTime() - lagOf(list);
    return (writes.get(list.key) ?? []).filter(({ at }) => at > since);
  };
  const last = (list: StoredList) => (writes.get(list.key) ?? []).slice(-1);
  const note = (list: StoredList, write: Omit<Written, 'at'>) => {
    const kept = lagOf(list) > 0 ? recent(list) : [];
    writes.set(list.key, [...kept, { ...write, at: now().getTime() }]);
  };
  return {
    recent: (list) => (lagOf(list) > 0 ? recent(list) : []),
    last,
    noting: (items) => ({
      ...items,
      add(list, write) {
        const item = items.add(list, write);
        note(list, { id: item.id, change: item.change, before: undefined });
        return item;
      },
      save(list, item, write) {
        const saved = items.save(list, item, write);
        note(list, { id: item.id, change: saved.change, before: item });
        return saved;
      },
      remove(list, item, at) {
        items.remove(list, item, at);
        note(list, { id: item.id, change: items.history(list).newest, before: item });
      },
    }),
  };
}

/** Reads of one list: from the past there is, or from the table itself. */
function readingPast(
  items: ItemTable,
  columns: ColumnTable,
  pastOfList: (list: StoredList) => Past | undefined,
): ItemTable {
  const reads = (list: StoredList) => {
    const past = pastOfList(list);
    return past ? pastReads(items, columns.of(list), past) : items;
  };
  return {
    ...items,
    find: (list, id) => reads(list).find(list, id),
    page: (list, query) => reads(list).page(list, query),
    count: (list, limit) => reads(list).count(list, limit),
    changes: (list, after, limit) => reads(list).changes(list, after, limit),
    history: (list) => reads(list).history(list),
  };
}
