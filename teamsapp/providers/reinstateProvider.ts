import type { App } from '../app';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import type { Provider } from './provider';
import { saveProvider, seenProvider } from './saveProvider';

/**
 * Makes a suspended or closed provider active again. Why it was not, and since when, stays in its
 * history.
 *
 * Throws `notAllowed`, and `conflict` when it is active already or somebody changed it since this
 * person opened it.
 */
export async function reinstateProvider(
  app: App,
  actor: Actor,
  input: { id: number; eTag: string },
): Promise<Provider> {
  mayOrThrow(actor, 'changeProviders');
  const provider = await seenProvider(app, input);
  if (provider.status === 'active') {
    throw new AppError('conflict', `${provider.name} is active already. Nothing was changed.`);
  }
  return saveProvider(app, actor, provider, 'reinstated', {
    status: 'active',
    statusReason: undefined,
    statusSince: undefined,
  });
}
