import type { JsonObject } from '../json';
import type { Store } from '../store';
import type { StoredSubscription } from '../stored/subscriptions';
import { changeNotification, reauthorizationNotification } from '../views/subscriptionView';
import { type Mailbox, openMailbox } from './mailbox';
import type { Way } from './post';

export interface NotifierOptions extends Way {
  store: Store;
  now: () => Date;
  /** Milliseconds during which changes are gathered into one notification. */
  notifyAfterMs: number;
}

/** Tells those who subscribed. */
export interface Notifier {
  /** After a commit: notifies of the lists whose items changed since the last time. */
  look(): void;
  /** Asks for a new authorisation; until it is given the subscription is told nothing. */
  requireReauthorization(subscriptionId: string): void;
  /** Sends nothing any more. What still waits is lost. */
  close(): void;
}

/** Opens the notifier. Lists as they are now count as told. */
export function openNotifier(options: NotifierOptions): Notifier {
  const { subscriptions } = options.store;
  const changes = boxesFor(options, (one) => (one.silenced ? undefined : changeNotification(one)));
  const lifecycle = boxesFor(options, (one) =>
    one.silenced ? reauthorizationNotification(one) : undefined,
  );
  let told = subscriptions.newest();
  return {
    look() {
      const newest = subscriptions.newest();
      // A list that nobody subscribed to before is told from here on.
      const changed = [...newest].filter(([id, place]) => told.has(id) && told.get(id) !== place);
      told = newest;
      if (changed.length === 0) return;
      const lists = new Set(changed.map(([id]) => id));
      const news = liveOnes(options).filter(({ listId }) => lists.has(listId));
      for (const { id, notificationUrl, silenced } of news) {
        if (!silenced) changes.box(notificationUrl).put(id);
      }
    },
    requireReauthorization(id) {
      const one = liveOnes(options).find((other) => other.id === id);
      if (!one) throw new Error(`There is no subscription ${id}.`);
      subscriptions.save({ ...one, silenced: true });
      if (one.lifecycleUrl !== null) lifecycle.box(one.lifecycleUrl).put(id);
    },
    close() {
      changes.close();
      lifecycle.close();
    },
  };
}

/** One mailbox for each address, with what it says of a subscription as it is when sent. */
function boxesFor(
  options: NotifierOptions,
  message: (one: StoredSubscription) => JsonObject | undefined,
) {
  const boxes = new Map<string, Mailbox>();
  const messageFor = (id: string) => {
    const one = liveOnes(options).find((other) => other.id === id);
    return one && message(one);
  };
  return {
    box(url: string): Mailbox {
      const gatherFor = options.notifyAfterMs;
      const box = boxes.get(url) ?? openMailbox({ ...options, url, gatherFor, messageFor });
      boxes.set(url, box);
      return box;
    },
    close() {
      for (const box of boxes.values()) box.close();
    },
  };
}

function liveOnes({ store, now }: NotifierOptions): StoredSubscription[] {
  const at = now().toISOString();
  return store.subscriptions.all().filter(({ expires }) => expires > at);
}
