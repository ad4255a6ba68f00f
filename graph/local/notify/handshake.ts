import { randomUUID } from 'node:crypto';
import { carriesToken } from '../chain';
import { GraphFault, notSupported } from '../errors';
import { wantedSubscription } from '../handlers/wantedSubscription';
import type { GraphRequest } from '../request';
import { toSecond, type Surroundings } from '../router';
import { post, type Way } from './post';

/** Milliseconds that a receiver has to answer. Source: Graph's change notification documentation. */
const answerWithin = 10_000;

const outcomes = new WeakMap<GraphRequest, 'done' | GraphFault>();

/**
 * Makes sure, before the synchronous operation runs, that whoever is to be notified wants it:
 * sends each address of a wanted subscription a token, which it must give back. What is wrong
 * with the request itself is left for the operation to say, and then nothing is sent.
 */
export async function shakeHands(
  request: GraphRequest,
  around: Surroundings,
  way: Way,
): Promise<void> {
  const urls = addressesIn(request, around);
  if (urls.length === 0) return;
  let outcome: 'done' | GraphFault = 'done';
  for (const url of urls) if (!(await givesBack(url, way))) outcome = unanswered();
  outcomes.set(request, outcome);
}

/** Throws unless hands were shaken for a request; inside a batch there is no time for it. */
export function mustHaveShaken(request: GraphRequest): void {
  const outcome = outcomes.get(request);
  if (outcome === 'done') return;
  throw (
    outcome ?? notSupported('The local Graph makes no subscriptions inside a batch: ask alone.')
  );
}

function addressesIn(request: GraphRequest, { store, switches, now }: Surroundings): string[] {
  const [first, site, , list, last] = request.segments.map((segment) => segment.toLowerCase());
  const isForList = first === 'sites' && last === 'subscriptions' && request.segments.length === 5;
  const isForAny = first === 'subscriptions' && request.segments.length === 1;
  if (request.method !== 'POST' || !(isForList || isForAny) || !carriesToken(request)) return [];
  const params: Record<string, string | undefined> = isForList ? { site, list } : {};
  const param = (name: string) => params[name] ?? '';
  try {
    const call = { request, param, store, switches, now: toSecond(now()) };
    const { notificationUrl, lifecycleUrl } = wantedSubscription(call);
    return lifecycleUrl === null ? [notificationUrl] : [notificationUrl, lifecycleUrl];
  } catch (cause) {
    if (cause instanceof GraphFault) return [];
    throw cause;
  }
}

async function givesBack(url: string, way: Way): Promise<boolean> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const address = new URL(url);
  const query = `validationToken=${encodeURIComponent(token)}`;
  address.search = address.search === '' ? query : `${address.search}&${query}`;
  const contentType = 'text/plain; charset=utf-8';
  const answer = await post(way, {
    url: address.href,
    within: answerWithin,
    contentType,
    body: '',
  });
  if (answer === 'late' || answer === 'unreached') return false;
  const isText = /^text\/plain\b/i.test(answer.contentType);
  return answer.status === 200 && isText && answer.text === token;
}

function unanswered(): GraphFault {
  const message =
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.';
  return new GraphFault(400, 'ValidationError', message);
}
