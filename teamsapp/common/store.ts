import { isAppError } from './errors';
import type { Person, RowEvent } from './event';

/** What every row of every list has. */
export interface Row {
  /** The list item's id: whole, ascending, never reused. */
  id: number;
  /** Written by us on every create into a unique column, so that a lost answer can be resolved. */
  requestKey: string;
  /** The version that a change is checked against (If-Match). */
  eTag: string;
}

/** A row that people change: its last event rides in the same write as the change. */
export interface HistoryRow extends Row {
  lastEvent: RowEvent;
  /** HMAC over the last event and the hash before it: the head of the row's chain. */
  eventHash: string;
  /** The row is not as the app left it: somebody changed it in SharePoint. Never written. */
  isUnsealed?: true;
}

/** What is given to create a row: everything but what the list itself decides. */
export type NewRow<T extends Row> = Omit<T, 'id' | 'eTag' | 'isUnsealed'>;

/** New values for a row's fields; a field that is given as undefined is emptied. */
export type RowChange<T extends Row> = { [K in keyof NewRow<T>]?: NewRow<T>[K] | undefined };

/**
 * The rows of one list.
 *
 * `all`, `find` and `findByKey` answer from the copy in memory, without a request, and include
 * this process's own writes at once. `live` reads the list. All writes throw AppError:
 * `conflict` when somebody else changed the row too (read it again before anything else), `unavailable` when
 * Microsoft 365 did not answer and nothing was written, `unknownOutcome` when it could not be
 * found out in time whether the write was stored.
 */
export interface Store<T extends Row> {
  all(): readonly T[];
  find(id: number): T | undefined;
  findByKey(requestKey: string): T | undefined;
  /** Throws `notFound` when the row is gone. */
  live(id: number): Promise<T>;
  /** Creates once for each request key: a second call with the same key returns the first row. */
  add(row: NewRow<T>): Promise<T>;
  /** One PATCH with If-Match of the given row's eTag; answers the row as it now is. */
  change(row: T, change: RowChange<T>): Promise<T>;
  /** Deletes one row; a row already gone is no error. */
  remove(row: T): Promise<void>;
}

/** A row that somebody edited in SharePoint into something that the app cannot read. */
export interface UnreadableRow {
  /** The list's name, 'Packages'. */
  list: string;
  id: number;
  /** What is wrong, without what the row holds: 'StartDate is missing'. */
  problem: string;
  /** The version before it is still in memory, so that pages go on showing that. */
  isShown: boolean;
}

/** What is known of a change that was made to a row outside the app. */
export interface OutsideChange<T> {
  /** The row as the list has it now. A field that cannot be read has the value that it had before. */
  row: T;
  /** The names of the fields that cannot be read. */
  damaged: readonly string[];
  /** The row as the app last left it; undefined when nothing remembers it. */
  before: T | undefined;
  /** Who last saved it in SharePoint; undefined when that is no person. */
  by: Person | undefined;
}

/**
 * The rows of a list whose every write is sealed. A row that was changed outside the app has a
 * seal that does not fit, `isUnsealed`; `change` refuses it with `conflict` until it is accepted,
 * so that no write covers what somebody did in SharePoint.
 */
export interface HistoryStore<T extends HistoryRow> extends Store<T> {
  /** Rows of this list whose newest version cannot be read, ascending by id. */
  unreadable(): readonly UnreadableRow[];
  /**
   * Reads the row from the list, and looks for the row as it was: in the list's version history,
   * else in memory. Throws `notSupported` when the row cannot be read and nothing remembers it.
   */
  outsideChange(id: number): Promise<OutsideChange<T>>;
  /** As `change`, and seals the row as it then is, with what was changed outside. */
  accept(row: T, change: RowChange<T>): Promise<T>;
}

/** The row as the list has it now, or undefined when it is not there; throws as `live` does else. */
export async function liveOrUndefined<T extends Row>(
  store: Pick<Store<T>, 'live'>,
  id: number,
): Promise<T | undefined> {
  try {
    return await store.live(id);
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}
