import fc from 'fast-check';
import { addDays } from '../../teamsapp/common/dates';
import type { ViewContext } from '../../teamsapp/common/view';
import { aPackage } from './rows';

/** The day on which the app and SharePoint are compared. */
export const today = '2026-11-24';
export const context: ViewContext = {
  today,
  endOfTerm: undefined,
  afterSchoolDays: () => undefined,
  me: '',
  teams: [],
};
export const runs = { numRuns: 300, seed: 20261124 };
/** A day around today. */
export const nearDay = fc.integer({ min: -45, max: 45 }).map((count) => addDays(today, count));

/** Any package, as far as views ask for it. */
export const somePackage = fc
  .record(
    {
      status: fc.constantFrom('submitted', 'inReview', 'approved', 'active', 'suspended', 'ended'),
      startDate: nearDay,
      endDate: nearDay,
      nextReviewDue: nearDay,
      retrospective: fc.boolean(),
      procurementRoute: fc.constantFrom('spot', 'framework'),
      team: fc.constantFrom('send', 'inclusion', 'a "b" & <c>', ''),
      providerId: fc.constantFrom(3, 4),
      wholeCost: fc.constantFrom(0, 1005, 302_400),
    },
    { requiredKeys: ['status', 'startDate', 'endDate', 'retrospective', 'team'] },
  )
  .map((over) => aPackage(over));
