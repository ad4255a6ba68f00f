import { findPackages } from '../../../teamsapp/packages/findPackages';
import { appWith } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  dee,
  megan,
  priya,
  ruth,
  sam,
  schoolReader,
  tom,
} from '../../support/build';

const providers = [
  aProvider({ urn: '148112' }),
  aProvider({ id: 38, name: 'Forest Trail Learning', town: 'Okebury' }),
];
const children = [
  aChild(),
  aChild({ id: 13, reference: 'AB1207', team: 'send' }),
  aChild({ id: 14, reference: 'CD34', team: 'send', restricted: true }),
];
const packages = [
  aPackage({ id: 1042 }),
  aPackage({
    id: 1043,
    childReference: 'AB1207',
    providerId: 38,
    team: 'send',
    requester: { id: dee.id, name: dee.name },
    legalRoute: 'EOTAS_S61',
    status: 'submitted',
    hoursPerWeek: 12,
    wholeCost: 302_400,
    startDate: '2027-06-09',
    endDate: '2027-07-16',
    nextReviewDue: '2027-07-16',
  }),
  aPackage({
    id: 1044,
    childReference: 'CD34',
    team: 'send',
    status: 'active',
    wholeCost: 1,
    endDate: '2027-07-16',
  }),
  aPackage({ id: 987, status: 'ended', endDate: '2026-10-23', wholeCost: 50_000 }),
];
const approvals = [anApproval({ packageId: 1043, team: 'send' })];
const app = () => appWith({ providers, children, packages, approvals });
const idsOf = (actor: typeof priya, input = {}) =>
  findPackages(app(), actor, input).rows.map(({ id }) => id);

describe('finding packages', () => {
  test('newest first, without those of restricted children of other teams', () => {
    expect(idsOf(priya)).toEqual([1043, 1042, 987]);
    expect(idsOf(tom)).toEqual([1044, 1043, 1042, 987]);
    expect(idsOf(sam)).toEqual([1044, 1043, 1042, 987]);
  });

  test('totals are those of the filter, counts those of all that the reader may see', () => {
    const found = findPackages(app(), priya, { states: ['submitted', 'ended'], limit: 1 });
    expect(found).toMatchObject({
      total: 2,
      totals: { packages: 2, hoursPerWeek: 16, wholeCost: 352_400 },
      logged: 3,
      running: 1,
    });
    expect(found.rows).toHaveLength(1);
  });

  test('a row shows the child as the reader may see it', () => {
    const [row] = findPackages(app(), priya, { words: 'EP-1042' }).rows;
    expect(row).toMatchObject({
      reference: 'EP-1042',
      child: 'J.K. · AB12',
      childId: 12,
      providerName: 'Calm Waters Tuition',
      state: 'endingSoon',
      team: { id: 'inclusion', name: 'Inclusion' },
    });
    expect(findPackages(app(), ruth, { words: 'EP-1042' }).rows[0]?.child).toBe('AB12');
  });

  test.each([
    ['mine', [1042, 987]],
    ['team', [1042, 987]],
    ['waiting', [1043]],
    ['ending', [1042]],
    ['ended', [987]],
  ] as const)('the view %s', (view, expected) => {
    expect(idsOf(priya, { view })).toEqual(expected);
  });

  test.each([
    ['running', [4, 3, 2, 1]],
    ['endingIn30Days', [2, 1]],
    ['reviewsOverdue', [3, 1]],
    ['retrospective', [5, 4]],
    ['offContract', [4, 1]],
  ] as const)('the managers’ view %s, in its own order', (view, expected) => {
    const far = { procurementRoute: 'framework', endDate: '2027-07-16' } as const;
    const rows = [
      aPackage({ id: 1, endDate: '2026-12-24', nextReviewDue: '2026-11-23' }),
      aPackage({ ...far, id: 2, endDate: '2026-11-24', nextReviewDue: '2026-11-24' }),
      aPackage({ ...far, id: 3, nextReviewDue: '2026-10-23' }),
      aPackage({ id: 4, endDate: '2026-12-25', retrospective: true }),
      aPackage({ ...far, id: 5, status: 'submitted', retrospective: true }),
      aPackage({ id: 6, status: 'declined', nextReviewDue: '2026-11-23' }),
    ].map((row) => ({ ...row, requestKey: `k-${row.id}` }));
    const managed = appWith({ providers, children, packages: rows });
    expect(findPackages(managed, priya, { view }).rows.map(({ id }) => id)).toEqual(expected);
  });

  test.each([
    ['EP-1042', [1042]],
    ['1043', [1043]],
    ['ep 1043', [1043]],
    ['ab12', [1043, 1042, 987]],
    ['AB1207', [1043]],
    ['calm', [1042, 987]],
    ['forest trail', [1043]],
    ['AB12 calm waters', [1042, 987]],
    ['148112', [1042, 987]],
    ['J.K. · AB1207', []],
    ['nothing like this', []],
    ['CD34', []],
    ['EP-1044', []],
  ])('the words “%s”', (words, expected) => {
    expect(idsOf(priya, { words })).toEqual(expected);
  });

  test.each([
    ['forest trial', 'forest trail', [1043]],
    ['AB1270', 'AB1207', [1043]],
    ['EP-1024', 'EP-1042', [1042]],
  ])('one slip is forgiven and said: “%s”', (words, searchedFor, expected) => {
    const found = findPackages(app(), priya, { words });
    expect(found.searchedFor).toBe(searchedFor);
    expect(found.rows.map(({ id }) => id)).toEqual(expected);
  });

  test('a slip never leads to a package that the reader may not see', () => {
    expect(findPackages(app(), priya, { words: 'CD43' })).toMatchObject({ total: 0 });
    expect(findPackages(app(), tom, { words: 'CD43' })).toMatchObject({
      total: 1,
      searchedFor: 'CD34',
    });
  });

  test.each([
    [{ routes: ['EOTAS_S61' as const] }, [1043]],
    [{ teams: ['send'] }, [1043]],
    [{ providerId: 37 }, [1042, 987]],
    [{ childId: 13 }, [1043]],
    [{ states: ['endingSoon' as const] }, [1042]],
    [{ childId: 99 }, []],
  ])('the filter %j', (filter, expected) => {
    expect(idsOf(priya, filter)).toEqual(expected);
  });

  test.each([
    ['package', [987, 1042, 1043]],
    ['provider', [1042, 987, 1043]],
    ['hours', [1042, 987, 1043]],
    ['starts', [1042, 987, 1043]],
    ['ends', [987, 1042, 1043]],
    ['cost', [987, 1042, 1043]],
    ['state', [1043, 1042, 987]],
    ['route', [1043, 1042, 987]],
  ] as const)('sorted by %s', (key, expected) => {
    expect(idsOf(priya, { sort: { key, direction: 'ascending' } })).toEqual(expected);
  });

  test.each(['ascending', 'descending'] as const)(
    'what has no review comes last, %s',
    (direction) => {
      expect(idsOf(priya, { sort: { key: 'review', direction } })[0]).toBe(1043);
    },
  );

  test('pages follow each other', () => {
    expect(idsOf(priya, { offset: 1, limit: 1 })).toEqual([1042]);
  });

  test('a change is found at once', async () => {
    const now = app();
    const before = findPackages(now, priya, { view: 'ended' }).total;
    const row = now.packages.find(1042);
    if (row) await now.packages.change(row, { status: 'ended' });
    expect(findPackages(now, priya, { view: 'ended' }).total).toBe(before + 1);
  });

  test('a new day is seen at once', () => {
    const now = app();
    const stateOf1042 = () => findPackages(now, megan, { words: 'EP-1042' }).rows[0]?.state;
    expect(stateOf1042()).toBe('endingSoon');
    now.clock.set('2026-12-19T10:00:00.000Z');
    expect(stateOf1042()).toBe('ended');
  });

  test('a school reader finds none', () => {
    expect(() => findPackages(app(), schoolReader, {})).toThrow(
      expect.objectContaining({ code: 'notAllowed' }),
    );
  });
});
