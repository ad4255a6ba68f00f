import { completeActivity, nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { momentInWords } from '../common/dates';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import type { Provider } from './provider';
import { changedValues, providerSubject } from './providerEvents';

/**
 * The provider as the person saw it: the copy in memory when it has that eTag, else the live row.
 *
 * Throws `notFound`, and `conflict` naming who changed it when it is no longer what was seen.
 */
export async function seenProvider(
  app: App,
  { id, eTag }: { id: number; eTag: string },
): Promise<Provider> {
  const copy = app.providers.find(id);
  if (copy?.eTag === eTag) return copy;
  const provider = await app.providers.live(id);
  if (provider.eTag === eTag) return provider;
  const { actor, at } = provider.lastEvent;
  const sentence = `${actor.name} changed ${provider.name} on ${momentInWords(at)}. Your change was not saved. Look at it again, then save.`;
  throw new AppError('conflict', sentence);
}

/** Writes a change with its event in one request, and completes the history afterwards. */
export async function saveProvider(
  app: App,
  actor: Actor,
  provider: Provider,
  verb: string,
  change: RowChange<Provider>,
): Promise<Provider> {
  const subject = providerSubject(provider);
  // The change overwrites the last event, so that one must have its lasting copy first.
  await completeActivity(app, subject, provider);
  const { before, after } = changedValues(provider, change);
  const event = nextEvent(app, subject, provider, actor, verb, before, after);
  const saved = await app.providers.change(provider, { ...change, ...event });
  app.afterwards(subject, () => completeActivity(app, subject, saved));
  return saved;
}
