import type { ProviderRow } from '../api/contract';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import type { Provider } from './provider';
import type { RunningHere } from './runningHere';

/**
 * A provider as this reader may see it: without running packages and hours for those who see no
 * packages, without prices for those who see no prices.
 *
 * @param running what runs there; undefined for a reader who sees no packages
 */
export function providerRow(
  actor: Actor,
  provider: Provider,
  running: ReadonlyMap<number, RunningHere> | undefined,
): ProviderRow {
  const here = running?.get(provider.id) ?? { packages: 0, hoursPerWeek: 0 };
  const { price, priceUnit } = provider;
  return {
    id: provider.id,
    name: provider.name,
    town: provider.town ?? '',
    postcode: provider.postcode ?? '',
    urn: provider.urn ?? '',
    providerType: provider.providerType,
    registrationStatus: provider.registrationStatus,
    assuranceStatus: provider.assuranceStatus,
    assuranceDate: provider.assuranceDate ?? null,
    status: provider.status,
    needs: [...provider.needs],
    lots: [...provider.lots],
    lowAge: provider.lowAge ?? null,
    highAge: provider.highAge ?? null,
    capacity: provider.capacity ?? null,
    ...(running && { running: here.packages }),
    // Packages by sessions have no hours of their own: unknown is left out, never shown as 0.
    ...(running &&
      (here.packages === 0 || here.hoursPerWeek > 0) && { hoursPerWeek: here.hoursPerWeek }),
    ...(may(actor, 'seePrices') && { price: price ?? null, priceUnit: priceUnit ?? null }),
  };
}
