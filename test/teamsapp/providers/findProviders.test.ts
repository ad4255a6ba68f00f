import { findProviders } from '../../../teamsapp/providers/findProviders';
import { providerPage } from '../../../teamsapp/providers/providerView';
import type { FindProvidersInput } from '../../../teamsapp/api/contract';
import type { Actor } from '../../../teamsapp/people/actor';
import { appWith } from '../../support/app';
import {
  aChild,
  anActor,
  aPackage,
  aProvider,
  carol,
  dee,
  priya,
  sam,
  schoolReader,
} from '../../support/build';

const calm = aProvider({
  id: 37,
  needs: ['SEMH', 'ASD'],
  lots: ['2a'],
  lowAge: 11,
  highAge: 16,
  price: 3600,
  priceUnit: 'hour',
  assuranceDate: '2026-09-01',
});
const forest = aProvider({
  id: 38,
  name: 'Forest Trail',
  town: 'Ash',
  status: 'suspended',
  statusReason: 'Insurance ran out',
  statusSince: '2026-10-02',
  needs: ['SEMH'],
  lots: ['2b'],
  price: 4500,
  priceUnit: 'hour',
  assuranceStatus: 'expired',
  assuranceDate: '2026-08-01',
  note: 'Call first.',
  registrationStatus: 'registeredIndependentSchool',
});
const mill = aProvider({
  id: 39,
  name: 'Amber Mill',
  town: 'Weston',
  highAge: 11,
  assuranceStatus: 'notAsked',
});

const app = appWith({
  providers: [calm, forest, mill],
  children: [aChild(), aChild({ id: 13, reference: 'CD34', restricted: true, team: 'send' })],
  packages: [
    aPackage({ id: 1, hoursPerWeek: 4 }),
    aPackage({ id: 2, hoursPerWeek: 6, childReference: 'CD34', team: 'send' }),
    aPackage({ id: 3, providerId: 38, endDate: '2026-11-23' }),
    aPackage({ id: 4, providerId: 38, startDate: '2026-11-25' }),
    aPackage({ id: 5, providerId: 38, status: 'submitted' }),
  ],
});

const find = (input: FindProvidersInput = {}, actor: Actor = priya) =>
  findProviders(app, actor, input);
const ids = (input: FindProvidersInput, actor?: Actor) =>
  find(input, actor).rows.map(({ id }) => id);

describe('finding providers', () => {
  test('lists them by name', () => {
    expect(ids({})).toEqual([39, 37, 38]);
  });

  test.each<[string, FindProvidersInput, number[]]>([
    ['words', { words: 'forest' }, [38]],
    ['words with a slip', { words: 'froest' }, [38]],
    ['state', { status: ['suspended', 'closed'] }, [38]],
    ['registration', { registration: ['nonSchool'] }, [39, 37]],
    ['assurance', { assurance: ['expired', 'notAsked'] }, [39, 38]],
    ['one need', { needs: ['SEMH'] }, [37, 38]],
    ['all of several needs', { needs: ['SEMH', 'ASD'] }, [37]],
    ['any of several lots', { lots: ['2a', '2b'] }, [37, 38]],
    ['an age in the range', { age: 11 }, [39, 37]],
    ['an age outside it, and ranges that nobody knows', { age: 17 }, []],
    ['running packages', { running: true }, [37]],
    ['words and filters together', { words: 'norbridge', needs: ['ASD'] }, [37]],
  ])('filters by %s', (_, input, expected) => {
    expect(ids(input)).toEqual(expected);
  });

  test.each<[NonNullable<FindProvidersInput['view']>, number[]]>([
    ['running', [37]],
    ['nonSchool', [39, 37]],
    ['notChecked', []],
    ['expired', [38]],
    ['suspended', [38]],
    ['closed', []],
  ])('the view %s', (view, expected) => {
    expect(ids({ view })).toEqual(expected);
    expect(ids({ view, status: ['closed'] })).toEqual([]);
  });

  test('a reader who sees no packages has no view about them', () => {
    expect(() => find({ view: 'running' }, schoolReader)).toThrow('You cannot see packages');
  });

  test.each<[NonNullable<FindProvidersInput['sort']>['key'], number[]]>([
    ['name', [38, 37, 39]],
    ['town', [39, 37, 38]],
    ['price', [38, 37, 39]],
    ['running', [37, 39, 38]],
    ['hours', [37, 39, 38]],
  ])('sorts by %s, the highest first, what is not known last', (key, expected) => {
    expect(ids({ sort: { key, direction: 'descending' } })).toEqual(expected);
  });

  test('gives one page and the count of all', () => {
    const page = find({ offset: 1, limit: 1 });
    expect(page.rows.map(({ id }) => id)).toEqual([37]);
    expect(page.total).toBe(3);
    expect(page.asOf).toBe('2026-11-24T10:00:00.000Z');
  });

  test('says what it searched for instead', () => {
    expect(find({ words: 'froest trial' }).searchedFor).toBe('forest trail');
    expect(find({ words: 'forest' })).not.toHaveProperty('searchedFor');
  });

  test('counts what runs today, and only what the reader may see', () => {
    const calmFor = (actor: Actor) => find({}, actor).rows.find(({ id }) => id === 37);
    expect(calmFor(priya)).toMatchObject({ running: 1, hoursPerWeek: 4 });
    expect(calmFor(dee)).toMatchObject({ running: 2, hoursPerWeek: 10 });
    expect(calmFor(sam)).toMatchObject({ running: 2, hoursPerWeek: 10 });
  });

  test('gives schools neither running packages, hours nor prices, nor a way to ask', () => {
    const [row] = find({}, schoolReader).rows;
    expect(row).not.toHaveProperty('running');
    expect(row).not.toHaveProperty('hoursPerWeek');
    expect(row).not.toHaveProperty('price');
    expect(() => find({ running: true }, schoolReader)).toThrow('You cannot see packages.');
    const byPrice = { sort: { key: 'price', direction: 'ascending' } } as const;
    expect(() => find(byPrice, schoolReader)).toThrow('You cannot see prices.');
  });

  test('refuses people without any role', () => {
    expect(() => find({}, anActor({ roles: [] }))).toThrow(
      'You cannot see the provider directory.',
    );
  });
});

describe('opening a provider', () => {
  test('warns first of a suspension, with why and who can lift it', async () => {
    const page = await providerPage(app, priya, 38);
    expect(page.warnings).toEqual([
      'Suspended since 2 October 2026: Insurance ran out. Do not place here. A commissioner can lift this.',
      'Its assurance ran out on 1 August 2026.',
    ]);
    expect(page.abilities).toEqual({
      change: false,
      suspend: false,
      reinstate: false,
      logPackage: false,
    });
  });

  test('says what this reader may do', async () => {
    expect((await providerPage(app, priya, 37)).abilities).toMatchObject({ logPackage: true });
    expect((await providerPage(app, carol, 37)).abilities).toMatchObject({
      change: true,
      suspend: true,
      reinstate: false,
    });
    expect((await providerPage(app, carol, 38)).abilities).toMatchObject({ reinstate: true });
  });

  test('keeps the council’s own words from schools', async () => {
    const page = await providerPage(app, schoolReader, 38);
    expect(page.provider).toMatchObject({ note: '', statusReason: '', status: 'suspended' });
    expect(page.warnings[0]).toBe(
      'Suspended since 2 October 2026. Do not place here. A commissioner can lift this.',
    );
    expect(page.provider).not.toHaveProperty('price');
  });

  test('says that there is no such provider', async () => {
    await expect(providerPage(app, priya, 99)).rejects.toMatchObject({ code: 'notFound' });
  });
});
