import { randomUUID } from 'node:crypto';
import { created, noContent, ok } from '../answer';
import { GraphFault } from '../errors';
import type { JsonObject } from '../json';
import { mustHaveShaken } from '../notify/handshake';
import { allowOptions } from '../odata/options';
import type { Call, Operation } from '../router';
import type { StoredSubscription } from '../stored/subscriptions';
import { subscriptionView } from '../views/subscriptionView';
import { contextOf, pageOf } from './collection';
import { listOf } from './find';
import { expiryIn, refused, wantedSubscription } from './wantedSubscription';

/** Every token is the same application's, so all subscriptions are its own. */
export const getSubscriptions: Operation = (call) => pageOfSubscriptions(call, () => true);

export const getListSubscriptions: Operation = (call) => {
  const list = listOf(call);
  return pageOfSubscriptions(call, ({ listId }) => listId === list.id);
};

export const getSubscription: Operation = (call) => {
  allowOptions(call.request, []);
  return ok(entity(call, subscriptionOf(call)));
};

export const createSubscription: Operation = (call) => {
  allowOptions(call.request, []);
  const wanted = wantedSubscription(call);
  mustHaveShaken(call.request);
  call.store.subscriptions.forget(instantOf(call));
  const subscription = { ...wanted, id: randomUUID(), silenced: false };
  call.store.subscriptions.add(subscription);
  return created(entity(call, subscription));
};

export const updateSubscription: Operation = (call) => {
  allowOptions(call.request, []);
  const subscription = subscriptionOf(call);
  const body = call.request.json();
  const strange = Object.keys(body).find(
    (name) => name !== 'expirationDateTime' && !name.startsWith('@'),
  );
  if (strange) {
    throw refused(`'${strange}' cannot be changed: make a new subscription instead.`);
  }
  // A renewal is an authorisation too.
  const expires = expiryIn(call, body.expirationDateTime);
  const changed = { ...subscription, expires, silenced: false };
  call.store.subscriptions.save(changed);
  return ok(entity(call, changed));
};

export const deleteSubscription: Operation = (call) => {
  call.store.subscriptions.remove(subscriptionOf(call).id);
  return noContent();
};

export const reauthorizeSubscription: Operation = (call) => {
  call.store.subscriptions.save({ ...subscriptionOf(call), silenced: false });
  return noContent();
};

function pageOfSubscriptions(call: Call, meets: (one: StoredSubscription) => boolean) {
  allowOptions(call.request, ['$skiptoken']);
  const views = liveOnes(call).filter(meets).map(subscriptionView);
  return pageOf(call, 'subscriptions', views);
}

function subscriptionOf(call: Call): StoredSubscription {
  const wanted = call.param('subscription').toLowerCase();
  const found = liveOnes(call).find(({ id }) => id === wanted);
  if (!found) throw new GraphFault(404, 'ResourceNotFound', 'The object was not found.');
  return found;
}

function liveOnes(call: Call): StoredSubscription[] {
  const at = instantOf(call);
  return call.store.subscriptions.all().filter(({ expires }) => expires > at);
}

/** The instant of a request in the form that expiries have, so that the two compare as text. */
function instantOf({ now }: Call): string {
  return new Date(now).toISOString();
}

function entity(call: Call, subscription: StoredSubscription): JsonObject {
  const context = contextOf(call, 'subscriptions/$entity');
  return { '@odata.context': context, ...subscriptionView(subscription) };
}
