import { GraphFault } from '../errors';
import type { JsonObject } from '../json';
import { locate } from '../request';
import type { Call } from '../router';
import type { StoredSubscription } from '../stored/subscriptions';
import { listOf, siteOf } from './find';

export type WantedSubscription = Omit<StoredSubscription, 'id' | 'silenced'>;

const known = [
  'changeType',
  'clientState',
  'expirationDateTime',
  'includeResourceData',
  'latestSupportedTlsVersion',
  'lifecycleNotificationUrl',
  'notificationUrl',
  'resource',
];

/**
 * Reads the subscription that a request asks for. Throws 400 for what the service or this
 * emulator refuses, and 404 when the list does not exist.
 */
export function wantedSubscription(call: Call): WantedSubscription {
  const body = call.request.json();
  const strange = Object.keys(body).find((name) => !known.includes(name) && !name.startsWith('@'));
  if (strange) throw refused(`The property '${strange}' of a subscription is not supported here.`);
  if (body.changeType !== 'updated') {
    throw refused("A list is subscribed to with the changeType 'updated' and no other.");
  }
  if (body.includeResourceData === true) {
    throw refused('Notifications of a list carry no resource data.');
  }
  const { lifecycleNotificationUrl: lifecycle } = body;
  return {
    ...listIn(call, body),
    clientState: clientStateIn(call, body.clientState),
    notificationUrl: addressIn('notificationUrl', body.notificationUrl),
    lifecycleUrl: lifecycle == null ? null : addressIn('lifecycleNotificationUrl', lifecycle),
    expires: expiryIn(call, body.expirationDateTime),
  };
}

/** Reads when a subscription is to end: in the future, and no later than the service grants. */
export function expiryIn({ switches, now }: Call, value: unknown): string {
  const wanted = typeof value === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(value) ? value : '';
  const at = Date.parse(wanted);
  if (Number.isNaN(at))
    throw refused('expirationDateTime is an instant such as 2026-06-09T10:00:00Z.');
  if (at <= Date.parse(now)) throw refused('expirationDateTime is not in the future.');
  const { subscriptionMinutes, subscriptionTooLong } = switches;
  // The instant of a request is cut to the second, so the limit is the end of that second.
  const latest = Date.parse(now) + 1000 + subscriptionMinutes * 60_000;
  if (at > latest && subscriptionTooLong === 'refused') {
    const minutes = String(subscriptionMinutes);
    throw refused(`Subscription expiration can only be ${minutes} minutes in the future.`);
  }
  return new Date(Math.min(at, latest)).toISOString();
}

export function refused(message: string): GraphFault {
  return new GraphFault(400, 'InvalidRequest', message);
}

/** The list of `sites/{site}/lists/{list}`, or of the address when the request went to the list. */
function listIn(call: Call, body: JsonObject): Pick<StoredSubscription, 'resource' | 'listId'> {
  const own = call.param('list');
  const address = `sites/${call.param('site')}/lists/${own}`;
  const resource = body.resource ?? (own === '' ? undefined : address);
  const [sites, site = '', lists, list = '', ...more] =
    typeof resource === 'string' ? locate(resource).segments : [];
  if (typeof resource !== 'string' || sites !== 'sites' || lists !== 'lists' || more.length > 0) {
    throw refused("The resource of a subscription is 'sites/{site-id}/lists/{list-id}'.");
  }
  const params: Record<string, string> = { site, list };
  const found = listOf({ ...call, param: (name) => params[name] ?? '' });
  if (own !== '' && listOf(call, siteOf(call)).id !== found.id) {
    throw refused('The resource is another list than the one in the address.');
  }
  if (found.template === 'documentLibrary') {
    throw refused('The local Graph notifies of list items only, not of the files of a library.');
  }
  return { resource, listId: found.id };
}

function clientStateIn({ switches }: Call, value: unknown): string | null {
  if (value == null) return null;
  if (typeof value === 'string' && value.length <= switches.clientStateLength) return value;
  throw refused(
    `clientState is a text of at most ${String(switches.clientStateLength)} characters.`,
  );
}

/** Throws unless an address leads to this machine: this program sends nothing anywhere else. */
function addressIn(name: string, value: unknown): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw refused(`${name} is an https address.`);
  }
  if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) || url.username !== '') {
    throw refused(
      `The local Graph sends notifications to this machine only, and ${name} leads to '${url.host}'.`,
    );
  }
  return String(value);
}
