import type { SenType } from '../../teamsapp/children/child';
import type { PriceUnit } from '../../teamsapp/packages/educationPackage';

/** The twelve SEN types of the school census, as the lists offer them. */
export const senTypes = [
  'SPLD',
  'MLD',
  'SLD',
  'PMLD',
  'SEMH',
  'SLCN',
  'HI',
  'VI',
  'MSI',
  'PD',
  'ASD',
  'OTH',
] as const satisfies readonly SenType[];

/** What a price is for, as the lists offer it. */
export const priceUnits = [
  'hour',
  'session',
  'day',
  'week',
  'once',
] as const satisfies readonly PriceUnit[];
