import fc from 'fast-check';
import { approvals } from '../../graph/schema/approvals';
import type { ListSchema } from '../../graph/schema/list';
import { packages } from '../../graph/schema/packages';
import { providers } from '../../graph/schema/providers';
import { type ListField, listViews } from '../../graph/schema/views';
import { managerViews } from '../../teamsapp/commands/siteScript';
import type { NewRow, Row } from '../../teamsapp/common/store';
import { rowTest, type View } from '../../teamsapp/common/view';
import { context, nearDay, runs, somePackage, today } from './anyRow';
import { isShown } from './camlEvaluator';
import { anApproval, aProvider } from './rows';

/** Compares what SharePoint shows in each shared view with what the app puts into it. */
function agrees<T extends Row>(
  schema: ListSchema<T>,
  views: readonly View<ListField<T>, string>[],
  row: NewRow<T>,
): void {
  const valueOf = (field: string): unknown => Reflect.get(row, field);
  for (const view of views) {
    if (view.inSharePoint === false) continue;
    const [{ query } = { query: '' }] = listViews(schema, [view]);
    const meets = rowTest(view.condition, context);
    const isIn = meets((field) => valueOf(field) as string | undefined);
    const shown = isShown(query, schema.newFields(row), today);
    expect([view.name, shown]).toEqual([view.name, isIn]);
  }
}

describe('showing the same rows in SharePoint as in the app', () => {
  test('in every view of packages that both have', () => {
    fc.assert(
      fc.property(somePackage, (row) => {
        agrees(packages, managerViews.packages, row);
      }),
      runs,
    );
  });

  test('in every view of providers that both have', () => {
    const row = fc
      .record({
        registrationStatus: fc.constantFrom('nonSchool', 'stateSchool', 'notChecked'),
        assuranceStatus: fc.constantFrom('assured', 'expired'),
        status: fc.constantFrom('active', 'suspended', 'closed'),
      })
      .map((over) => aProvider(over));
    fc.assert(
      fc.property(row, (one) => {
        agrees(providers, managerViews.providers, one);
      }),
      runs,
    );
  });

  test('in every view of approvals that both have', () => {
    const states = ['open', 'informationRequested', 'approved', 'declined', 'withdrawn'] as const;
    const row = fc
      .record({ state: fc.constantFrom(...states), dueDate: nearDay }, { requiredKeys: ['state'] })
      .map((over) => anApproval(over));
    fc.assert(
      fc.property(row, (one) => {
        agrees(approvals, managerViews.approvals, one);
      }),
      runs,
    );
  });

  test('leaves out what SharePoint cannot say, each with a reason', () => {
    const shared = listViews(packages, managerViews.packages).map(({ name }) => name);
    const own = managerViews.packages.filter(({ inSharePoint }) => inSharePoint === false);
    expect(own.map(({ name }) => name)).toEqual(['My packages', 'My team', 'Ending this term']);
    expect(shared).not.toEqual(expect.arrayContaining(['My packages']));
    expect(shared).toEqual(expect.arrayContaining(['All', 'By team', 'By provider']));
  });

  test('refuses a field that has no column to ask for or to show', () => {
    const view = { name: 'Any', columns: [], order: [] } as const;
    expect(() => listViews(providers, [{ ...view, order: [{ field: 'needs' }] }])).toThrow(
      'A view of Providers cannot ask for needs.',
    );
    expect(() => listViews(packages, [{ ...view, order: [{ field: 'objectives' }] }])).toThrow(
      'A view of Packages cannot ask for objectives.',
    );
    expect(() => listViews(packages, [{ ...view, columns: ['eTag'] }])).toThrow(
      'A view of Packages cannot show eTag.',
    );
  });
});
