import { concernsFor, type ConcernFacts } from '../../../teamsapp/approvals/concerns';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import { appWith, type AppStart } from '../../support/app';
import { aChild, aPackage, aProvider, uuid } from '../../support/build';

const facts: ConcernFacts = {
  provider: aProvider(),
  childReference: 'AB12',
  startDate: '2026-11-30',
  endDate: '2027-07-16',
  hoursPerWeek: 4,
  requestKey: uuid(1),
};
/** So many other children of several teams, each with 20 hours a week with the provider. */
const others = (count: number, over: Partial<EducationPackage> = {}) =>
  Array.from({ length: count }, (_, index) =>
    aPackage({
      id: 10 + index,
      childReference: `CD${String(index)}`,
      team: index % 2 === 0 ? 'send' : 'inclusion',
      status: 'active',
      hoursPerWeek: 20,
      startDate: '2026-09-07',
      endDate: '2027-03-26',
      ...over,
    }),
  );
const titles = [
  'Possible unregistered school',
  'One child fewer than an unregistered school',
  'Children with more than 18 hours a week here',
];
const found = (start: AppStart, over: Partial<ConcernFacts> = {}) =>
  concernsFor(appWith(start), { ...facts, ...over }).find(({ title }) => titles.includes(title));
const tone = (...given: Parameters<typeof found>) => found(...given)?.tone;

// Source: Education Act 1996 s.463: five children full-time, or one with an EHC plan or in care.
describe('counting the children of an unregistered provider', () => {
  test('five above 18 hours are a possible school, four one fewer, three worth knowing', () => {
    expect(tone({ packages: others(5) })).toBe('danger');
    expect(tone({ packages: others(4) })).toBe('warning');
    expect(tone({ packages: others(3) })).toBe('info');
    expect(found({ packages: others(1) })).toBeUndefined();
  });

  test('this package may make the fifth', () => {
    expect(tone({ packages: others(4) }, { hoursPerWeek: 18.5 })).toBe('danger');
    expect(tone({ packages: others(4) }, { hoursPerWeek: 18 })).toBe('warning');
  });

  test('is never a finding and names no child', () => {
    const children = [aChild({ reference: 'CD0', ehcPlan: false, lookedAfter: true })];
    const concern = found({ packages: others(5), children });
    expect(concern).toEqual({
      tone: 'danger',
      title: 'Possible unregistered school',
      sentence:
        'From 30 November 2026, 5 of 6 children there would have more than 18 hours a week, 1 with an EHC plan or in care; not recorded for 4. 5 such children, or 1 with a plan or in care, may make it a school (Education Act 1996 s.463; HL5450, 20 February 2023). A check, not a finding.',
      about: 'law',
    });
    expect(concern?.sentence.length).toBeLessThanOrEqual(300);
    expect(JSON.stringify(concern)).not.toMatch(/CD\d|AB12|J\.K\./);
  });

  test.each([{ ehcPlan: true }, { ehcPlan: false, lookedAfter: true }])(
    'one above 18 hours is enough with %o',
    (standing) => {
      const children = [aChild({ reference: 'CD0', ...standing })];
      expect(tone({ packages: others(1), children })).toBe('danger');
      expect(tone({ packages: others(1, { hoursPerWeek: 18 }), children })).toBeUndefined();
    },
  );

  test('adds a child’s packages and counts the child once', () => {
    const packages = others(10, { hoursPerWeek: 9.5 }).map((one, index) => ({
      ...one,
      childReference: `CD${String(index % 5)}`,
    }));
    expect(tone({ packages })).toBe('danger');
    expect(found({ packages })?.sentence).toContain('5 of 6 children');
  });

  test('looks at the fullest week of this package, not at those who follow each other', () => {
    const packages = [
      ...others(3, { endDate: '2026-12-18' }),
      ...others(6, { startDate: '2027-01-04', endDate: '2027-02-12' }).slice(3),
    ];
    expect(tone({ packages })).toBe('info');
    const meeting = packages.map((one) => ({ ...one, endDate: '2027-01-04' }));
    expect(tone({ packages: meeting })).toBe('danger');
    expect(found({ packages: meeting })?.sentence).toMatch(/^From 4 January 2027, 6 of 7/);
  });

  test('a week with a child in care goes before a week with more children', () => {
    const packages = [
      ...others(1, { endDate: '2026-12-18' }),
      ...others(5, { startDate: '2027-01-04' }).slice(1),
    ];
    const children = [aChild({ reference: 'CD0', ehcPlan: true })];
    expect(found({ packages, children })?.sentence).toMatch(/^From 30 November 2026, 1 of 2/);
  });

  test.each([
    ['ended', { status: 'ended' }],
    ['declined', { status: 'declined' }],
    ['over the day before', { endDate: '2026-11-29' }],
    ['begun the day after', { startDate: '2027-07-17', endDate: '2027-12-17' }],
    ['with another provider', { providerId: 99 }],
  ] as const)('does not count packages that are %s', (_what, over) => {
    expect(found({ packages: others(6, over) })).toBeUndefined();
  });

  test('says how many packages are without hours', () => {
    const bySession = others(6)
      .slice(5)
      .map((one) => {
        const bySessions = { ...one, sessionsPerWeek: 8 };
        delete bySessions.hoursPerWeek;
        return bySessions;
      });
    const packages = [...others(5), ...bySession];
    expect(found({ packages })?.sentence).toContain('; 1 package without hours not counted.');
  });

  test('a registered provider may have as many as it likes', () => {
    const provider = aProvider({ registrationStatus: 'registeredIndependentSchool' });
    expect(found({ packages: others(9) }, { provider })).toBeUndefined();
  });
});
