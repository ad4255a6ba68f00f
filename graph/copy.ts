import { versionOf } from './items';

/** What a copy needs to know of a row. */
interface Kept {
  id: number;
  requestKey: string;
  eTag: string;
}

/**
 * The rows of one list in memory. A row is never replaced by an older version of itself and never
 * comes back once it is deleted: answers to our own writes may be newer than what delta tells.
 */
export class ListCopy<T extends Kept> {
  private readonly rows = new Map<number, T>();
  private readonly idByKey = new Map<string, number>();
  private readonly gone = new Set<number>();
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

  findByKey(requestKey: string): T | undefined {
    const id = this.idByKey.get(requestKey);
    return id === undefined ? undefined : this.rows.get(id);
  }

  /** Keeps a row unless a newer version of it is here. Answers the version that is kept. */
  put(row: T): T {
    this.touched?.add(row.id);
    const present = this.rows.get(row.id);
    if (present !== undefined && versionOf(present.eTag) >= versionOf(row.eTag)) return present;
    // Ids are never used again, so what was deleted stays deleted.
    if (this.gone.has(row.id)) return row;
    if (present !== undefined) this.idByKey.delete(present.requestKey);
    this.rows.set(row.id, row);
    this.idByKey.set(row.requestKey, row.id);
    this.list = undefined;
    return row;
  }

  /** Whether this version of the row, or a newer one, is here: then it need not be read again. */
  knows(id: number, eTag: string): boolean {
    const present = this.rows.get(id);
    return present !== undefined && versionOf(present.eTag) >= versionOf(eTag);
  }

  remove(id: number): void {
    this.gone.add(id);
    const present = this.rows.get(id);
    if (present === undefined) return;
    this.rows.delete(id);
    if (this.idByKey.get(present.requestKey) === id) this.idByKey.delete(present.requestKey);
    this.list = undefined;
  }

  /** Before a full reading: from now on it is noted what is written besides. */
  beginFull(): void {
    this.touched = new Set();
  }

  /** After a full reading: what it did not show, and nobody wrote meanwhile, is deleted. */
  endFull(seen: ReadonlySet<number | undefined>): void {
    for (const id of [...this.rows.keys()]) {
      if (!seen.has(id) && this.touched?.has(id) !== true) this.remove(id);
    }
    this.touched = undefined;
  }

  get size(): number {
    return this.rows.size;
  }
}
