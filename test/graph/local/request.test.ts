import { locate } from '../../../graph/local/request';

const segments = (path: string) => locate(path).segments;

describe('cutting a path', () => {
  test('a site by its path is one segment, with or without something behind it', () => {
    expect(segments('/sites/h.example:/sites/a b')).toEqual(['sites', 'h.example:/sites/a b']);
    expect(segments('/sites/h.example:/sites/a:/lists/x')).toEqual([
      'sites',
      'h.example:/sites/a',
      'lists',
      'x',
    ]);
  });

  test('a file by its path is one segment', () => {
    expect(segments('/drives/b!1/root:/Exports/a%20b.csv:/content')).toEqual([
      'drives',
      'b!1',
      'root:/Exports/a b.csv',
      'content',
    ]);
  });

  test('slashes too many do not count', () => {
    expect(locate('//sites//root/')).toEqual({ path: '/sites/root', segments: ['sites', 'root'] });
  });

  test('an address that is not validly encoded is refused', () => {
    expect(() => segments('/sites/%zz')).toThrow(expect.objectContaining({ status: 400 }));
  });
});
