import type { KeptOptions } from './keptSubscriptions';
import { openSubscriptions, type Subscriptions } from './subscriptions';

/** How the telling of changes stands. */
export interface NotificationState {
  /** Lists that have a live subscription. */
  active: number;
  /** Lists that should have one. */
  of: number;
  /** When a true notification last came; undefined before the first. */
  lastReceived: Date | undefined;
}

/** One true notification. Graph never says which item changed. */
export interface Told {
  subscriptionId: string;
  lifecycleEvent?: string | undefined;
}

export interface NotificationOptions extends KeptOptions {
  /** Reads what changed; asked again while it runs, it runs once more afterwards. */
  refresh(): Promise<void>;
}

export interface Notifications extends Pick<Subscriptions, 'start' | 'check' | 'stop'> {
  state(): NotificationState;
  /** Begins to read what changed. Answers at once, never throws. */
  notified(notifications: readonly Told[]): void;
}

/** Milliseconds between two refreshes that notifications bring about. */
const leastBetween = 5000;

/** Opens the telling of changes: the subscriptions, and what follows from a notification. */
export function openNotifications(options: NotificationOptions): Notifications {
  let lastReceived: Date | undefined;
  let isStopped = false;
  // Cut off on purpose when the app closes: nobody needs to hear of that.
  const log: KeptOptions['log'] = (line, level) => {
    if (!isStopped) options.log(line, level);
  };
  const subscriptions = openSubscriptions({ ...options, log });
  const failed = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : '';
    log({ event: 'notificationLeft', reason }, 'warn');
  };
  let refreshedAt = -Infinity;
  let later: NodeJS.Timeout | undefined;
  const refreshNow = (): void => {
    later = undefined;
    refreshedAt = performance.now();
    options.refresh().catch(failed);
  };
  // The app's own writes are told too: a busy minute must not be spent on asking what changed.
  const refreshSoon = (): void => {
    if (later !== undefined) return;
    const wait = refreshedAt + leastBetween - performance.now();
    if (wait <= 0) return refreshNow();
    later = setTimeout(refreshNow, wait).unref();
  };
  return {
    start: () => {
      subscriptions.start();
    },
    check: () => subscriptions.check(),
    state: () => ({ ...subscriptions.state(), lastReceived }),
    notified(notifications) {
      if (isStopped || notifications.length === 0) return;
      lastReceived = options.clock.now();
      for (const { lifecycleEvent, subscriptionId } of eventsIn(notifications)) {
        subscriptions.lifecycle(lifecycleEvent, subscriptionId).catch(failed);
      }
      // Also after a lifecycle event: while it waited, changes were not told.
      refreshSoon();
    },
    stop() {
      isStopped = true;
      clearTimeout(later);
      subscriptions.stop();
    },
  };
}

/** Each lifecycle event once: what it asks for is asked of Graph, however often it is told. */
function eventsIn(notifications: readonly Told[]): (Told & { lifecycleEvent: string })[] {
  const events = new Map<string, Told & { lifecycleEvent: string }>();
  for (const { subscriptionId, lifecycleEvent } of notifications) {
    if (lifecycleEvent === undefined) continue;
    const known = JSON.stringify([subscriptionId, lifecycleEvent]);
    events.set(known, { subscriptionId, lifecycleEvent });
  }
  return [...events.values()];
}
