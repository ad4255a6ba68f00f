import { concernsFor, type ConcernFacts } from '../../../teamsapp/approvals/concerns';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import type { Provider } from '../../../teamsapp/providers/provider';
import { appWith } from '../../support/app';
import { aPackage, aProvider, uuid } from '../../support/build';

/** On contract, assured in September, £36.00 an hour like the package. */
export const soundProvider = aProvider({ lots: ['2a'], price: 3600, priceUnit: 'hour' });

export function concerns(
  over: Partial<ConcernFacts> & { packages?: EducationPackage[] } = {},
  provider: Partial<Provider> = {},
) {
  const { packages = [], ...facts } = over;
  const found = concernsFor(appWith({ packages }), {
    provider: { ...soundProvider, ...provider },
    childReference: 'AB12',
    startDate: '2026-11-30',
    endDate: '2027-07-16',
    hoursPerWeek: 12,
    price: 3600,
    priceUnit: 'hour',
    objectives: 'Attend four sessions in a row.',
    retrospective: false,
    requestKey: uuid(1),
    ...facts,
  });
  return found.filter(({ title }) => !besideEvery.has(title));
}

/** What stands beside every request; it has tests of its own. */
const besideEvery = new Set(['Review due', 'Not enough packages to compare the price']);

export const titles = (...given: Parameters<typeof concerns>) =>
  concerns(...given).map(({ title }) => title);
export const running = (id: number, over: Partial<EducationPackage> = {}) =>
  aPackage({ id, startDate: '2026-09-07', endDate: '2027-03-26', hoursPerWeek: 6, ...over });
