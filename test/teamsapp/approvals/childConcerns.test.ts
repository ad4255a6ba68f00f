import { uuid } from '../../support/build';
import { concerns, running, titles } from './concernsOf';

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
