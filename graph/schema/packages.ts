import type { EducationPackage, Emergency } from '../../teamsapp/packages/educationPackage';
import { defineList, history, optional, requestKey } from './list';
import { choice, json, note, orEmpty, text } from './textColumns';
import { anObject, having } from './shape';
import { day, flag, lookup, mark, money, number, person } from './valueColumns';
import { priceUnits } from './words';

/** The Packages list: what one child gets from one provider under one decision. */
export const packages = defineList<EducationPackage>({
  name: 'Packages',
  description: 'Education packages. Change them in Education Packages, not here.',
  title: 'Package',
  fields: {
    requestKey: requestKey(),
    childReference: text('ChildReference', { indexed: true }),
    providerId: lookup('Provider', 'Providers', { indexed: true }),
    legalRoute: choice('LegalRoute', ['EOTAS_S61', 'SECTION_19', 'CHILD_IN_CARE', 'CME', 'ISS']),
    reason: optional(choice('Reason', ['inappropriate', 'exclusion', 'illness', 'otherwise'])),
    team: orEmpty(text('Team', { indexed: true })),
    requester: person('Requester', { indexed: true }),
    hoursPerWeek: optional(number('HoursPerWeek')),
    sessionsPerWeek: optional(number('SessionsPerWeek')),
    price: money('Price'),
    priceUnit: choice('PriceUnit', priceUnits),
    startDate: day('StartDate', { indexed: true }),
    endDate: day('EndDate', { indexed: true }),
    schoolWeeks: number('SchoolWeeks'),
    weeklyCost: money('WeeklyCost'),
    wholeCost: money('WholeCost'),
    costByYear: json<EducationPackage['costByYear']>('CostByYear', anObject),
    procurementRoute: choice('ProcurementRoute', [
      'framework',
      'blockContract',
      'exemption',
      'userChoice',
      'spot',
    ]),
    status: choice(
      'Status',
      [
        'submitted',
        'inReview',
        'informationRequested',
        'approved',
        'agreementIssued',
        'active',
        'ended',
        'declined',
        'withdrawn',
        'lapsed',
        'suspended',
      ],
      { indexed: true },
    ),
    nextReviewDue: optional(day('NextReviewDue', { indexed: true })),
    objectives: optional(note('Objectives')),
    reintegrationDate: optional(day('ReintegrationDate')),
    retrospective: flag('Retrospective'),
    residential: optional(mark('Residential')),
    emergency: optional(json('Emergency', having<Emergency>('by', 'at', 'because'))),
    changesApplied: optional(number('ChangesApplied')),
    endReason: optional(note('EndReason')),
    changedOutside: optional(note('ChangedOutside')),
    ...history(),
  },
});
