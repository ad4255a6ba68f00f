import { literal, plainName, shorten } from '../../../bot/cards/text';

const joiner = '\u2060';

describe('showing people’s words letter by letter', () => {
  test('date functions stay text', () => {
    expect(literal('{{DATE(2026-11-24, SHORT)}}')).toBe(`{${joiner}{DATE(2026-11-24, SHORT)}}`);
    expect(literal('{{{x')).not.toContain('{{');
  });

  test.each([
    ['one\ntwo', 'one two'],
    ['a\u0000b', 'a b'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['a\u2028b', 'a b'],
    ['Siân Ó Súilleabháin', 'Siân Ó Súilleabháin'],
  ])('control and direction signs are dropped from %j', (words, shown) => {
    expect(literal(words)).toBe(shown);
  });
});

describe('showing names where Markdown runs', () => {
  test('Markdown’s signs become their full-width twins', () => {
    expect(plainName('*A* _B_ [C](D) <E> #F ~G `H` I|J K\\L')).toBe(
      '＊A＊ ＿B＿ ［C］(D) ＜E＞ ＃F ～G ｀H｀ I｜J K＼L',
    );
  });

  test('addresses are broken', () => {
    expect(plainName('https://evil.example')).toBe(`https:${joiner}//evil.example`);
    expect(plainName('see www.evil.example')).toBe(`see www${joiner}.evil.example`);
  });

  test.each(['1. First', '- dash', '+ plus', '2) two'])('“%s” begins no list', (name) => {
    expect(plainName(name)).toBe(`${joiner}${name}`);
  });

  test('ordinary names and money stay as they are', () => {
    const name = "St Mary's (C of E) & Sons, £45.00 an hour, 9 June to 16 July 2027";
    expect(plainName(name)).toBe(name);
  });
});

describe('shortening words', () => {
  test('300 characters stay whole', () => {
    expect(shorten('x'.repeat(300))).toHaveLength(300);
  });

  test('more ends at a word, with a sign that there is more', () => {
    const short = shorten('word '.repeat(100));
    expect(short.length).toBeLessThanOrEqual(300);
    expect(short).toMatch(/word…$/);
  });
});
