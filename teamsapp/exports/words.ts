import type { ApprovalRow, PackageRow, ProviderRow } from '../api/contract';

type Words<K extends string> = Readonly<Record<K, string>>;

/** The words of the pages for what the app keeps as codes. */
export const routeWords: Words<PackageRow['route']> = {
  EOTAS_S61: 'EOTAS',
  SECTION_19: 'Section 19',
  CHILD_IN_CARE: 'In care',
  CME: 'Missing (CME)',
  ISS: 'Special school',
};
export const packageStateWords: Words<PackageRow['state']> = {
  submitted: 'Submitted',
  inReview: 'Waiting for decision',
  informationRequested: 'Information asked',
  approved: 'Approved',
  agreementIssued: 'Agreement out',
  active: 'Running',
  endingSoon: 'Ending soon',
  ended: 'Ended',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  suspended: 'Suspended',
};
export const approvalStateWords: Words<ApprovalRow['state']> = {
  open: 'Waiting for decision',
  informationRequested: 'Information asked',
  approved: 'Approved',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};
export const registrationWords: Words<ProviderRow['registrationStatus']> = {
  registeredIndependentSchool: 'Registered school',
  stateSchool: 'State school',
  furtherEducation: 'Further education',
  nonSchool: 'Non-school',
  notChecked: 'Not checked',
};
export const assuranceWords: Words<ProviderRow['assuranceStatus']> = {
  notAsked: 'Not asked',
  asked: 'Asked',
  answered: 'Answered',
  assured: 'Assured',
  conditions: 'With conditions',
  expired: 'Expired',
  suspended: 'Suspended',
};
export const providerStatusWords: Words<ProviderRow['status']> = {
  active: 'Active',
  suspended: 'Suspended',
  closed: 'Closed',
};
export const unitWords: Words<NonNullable<ProviderRow['priceUnit']>> = {
  hour: 'hour',
  session: 'session',
  day: 'day',
  week: 'week',
  once: 'whole package',
};
