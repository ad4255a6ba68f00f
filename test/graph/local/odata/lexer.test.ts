import { tokensOf } from '../../../../graph/local/odata/lexer';

const kinds = (expression: string) =>
  tokensOf(expression).map(({ kind, text }) => (kind === 'end' ? 'end' : `${kind} ${text}`));

describe('cutting an expression into tokens', () => {
  test('a path, an operator and a text', () => {
    expect(kinds("fields/Status eq 'Open'")).toEqual([
      'word fields/Status',
      'word eq',
      'text Open',
      'end',
    ]);
  });

  test('a quote inside a text is written twice', () => {
    expect(kinds("'O''Brien'")).toEqual(["text O'Brien", 'end']);
  });

  test('dates with and without a time, and numbers below zero', () => {
    expect(kinds('2026-06-09 2026-06-09T10:00:00.5Z -1.5')).toEqual([
      'date 2026-06-09',
      'date 2026-06-09T10:00:00.5Z',
      'number -1.5',
      'end',
    ]);
  });

  test('brackets and commas need no spaces', () => {
    expect(kinds("startswith(fields/Title,'A')")).toEqual([
      'word startswith',
      'sign (',
      'word fields/Title',
      'sign ,',
      'text A',
      'sign )',
      'end',
    ]);
  });

  test.each([
    ["fields/Title eq 'open", 17],
    ['fields/A eq #', 13],
    ['1e5x', 1],
  ])('%s is refused, naming the place', (expression, position) => {
    expect(() => tokensOf(expression)).toThrow(`Syntax error at position ${position}`);
  });
});
