import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchProviders, suggestProviders } from '../../../teamsapp/providers/suggestProviders';
import type { Provider } from '../../../teamsapp/providers/provider';
import { readRegister } from '../../../teamsapp/providers/register/readRegister';
import { aProvider } from '../../support/build';

const list: readonly Provider[] = [
  aProvider({ id: 1, name: 'Forest Trail Tutors', town: 'Norbridge', postcode: 'NB7 9ZZ' }),
  aProvider({ id: 2, name: 'Forest Trail Learning', town: 'Weston', urn: '900002' }),
  aProvider({ id: 3, name: 'Forest Trails Farm School', town: 'Weston', status: 'suspended' }),
  aProvider({ id: 4, name: 'Calm Waters Tuition', town: 'Norbridge', ukprn: '10000004' }),
  aProvider({ id: 5, name: 'Éclair Academy', town: 'Saint Anne', needs: ['ASD'] }),
  aProvider({
    id: 6,
    name: "St John's & Mill House",
    town: 'Waterside',
    companyNumber: '0AB12345',
  }),
  aProvider({ id: 7, name: 'Norbridge Hall', town: 'Weston', postcode: 'WL14 2XX' }),
];
const found = (words: string) =>
  searchProviders(list, words).hits.map(({ document }) => document.id);

describe('searching providers', () => {
  test.each([
    ['forest trail', [1, 2, 3]],
    ['trail forest', [1, 2, 3]],
    ['FOREST   trail tutors', [1]],
    ['fore', [1, 2, 3]],
    ['900002', [2]],
    ['10000004', [4]],
    ['0ab12345', [6]],
    ['NB7 9ZZ', [1]],
    ['nb79zz', [1]],
    ['WL14', [7]],
    ['eclair', [5]],
    ['autism', [5]],
    ['asd', [5]],
    ['st johns', [6]],
    ["Saint John's and Mill", [6]],
    ['calm norbridge', [4]],
    ['', []],
    ['…', []],
    ['zebra', []],
  ])('"%s" finds %j', (words, ids) => {
    expect([...found(words)].sort()).toEqual(ids);
  });

  test.each([
    ['calm watres', 'swapped letters'],
    ['calm wters', 'a missing letter'],
    ['calm watters', 'an extra letter'],
    ['calm woters', 'a wrong letter'],
    ['clam waters', 'a slip at the beginning'],
    ['calm waters tution norbrige', 'slips in two words'],
  ])('"%s" forgives %s and says what was read', (words) => {
    const { hits, readAs } = searchProviders(list, words);
    expect(hits.map(({ document }) => document.id)).toEqual([4]);
    expect(readAs).toMatch(/^calm waters/);
  });

  test('forgives no slip in a number: it is another school', () => {
    expect(found('900003')).toEqual([]);
    expect(found('nb7 9zx')).toEqual([]);
  });

  test('does not say that it read something else when the words were found', () => {
    expect(searchProviders(list, 'calm waters').readAs).toBeUndefined();
  });

  test('puts a name before a town, whole words before beginnings', () => {
    expect(found('norbridge')[0]).toBe(7);
    expect(found('forest trail')).toEqual([1, 2, 3]);
    expect(found('water')).toEqual([4, 6]);
  });

  test('finds a provider under its new name as soon as the list has it, and not under the old', () => {
    const changed = list.map((one) =>
      one.id === 4 ? { ...one, name: 'Still Lake Tuition' } : one,
    );
    expect(searchProviders(changed, 'still lake').hits).toHaveLength(1);
    expect(searchProviders(changed, 'calm waters').hits).toHaveLength(0);
    expect(searchProviders(list, 'calm waters').hits).toHaveLength(1);
  });
});

describe('suggesting providers for words of a line', () => {
  const scores = (words: string) =>
    suggestProviders(list, words).map(({ provider, score, exact }) => [
      provider.id,
      Math.floor(score),
      exact,
    ]);

  test('gives whole-point steps: name, words of the name, beginnings', () => {
    expect(scores('Forest Trail Tutors')).toEqual([[1, 4, true]]);
    expect(scores('forest trail')).toEqual([
      [1, 3, false],
      [2, 3, false],
      [3, 1, false],
    ]);
    expect(scores('900002')).toEqual([[2, 4, true]]);
    expect(scores('Calm Watres')).toEqual([[4, 0, false]]);
  });

  test('gives the nearest, below 0, when no provider has all the words', () => {
    const nearest = suggestProviders(list, 'calm mountain');
    expect(nearest[0]?.provider.id).toBe(4);
    expect(nearest[0]?.score).toBeLessThan(0);
    expect(nearest.length).toBeLessThanOrEqual(3);
  });

  test('gives nothing for words that nothing resembles', () => {
    expect(suggestProviders(list, 'qqqq')).toEqual([]);
  });
});

const folder = process.env.DATA_FILES_DIR;
const describeWithData = folder ? describe : describe.skip;
if (!folder)
  console.log('Skipped: search in the real register, because DATA_FILES_DIR is not set.');

describeWithData('searching the real registers', () => {
  test('finds at least 98 in 100 schools by name and town with one swapped pair of letters', () => {
    const providers = [
      'dfe_spine_2017-18_independent_and_nonmaintained_special_england.csv',
      'dfe_spine_2017-18_five_councils_all_other_types.csv',
    ]
      .flatMap(
        (name) => readRegister(name, readFileSync(join(folder ?? '', 'registers', name))).rows,
      )
      .map(({ urn, name, fields }, index) =>
        aProvider({ id: index + 1, urn, name, town: fields.town ?? '' }),
      );
    const tried = providers.filter(({ id, name }) => id % 7 === 0 && /[A-Za-z]{6}/.test(name));
    const lost = tried.filter(({ id, name, town }) => {
      const words = `${swapped(name)} ${town ?? ''}`;
      const best = searchProviders(providers, words).hits.slice(0, 10);
      return !best.some(({ document }) => document.id === id);
    });
    expect(tried.length).toBeGreaterThan(250);
    expect(lost.length / tried.length).toBeLessThan(0.02);
  });

  function swapped(name: string): string {
    return name.replace(/([A-Za-z]{2})([A-Za-z])([A-Za-z])([A-Za-z]{2})/, '$1$3$2$4');
  }
});
