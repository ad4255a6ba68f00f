import type { PackageForm } from '../../../teamsapp/drafts/draft';

/** A complete form: £1,620.00 for 15 hours a week at £36.00, 30 November to 18 December 2026. */
export function aForm(over: Partial<PackageForm> = {}): PackageForm {
  return {
    childReference: 'AB12',
    providerId: 37,
    legalRoute: 'SECTION_19',
    reason: 'illness',
    team: 'inclusion',
    hoursPerWeek: 15,
    price: 3600,
    priceUnit: 'hour',
    startDate: '2026-11-30',
    endDate: '2026-12-18',
    objectives: 'Attend four mornings in a row.',
    ...over,
  };
}

/** The same without one of its values. */
export function aFormWithout(key: keyof PackageForm): PackageForm {
  return Object.fromEntries(Object.entries(aForm()).filter(([name]) => name !== key));
}
