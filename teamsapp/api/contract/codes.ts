import { z } from 'zod';
import { senTypes } from '../../common/senTypes';

// The closed sets of codes that several shapes use.

export const legalRoute = z.enum(['EOTAS_S61', 'SECTION_19', 'CHILD_IN_CARE', 'CME', 'ISS']);

export const packageReason = z.enum(['inappropriate', 'exclusion', 'illness', 'otherwise']);

export const priceUnit = z.enum(['hour', 'session', 'day', 'week', 'once']);

export const senType = z.enum(senTypes);

/** Stored states and `endingSoon`, which is computed. */
export const packageState = z.enum([
  'submitted',
  'inReview',
  'informationRequested',
  'approved',
  'agreementIssued',
  'active',
  'endingSoon',
  'ended',
  'declined',
  'withdrawn',
  'lapsed',
  'suspended',
]);

export const registrationStatus = z.enum([
  'registeredIndependentSchool',
  'stateSchool',
  'furtherEducation',
  'nonSchool',
  'notChecked',
]);

export const assuranceStatus = z.enum([
  'notAsked',
  'asked',
  'answered',
  'assured',
  'conditions',
  'expired',
  'suspended',
]);

export const providerStatus = z.enum(['active', 'suspended', 'closed']);

export const verdict = z.enum(['approve', 'approveWithConditions', 'decline']);
