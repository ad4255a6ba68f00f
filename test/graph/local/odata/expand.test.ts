import { parseExpand } from '../../../../graph/local/odata/expand';

describe('parsing an expansion', () => {
  test('fields alone means all of them', () => {
    expect([...parseExpand('fields', ['fields'])]).toEqual([['fields', undefined]]);
  });

  test.each(['fields($select=A,B)', 'fields(select=A, B)'])('%s names its properties', (text) => {
    expect([...parseExpand(text, ['fields'])]).toEqual([['fields', ['A', 'B']]]);
  });

  test.each(['driveItem', 'fields($filter=A)', 'fields)'])('%s is refused', (text) => {
    expect(() => parseExpand(text, ['fields'])).toThrow(
      expect.objectContaining({ code: 'invalidRequest' }),
    );
  });
});
