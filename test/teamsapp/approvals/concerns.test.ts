import { concernsFor } from '../../../teamsapp/approvals/concerns';
import { appWith } from '../../support/app';
import { aProvider } from '../../support/build';
import { concerns, titles } from './concernsOf';

describe('looking for concerns', () => {
  test('says that nothing unusual was found, and what was looked at', () => {
    expect(concerns()).toEqual([
      expect.objectContaining({ tone: 'good', title: 'Nothing unusual found' }),
    ]);
  });

  test('puts the worst first', () => {
    const found = concerns({ objectives: '' }, { status: 'suspended', statusSince: '2026-10-02' });
    expect(found.map(({ tone }) => tone)).toEqual(['danger', 'warning']);
  });

  test('what is only worth knowing does not hide that nothing unusual was found', () => {
    expect(titles({ price: 3500 })).toEqual(['Below the listed price', 'Nothing unusual found']);
  });

  test('a form still being filled in is not blamed for lacking objectives, a request is', () => {
    const seen = (facts: Parameters<typeof concernsFor>[1]) =>
      concernsFor(appWith(), facts).map(({ title }) => title);
    expect(seen({})).toEqual(['Nothing unusual found']);
    expect(seen({ objectives: '' })).toEqual(['No objectives']);
  });
});

describe('looking at the provider', () => {
  test('a suspended one is not to be used', () => {
    const [first] = concerns({}, { status: 'suspended', statusSince: '2026-10-02' });
    expect(first).toEqual({
      tone: 'danger',
      title: 'Suspended on 2 October 2026',
      sentence: 'Calm Waters Tuition was suspended on 2 October 2026. Do not place.',
      about: 'assurance',
    });
  });

  test('a closed one cannot take a child, and an unknown day is not made up', () => {
    expect(concerns({}, { status: 'closed' })[0]).toMatchObject({
      title: 'Closed',
      sentence: 'Calm Waters Tuition closed. It cannot take a child.',
    });
  });

  test.each([
    ['notAsked', 'has never been asked for assurance'],
    ['asked', 'has been asked for assurance and has not answered'],
    ['answered', 'nobody has assessed the answers'],
    ['expired', 'which has expired'],
    ['suspended', 'which is suspended'],
  ] as const)('assurance “%s” is none', (assuranceStatus, words) => {
    const [first] = concerns({}, { assuranceStatus });
    expect(first).toMatchObject({ tone: 'warning', title: 'No assurance' });
    expect(first?.sentence).toContain(words);
  });

  test('an assurance is old the day after twelve months', () => {
    expect(titles({}, { assuranceDate: '2025-11-24' })).toEqual(['Nothing unusual found']);
    expect(titles({}, { assuranceDate: '2025-11-23' })).toEqual(['Assurance older than 12 months']);
  });

  test('an assurance without a day is of unknown age', () => {
    const undated = aProvider({ lots: ['2a'], price: 3600, priceUnit: 'hour' });
    delete undated.assuranceDate;
    const found = concernsFor(appWith(), { provider: undated, objectives: 'x' });
    expect(found.map(({ title }) => title)).toEqual(['Age of assurance not known']);
  });

  test('conditions are to be checked', () => {
    expect(titles({}, { assuranceStatus: 'conditions' })).toEqual(['Assured with conditions']);
  });
});

describe('looking at contract, terms and price', () => {
  test('a provider on no lot is off contract', () => {
    expect(titles({}, { lots: [] })).toEqual(['Off contract']);
  });

  test('a first day before the logging is retrospective', () => {
    expect(concerns({ retrospective: true })[0]).toMatchObject({
      title: 'Retrospective',
      sentence: 'The first day, 30 November 2026, was before the package was logged.',
    });
  });

  test('a form counts as retrospective when its first day is past', () => {
    const found = concernsFor(appWith(), { startDate: '2026-11-23', objectives: 'x' });
    expect(found.map(({ title }) => title)).toEqual(['Retrospective']);
  });

  test('missing objectives are said', () => {
    expect(titles({ objectives: ' ' })).toEqual(['No objectives']);
  });

  test('a price above the list is to be checked, below is worth knowing', () => {
    expect(concerns({ price: 4500 })[0]).toMatchObject({
      tone: 'warning',
      sentence: 'The price is £9.00 an hour more than Calm Waters Tuition lists (£36.00 an hour).',
    });
    expect(concerns({ price: 3000 })[0]).toMatchObject({
      tone: 'info',
      sentence: 'The price is £6.00 an hour less than Calm Waters Tuition lists (£36.00 an hour).',
    });
  });

  test('prices by different units are not compared', () => {
    expect(titles({ priceUnit: 'session', price: 9000 })[0]).toBe(
      'Listed price cannot be compared',
    );
  });

  test('no listed price is said, not read as nothing', () => {
    const provider = aProvider({ lots: ['2a'] });
    const found = concernsFor(appWith(), { provider, price: 3600, priceUnit: 'hour' });
    expect(found.map(({ title }) => title)).toContain('Listed price not known');
  });
});
