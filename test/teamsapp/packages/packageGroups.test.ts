import { costKey, packageGroups } from '../../../teamsapp/packages/packageGroups';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import { appWith } from '../../support/app';
import { aPackage } from '../../support/build';

const rows = [
  aPackage({ id: 1, status: 'active', costByYear: { '2026': 100, '2027': 30 } }),
  aPackage({ id: 2, status: 'inReview', costByYear: { '2026': 50 }, team: 'send' }),
  aPackage({ id: 3, status: 'declined', costByYear: { '2026': 900 } }),
  aPackage({ id: 4, status: 'ended', costByYear: { '2026': 7 }, providerId: 99 }),
];

/** What the groups say, in a form that does not depend on the order of changes. */
const said = (app: ReturnType<typeof appWith>) => {
  const groups = packageGroups(app);
  const ids = <K>(map: ReadonlyMap<K, ReadonlySet<EducationPackage>>) =>
    [...map].map(([key, group]) => [key, [...group].map(({ id }) => id).sort()]).sort();
  const sums = (map: ReadonlyMap<string, number>) => [...map].filter(([, sum]) => sum !== 0).sort();
  return {
    byProvider: ids(groups.byProvider),
    byChild: ids(groups.byChild),
    committed: sums(groups.committed),
    waiting: sums(groups.waiting),
  };
};

describe('grouping packages', () => {
  test('sums what is promised and what waits, for each team and the council', () => {
    const { committed, waiting } = packageGroups(appWith({ packages: rows }));
    expect(committed.get(costKey(2026))).toBe(107);
    expect(committed.get(costKey(2026, 'inclusion'))).toBe(107);
    expect(committed.get(costKey(2027, 'inclusion'))).toBe(30);
    expect(waiting.get(costKey(2026))).toBe(50);
    expect(waiting.get(costKey(2026, 'send'))).toBe(50);
  });

  test('is the same until a package changes, then another', async () => {
    const app = appWith({ packages: rows });
    const first = packageGroups(app);
    expect(packageGroups(app)).toBe(first);
    await app.packages.change(rows[0] ?? aPackage(), { providerId: 5 });
    expect(packageGroups(app)).not.toBe(first);
  });

  test('after each change says what a first look at the same rows would', async () => {
    const app = appWith({ packages: rows });
    const find = (id: number) => app.packages.find(id) ?? aPackage();
    const changes = [
      () => app.packages.change(find(2), { status: 'approved', childReference: 'CD34' }),
      () => app.packages.change(find(1), { status: 'ended', costByYear: { '2026': 60 } }),
      () => app.packages.remove(find(3)),
      () => app.packages.add(aPackage({ id: 12, requestKey: 'new', providerId: 99 })),
      () => app.packages.remove(find(4)),
    ];
    packageGroups(app);
    for (const change of changes) {
      await change();
      expect(said(app)).toEqual(said(appWith({ packages: [...app.packages.all()] })));
    }
  });
});
