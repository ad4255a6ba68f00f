import { createHash } from 'node:crypto';
import { completeActivity, firstEvent } from '../activity/recordEvent';
import type { ProviderInput } from '../api/contract';
import type { App } from '../app';
import { today } from '../common/dates';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { checkProvider, tidied } from './checkProvider';
import { folded } from './matchWords';
import type { Provider } from './provider';
import { withoutNothing } from './providerEvents';
import { refuseSameProvider } from './sameProvider';

/**
 * Adds a provider by hand; most that educate outside school are in no register.
 *
 * The request key is made from what tells providers apart, so a second press finds the first
 * press's row. Throws `notAllowed`, `invalid` with the field, and `conflict` when it is in the
 * list already and `anotherBecause` does not say why this is another one.
 */
export async function addProvider(app: App, actor: Actor, input: ProviderInput): Promise<Provider> {
  mayOrThrow(actor, 'changeProviders');
  const { anotherBecause, ...provider } = tidied(input);
  checkProvider(app, provider);
  const requestKey = requestKeyOf(provider, anotherBecause);
  const before = app.providers.findByKey(requestKey);
  if (before && isSecondPress(before, actor, provider.name)) return before;
  refuseSameProvider(app.providers.all(), withoutNothing(provider), anotherBecause);
  const { needs = [], lots = [], registrationStatus } = provider;
  const isChecked = registrationStatus !== 'notChecked';
  const after = {
    name: provider.name,
    urn: provider.urn ?? null,
    anotherBecause: anotherBecause ?? null,
  };
  const subject = `provider:${requestKey}`;
  const added = await app.providers.add({
    ...withoutNothing(provider),
    requestKey,
    needs,
    lots,
    assuranceStatus: 'notAsked',
    status: 'active',
    ...(isChecked && { registrationChecked: today(app.clock) }),
    ...firstEvent(app, subject, actor, 'added', after),
  });
  app.afterwards(subject, () => completeActivity(app, subject, added));
  return added;
}

function requestKeyOf(
  { name, urn, town = '', postcode = '' }: ProviderInput,
  anotherBecause = '',
): string {
  if (urn !== undefined) return `urn:${urn}`;
  const text = JSON.stringify([folded(name), folded(town), postcode, folded(anotherBecause)]);
  return `hand:${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
}

function isSecondPress({ lastEvent, name }: Provider, actor: Actor, written: string): boolean {
  const { sequence, verb, actor: by } = lastEvent;
  return sequence === 1 && verb === 'added' && by.id === actor.id && name === written;
}
