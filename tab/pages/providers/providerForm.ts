import type {
  ChangeProviderInput,
  ProviderInput,
  ProviderPage,
} from '../../../teamsapp/api/contract';
import type { Fault } from '../../components/ErrorSummary';
import { pounds, readPounds } from '../../money';

/** A provider as it is typed: every field a text until it is sent. */
export interface ProviderText {
  name: string;
  providerType: string;
  registrationStatus: ProviderInput['registrationStatus'];
  urn: string;
  ukprn: string;
  companyNumber: string;
  street: string;
  town: string;
  postcode: string;
  contactEmail: string;
  lowAge: string;
  highAge: string;
  capacity: string;
  price: string;
  priceUnit: NonNullable<ProviderInput['priceUnit']>;
  needs: readonly string[];
  lots: readonly string[];
  note: string;
}

/** The fields as the provider has them; empty for a new one. */
export function textOf(provider: ProviderPage['provider'] | undefined): ProviderText {
  const number = (value: number | null | undefined) => (value ?? '').toString();
  return {
    name: provider?.name ?? '',
    providerType: provider?.providerType ?? '',
    registrationStatus: provider?.registrationStatus ?? 'notChecked',
    urn: provider?.urn ?? '',
    ukprn: provider?.ukprn ?? '',
    companyNumber: provider?.companyNumber ?? '',
    street: provider?.street ?? '',
    town: provider?.town ?? '',
    postcode: provider?.postcode ?? '',
    contactEmail: provider?.contactEmail ?? '',
    lowAge: number(provider?.lowAge),
    highAge: number(provider?.highAge),
    capacity: number(provider?.capacity),
    price: provider?.price ? pounds(provider.price) : '',
    priceUnit: provider?.priceUnit ?? 'hour',
    needs: provider?.needs ?? [],
    lots: provider?.lots ?? [],
    note: provider?.note ?? '',
  };
}

const patterns: readonly (readonly [keyof ProviderText, RegExp, string])[] = [
  ['name', /\S{2}|\S.*\S/, 'Enter the provider’s name'],
  ['providerType', /\S/, 'Enter the kind of provider, like “Tutoring”'],
  ['lowAge', /^(\d|1\d|2[0-5])?$/, 'Enter an age from 0 to 25'],
  ['highAge', /^(\d|1\d|2[0-5])?$/, 'Enter an age from 0 to 25'],
  ['capacity', /^\d{0,5}$/, 'Enter the number of places'],
];

/** What is wrong with the fields, field by field. */
export function providerFaults(text: ProviderText): Fault[] {
  const faults = patterns
    .filter(([field, pattern]) => !pattern.test(String(text[field]).trim()))
    .map(([field, , sentence]) => ({ field, sentence }));
  if (text.price.trim() && !readPounds(text.price)) {
    faults.push({ field: 'price', sentence: 'Enter the price as pounds and pence, like £45.00' });
  }
  if (text.lowAge && text.highAge && Number(text.lowAge) > Number(text.highAge)) {
    faults.push({ field: 'highAge', sentence: 'The highest age is below the lowest' });
  }
  return faults;
}

const numbers = ['lowAge', 'highAge', 'capacity'] as const;
const texts = [
  'name',
  'providerType',
  'registrationStatus',
  'urn',
  'ukprn',
  'companyNumber',
  'street',
  'town',
  'postcode',
  'contactEmail',
  'note',
] as const;

/** The fields as a change sends them: an empty text empties, and null takes a number away. */
function allOf(text: ProviderText): Readonly<Record<string, unknown>> {
  const price = text.price.trim() ? (readPounds(text.price) ?? null) : null;
  return {
    ...Object.fromEntries(texts.map((key) => [key, text[key].trim()])),
    ...Object.fromEntries(numbers.map((key) => [key, text[key].trim() ? Number(text[key]) : null])),
    needs: text.needs,
    lots: text.lots,
    price,
    priceUnit: price === null ? null : text.priceUnit,
  };
}

/** A new provider as the API takes it: what is empty is left out. */
export function inputOf(text: ProviderText): Readonly<Record<string, unknown>> {
  const said = Object.entries(allOf(text)).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(said);
}

/** Only what differs, so that a colleague's change of another field is not undone. */
export function changeOf(before: ProviderText, after: ProviderText): ChangeProviderInput['change'] {
  const old = allOf(before);
  const changed = Object.entries(allOf(after)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key]),
  );
  return Object.fromEntries(changed);
}
