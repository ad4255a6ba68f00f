import type { App } from '../app';
import { hashEvent, type Person, type RowEvent } from '../common/event';
import type { HistoryRow } from '../common/store';
import { activityKey, type ActivityStore } from './activity';

/** The part of a row that says what happened to it last. */
export type Recorded = Pick<HistoryRow, 'lastEvent' | 'eventHash' | 'isUnsealed'>;

type Values = Readonly<Record<string, unknown>>;

// What this process knows to be stored already, so that a busy row costs no second request.
const completed = new WeakMap<ActivityStore, Map<string, number>>();

/**
 * The first event of a new row and its hash.
 *
 * @param subject the noun and the row's request key, `package:<requestKey>`: the id is not known
 * before the write.
 */
export function firstEvent(
  app: Pick<App, 'clock' | 'auditKey'>,
  subject: string,
  actor: Person,
  verb: string,
  after: Values,
): Recorded {
  return recorded(app, subject, '', { ...event(app, actor, verb), sequence: 1, before: {}, after });
}

/**
 * The event that a change of a row carries in its own write, chained to the row's present hash.
 *
 * Call `completeActivity` for the row first: the change overwrites its last event.
 */
export function nextEvent(
  app: Pick<App, 'clock' | 'auditKey'>,
  subject: string,
  row: Recorded,
  actor: Person,
  verb: string,
  before: Values,
  after: Values,
): Recorded {
  const sequence = row.lastEvent.sequence + 1;
  return recorded(app, subject, row.eventHash, {
    ...event(app, actor, verb),
    sequence,
    before,
    after,
  });
}

/**
 * Copies a row's last event to the Activity list, once: the entry's key is the subject and the
 * sequence, and what this process has stored it does not send again. What stands in a row that was
 * changed outside the app is no event of ours, and is not copied. Where another entry has the
 * place, the row's own is added beside it: both ends of a history that was cut and grew again are
 * then there. Throws as the store does.
 */
export async function completeActivity(
  app: Pick<App, 'activity'>,
  subject: string,
  row: Recorded,
): Promise<void> {
  if (row.isUnsealed) return;
  const { sequence } = row.lastEvent;
  if ((completedIn(app.activity).get(subject) ?? 0) >= sequence) return;
  const entry = { subject, event: row.lastEvent, hash: row.eventHash };
  const key = activityKey(subject, sequence);
  const stored = await app.activity.add({ ...entry, requestKey: key });
  if (stored !== row.eventHash) {
    await app.activity.add({ ...entry, requestKey: `${key}~${row.eventHash.slice(-12)}` });
  }
  noteStored(app.activity, subject, sequence);
}

/** Notes that an event is in Activity, so that a change of its row need not ask. */
export function noteStored(activity: ActivityStore, subject: string, sequence: number): void {
  completedIn(activity).set(subject, sequence);
}

function completedIn(activity: ActivityStore): Map<string, number> {
  const known = completed.get(activity) ?? new Map<string, number>();
  completed.set(activity, known);
  return known;
}

function event(
  app: Pick<App, 'clock'>,
  actor: Person,
  verb: string,
): Pick<RowEvent, 'actor' | 'at' | 'verb'> {
  // Only id and name: an Actor also carries roles, which do not belong in a row.
  const { id, name } = actor;
  return { actor: { id, name }, at: app.clock.now().toISOString(), verb };
}

function recorded(
  app: Pick<App, 'auditKey'>,
  subject: string,
  before: string,
  { sequence, actor, at, verb, before: was, after }: RowEvent,
): Recorded {
  // One order of keys, so that the hash can be checked against the row as it is read back.
  const lastEvent: RowEvent = { sequence, actor, at, verb, before: was, after };
  return { lastEvent, eventHash: hashEvent(app.auditKey, subject, lastEvent, before) };
}
