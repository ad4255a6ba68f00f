import { concernsFor, type ConcernFacts } from '../../../teamsapp/approvals/concerns';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import type { Provider } from '../../../teamsapp/providers/provider';
import { appWith } from '../../support/app';
import { aPackage, aProvider, uuid } from '../../support/build';

/** On contract, assured in September, £36.00 an hour like the package. */
const soundProvider = aProvider({ lots: ['2a'], price: 3600, priceUnit: 'hour' });

function concerns(
  over: Partial<ConcernFacts> & { packages?: EducationPackage[] } = {},
  provider: Partial<Provider> = {},
) {
  const { packages = [], ...facts } = over;
  return concernsFor(appWith({ packages }), {
    provider: { ...soundProvider, ...provider },
    childReference: 'AB12',
    startDate: '2026-11-30',
    endDate: '2027-07-16',
    hoursPerWeek: 12,
    price: 3600,
    priceUnit: 'hour',
    objectives: 'Attend four sessions in a row.',
    retrospective: false,
    requestKey: uuid(1),
    ...facts,
  });
}
const titles = (...given: Parameters<typeof concerns>) =>
  concerns(...given).map(({ title }) => title);
const running = (id: number, over: Partial<EducationPackage> = {}) =>
  aPackage({ id, startDate: '2026-09-07', endDate: '2027-03-26', hoursPerWeek: 6, ...over });

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

  test('an empty form is asked only for its objectives', () => {
    expect(concernsFor(appWith(), {}).map(({ title }) => title)).toEqual(['No objectives']);
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

// Source of the 18 hours: DfE view in HL5450, 20 February 2023: above 18 hours a week may be full-time.
describe('counting the hours of a week with one unregistered provider', () => {
  const name = 'Possible concern: more than 18 hours a week';

  test('18 hours are no concern, 18.5 are', () => {
    expect(titles({ hoursPerWeek: 18 })).toEqual(['Nothing unusual found']);
    expect(titles({ hoursPerWeek: 18.5 })).toEqual([name]);
  });

  test('is never a finding: the rule and its edition stand in the sentence', () => {
    expect(concerns({ hoursPerWeek: 21 })[0]).toEqual({
      tone: 'danger',
      title: name,
      sentence:
        'The child would have 21 hours a week with Calm Waters Tuition, which is not registered as a school. More than 18 hours a week may be full-time (guidance: HL5450, 20 February 2023).',
      about: 'law',
    });
  });

  test.each(['registeredIndependentSchool', 'stateSchool', 'furtherEducation'] as const)(
    '%s may have more',
    (registrationStatus) => {
      expect(titles({ hoursPerWeek: 25 }, { registrationStatus })).toEqual([
        'Nothing unusual found',
      ]);
    },
  );

  test('counts the child’s other running and waiting packages with the same provider', () => {
    const packages = [running(7), running(8, { status: 'submitted', hoursPerWeek: 1 })];
    expect(concerns({ packages })[0]?.sentence).toContain('19 hours a week');
  });

  test('does not count another provider’s, another child’s, or ended packages', () => {
    const packages = [
      running(7, { providerId: 99, hoursPerWeek: 10 }),
      running(8, { childReference: 'CD34', hoursPerWeek: 10 }),
      running(9, { status: 'ended', hoursPerWeek: 10 }),
      running(10, { status: 'declined', hoursPerWeek: 10 }),
    ];
    expect(titles({ packages })).not.toContain(name);
  });

  test('counts the fullest week, not packages that follow each other', () => {
    const packages = [
      running(7, { endDate: '2026-12-18' }),
      running(8, { startDate: '2027-01-04', endDate: '2027-07-16' }),
    ];
    expect(titles({ packages, hoursPerWeek: 12 })).not.toContain(name);
    expect(titles({ packages, hoursPerWeek: 12.5 })).toContain(name);
  });

  test('does not count the package itself', () => {
    const own = running(7, { requestKey: uuid(1), hoursPerWeek: 12 });
    expect(titles({ packages: [own] })).toEqual(['Nothing unusual found']);
  });

  test('sessions are not hours: the week is said to be unknown', () => {
    const other = running(7, { sessionsPerWeek: 4 });
    delete other.hoursPerWeek;
    const packages = [other];
    expect(concerns({ packages }).find(({ tone }) => tone === 'info')).toMatchObject({
      title: 'Hours a week not known',
      sentence:
        '1 package with Calm Waters Tuition says no hours a week, so whether the week is above 18 hours is not known.',
    });
  });

  test('a registration that was not checked is said, also with the hours', () => {
    const registrationStatus = 'notChecked' as const;
    expect(titles({}, { registrationStatus })[0]).toBe('Registration not checked');
    expect(concerns({ hoursPerWeek: 20 }, { registrationStatus })[0]?.sentence).toContain(
      'whose registration as a school has not been checked',
    );
  });
});

describe('looking at the child’s other packages', () => {
  test('names those of the same weeks by their references only', () => {
    const packages = [running(987, { providerId: 99 }), running(1003, { providerId: 98 })];
    expect(concerns({ packages })[0]).toEqual({
      tone: 'warning',
      title: 'Overlaps EP-0987 and EP-1003',
      sentence: 'EP-0987 and EP-1003 run for the same child in some of the same weeks.',
      about: 'money',
    });
  });

  test('one that ends the day before does not overlap, one that ends that day does', () => {
    const ending = (endDate: string) => [running(987, { providerId: 99, endDate })];
    expect(titles({ packages: ending('2026-11-29') })).toEqual(['Nothing unusual found']);
    expect(titles({ packages: ending('2026-11-30') })).toEqual(['Overlaps EP-0987']);
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
