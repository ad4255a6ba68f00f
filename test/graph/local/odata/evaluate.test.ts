import { compareKeys, meets } from '../../../../graph/local/odata/evaluate';
import type { Condition } from '../../../../graph/local/store';

const holds = (operator: Condition['operator'], key: Condition['key'], value: Condition['key']) =>
  meets([{ column: 'A', operator, key }], () => value);

describe('evaluating conditions', () => {
  test.each<[Condition['operator'], boolean[]]>([
    ['eq', [false, true, false]],
    ['ne', [true, false, true]],
    ['lt', [true, false, false]],
    ['le', [true, true, false]],
    ['gt', [false, false, true]],
    ['ge', [false, true, true]],
  ])('%s 5 of 4, 5 and 6', (operator, expected) => {
    expect([4, 5, 6].map((value) => holds(operator, 5, value))).toEqual(expected);
  });

  test('a missing value differs from every value, and is neither less nor more', () => {
    expect(holds('ne', 'x', null)).toBe(true);
    expect(holds('eq', null, null)).toBe(true);
    expect(holds('lt', 5, null)).toBe(false);
    expect(holds('startswith', 'x', null)).toBe(false);
  });

  test('every condition must hold', () => {
    const between: Condition[] = [
      { column: 'A', operator: 'ge', key: 'b' },
      { column: 'A', operator: 'lt', key: 'd' },
    ];
    expect(['a', 'b', 'c', 'd'].filter((value) => meets(between, () => value))).toEqual(['b', 'c']);
  });

  test('a missing value is ordered first', () => {
    expect(['b', null, 'a'].sort(compareKeys)).toEqual([null, 'a', 'b']);
  });
});
