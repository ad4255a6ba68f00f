import type { App } from '../app';
import { AppError } from '../common/errors';
import { setting } from '../settings/inForce';
import type { Provider } from './provider';

/** What a person writes of a provider, as it would be kept; anything may turn out to be missing. */
export type WrittenProvider = Empty<
  Pick<
    Provider,
    | 'name'
    | 'urn'
    | 'ukprn'
    | 'companyNumber'
    | 'providerType'
    | 'registrationStatus'
    | 'street'
    | 'town'
    | 'postcode'
    | 'contactEmail'
    | 'lowAge'
    | 'highAge'
    | 'needs'
    | 'lots'
    | 'price'
    | 'priceUnit'
    | 'capacity'
    | 'note'
  >
>;

type Empty<T> = { [K in keyof T]?: T[K] | undefined };

/** The form of each text, and what to say when it has another. */
const forms: readonly { field: keyof WrittenProvider; form: RegExp; sentence: string }[] = [
  { field: 'name', form: /^.{2,200}$/su, sentence: 'Enter the provider’s name.' },
  { field: 'providerType', form: /\S/, sentence: 'Say what kind of provider it is.' },
  { field: 'urn', form: /^\d{6}$/, sentence: 'A URN has six digits, like 123456.' },
  { field: 'ukprn', form: /^1\d{7}$/, sentence: 'A UKPRN has eight digits and begins with 1.' },
  {
    field: 'companyNumber',
    // Companies House: eight digits, or two letters and six digits (SC, NI, OC …), or R0 and others.
    form: /^(\d{8}|[A-Z]{2}\d{6}|[A-Z]\d{7})$/,
    sentence: 'A company number has eight digits, or two letters and six digits, like 01234567.',
  },
  {
    field: 'postcode',
    form: /^([A-Z]{1,2}\d[A-Z\d]?) \d[A-Z]{2}$/,
    sentence: 'Enter a whole postcode, like NB1 4TT.',
  },
  {
    field: 'contactEmail',
    form: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    sentence: 'Enter an email address, like name@example.org.',
  },
];

/**
 * Brings what was written into the form that is kept: numbers without spaces, postcode with one,
 * empty texts as nothing. Only fields that were given are in the answer.
 */
export function tidied<T extends object>(input: T): T {
  const entries = Object.entries(input).map(([field, value]): [string, unknown] => {
    // A change empties a number with null, as a text with an empty one.
    if (typeof value !== 'string') return [field, value ?? undefined];
    const text = value.trim();
    const kept = tidyForms.get(field)?.(text) ?? text;
    return [field, kept === '' ? undefined : kept];
  });
  // The same fields with the same kinds of values: only their texts were tidied.
  return Object.fromEntries(entries) as T;
}

/**
 * Checks a provider as it would be kept, already tidied. Throws `invalid` with the field and what
 * to write instead.
 */
export function checkProvider(app: App, provider: WrittenProvider): void {
  for (const { field, form, sentence } of forms) {
    const value = provider[field];
    const isNeeded = field === 'name' || field === 'providerType';
    if (value === undefined && !isNeeded) continue;
    if (typeof value !== 'string' || !form.test(value))
      throw new AppError('invalid', sentence, field);
  }
  const { lowAge, highAge, price, priceUnit, lots = [] } = provider;
  if (lowAge !== undefined && highAge !== undefined && highAge < lowAge) {
    const sentence = 'The highest age must not be below the lowest age.';
    throw new AppError('invalid', sentence, 'highAge');
  }
  if (price !== undefined && priceUnit === undefined) {
    const sentence = 'Say what the price is for: an hour, a session, a day, a week or all of it.';
    throw new AppError('invalid', sentence, 'priceUnit');
  }
  checkLots(app, lots);
}

const tidyForms: ReadonlyMap<string, (text: string) => string> = new Map([
  ['name', (text: string) => text.replace(/\s+/g, ' ')],
  ['urn', withoutSpaces],
  ['ukprn', withoutSpaces],
  ['companyNumber', (text: string) => withoutSpaces(text).toUpperCase()],
  [
    'postcode',
    (text: string) =>
      withoutSpaces(text)
        .toUpperCase()
        .replace(/(\d[A-Z]{2})$/, ' $1'),
  ],
]);

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

function checkLots(app: App, lots: readonly string[]): void {
  const known = setting(app, 'lots').map(({ code }) => code);
  const unknown = lots.find((lot) => !known.includes(lot));
  // Before an administrator has named any lots, none can be checked.
  if (unknown === undefined || known.length === 0) return;
  const sentence = `The framework has no lot ${unknown}. Its lots are ${known.join(', ')}.`;
  throw new AppError('invalid', sentence, 'lots');
}
