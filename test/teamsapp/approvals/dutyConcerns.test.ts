import { dutyConcerns } from '../../../teamsapp/approvals/dutyConcerns';
import { appWith } from '../../support/app';

const titles = (facts: Parameters<typeof dutyConcerns>[1]) =>
  dutyConcerns(appWith(), facts).map(({ title }) => title);
const notRecorded = 'When the duty began is not recorded';

describe('looking at legal clocks', () => {
  test.each([
    ['exclusion', 'Day 6 after a permanent exclusion'],
    ['illness', 'The 15 school days of illness'],
  ] as const)('section 19 for %s has one whose start is not recorded', (reason, words) => {
    const [found] = dutyConcerns(appWith(), { legalRoute: 'SECTION_19', reason });
    expect(found).toMatchObject({ tone: 'info', title: notRecorded });
    expect(found?.sentence).toContain(words);
  });

  test('no other route or ground has one', () => {
    expect(titles({ legalRoute: 'SECTION_19', reason: 'otherwise' })).toEqual([]);
    expect(titles({ legalRoute: 'EOTAS_S61', reason: 'inappropriate' })).toEqual([]);
    expect(titles({ legalRoute: 'CME' })).toEqual([]);
  });

  test('a review is due when the half term ends, or with the package', () => {
    const figure = (endDate: string) =>
      dutyConcerns(appWith(), { startDate: '2026-11-30', endDate })[0]?.figure;
    expect(figure('2027-07-16')).toBe('18 December 2026');
    expect(figure('2026-12-11')).toBe('11 December 2026');
  });

  test('a review that is planned goes before, and no term dates make no day up', () => {
    const facts = { startDate: '2026-11-30', endDate: '2027-07-16' };
    expect(dutyConcerns(appWith(), { ...facts, nextReviewDue: '2027-02-12' })[0]?.figure).toBe(
      '12 February 2027',
    );
    const settings = { calendar: { terms: [], bankHolidays: [] } };
    expect(dutyConcerns(appWith({ settings }), facts)).toEqual([]);
  });
});
