import { versionOf } from './items';

/** What a copy needs to know of a row. */
interface Kept {
  id: number;
  requestKey: string;
  eTag: string;
  isUnsealed?: true;
  lastEvent?: { sequence: number };
}

/** A row that was deleted, at the newest version that was known of it. */
interface Gone {
  version: number;
  /** The list's changes told it, so what they tell from then on is a row given back. */
  told: boolean;
}

/** Deletions remembered at most; the oldest is forgotten first, long after any late answer. */
const mostGone = 5000;

/**
 * The rows of one list in memory. A row is never replaced by an older version of itself, and what
 * is deleted is not brought back by an answer that was on its way: answers to our own writes may be
 * newer than what delta tells, and older. It does come back when the list itself says so, because
 * SharePoint's recycle bin gives a row back under its own id.
 */
export class ListCopy<T extends Kept> {
  private readonly rows = new Map<number, T>();
  private readonly idByKey = new Map<string, number>();
  private readonly gone = new Map<number, Gone>();
  private readonly doubted = new Set<number>();
  /** Rows that this process wrote and the list has not told yet: a late reading may lack them. */
  private readonly untold = new Set<number>();
  /** Rows as the app left them, of which the list has one that was changed outside. */
  private readonly sealed = new Map<number, T>();
  /** What is wrong with rows whose newest version cannot be read; what is here of them is older. */
  readonly unreadable = new Map<number, string>();
  private list: readonly T[] | undefined;
  /** During a full reading, the ids put since it began: it may have passed them by. */
  private touched: Set<number> | undefined;

  /** All rows in ascending id; the same array until something changes. */
  all(): readonly T[] {
    this.list ??= [...this.rows.values()].sort((a, b) => a.id - b.id);
    return this.list;
  }

  find(id: number): T | undefined {
    return this.rows.get(id);
  }

  /**
   * The row as the app last left it, when that is known and this version of it was changed outside.
   * The version need not be here: one that cannot be read is not kept.
   */
  sealedBefore(id: number, eTag: string): T | undefined {
    const present = this.rows.get(id);
    if (present === undefined || versionOf(eTag) > versionOf(present.eTag) + 1) return undefined;
    return present.isUnsealed === true ? this.sealed.get(id) : present;
  }

  findByKey(requestKey: string): T | undefined {
    const id = this.idByKey.get(requestKey);
    return id === undefined ? undefined : this.rows.get(id);
  }

  /** Keeps a row unless a newer version of it is here or deleted. Answers the version to go by. */
  put(row: T): T {
    const gone = this.gone.get(row.id);
    if (gone !== undefined && gone.version >= versionOf(row.eTag)) return row;
    if (!this.rows.has(row.id)) this.untold.add(row.id);
    return this.kept(row);
  }

  /** As `put`, for a row that the list's changes tell: after a deletion they told, it is back. */
  putTold(row: T): T {
    const kept = this.gone.get(row.id)?.told === true ? this.kept(row) : this.put(row);
    this.untold.delete(row.id);
    return kept;
  }

  /** The list itself has told this row: a reading that lacks it is a deletion from now on. */
  told(id: number): void {
    this.untold.delete(id);
  }

  /** Whether this version of the row, or a newer one, is here: then it need not be read again. */
  knows(id: number, eTag: string): boolean {
    const present = this.rows.get(id);
    return present !== undefined && versionOf(present.eTag) >= versionOf(eTag);
  }

  /** Takes out a row that was deleted here. */
  remove(id: number): void {
    this.forget(id, false);
  }

  /** Takes out a row whose deletion the list told. */
  removeTold(id: number): void {
    this.forget(id, true);
  }

  /**
   * Takes out a row that was not found when it was asked for, until that is certain: SharePoint
   * has answered 404 for rows that are there, and its changes would not tell such a row again.
   */
  doubt(id: number): void {
    if (this.rows.has(id)) this.doubted.add(id);
    this.drop(id);
  }

  /** The ids that were not found and are still to be asked for once more. */
  doubts(): number[] {
    return [...this.doubted];
  }

  /** Before a full reading: from now on it is noted what is written besides. */
  beginFull(): void {
    this.touched = new Set();
    // Its pages are asked for after these deletions, so what it tells is there.
    for (const gone of this.gone.values()) gone.told = true;
  }

  /**
   * After a full reading: what it did not show, and nobody wrote meanwhile, is deleted. Answers
   * the ids of those.
   */
  endFull(seen: ReadonlySet<number | undefined>): number[] {
    for (const [id, { told }] of [...this.gone]) if (told) this.gone.delete(id);
    const swept = [...this.rows.keys()].filter(
      (id) => !seen.has(id) && this.touched?.has(id) !== true && !this.untold.has(id),
    );
    for (const id of swept) this.removeTold(id);
    this.doubted.clear();
    this.touched = undefined;
    return swept;
  }

  private kept(row: T): T {
    this.touched?.add(row.id);
    this.unreadable.delete(row.id);
    this.doubted.delete(row.id);
    const present = this.rows.get(row.id);
    if (present !== undefined && versionOf(present.eTag) >= versionOf(row.eTag)) return present;
    this.gone.delete(row.id);
    const kept = isRolledBack(present, row) ? { ...row, isUnsealed: true as const } : row;
    if (kept.isUnsealed !== true) this.sealed.delete(row.id);
    else if (present !== undefined && isNext(present, row)) this.sealed.set(row.id, present);
    if (present !== undefined) this.idByKey.delete(present.requestKey);
    this.rows.set(row.id, kept);
    this.idByKey.set(row.requestKey, row.id);
    this.list = undefined;
    return kept;
  }

  private forget(id: number, told: boolean): void {
    const present = this.rows.get(id);
    const version = present ? versionOf(present.eTag) : (this.gone.get(id)?.version ?? 0);
    this.doubted.delete(id);
    this.untold.delete(id);
    this.unreadable.delete(id);
    this.gone.delete(id);
    this.gone.set(id, { version, told });
    const [oldest] = this.gone.keys();
    if (this.gone.size > mostGone && oldest !== undefined) this.gone.delete(oldest);
    this.drop(id);
  }

  private drop(id: number): void {
    const present = this.rows.get(id);
    if (present === undefined) return;
    this.sealed.delete(id);
    this.rows.delete(id);
    if (this.idByKey.get(present.requestKey) === id) this.idByKey.delete(present.requestKey);
    this.list = undefined;
  }

  get size(): number {
    return this.rows.size;
  }
}

/** Whether somebody put an older version back: its seal fits, but its history ends too early. */
function isRolledBack(present: Kept | undefined, row: Kept): boolean {
  return (row.lastEvent?.sequence ?? 0) < (present?.lastEvent?.sequence ?? 0);
}

/** Whether a sealed row and the next version of it: with versions between, the app may have written. */
function isNext(present: Kept, row: Kept): boolean {
  return present.isUnsealed !== true && versionOf(row.eTag) === versionOf(present.eTag) + 1;
}
