import type { PackageFormJson, PackageRow, ProviderRow } from '../teamsapp/api/contract';

export type LegalRoute = PackageRow['route'];
export type PackageState = PackageRow['state'];
export type SenType = ProviderRow['needs'][number];
export type Registration = ProviderRow['registrationStatus'];
export type Assurance = ProviderRow['assuranceStatus'];
export type ProviderStatus = ProviderRow['status'];
export type PriceUnit = NonNullable<PackageFormJson['priceUnit']>;
export type PackageReason = NonNullable<PackageFormJson['reason']>;

/** Routes as grid cells name them. */
export const routeShort: Readonly<Record<LegalRoute, string>> = {
  EOTAS_S61: 'EOTAS',
  SECTION_19: 'Section 19',
  CHILD_IN_CARE: 'In care',
  CME: 'Missing (CME)',
  ISS: 'Special school',
};
/** Routes as sentences and forms name them. */
export const routeLong: Readonly<Record<LegalRoute, string>> = {
  EOTAS_S61: 'EOTAS (section 61)',
  SECTION_19: 'Section 19',
  CHILD_IN_CARE: 'Child in care',
  CME: 'Child missing education (CME)',
  ISS: 'Independent special school (ISS)',
};
/** The reason that each route asks for: section 19's three grounds, section 61's one test. */
export const reasonsOf: Readonly<Record<LegalRoute, readonly PackageReason[]>> = {
  EOTAS_S61: ['inappropriate'],
  SECTION_19: ['exclusion', 'illness', 'otherwise'],
  CHILD_IN_CARE: [],
  CME: [],
  ISS: [],
};
export const reasonWords: Readonly<Record<PackageReason, string>> = {
  inappropriate: 'School would be inappropriate',
  exclusion: 'Exclusion',
  illness: 'Illness',
  otherwise: 'Otherwise',
};
/** Codes of special educational need and what they stand for. */
export const needWords: Readonly<Record<SenType, string>> = {
  SEMH: 'Social, emotional and mental health',
  ASD: 'Autistic spectrum disorder',
  SLCN: 'Speech, language and communication needs',
  MLD: 'Moderate learning difficulty',
  SLD: 'Severe learning difficulty',
  PMLD: 'Profound and multiple learning difficulty',
  SPLD: 'Specific learning difficulty',
  HI: 'Hearing impairment',
  VI: 'Visual impairment',
  MSI: 'Multi-sensory impairment',
  PD: 'Physical disability',
  OTH: 'Other difficulty',
};
export const registrationWords: Readonly<Record<Registration, string>> = {
  registeredIndependentSchool: 'Registered school',
  stateSchool: 'State school',
  furtherEducation: 'Further education',
  nonSchool: 'Non-school',
  notChecked: 'Not checked',
};
export const unitWords: Readonly<Record<PriceUnit, string>> = {
  hour: 'hour',
  session: 'session',
  day: 'day',
  week: 'week',
  once: 'whole package',
};
/** A price with its unit in a sentence, after the amount: "an hour". */
export const unitInSentence: Readonly<Record<PriceUnit, string>> = {
  hour: 'an hour',
  session: 'a session',
  day: 'a day',
  week: 'a week',
  once: 'for the whole package',
};
export const procurementWords: Readonly<Record<string, string>> = {
  framework: 'Framework',
  blockContract: 'Block contract',
  exemption: 'Exemption',
  userChoice: 'User choice',
  spot: 'Spot purchase',
};

/** The codes of a table of words, in its order. */
export function codesOf<K extends string>(words: Readonly<Record<K, string>>): K[] {
  // Object.keys loses the key type that the table has.
  return Object.keys(words) as K[];
}
