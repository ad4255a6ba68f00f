import type { Provider } from '../../teamsapp/providers/provider';
import { defineList, history, optional, requestKey } from './list';
import { choice, choices, codes, note, orEmpty, text, title } from './textColumns';
import { day, money, number } from './valueColumns';
import { senTypes } from '../../teamsapp/common/senTypes';
import { priceUnits } from './words';

/** The Providers list: organisations that may be paid to educate. */
export const providers = defineList<Provider>({
  name: 'Providers',
  description: 'Organisations that may be paid to educate. Kept by Education Packages.',
  fields: {
    requestKey: requestKey(),
    name: title({ indexed: true }),
    urn: optional(text('Urn', { indexed: true, displayName: 'URN' })),
    ukprn: optional(text('Ukprn', { indexed: true, displayName: 'UKPRN' })),
    companyNumber: optional(text('CompanyNumber')),
    providerType: orEmpty(text('ProviderType')),
    registrationStatus: choice(
      'RegistrationStatus',
      ['registeredIndependentSchool', 'stateSchool', 'furtherEducation', 'nonSchool', 'notChecked'],
      { indexed: true },
    ),
    registrationChecked: optional(day('RegistrationChecked')),
    assuranceStatus: choice(
      'AssuranceStatus',
      ['notAsked', 'asked', 'answered', 'assured', 'conditions', 'expired', 'suspended'],
      { indexed: true },
    ),
    assuranceDate: optional(day('AssuranceDate')),
    status: choice('Status', ['active', 'suspended', 'closed'], { indexed: true }),
    statusReason: optional(note('StatusReason')),
    statusSince: optional(day('StatusSince')),
    street: optional(text('Street')),
    town: optional(text('Town')),
    postcode: optional(text('Postcode')),
    contactEmail: optional(text('ContactEmail')),
    lowAge: optional(number('LowAge')),
    highAge: optional(number('HighAge')),
    needs: choices('Needs', senTypes),
    lots: codes('Lots'),
    price: optional(money('Price')),
    priceUnit: optional(choice('PriceUnit', priceUnits)),
    capacity: optional(number('Capacity')),
    note: optional(note('Note')),
    registerSource: optional(text('RegisterSource')),
    ...history(),
  },
});
