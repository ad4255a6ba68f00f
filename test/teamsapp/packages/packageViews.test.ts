import fc from 'fast-check';
import { addDays } from '../../../teamsapp/common/dates';
import { rowTest, type RowFields } from '../../../teamsapp/common/view';
import type { PackageStatus } from '../../../teamsapp/packages/educationPackage';
import {
  packageViews,
  type PackageField,
  type PackageViewKey,
} from '../../../teamsapp/packages/packageViews';
import { sortOf } from '../../../teamsapp/packages/sortPackages';
import {
  allowedTransitions,
  runningStates,
  stateContext,
  stateOf,
  waitingStates,
  type PackageState,
} from '../../../teamsapp/packages/states';
import { viewContext } from '../../../teamsapp/settings/viewContext';
import { appWith } from '../../support/app';
import { aPackage, priya } from '../../support/build';

const app = appWith();
const today = stateContext(app);
const context = viewContext(app, priya);
const statuses = Object.keys(allowedTransitions) as PackageStatus[];
const nearDay = fc.integer({ min: -60, max: 90 }).map((count) => addDays(today.day, count));
const anyRow = fc
  .record({ status: fc.constantFrom(...statuses), startDate: nearDay, endDate: nearDay })
  .map((over) => aPackage(over));

function isIn(view: PackageViewKey, row: ReturnType<typeof aPackage>): boolean {
  const fields: RowFields<PackageField> = (field) =>
    field === 'requester' ? row.requester.id : row[field];
  return rowTest(packageViews[view].condition, context)(fields);
}

describe('saying a state as a condition on stored fields', () => {
  test.each<[PackageViewKey, (state: PackageState, endDate: string) => boolean]>([
    ['running', (state) => runningStates.has(state)],
    ['waiting', (state) => waitingStates.has(state)],
    ['ended', (state) => state === 'ended'],
    [
      'ending',
      (state, endDate) =>
        state === 'endingSoon' || (state === 'active' && endDate <= String(context.endOfTerm)),
    ],
  ])('the view %s has the packages of that state, whatever their dates', (view, expected) => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const state = stateOf(row, [], today);
        expect([state, isIn(view, row)]).toEqual([state, expected(state, row.endDate)]);
      }),
      { numRuns: 400, seed: 20261124 },
    );
  });

  test('every view of the log has an order that the page can show', () => {
    for (const { order } of Object.values(packageViews)) expect(sortOf(order).key).toBeTruthy();
    expect(() => sortOf([{ field: 'team' }])).toThrow('cannot be sorted by team');
  });
});
