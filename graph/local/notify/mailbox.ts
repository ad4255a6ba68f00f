import type { JsonObject } from '../json';
import { openHealth } from './health';
import { openPatience } from './patience';
import { post, type Told, type Way } from './post';

/** Milliseconds that a receiver has to answer 2xx. */
const answerWithin = 3_000;

export interface MailboxOptions extends Way {
  url: string;
  /** Milliseconds during which notifications are gathered into one. */
  gatherFor: number;
  /** What to send for a subscription; undefined when it must be told nothing any more. */
  messageFor(subscriptionId: string): JsonObject | undefined;
}

/** What waits to be sent to one address. */
export interface Mailbox {
  put(subscriptionId: string): void;
  close(): void;
}

/**
 * Opens the way to one receiver. A notification only says that something changed, so each
 * subscription waits at most once, however long the receiver is away: a newer notification stands
 * for the older ones too, is sent at once, and takes those along.
 */
export function openMailbox(options: MailboxOptions): Mailbox {
  const { gatherFor, timers } = options;
  const due = new Set<string>();
  const patience = openPatience();
  let next: { timer: unknown; isRetry: boolean } | undefined;
  let isClosed = false;
  const schedule = (milliseconds: number, isRetry: boolean) => {
    if (isClosed || (next !== undefined && (isRetry || !next.isRetry))) return;
    timers.clear(next?.timer);
    next = { timer: timers.set(() => void flush(), milliseconds), isRetry };
  };
  const put = (id: string) => {
    if (health.state() === 'dropping') return;
    due.add(id);
    schedule(gatherFor, false);
  };
  const putBack = (ids: string[]) => {
    const wait = patience.next();
    if (wait === undefined) return;
    for (const id of ids) due.add(id);
    schedule(wait, true);
  };
  const flush = async () => {
    next = undefined;
    if (isClosed || health.state() === 'throttled') return;
    const ids = [...due];
    due.clear();
    if (health.state() === 'dropping') return;
    const answer = await send(options, ids);
    if (answer === undefined) return;
    health.note(answer === 'late' ? 'late' : 'inTime');
    if (isTaken(answer)) patience.renew();
    else putBack(ids);
  };
  const health = openHealth(timers, () => {
    if (due.size > 0) schedule(gatherFor, false);
  });
  const close = () => {
    isClosed = true;
    timers.clear(next?.timer);
    health.close();
  };
  return { put, close };
}

/** Sends what there is to say of these subscriptions; undefined when that is nothing. */
async function send(options: MailboxOptions, ids: string[]) {
  const value = ids.map((id) => options.messageFor(id)).filter((one) => one !== undefined);
  if (value.length === 0) return undefined;
  const body = JSON.stringify({ value });
  const contentType = 'application/json; charset=utf-8';
  return post(options, { url: options.url, within: answerWithin, contentType, body });
}

function isTaken(answer: Told | 'late' | 'unreached'): boolean {
  return typeof answer === 'object' && answer.status >= 200 && answer.status < 300;
}
