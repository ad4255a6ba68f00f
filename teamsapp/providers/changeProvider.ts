import type { ChangeProviderInput } from '../api/contract';
import type { App } from '../app';
import { today } from '../common/dates';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { checkProvider, tidied } from './checkProvider';
import type { Provider } from './provider';
import { saveProvider, seenProvider } from './saveProvider';

/**
 * Changes what a person may write of a provider; a field given as an empty text is emptied, one
 * that is not given stays. Saving what is there already writes nothing.
 *
 * Throws `notAllowed`, `invalid` with the field, and `conflict` when somebody changed the provider
 * since this person opened it or when another provider has the URN.
 */
export async function changeProvider(
  app: App,
  actor: Actor,
  input: ChangeProviderInput & { id: number },
): Promise<Provider> {
  mayOrThrow(actor, 'changeProviders');
  const provider = await seenProvider(app, input);
  const change = differences(provider, tidied(input.change));
  if (Object.keys(change).length === 0) return provider;
  checkProvider(app, { ...provider, ...change });
  refuseOthersUrn(app, provider, change.urn);
  const isChecked =
    change.registrationStatus !== undefined && change.registrationStatus !== 'notChecked';
  const checked = isChecked ? { registrationChecked: today(app.clock) } : {};
  return saveProvider(app, actor, provider, 'changed', { ...change, ...checked });
}

function differences(
  provider: Provider,
  written: ChangeProviderInput['change'],
): RowChange<Provider> {
  const now = new Map<string, unknown>(Object.entries(provider));
  const changed = Object.entries(written).filter(
    ([field, value]) => JSON.stringify(now.get(field)) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}

function refuseOthersUrn(app: App, provider: Provider, urn: string | undefined): void {
  if (urn === undefined) return;
  const other = app.providers.all().find((one) => one.urn === urn && one.id !== provider.id);
  if (!other) return;
  throw new AppError('conflict', `URN ${urn} is ${other.name} already. Check the number.`, 'urn');
}
