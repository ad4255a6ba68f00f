import type { PriceUnit } from '../../teamsapp/packages/educationPackage';

/** What a price is for, as the lists offer it. */
export const priceUnits = [
  'hour',
  'session',
  'day',
  'week',
  'once',
] as const satisfies readonly PriceUnit[];
