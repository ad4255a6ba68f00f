import type { App } from '../app';
import { longDay, today } from '../common/dates';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import type { Provider } from './provider';
import { saveProvider, seenProvider } from './saveProvider';

/**
 * Suspends a provider from today: nobody new is to be placed there; running packages stay.
 *
 * Throws `notAllowed`, `invalid` without a reason, and `conflict` when it is suspended or closed
 * already or somebody changed it since this person opened it.
 */
export async function suspendProvider(
  app: App,
  actor: Actor,
  input: { id: number; eTag: string; because: string },
): Promise<Provider> {
  mayOrThrow(actor, 'changeProviders');
  const because = input.because.trim();
  if (because === '') throw new AppError('invalid', 'Say why it is suspended.', 'because');
  const provider = await seenProvider(app, input);
  if (provider.status !== 'active') throw new AppError('conflict', alreadyInWords(provider));
  return saveProvider(app, actor, provider, 'suspended', {
    status: 'suspended',
    statusReason: because,
    statusSince: today(app.clock),
  });
}

function alreadyInWords({ name, status, statusSince }: Provider): string {
  const since = statusSince === undefined ? '' : ` since ${longDay(statusSince)}`;
  return `${name} has been ${status}${since} already. Nothing was changed.`;
}
