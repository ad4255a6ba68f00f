import { parseFilter, parseOrder } from '../../../../graph/local/odata/parser';

describe('parsing a filter', () => {
  test('each kind of literal keeps its kind', () => {
    const filter = "a eq 'x' and b gt 2 and c le 2026-01-01 and d ne true and e eq null";
    expect(parseFilter(filter).map(({ literal }) => literal)).toEqual([
      { kind: 'text', value: 'x' },
      { kind: 'number', value: 2 },
      { kind: 'date', value: '2026-01-01' },
      { kind: 'boolean', value: true },
      { kind: 'null' },
    ]);
  });

  test('startswith is a predicate of its own', () => {
    expect(parseFilter("startswith(fields/Title, 'Ab')")).toEqual([
      { path: 'fields/Title', operator: 'startswith', literal: { kind: 'text', value: 'Ab' } },
    ]);
  });

  test('brackets may stand around parts', () => {
    expect(parseFilter("(a ge 1 and (b lt 2)) and c eq 'z'").map(({ path }) => path)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test.each([
    "a eq 'x' or b eq 'y'",
    "not a eq 'x'",
    "contains(a,'x')",
    "endswith(a,'x')",
    "a in ('x','y')",
    "a/any(b: b eq 'x')",
    'a eq',
    'a eq b',
    "'x' eq a",
    '(a eq 1',
    'a eq 1)',
    '',
  ])('%s is refused', (filter) => {
    expect(() => parseFilter(filter)).toThrow(expect.objectContaining({ code: 'invalidRequest' }));
  });
});

describe('parsing an order', () => {
  test('a property goes up unless it says desc', () => {
    expect(parseOrder('fields/A desc, fields/B asc,fields/C')).toEqual([
      { path: 'fields/A', descending: true },
      { path: 'fields/B', descending: false },
      { path: 'fields/C', descending: false },
    ]);
  });

  test('anything behind the direction is refused', () => {
    expect(() => parseOrder('fields/A desc now')).toThrow("'now' is not supported at position 15");
  });
});
