import type { View } from '../common/view';

/** The stored fields that views of providers show and ask for. */
export type ProviderField =
  | 'name'
  | 'town'
  | 'postcode'
  | 'urn'
  | 'providerType'
  | 'registrationStatus'
  | 'registrationChecked'
  | 'assuranceStatus'
  | 'assuranceDate'
  | 'status'
  | 'statusSince'
  | 'lowAge'
  | 'highAge'
  | 'capacity';

/** What the app works out beside the row. */
export type ProviderFact = 'isRunning';

type ProviderView = View<ProviderField, ProviderFact>;

/** In the order of the tabs. */
export const providerViewKeys = [
  'all',
  'running',
  'nonSchool',
  'notChecked',
  'expired',
  'suspended',
  'closed',
] as const;

export type ProviderViewKey = (typeof providerViewKeys)[number];

const columns: readonly ProviderField[] = [
  'name',
  'town',
  'postcode',
  'urn',
  'providerType',
  'registrationStatus',
  'assuranceStatus',
  'assuranceDate',
  'status',
  'lowAge',
  'highAge',
  'capacity',
];

const byName: ProviderView['order'] = [{ field: 'name' }];

/** The views of the directory. Their order is by name: the tab has no other until one is asked for. */
export const providerViews: Readonly<Record<ProviderViewKey, ProviderView>> = {
  all: { name: 'All', columns, order: byName },
  running: {
    name: 'Running now',
    needs: 'seePackages',
    columns,
    order: byName,
    condition: { field: 'isRunning', is: [true] },
    inSharePoint: false,
    because: 'it counts rows of another list, the packages',
  },
  nonSchool: {
    name: 'Non-school',
    columns,
    order: byName,
    condition: { field: 'registrationStatus', is: ['nonSchool'] },
  },
  notChecked: {
    name: 'Not checked',
    columns,
    order: byName,
    condition: { field: 'registrationStatus', is: ['notChecked'] },
  },
  expired: {
    name: 'Assurance expired',
    columns,
    order: byName,
    condition: { field: 'assuranceStatus', is: ['expired'] },
  },
  suspended: {
    name: 'Suspended',
    columns: [...columns, 'statusSince'],
    order: byName,
    condition: { field: 'status', is: ['suspended'] },
  },
  closed: {
    name: 'Closed',
    columns: [...columns, 'statusSince'],
    order: byName,
    condition: { field: 'status', is: ['closed'] },
  },
};
