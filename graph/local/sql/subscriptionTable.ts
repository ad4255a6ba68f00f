import { parseObject } from '../json';
import type { StoredSubscription, SubscriptionTable } from '../stored/subscriptions';
import type { Connection, Row } from './connection';

export function subscriptionTable(db: Connection): SubscriptionTable {
  return {
    add(subscription) {
      const { id, listId, expires } = subscription;
      const sql = 'INSERT INTO subscriptions (id, list_id, expires, doc) VALUES (?, ?, ?, ?)';
      db.run(sql, id, listId, expires, documentOf(subscription));
    },
    save(subscription) {
      const { id, expires } = subscription;
      const sql = 'UPDATE subscriptions SET expires = ?, doc = ? WHERE id = ?';
      db.run(sql, expires, documentOf(subscription), id);
    },
    remove: (id) => void db.run('DELETE FROM subscriptions WHERE id = ?', id),
    all: () => db.all('SELECT * FROM subscriptions ORDER BY key').map(subscriptionFrom),
    forget: (before) => void db.run('DELETE FROM subscriptions WHERE expires <= ?', before),
    newest() {
      const sql = `SELECT DISTINCT lists.id, lists.newest FROM subscriptions
        JOIN lists ON lists.id = subscriptions.list_id`;
      return new Map(db.all(sql).map(({ id, newest }) => [String(id), Number(newest)]));
    },
  };
}

function documentOf(subscription: StoredSubscription): string {
  const { resource, clientState, notificationUrl, lifecycleUrl, silenced } = subscription;
  return JSON.stringify({ resource, clientState, notificationUrl, lifecycleUrl, silenced });
}

function subscriptionFrom(row: Row): StoredSubscription {
  const doc = parseObject(String(row.doc));
  return {
    id: String(row.id),
    listId: String(row.list_id),
    expires: String(row.expires),
    resource: String(doc.resource),
    clientState: typeof doc.clientState === 'string' ? doc.clientState : null,
    notificationUrl: String(doc.notificationUrl),
    lifecycleUrl: typeof doc.lifecycleUrl === 'string' ? doc.lifecycleUrl : null,
    silenced: doc.silenced === true,
  };
}
