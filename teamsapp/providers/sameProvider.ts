import { AppError } from '../common/errors';
import { folded } from './matchWords';
import type { Provider } from './provider';

type Named = Pick<Provider, 'name'> &
  Partial<Pick<Provider, 'urn' | 'ukprn' | 'companyNumber' | 'town' | 'postcode'>>;

/**
 * Throws `conflict` when the provider is in the list already: always for the same URN, and for
 * the same name in the same place, UKPRN or company number unless the person says why this is
 * another one (a company may run several provisions).
 */
export function refuseSameProvider(
  providers: readonly Provider[],
  provider: Named,
  anotherBecause?: string,
): void {
  const { urn } = provider;
  const sameUrn = urn === undefined ? undefined : providers.find((one) => one.urn === urn);
  if (sameUrn) {
    const sentence = `URN ${urn ?? ''} is ${inPlace(sameUrn)} already. Open it instead.`;
    throw new AppError('conflict', sentence, 'urn');
  }
  if (anotherBecause) return;
  const same = providers.find((one) => isSame(one, provider));
  if (!same) return;
  const sentence = `There is already a provider called ${inPlace(same)}. Open it, or say why this is another one.`;
  throw new AppError('conflict', sentence, 'anotherBecause');
}

/** Whether both have the same name and nothing says that they are in different places. */
export function isSameByName(one: Named, other: Named): boolean {
  return folded(one.name) === folded(other.name) && isSamePlace(one, other);
}

function isSame(one: Provider, other: Named): boolean {
  const sameNumber =
    (other.ukprn !== undefined && one.ukprn === other.ukprn) ||
    (other.companyNumber !== undefined && one.companyNumber === other.companyNumber);
  return sameNumber || isSameByName(one, other);
}

/** The same town or outward postcode; without an address it may be anywhere. */
function isSamePlace(one: Named, other: Named): boolean {
  const [places, otherPlaces] = [placesOf(one), placesOf(other)];
  if (places.length === 0 || otherPlaces.length === 0) return true;
  return places.some((place) => otherPlaces.includes(place));
}

function placesOf({ town = '', postcode = '' }: Named): string[] {
  return [folded(town), folded(postcode.split(' ')[0] ?? '')].filter(Boolean);
}

function inPlace({ name, town }: Provider): string {
  return town === undefined ? name : `${name} in ${town}`;
}
