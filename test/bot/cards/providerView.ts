import type { ProviderPage } from '../../../teamsapp/api/contract';

/** Forest Trail Learning, not registered as a school. */
export function aProviderPage(over: Partial<ProviderPage['provider']> = {}): ProviderPage {
  return {
    provider: {
      id: 311,
      name: 'Forest Trail Learning',
      town: 'Okebury',
      postcode: 'OK3 2AB',
      urn: '',
      providerType: 'Outdoor learning',
      registrationStatus: 'nonSchool',
      assuranceStatus: 'assured',
      assuranceDate: '2025-09-18',
      status: 'active',
      needs: ['SEMH'],
      lots: [],
      lowAge: 8,
      highAge: 16,
      capacity: 2,
      running: 5,
      hoursPerWeek: 71,
      price: 3600,
      priceUnit: 'hour',
      eTag: '1',
      ukprn: '',
      companyNumber: '09123456',
      street: '',
      note: '',
      contactEmail: '',
      registrationChecked: null,
      statusReason: '',
      statusSince: null,
      registerSource: '',
      ...over,
    },
    warnings: ['Not registered as a school: check hours against the full-time test.'],
    abilities: { change: false, suspend: false, reinstate: false, logPackage: true },
    asOf: null,
  };
}
