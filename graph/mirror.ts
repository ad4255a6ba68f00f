import type { Row } from '../teamsapp/common/store';
import { ListCopy } from './copy';
import { type Change, firstLink, readChanges } from './delta';
import { GraphError } from './errors';
import type { GraphGateway } from './gateway';
import { getItem, type Item, type ListAddress } from './items';
import { DamagedField } from './schema/column';
import { isSealed, type Seal } from './seal';
import type { ListSchema } from './schema/list';

/** The copy in memory of one list, kept like the list by its changes. */
export interface ListMirror<T extends Row> {
  readonly copy: ListCopy<T>;
  /** Reads what changed since the last time; everything the first time, or when Graph says so. */
  refresh(): Promise<void>;
  /**
   * Reads everything and drops what is not told: Graph sometimes forgets to tell a deletion.
   * Answers in what the copy differed from the list although every change had been read.
   */
  reconcile(): Promise<Drift>;
}

/** What the changes of a list did not tell, by id; nothing when the copy was right. */
export interface Drift {
  /** Rows that the copy lacked, or had in an older version. */
  missed: readonly number[];
  /** Rows that the copy still had and the list has no more. */
  vanished: readonly number[];
}

/** Where a list is and what reading it meets; shared by mirror and store of a list. */
export interface ListSource<T extends Row> {
  schema: ListSchema<T>;
  graph: GraphGateway;
  /** Throws until the lists have been found. */
  address(): ListAddress;
  /** Seals every write of a list with history; rows are not sealed without it. */
  seal?: Seal | undefined;
  /** Told of each row that cannot be read, in words without its contents. */
  onDamaged(list: string, id: number, problem: string): void;
}

/**
 * Opens an empty mirror. It is filled by its first refresh.
 *
 * A link is kept only after everything before it is in the copy, so a refresh that fails in the
 * middle loses nothing: the next one reads the same changes again.
 */
export function openMirror<T extends Row>(source: ListSource<T>): ListMirror<T> {
  const copy = new ListCopy<T>();
  let link: string | undefined;
  const readWhole = async (differences: Differences): Promise<void> => {
    link = await readAll(source, copy, firstLink(source.graph, source.address()), differences);
  };
  const refresh = async (): Promise<void> => {
    if (link === undefined) return readWhole(noDifferences());
    const unclear = new Set<number | undefined>();
    const end = await readChanges(source.graph, link, (changes) => {
      applyAll(source, copy, changes, unclear);
    });
    const startAgain = end.kind === 'startAgain' || unclear.has(undefined);
    if (!startAgain) {
      // Only those of before: a row not found just now is asked for again the next time.
      const doubts = copy.doubts();
      await readEach(source, copy, new Set([...unclear, ...doubts]));
      link = end.link;
      return;
    }
    const from = end.kind === 'startAgain' ? end.link : undefined;
    link = await readAll(
      source,
      copy,
      from ?? firstLink(source.graph, source.address()),
      noDifferences(),
    );
  };
  const reconcile = async (): Promise<Drift> => {
    const isFirst = link === undefined;
    await refresh();
    const before = link;
    if (isFirst || before === undefined) return { missed: [], vanished: [] };
    const found = noDifferences();
    await readWhole(found);
    // What changed while everything was read is told by the changes, and so is no drift.
    await readChanges(source.graph, before, (changes) => {
      for (const change of changes) forgive(found, idOf(change));
      applyAll(source, copy, changes, new Set());
    });
    return { missed: [...found.missed], vanished: [...found.vanished] };
  };
  return { copy, refresh, reconcile };
}

/** Ids in which a full reading differed from the copy. */
interface Differences {
  missed: Set<number>;
  vanished: Set<number>;
}

function noDifferences(): Differences {
  return { missed: new Set(), vanished: new Set() };
}

function forgive({ missed, vanished }: Differences, id: number | undefined): void {
  if (id === undefined) return;
  missed.delete(id);
  vanished.delete(id);
}

/** The row of an item, marked when somebody changed it outside the app. Throws DamagedField. */
export function rowOf<T extends Row>(source: ListSource<T>, item: Item): T {
  const row = source.schema.toRow(item);
  return isSealed(source, row, item.fields) ? row : { ...row, isUnsealed: true };
}

/** The row of an item, or what is wrong with it when somebody edited it into something else. */
export function rowOrDamage<T extends Row>(source: ListSource<T>, item: Item): T | DamagedField {
  try {
    return rowOf(source, item);
  } catch (error) {
    if (!(error instanceof DamagedField)) throw error;
    return error;
  }
}

const mostFullReadings = 3;

/** Reads the whole list into the copy and answers the link for what comes after. */
async function readAll<T extends Row>(
  source: ListSource<T>,
  copy: ListCopy<T>,
  start: string,
  differences: Differences,
): Promise<string> {
  let from = start;
  for (let reading = 1; reading <= mostFullReadings; reading += 1) {
    const seen = new Set<number | undefined>();
    const unclear = new Set<number | undefined>();
    copy.beginFull();
    const end = await readChanges(source.graph, from, (changes) => {
      const unknown = changes.filter((change) => !isKnown(copy, change)).map(idOf);
      for (const change of changes) seen.add(idOf(change));
      applyAll(source, copy, changes, unclear);
      // A row that nobody can read is not in the copy before or after.
      for (const id of unknown) if (id !== undefined && copy.find(id)) differences.missed.add(id);
    });
    if (end.kind === 'complete') {
      // An error row without an id may stand for any row: then nothing may be swept away.
      const swept = unclear.has(undefined) ? [] : copy.endFull(seen);
      for (const id of swept) differences.vanished.add(id);
      await readEach(source, copy, unclear);
      return end.link;
    }
    from = end.link ?? firstLink(source.graph, source.address());
  }
  throw new GraphError({
    status: 410,
    message: `Graph did not let ${source.schema.name} be read to its end.`,
    outcome: 'notDone',
  });
}

function applyAll<T extends Row>(
  source: ListSource<T>,
  copy: ListCopy<T>,
  changes: readonly Change[],
  unclear: Set<number | undefined>,
): void {
  for (const change of changes) {
    if (change.kind === 'deleted') copy.removeTold(change.id);
    else if (change.kind === 'unclear') unclear.add(change.id);
    else applyItem(source, copy, change.item);
  }
}

function isKnown<T extends Row>(copy: ListCopy<T>, change: Change): boolean {
  return change.kind !== 'present' || copy.knows(change.item.id, change.item.eTag);
}

function idOf(change: Change): number | undefined {
  return change.kind === 'present' ? change.item.id : change.id;
}

function applyItem<T extends Row>(source: ListSource<T>, copy: ListCopy<T>, item: Item): void {
  if (copy.knows(item.id, item.eTag)) return copy.told(item.id);
  const row = rowOrDamage(source, item);
  if (!(row instanceof DamagedField)) {
    copy.putTold(row);
    return;
  }
  // Told once, however often a full reading comes by it.
  if (copy.unreadable.get(item.id) === row.message) return;
  copy.unreadable.set(item.id, row.message);
  source.onDamaged(source.schema.name, item.id, row.message);
}

/** Reads the rows that a page could not tell, one by one; there are few or none. */
async function readEach<T extends Row>(
  source: ListSource<T>,
  copy: ListCopy<T>,
  ids: ReadonlySet<number | undefined>,
): Promise<void> {
  for (const id of ids) {
    if (id === undefined) continue;
    try {
      applyItem(source, copy, await getItem(source.graph, source.address(), id));
    } catch (error) {
      if (!(error instanceof GraphError) || error.status !== 404) throw error;
      // Not found twice, a while apart, is gone.
      if (copy.doubts().includes(id)) copy.removeTold(id);
      else copy.doubt(id);
    }
  }
}
