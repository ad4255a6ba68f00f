import { noAnswer } from './errors';
import type { GraphGateway } from './gateway';
import type { ListAddress } from './items';
import { isObject, type JsonObject, textAt } from './json';
import { allOf } from './paging';

/** Where notifications go, and the secret that they carry as a proof of where they come from. */
export interface Receiver {
  url: string;
  lifecycleUrl: string;
  /** At most 128 characters. */
  clientState: string;
}

/** A subscription as Graph holds it. */
export interface Held {
  id: string;
  /** As it was written when it was made. */
  resource: string;
  /** Undefined where Graph does not show it. */
  clientState: string | undefined;
  /** Milliseconds since 1970; Graph's own word, which may be less than was asked for. */
  expires: number;
}

/** Milliseconds: Graph first asks both addresses whether they want it, ten seconds each. */
const makingTakes = 30_000;

/** What a list is called as the resource of a subscription. */
export function resourceOf({ siteId, listId }: ListAddress): string {
  return `sites/${siteId}/lists/${listId}`;
}

/** Every subscription of this app that leads to the receiver. Throws GraphError. */
export async function subscriptionsTo(graph: GraphGateway, url: string): Promise<Held[]> {
  const all = await allOf(graph, { path: '/subscriptions' });
  return all.filter((one) => textAt(one, 'notificationUrl') === url).map(heldFrom);
}

/** Asks to be told of a list's changes until an instant. Throws GraphError. */
export async function subscribe(
  graph: GraphGateway,
  list: ListAddress,
  { receiver, until }: { receiver: Receiver; until: Date },
): Promise<Held> {
  const body = {
    // The only one that lists have; it stands for added and deleted items too.
    changeType: 'updated',
    notificationUrl: receiver.url,
    lifecycleNotificationUrl: receiver.lifecycleUrl,
    resource: resourceOf(list),
    expirationDateTime: until.toISOString(),
    clientState: receiver.clientState,
  };
  const call = { method: 'POST', path: '/subscriptions', body, deadline: makingTakes } as const;
  return heldFrom((await graph.send(call)).json);
}

/** Asks to be told until a later instant; also counts as a new authorisation. Throws GraphError. */
export async function renew(graph: GraphGateway, id: string, until: Date): Promise<Held> {
  const body = { expirationDateTime: until.toISOString() };
  return heldFrom((await graph.send({ method: 'PATCH', path: pathOf(id), body })).json);
}

/** Answers a `reauthorizationRequired`. Throws GraphError. */
export async function reauthorize(graph: GraphGateway, id: string): Promise<void> {
  await graph.send({ method: 'POST', path: `${pathOf(id)}/reauthorize` });
}

/** Asks to be told no more. Throws GraphError. */
export async function unsubscribe(graph: GraphGateway, id: string): Promise<void> {
  await graph.send({ method: 'DELETE', path: pathOf(id) });
}

function pathOf(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`;
}

function heldFrom(json: unknown): Held {
  const one: JsonObject = isObject(json) ? json : {};
  const id = textAt(one, 'id');
  const expires = Date.parse(textAt(one, 'expirationDateTime') ?? '');
  if (id === undefined || Number.isNaN(expires)) {
    throw noAnswer('Graph answered a subscription without an id or an end.');
  }
  const resource = textAt(one, 'resource') ?? '';
  return { id, resource, clientState: textAt(one, 'clientState'), expires };
}
