export interface StoredSubscription {
  id: string;
  /** As the client wrote it: `sites/{site}/lists/{list}`. */
  resource: string;
  listId: string;
  clientState: string | null;
  notificationUrl: string;
  lifecycleUrl: string | null;
  /** ISO instant; from then on it is gone. */
  expires: string;
  /** It was asked to be authorised again, and until it is it is told nothing. */
  silenced: boolean;
}

export interface SubscriptionTable {
  add(subscription: StoredSubscription): void;
  save(subscription: StoredSubscription): void;
  remove(id: string): void;
  /** In the order of their making, the expired ones too until they are forgotten. */
  all(): StoredSubscription[];
  /** Forgets those that expired before an instant. */
  forget(before: string): void;
  /** The newest place in the history of every list that has subscriptions, by its id. */
  newest(): Map<string, number>;
}
