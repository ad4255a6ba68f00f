import {
  rowTest,
  viewFileName,
  type Condition,
  type FieldValue,
  type ViewContext,
} from '../../../teamsapp/common/view';

const context: ViewContext = {
  today: '2026-11-24',
  endOfTerm: '2026-12-18',
  afterSchoolDays: (count) => (count === 20 ? '2027-01-05' : undefined),
  me: 'priya',
  teams: ['inclusion', 'send'],
};

function meets(condition: Condition<'one' | 'two'>, one: FieldValue, over = context): boolean {
  return rowTest(condition, over)((field) => (field === 'one' ? one : 'x'));
}

describe('testing a row against the condition of a view', () => {
  test.each<[string, Condition<'one' | 'two'>, FieldValue, boolean]>([
    ['one of the values', { field: 'one', is: ['a', 'b'] }, 'b', true],
    ['none of the values', { field: 'one', is: ['a', 'b'] }, 'c', false],
    ['nothing', { field: 'one', is: ['a'] }, undefined, false],
    ['a yes', { field: 'one', is: [true] }, true, true],
    ['a no', { field: 'one', is: [true] }, false, false],
    ['nothing, as asked', { field: 'one', isEmpty: true }, undefined, true],
    ['an empty text, as asked', { field: 'one', isEmpty: true }, '', true],
    ['something, as asked', { field: 'one', isEmpty: false }, 'a', true],
    ['yesterday, before today', { field: 'one', before: 'today' }, '2026-11-23', true],
    ['today, before today', { field: 'one', before: 'today' }, '2026-11-24', false],
    ['tomorrow, after today', { field: 'one', after: 'today' }, '2026-11-25', true],
    ['today, after today', { field: 'one', after: 'today' }, '2026-11-24', false],
    ['today, from today', { field: 'one', from: 'today' }, '2026-11-24', true],
    ['the 30th day', { field: 'one', until: { daysAhead: 30 } }, '2026-12-24', true],
    ['the 31st day', { field: 'one', until: { daysAhead: 30 } }, '2026-12-25', false],
    ['the last day of term', { field: 'one', until: 'endOfTerm' }, '2026-12-18', true],
    ['the 20th school day', { field: 'one', until: { schoolDaysAhead: 20 } }, '2027-01-05', true],
    [
      'a day beyond the calendar',
      { field: 'one', until: { schoolDaysAhead: 9 } },
      '2026-11-25',
      false,
    ],
    ['no day, before today', { field: 'one', before: 'today' }, undefined, false],
    ['no day, until today', { field: 'one', until: 'today' }, '', false],
    ['the reader', { mine: 'one' }, 'priya', true],
    ['somebody else', { mine: 'one' }, 'tom', false],
    ['a team of the reader', { myTeam: 'one' }, 'send', true],
    ['another team', { myTeam: 'one' }, 'care', false],
  ])('%s', (_, condition, value, expected) => {
    expect(meets(condition, value)).toBe(expected);
  });

  test('joins conditions with and, and with or', () => {
    const parts = [
      { field: 'one', is: ['a'] },
      { field: 'two', is: ['x'] },
    ] as const;
    expect([meets({ and: parts }, 'a'), meets({ and: parts }, 'b')]).toEqual([true, false]);
    expect([meets({ or: parts }, 'b'), meets({ or: [] }, 'a')]).toEqual([true, false]);
  });

  test('no row ends this term where no term dates say when it ends', () => {
    const unknown = { ...context, endOfTerm: undefined };
    expect(meets({ field: 'one', until: 'endOfTerm' }, '2026-11-25', unknown)).toBe(false);
  });

  test('a view without a condition has every row', () => {
    expect(rowTest(undefined, context)(() => undefined)).toBe(true);
  });

  test('a file is called after the words of the view', () => {
    expect(viewFileName({ name: 'Waiting for decision' })).toBe('waiting-for-decision');
  });
});
