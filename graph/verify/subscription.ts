import { randomUUID } from 'node:crypto';
import { GraphError } from '../errors';
import type { GraphAnswer } from '../gateway';
import { textAt } from '../json';
import { inWords, isForbidden, isPassing, type Measurement, NotMeasured } from './finding';
import type { VerifySite } from './site';

/** Where the running app answers the handshake. */
const endpoint = '/api/graph/notifications';
/** Minutes that newer and older documentation name as the most. */
const documented = [42_300, 4230];

/** Subscribes to the scratch list for as long as is documented, reads what it got, and ends it. */
export const subscription: Measurement = {
  asks: 'For how many minutes can the app subscribe to a list?',
  async measure(site) {
    const { publicUrl } = site;
    if (publicUrl === undefined) {
      throw new NotMeasured(
        `Not measured: it needs PUBLIC_URL, where the tenant reaches the running app (${endpoint} answers the handshake).`,
      );
    }
    const refusals: string[] = [];
    for (const minutes of documented) {
      const granted = await ask(site, publicUrl, minutes);
      if (typeof granted === 'number') {
        const told = [...refusals, `asked for ${String(minutes)}, got ${String(granted)}`];
        return { told: `${told.join('; ')}.`, sets: { subscriptionMinutes: granted } };
      }
      refusals.push(`asked for ${String(minutes)}, refused with ${granted}`);
    }
    return {
      told: `${refusals.join('; ')}. Is the app running, and does ${publicUrl}${endpoint} answer?`,
      sets: {},
    };
  },
};

/** Minutes that were granted, or the refusal in words. */
async function ask(site: VerifySite, publicUrl: string, minutes: number): Promise<number | string> {
  const { siteId, listId } = site.scratch();
  const from = site.clock.now().getTime();
  const body = {
    changeType: 'updated',
    notificationUrl: `${publicUrl}${endpoint}`,
    resource: `sites/${siteId}/lists/${listId}`,
    expirationDateTime: new Date(from + minutes * 60_000).toISOString(),
    // Nobody knows it, so the app drops what it is told of the scratch list.
    clientState: randomUUID(),
  };
  try {
    const answer = await site.graph.send({ method: 'POST', path: '/subscriptions', body });
    site.could.subscribe = true;
    const granted = minutesIn(answer, from);
    await end(site, answer);
    return granted;
  } catch (error) {
    if (!(error instanceof GraphError) || isPassing(error)) throw error;
    if (!isForbidden(error)) return inWords(error);
    site.could.subscribe = false;
    throw new NotMeasured(`Not measured: the app may not subscribe (${inWords(error)}).`);
  }
}

/** One that cannot be ended runs out by itself, and tells nothing once its list is gone. */
async function end({ graph }: VerifySite, { json }: GraphAnswer): Promise<void> {
  const path = `/subscriptions/${textAt(json, 'id') ?? ''}`;
  try {
    await graph.send({ method: 'DELETE', path });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
  }
}

function minutesIn({ json }: GraphAnswer, from: number): number {
  const until = Date.parse(textAt(json, 'expirationDateTime') ?? '');
  if (!Number.isNaN(until)) return Math.round((until - from) / 60_000);
  throw new NotMeasured('Not measured: the subscription was made, but names no expiry.');
}
