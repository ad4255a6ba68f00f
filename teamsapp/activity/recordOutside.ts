import type { App } from '../app';
import { AppError } from '../common/errors';
import { hashEvent, type Person } from '../common/event';
import type { HistoryRow, HistoryStore, RowChange } from '../common/store';
import { completeActivity, nextEvent } from './recordEvent';

/** A list whose rows people may have changed in SharePoint, and what the app makes of it. */
export interface Watched<T extends HistoryRow> {
  store: HistoryStore<T>;
  subject(row: T): string;
  /**
   * Fields that follow from others or that only the app may set, and values that cannot be: put
   * back as they were.
   */
  restores(key: string, row: T): boolean;
  /** Whether a field's values may stand in the history; else only its name does. */
  shows(key: string): boolean;
  /** What else is written of a row in which these fields were left as they were found. */
  marks?(row: T, kept: readonly string[]): RowChange<T>;
  /** Said where nothing remembers what the row was; without it the row is taken as it is. */
  beyondRepair?: string;
}

/** What a history calls a change outside the app, with what it was before known or not. */
export const outsideVerbs = {
  changed: 'changed outside the app',
  found: 'found changed outside the app',
} as const;

/** The person in a history whom SharePoint does not name. */
const somebody: Person = { id: 'outside', name: 'Somebody in SharePoint' };

const ownKeys = ['id', 'eTag', 'isUnsealed', 'lastEvent', 'eventHash'];

/**
 * Records in a row's own history that it was changed outside the app, puts back what the app
 * alone may set and what it cannot read, and answers the row sealed again. Everything else stays
 * as it was found.
 *
 * Answers the row as it is when it is sealed by now. What it was before is looked for in memory
 * and in the list's versions. Where nothing remembers it nothing can be put back: the event says
 * so, or `conflict` is thrown for rows that are never believed, `notSupported` for those that
 * cannot be read. Throws as the stores do, too.
 */
export async function recordOutside<T extends HistoryRow>(
  app: Pick<App, 'activity' | 'auditKey' | 'clock'>,
  watched: Watched<T>,
  id: number,
): Promise<T> {
  const { store } = watched;
  const { row, damaged, before, by } = await store.outsideChange(id);
  if (!row.isUnsealed) return row;
  const subject = watched.subject(before ?? row);
  if (before === undefined && watched.beyondRepair !== undefined) {
    throw new AppError('conflict', watched.beyondRepair);
  }
  if (before !== undefined && isNextOf(app, subject, before, row)) {
    // Our own write, which the list shows otherwise than it was written: nobody changed anything.
    return store.accept(row, {});
  }
  // A history that was edited itself is not continued: the chain goes on from the sealed one.
  const head = before ?? row;
  await completeActivity(app, subject, head);
  const unreadable = damaged.filter((key) => !ownKeys.includes(key));
  const differs = before === undefined ? [] : differing(before, row);
  const changed = [...unreadable, ...differs];
  const restored = [...unreadable, ...differs.filter((key) => watched.restores(key, row))];
  const kept = differs.filter((key) => !restored.includes(key));
  const found = {
    ...shown(watched, row, differs),
    changed,
    restored,
    ...(damaged.length > 0 && { unreadable: damaged }),
  };
  const was = before === undefined ? {} : shown(watched, before, changed);
  const verb = before === undefined ? outsideVerbs.found : outsideVerbs.changed;
  const event = nextEvent(app, subject, head, by ?? somebody, verb, was, found);
  const accepted = await store.accept(row, {
    ...valuesOf(before, restored),
    ...(kept.length > 0 && watched.marks?.(row, kept)),
    ...event,
  });
  await completeActivity(app, subject, accepted);
  return accepted;
}

/** A row as it may be changed: one that was changed outside is recorded and put right first. */
export async function asLeft<T extends HistoryRow>(
  app: Pick<App, 'activity' | 'auditKey' | 'clock'>,
  watched: Watched<T>,
  row: T,
): Promise<T> {
  return row.isUnsealed ? recordOutside(app, watched, row.id) : row;
}

/** Whether a row's last event is a true one of ours that follows the other row's. */
function isNextOf(
  { auditKey }: Pick<App, 'auditKey'>,
  subject: string,
  before: HistoryRow,
  { lastEvent, eventHash }: HistoryRow,
): boolean {
  const isNext = lastEvent.sequence === before.lastEvent.sequence + 1;
  return isNext && hashEvent(auditKey, subject, lastEvent, before.eventHash) === eventHash;
}

/** Keys of fields that the two rows do not have alike. */
function differing(before: object, now: object): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keys].filter(
    (key) => !ownKeys.includes(key) && !isAlike(Reflect.get(before, key), Reflect.get(now, key)),
  );
}

function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shown<T extends HistoryRow>(
  watched: Watched<T>,
  row: T,
  keys: readonly string[],
): Record<string, unknown> {
  const visible = keys.filter((key) => watched.shows(key));
  return Object.fromEntries(visible.map((key) => [key, Reflect.get(row, key) ?? null]));
}

/** The earlier values of these fields; a field that had none is emptied. */
function valuesOf<T extends HistoryRow>(
  before: T | undefined,
  keys: readonly string[],
): RowChange<T> {
  const values = keys.map((key) => [key, before && Reflect.get(before, key)]);
  return Object.fromEntries(values) as RowChange<T>;
}
