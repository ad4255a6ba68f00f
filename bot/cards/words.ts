import type { PackageRow, ProviderRow } from '../../teamsapp/api/contract';
import { counted, listed, unitWords } from '../../teamsapp/approvals/requestWords';
import type { Pence } from '../../teamsapp/common/money';
import { pounds } from '../../teamsapp/common/money';
import type {
  LegalRoute,
  PackageReason,
  PriceUnit,
} from '../../teamsapp/packages/educationPackage';

/** Routes, grounds and units in the order in which forms offer them. */
export const legalRoutes: readonly LegalRoute[] = [
  'EOTAS_S61',
  'SECTION_19',
  'CHILD_IN_CARE',
  'CME',
  'ISS',
];
export const packageReasons: readonly PackageReason[] = [
  'inappropriate',
  'exclusion',
  'illness',
  'otherwise',
];
export const priceUnits: readonly PriceUnit[] = ['hour', 'session', 'day', 'week', 'once'];

export const stateNames: Readonly<Record<PackageRow['state'], string>> = {
  submitted: 'Submitted',
  inReview: 'In review',
  informationRequested: 'Information asked',
  approved: 'Approved',
  agreementIssued: 'Agreement issued',
  active: 'Active',
  endingSoon: 'Ending soon',
  ended: 'Ended',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  suspended: 'Suspended',
};

export const registrationNames: Readonly<Record<ProviderRow['registrationStatus'], string>> = {
  registeredIndependentSchool: 'registered independent school',
  stateSchool: 'state school',
  furtherEducation: 'further education',
  nonSchool: 'not registered as a school',
  notChecked: 'registration not checked',
};

export const assuranceNames: Readonly<Record<ProviderRow['assuranceStatus'], string>> = {
  notAsked: 'not asked',
  asked: 'asked, no answer yet',
  answered: 'answered, not yet assessed',
  assured: 'assured',
  conditions: 'assured with conditions',
  expired: 'expired',
  suspended: 'suspended',
};

/** "12 hours a week", "5 sessions a week", or empty when neither is known. */
export function amountWords(hours?: number | null, sessions?: number | null): string {
  if (hours !== undefined && hours !== null) return `${counted(hours, 'hour')} a week`;
  if (sessions !== undefined && sessions !== null) return `${counted(sessions, 'session')} a week`;
  return '';
}

/** "£45.00 an hour". */
export function priceWords(price: Pence, unit: PriceUnit): string {
  return `${pounds(price)} ${unitWords[unit]}`;
}

/** Names in a row with at most so many of them: "A, B and 4 others". */
export function listedAtMost(words: readonly string[], atMost: number): string {
  if (words.length <= atMost) return listed(words);
  return listed([...words.slice(0, atMost), counted(words.length - atMost, 'other')]);
}

/** "in 2 working days", "today", "1 working day late". */
export function daysLeftWords(left: number): string {
  if (left === 0) return 'today';
  return left > 0 ? `in ${counted(left, 'working day')}` : `${counted(-left, 'working day')} late`;
}

/** The first letter as a capital. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was decided, in the past tense. */
export const verdictPast = {
  approve: 'approved',
  approveWithConditions: 'approved with conditions',
  decline: 'declined',
} as const;
