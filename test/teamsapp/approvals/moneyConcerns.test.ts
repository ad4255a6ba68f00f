import { concernsFor, type ConcernFacts } from '../../../teamsapp/approvals/concerns';
import { concernWords } from '../../../teamsapp/approvals/concernWords';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import { appWith, type AppStart } from '../../support/app';
import { aChild, aPackage, aProvider, uuid } from '../../support/build';

const provider = aProvider({ lots: ['2a'], price: 3600, priceUnit: 'hour', needs: ['SEMH'] });
const facts: ConcernFacts = {
  provider,
  childReference: 'AB12',
  team: 'inclusion',
  startDate: '2026-11-30',
  endDate: '2027-07-16',
  price: 3600,
  priceUnit: 'hour',
  wholeCost: 3_000_000,
  costByYear: { '2026': 1_000_000, '2027': 2_000_000 },
  requestKey: uuid(1),
};
const other = (id: number, over: Partial<EducationPackage> = {}) =>
  aPackage({ id, requestKey: `other-${String(id)}`, status: 'active', ...over });
const several = (count: number, over: Partial<EducationPackage> = {}) =>
  Array.from({ length: count }, (_, index) => other(10 + index, over));

/** The words of the money concern whose title begins so; undefined when there is none. */
function said(title: string, start: AppStart = {}, over: Partial<ConcernFacts> = {}) {
  const app = appWith({ providers: [provider], ...start });
  const found = concernsFor(app, { ...facts, ...over }).find((one) => one.title.startsWith(title));
  return found && `${found.tone}: ${concernWords(found)}`;
}

describe('saying what the first twelve months cost', () => {
  test('is called gross, because money back is not recorded', () => {
    expect(said('Cost of the first')).toBe(
      'info: Cost of the first twelve months: £30,000.00 gross. Money back (school funding, health, social care) is not recorded.',
    );
  });

  test('waits for a cost and says where term dates do not reach', () => {
    const without = { ...facts };
    delete without.wholeCost;
    const titles = concernsFor(appWith(), without).map(({ title }) => title);
    expect(titles).not.toContain('Cost of the first twelve months');
    expect(said('Cost of the first', {}, { endDate: '2030-07-16' })).toContain('not known because');
  });
});

describe('saying what is left of a budget', () => {
  const budgets = [
    { financialYear: 2026, amount: 10_000_000 },
    { financialYear: 2026, team: 'send', amount: 4_000_000 },
  ];
  const left = (packages: EducationPackage[], over: Partial<ConcernFacts> = {}) =>
    said('Budget left, 2026', { settings: { budgets }, packages }, over);

  test('takes off this package and every other that was said yes to', () => {
    const packages = (
      [
        'approved',
        'agreementIssued',
        'active',
        'suspended',
        'ended',
        'declined',
        'withdrawn',
      ] as const
    ).map((status, index) => other(index, { status, costByYear: { '2026': 100_000, '2027': 5 } }));
    expect(left(packages)).toBe(
      'info: Budget left, 2026 to 2027: £85,000.00 of £100,000.00 for the whole council, this package counted.',
    );
  });

  test('names what waits for a decision beside it', () => {
    const packages = several(2, { status: 'inReview', costByYear: { '2026': 150_000 } });
    expect(left(packages)).toMatch(
      /£90,000\.00 of .* £3,000\.00 more is waiting for a decision\.$/,
    );
  });

  test.each(['submitted', 'active'] as const)('counts itself once when it is %s', (status) => {
    const own = other(5, { requestKey: uuid(1), status, costByYear: { '2026': 1_000_000 } });
    expect(left([own])).toMatch(
      /£90,000\.00 of [^.]*\.00 for the whole council, this package counted\.$/,
    );
  });

  test('is the team’s where the team has one, of the team’s packages alone', () => {
    const packages = [
      other(1, { team: 'send', costByYear: { '2026': 500_000 } }),
      other(2, { costByYear: { '2026': 700_000 } }),
    ];
    expect(left(packages, { team: 'send' })).toContain('£25,000.00 of £40,000.00 for SEND');
  });

  test('is nothing on the last penny and over budget a penny later', () => {
    const spent = (cost: number) => [other(1, { costByYear: { '2026': cost } })];
    expect(left(spent(9_000_000))).toContain('£0.00 of');
    const start = { settings: { budgets }, packages: spent(9_000_001) };
    expect(said('Over budget', start)).toBe(
      'warning: Over budget, 2026 to 2027: £0.01 over the £100,000.00 for the whole council, this package counted.',
    );
  });

  test('is not known where nobody set one, never nothing', () => {
    expect(said('Budget for', { settings: { budgets } })).toBe(
      'info: Budget for 2027 to 2028 not set. What would be left of it is not known.',
    );
    const ofSend = { settings: { budgets: [{ financialYear: 2026, team: 'send', amount: 1 }] } };
    expect(said('Budget for 2026', ofSend)).toBeDefined();
  });
});

// Source of the threshold: £663,540 with VAT for light-touch services, unchanged on 1 January 2026.
describe('adding up a provider’s packages', () => {
  const worth = (wholeCost: number, over: Partial<EducationPackage> = {}) => ({
    packages: [other(1, { wholeCost, ...over })],
  });

  test('up to the threshold is worth knowing, a penny above it is to be checked', () => {
    expect(said('All packages', worth(63_354_000))).toBe(
      'info: All packages with this provider: £663,540.00 approved and beginning from 24 February 2025, this one counted: £0.00 below the light-touch threshold of £663,540.00 with VAT (Procurement Act 2023, as on 1 January 2026). A check, not a finding.',
    );
    expect(said('Above', worth(63_354_001))).toMatch(
      /^warning: Above the light-touch threshold: £663,540\.01 .* £0\.01 above .*A check, not a finding\.$/,
    );
  });

  test.each([
    ['another provider’s', { providerId: 99 }],
    ['one that waits', { status: 'inReview' }],
    ['one that began before the Act', { startDate: '2025-02-23' }],
    ['itself', { requestKey: uuid(1) }],
  ] as const)('does not count %s', (_what, over) => {
    expect(said('All packages', worth(63_354_001, over))).toContain('£30,000.00 approved');
  });

  test('counts one that begins on the first day of the Act', () => {
    expect(said('Above', worth(63_354_001, { startDate: '2025-02-24' }))).toBeDefined();
  });

  test('says that there is no threshold where nobody set one', () => {
    const procurement = { lightTouchThreshold: null, edition: '' };
    expect(said('All packages', { settings: { procurement } })).toMatch(
      /: £30,000\.00 .* No light-touch threshold is set to compare with\.$/,
    );
  });
});

describe('comparing the price with the median', () => {
  const prices = (...all: number[]) => all.map((price, index) => other(10 + index, { price }));
  const none = 'Not enough packages to compare the price';
  const against = (packages: EducationPackage[], start: AppStart = {}, over = {}) =>
    said('Price against', { packages, ...start }, over);

  test('says the difference, the median and how many were compared', () => {
    expect(against(prices(3000, 3200, 3200, 4000, 9000))).toBe(
      'info: Price against the median: 13% above. £4.00 an hour more than the median of £32.00, of 5 other packages with the same registration and a need in common that begin from 24 November 2024.',
    );
    expect(against(prices(3600, 3600, 3600, 3600, 3600))).toContain(': equal. The same as');
  });

  test('between two middle prices is the nearest whole penny', () => {
    expect(against(prices(1000, 2000, 3000, 4001, 5000, 6000))).toContain('median of £35.01, of 6');
  });

  test('needs five others', () => {
    expect(said(none, { packages: prices(1, 2, 3, 4) })).toBe(
      `info: ${none}. 4 other packages priced an hour, with the same registration and a need in common that begin from 24 November 2024; 5 are needed.`,
    );
  });

  test.each([
    ['in another unit', { priceUnit: 'day' }],
    ['that was declined', { status: 'declined' }],
    ['that began more than 24 months ago', { startDate: '2024-11-23' }],
    ['that is this one', { requestKey: uuid(1) }],
    ['of an unknown provider', { providerId: 99 }],
  ] as const)('does not count one %s', (_what, over) => {
    expect(against([...prices(1, 2, 3, 4), other(30, over)])).toBeUndefined();
  });

  test('counts one that began 24 months ago to the day', () => {
    const packages = [...prices(1, 2, 3, 4), other(30, { startDate: '2024-11-24' })];
    expect(against(packages)).toBeDefined();
  });

  test('a provider of another registration or without a need in common does not count', () => {
    const packages = prices(1, 2, 3, 4, 5).map((one) => ({ ...one, providerId: 38 }));
    const with38 = (over: object) => ({
      providers: [provider, aProvider({ id: 38, needs: ['SEMH', 'ASD'], ...over })],
    });
    expect(against(packages, with38({}))).toBeDefined();
    expect(against(packages, with38({ registrationStatus: 'stateSchool' }))).toBeUndefined();
    expect(against(packages, with38({ needs: ['ASD'] }))).toBeUndefined();
  });

  test('the child’s need goes before the provider’s', () => {
    const packages = prices(1, 2, 3, 4, 5);
    const children = [aChild({ primaryNeed: 'ASD' })];
    expect(against(packages, { children })).toBeUndefined();
    expect(against(packages, { children: [aChild({ primaryNeed: 'SEMH' })] })).toBeDefined();
  });

  test('is worked out again when a provider changes', async () => {
    const app = appWith({ providers: [provider], packages: prices(1, 2, 3, 4, 5) });
    const titles = () => concernsFor(app, facts).map(({ title }) => title);
    expect(titles()).toContain('Price against the median');
    await app.providers.change(provider, { registrationStatus: 'stateSchool' });
    expect(titles()).toContain(none);
  });

  test('a price for the whole package is not compared', () => {
    const packages = several(5, { priceUnit: 'once' });
    expect(said('Price against', { packages }, { priceUnit: 'once' })).toBeUndefined();
    expect(said(none, { packages }, { priceUnit: 'once' })).toBeUndefined();
  });
});
