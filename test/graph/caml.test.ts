import fc from 'fast-check';
import { camlCondition, camlQuery, type QueryColumn } from '../../graph/schema/caml';
import { packages } from '../../graph/schema/packages';
import { listViews } from '../../graph/schema/views';
import { rowTest, type Condition } from '../../teamsapp/common/view';
import { context, runs, somePackage, today } from './anyRow';
import { isShown } from './camlEvaluator';
import { readXml } from './xml';

describe('writing a condition in SharePoint’s language', () => {
  const columns: Record<string, QueryColumn> = {
    team: { name: 'Team', type: 'Text' },
    cost: { name: 'WholeCost', type: 'Currency' },
    late: { name: 'Retrospective', type: 'Boolean' },
    ends: { name: 'EndDate', type: 'DateTime' },
    provider: { name: 'Provider', type: 'Lookup' },
  };
  const columnOf = (field: string) => columns[field] ?? { name: field, type: 'Text' as const };
  const written = (condition: Condition<string>) => camlCondition(condition, columnOf);

  test.each<[string, Condition<string>, string]>([
    [
      'a text, escaped',
      { field: 'team', is: ['A & <B> "C"'] },
      '<Eq><FieldRef Name="Team" /><Value Type="Text">A &amp; &lt;B&gt; &quot;C&quot;</Value></Eq>',
    ],
    [
      'one of two, which CAML joins in pairs',
      { field: 'team', is: ['a', 'b'] },
      '<Or><Eq><FieldRef Name="Team" /><Value Type="Text">a</Value></Eq><Eq><FieldRef Name="Team" /><Value Type="Text">b</Value></Eq></Or>',
    ],
    [
      'money, in pounds',
      { field: 'cost', is: [302_405] },
      '<Eq><FieldRef Name="WholeCost" /><Value Type="Currency">3024.05</Value></Eq>',
    ],
    [
      'a no, which an empty column is too',
      { field: 'late', is: [false] },
      '<Or><Eq><FieldRef Name="Retrospective" /><Value Type="Boolean">0</Value></Eq><IsNull><FieldRef Name="Retrospective" /></IsNull></Or>',
    ],
    [
      'a row of another list, by its id',
      { field: 'provider', is: [12] },
      '<Eq><FieldRef Name="Provider" LookupId="TRUE" /><Value Type="Lookup">12</Value></Eq>',
    ],
    [
      'a day from today on, whatever its time',
      { field: 'ends', until: { daysAhead: 30 } },
      '<Leq><FieldRef Name="EndDate" /><Value Type="DateTime" IncludeTimeValue="FALSE"><Today OffsetDays="30" /></Value></Leq>',
    ],
    ['nothing', { field: 'ends', isEmpty: true }, '<IsNull><FieldRef Name="EndDate" /></IsNull>'],
  ])('%s', (_, condition, expected) => {
    expect(written(condition)).toBe(expected);
  });

  test.each<[string, Condition<string>, string]>([
    ['the reader', { mine: 'team' }, 'who the reader is'],
    ['the end of term', { field: 'ends', until: 'endOfTerm' }, 'the term dates'],
    ['school days', { field: 'ends', until: { schoolDaysAhead: 20 } }, 'the term dates'],
    ['a day in a text', { field: 'team', before: 'today' }, 'Team holds no day'],
    ['a number in a text', { field: 'team', is: [1] }, 'Team holds a string, not a number'],
    ['a condition of no parts', { or: [] }, 'no condition of no parts'],
  ])('refuses %s', (_, condition, sentence) => {
    expect(() => written(condition)).toThrow(sentence);
  });

  test('puts rows under headings before it orders them', () => {
    const query = camlQuery(
      { group: 'team', order: [{ field: 'ends', descending: true }, { field: 'cost' }] },
      columnOf,
    );
    expect(query).toBe(
      '<GroupBy Collapse="TRUE" GroupLimit="100"><FieldRef Name="Team" /></GroupBy><OrderBy><FieldRef Name="EndDate" Ascending="FALSE" /><FieldRef Name="WholeCost" /></OrderBy>',
    );
  });

  test('agrees with the app on any condition over any row', () => {
    type F =
      | 'status'
      | 'team'
      | 'retrospective'
      | 'endDate'
      | 'nextReviewDue'
      | 'wholeCost'
      | 'providerId';
    const when = fc.oneof(
      fc.constant('today' as const),
      fc.integer({ min: -40, max: 40 }).map((daysAhead) => ({ daysAhead })),
    );
    const days = fc.constantFrom<F>('endDate', 'nextReviewDue');
    const leaf: fc.Arbitrary<Condition<F>> = fc.oneof(
      fc
        .subarray(['approved', 'active', 'ended'], { minLength: 1 })
        .map((is) => ({ field: 'status' as const, is })),
      fc
        .subarray(['send', 'a "b" & <c>'], { minLength: 1 })
        .map((is) => ({ field: 'team' as const, is })),
      fc.boolean().map((is) => ({ field: 'retrospective' as const, is: [is] })),
      fc.constantFrom(0, 1005).map((is) => ({ field: 'wholeCost' as const, is: [is] })),
      fc.constant({ field: 'providerId' as const, is: [3] }),
      fc
        .tuple(fc.constantFrom<F>('team', 'nextReviewDue'), fc.boolean())
        .map(([field, isEmpty]) => ({ field, isEmpty })),
      fc.tuple(days, when).map(([field, before]) => ({ field, before })),
      fc.tuple(days, when).map(([field, after]) => ({ field, after })),
      fc.tuple(days, when).map(([field, from]) => ({ field, from })),
      fc.tuple(days, when).map(([field, until]) => ({ field, until })),
    );
    const { condition } = fc.letrec<{ condition: Condition<F> }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
      ),
    }));
    fc.assert(
      fc.property(condition, somePackage, (asked, row) => {
        const [view] = listViews(packages, [
          { name: 'Any', columns: [], order: [], condition: asked },
        ]);
        const shown = isShown(String(view?.query), packages.newFields(row), today);
        expect(shown).toBe(rowTest(asked, context)((field) => row[field]));
      }),
      { ...runs, numRuns: 1000 },
    );
  });

  test('reads only well-formed XML', () => {
    for (const broken of ['<a>', '</a>', '<a></b>', '<a b="<" />', '<a b="1" b="2" />', '&x;'])
      expect(() => readXml(broken)).toThrow();
  });
});
