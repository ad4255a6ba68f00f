import { dayLogged, dryRun } from '../../../teamsapp/approvals/dryRun';
import type { ApprovalRules, StageRule } from '../../../teamsapp/settings/settings';
import { appWith, type AppStart } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  carol,
  megan,
  priya,
  ruth,
  sam,
  tom,
  uuid,
} from '../../support/build';

const manager: StageRule = {
  name: 'Team Manager',
  body: { role: 'manager', ofTeam: 'package' },
  quorum: 1,
  waitingDays: 2,
};
const aRule = (name: string, over: Partial<StageRule> = {}): StageRule => ({
  name,
  body: { role: 'commissioner' },
  quorum: 1,
  waitingDays: 5,
  ...over,
});
const withStages = (...stages: StageRule[]): ApprovalRules => ({ stages });

/** The package and its first request, opened on the day. */
const logged = (id: number, day: string, over: Parameters<typeof aPackage>[0] = {}) => ({
  educationPackage: aPackage({ id, ...over }),
  approval: anApproval({
    id: 2000 + id,
    packageId: id,
    stages: [aStage({ openedAt: `${day}T09:00:00.000Z` })],
  }),
});
const appOf = (pairs: ReturnType<typeof logged>[], more: AppStart = {}) =>
  appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: pairs.map(({ educationPackage }) => educationPackage),
    approvals: pairs.map(({ approval }) => approval),
    ...more,
  });
const run = async (app: ReturnType<typeof appOf>, rules: ApprovalRules, actor = ruth) => {
  const [quarter, year] = await dryRun(app, actor, rules);
  if (!quarter || !year) throw new Error('A dry run has two spans.');
  return { quarter, year };
};

describe('trying a draft on past packages', () => {
  test('the rules in force change nothing', async () => {
    const { year } = await run(appOf([logged(1, '2026-11-20')]), withStages(manager));
    expect(year).toMatchObject({ packages: 1, same: 1, withMoreStages: 0, reasons: [] });
    expect(year.elsewhere).toEqual({ count: 0, packages: [], more: 0, hidden: 0 });
  });

  test('names the packages that would go elsewhere, from where and to where, newest first', async () => {
    const app = appOf([logged(1, '2026-11-19'), logged(2, '2026-11-20')]);
    const draft = withStages(manager, aRule('QA check'), aRule('Finance', { beside: true }));
    const { year } = await run(app, draft);
    expect(year.elsewhere.packages).toEqual([
      {
        id: 2,
        reference: 'EP-0002',
        was: 'Team Manager',
        wouldBe: 'Team Manager, then QA check and Finance',
        stuckAt: '',
      },
      expect.objectContaining({ id: 1 }),
    ]);
    expect(year).toMatchObject({ same: 0, withMoreStages: 2 });
  });

  test('counts a package by the day on which its first stage opened', async () => {
    const app = appOf([
      logged(1, '2026-08-26'),
      logged(2, '2026-08-25'),
      logged(3, '2025-11-24'),
      logged(4, '2025-11-23'),
    ]);
    const { quarter, year } = await run(app, withStages(manager));
    expect([quarter.since, quarter.packages]).toEqual(['2026-08-26', 1]);
    expect([year.since, year.packages]).toEqual(['2025-11-24', 3]);
  });

  test('a package whose request is not here counts on the day of its last event', () => {
    const educationPackage = aPackage();
    expect(dayLogged(appWith(), educationPackage)).toBe(educationPackage.lastEvent.at.slice(0, 10));
  });

  test('a stage of the same name that others would decide is elsewhere', async () => {
    const draft = withStages({ ...manager, body: { role: 'commissioner' } });
    const { year } = await run(appOf([logged(1, '2026-11-20')]), draft);
    expect(year.elsewhere.packages[0]).toMatchObject({ wouldBe: 'Team Manager, by others' });
  });

  test('other days to answer in do not lead elsewhere', async () => {
    const draft = withStages({ ...manager, waitingDays: 9 });
    expect((await run(appOf([logged(1, '2026-11-20')]), draft)).year.same).toBe(1);
  });

  test('judges each package by its own facts', async () => {
    const app = appOf([
      logged(1, '2026-11-20', { legalRoute: 'ISS' }),
      logged(2, '2026-11-20', { legalRoute: 'CME' }),
    ]);
    const { year } = await run(
      app,
      withStages(manager, aRule('Panel', { when: [{ routes: ['ISS'] }] })),
    );
    expect(year.load).toEqual([
      { stage: 'Team Manager', was: 2, wouldBe: 2 },
      { stage: 'Panel', was: 0, wouldBe: 1 },
    ]);
  });

  test('counts what a stage that is left out passes no more', async () => {
    const draft = withStages(aRule('Director'));
    expect((await run(appOf([logged(1, '2026-11-20')]), draft)).year.load).toEqual([
      { stage: 'Director', was: 0, wouldBe: 1 },
      { stage: 'Team Manager', was: 1, wouldBe: 0 },
    ]);
  });

  test('names fifty and counts the rest', async () => {
    const pairs = Array.from({ length: 53 }, (_, index) => logged(index + 1, '2026-11-20'));
    const { year } = await run(appOf(pairs), withStages(manager, aRule('QA check')));
    expect(year.elsewhere).toMatchObject({ count: 53, more: 3, hidden: 0 });
    expect(year.elsewhere.packages).toHaveLength(50);
  });

  test('is for administrators only', async () => {
    await expect(dryRun(appWith(), megan, withStages(manager))).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });
});

describe('keeping restricted children out of a trial', () => {
  const restricted = [
    aChild({ restricted: true }),
    aChild({ id: 13, reference: 'CD34', team: 'send' }),
  ];
  const pairs = [logged(1, '2026-11-20'), logged(2, '2026-11-20', { childReference: 'CD34' })];
  const draft = withStages(manager, aRule('QA check'));

  test('packages that the reader may not see are counted and not named', async () => {
    const { year } = await run(appOf(pairs, { children: restricted }), draft);
    expect(year.elsewhere).toMatchObject({ count: 2, hidden: 1 });
    expect(year.elsewhere.packages.map(({ reference }) => reference)).toEqual(['EP-0002']);
  });

  test('a package whose child is not known is kept out as well', async () => {
    const { year } = await run(appOf(pairs, { children: [] }), draft);
    expect(year.elsewhere).toMatchObject({ count: 2, hidden: 2, packages: [] });
  });

  test('whoever is close to the child has it named', async () => {
    const close = { ...ruth, teams: ['inclusion'] };
    const { year } = await run(appOf(pairs, { children: restricted }), draft, close);
    expect(year.elsewhere.hidden).toBe(0);
  });
});

describe('finding packages that nobody could decide', () => {
  const stuckOf = async (rules: ApprovalRules, more: AppStart = {}, over = {}) =>
    (await run(appOf([logged(1, '2026-11-20', over)], more), rules)).year;
  const panel = (quorum: number, ...people: (typeof megan)[]) =>
    aRule('Panel', { quorum, body: { people: people.map(({ id, name }) => ({ id, name })) } });

  test('nobody is in the body', async () => {
    const group = { groupId: 'gone', groupName: 'Panel' };
    const year = await stuckOf(withStages(aRule('Panel', { body: group })));
    expect(year.stuck).toMatchObject({ count: 1, packages: [{ id: 1, stuckAt: 'Panel' }] });
    expect(year.reasons).toEqual([{ why: 'Nobody is in Panel.', packages: 1 }]);
  });

  test('only the person who logged it is in the body', async () => {
    expect((await stuckOf(withStages(panel(1, priya)))).reasons).toEqual([
      { why: 'Everybody in Panel logged the package or may not see it.', packages: 1 },
    ]);
    expect((await stuckOf(withStages(panel(1, priya, tom)))).stuck.count).toBe(0);
  });

  test('fewer people than have to approve are left', async () => {
    const year = await stuckOf(withStages(panel(2, priya, tom)));
    expect(year.reasons).toEqual([
      { why: 'Panel needs 2 approvals, and only 1 can be given.', packages: 1 },
    ]);
    expect((await stuckOf(withStages(panel(2, carol, tom)))).stuck.count).toBe(0);
  });

  test('the team’s own manager logged it', async () => {
    const requester = { id: megan.id, name: megan.name };
    expect((await stuckOf(withStages(manager), {}, { requester })).stuck.count).toBe(1);
  });

  test('the only person left is needed for another stage and may not decide two', async () => {
    const fresh = { ...panel(1, megan), name: 'Second look', differentPerson: true as const };
    expect((await stuckOf(withStages(manager, fresh))).stuck.packages[0]?.stuckAt).toBe(
      'Second look',
    );
    const again = { ...panel(1, megan), name: 'Second look' };
    expect((await stuckOf(withStages(manager, again))).stuck.count).toBe(0);
  });

  test('those who may not see a restricted child cannot decide', async () => {
    const children = [aChild({ restricted: true })];
    expect((await stuckOf(withStages(panel(1, carol)), { children })).stuck.count).toBe(1);
    expect((await stuckOf(withStages(panel(1, sam)), { children })).stuck.count).toBe(0);
  });

  test('a deputy of the same level counts', async () => {
    const other = anActor({
      id: uuid(50),
      name: 'Lewis Grant',
      roles: ['manager'],
      teams: ['send'],
    });
    const people = [priya, megan, ruth, other];
    const requester = { id: megan.id, name: megan.name };
    const [of, deputy] = [tom, other].map(({ id, name }) => ({ id, name }));
    if (!of || !deputy) throw new Error('Two people were given.');
    const deputies = [{ of, deputy, from: '2026-11-01', to: '2026-11-30', by: deputy }];
    const rules = withStages(panel(1, megan, tom), {
      ...aRule('Later'),
      body: { people: [deputy] },
    });
    const start = { people, settings: { deputies, approvalRules: rules } };
    expect((await stuckOf(rules, start, { requester })).stuck.count).toBe(0);
  });
});

describe('trying a draft on twenty thousand packages', () => {
  test('lets others be served meanwhile', async () => {
    const packages = Array.from({ length: 20_000 }, (_, index) =>
      aPackage({
        id: index + 1,
        childReference: `AB${String(index % 12_000)}`,
        providerId: 1 + (index % 400),
      }),
    );
    const providers = Array.from({ length: 400 }, (_, index) => aProvider({ id: index + 1 }));
    const app = appWith({ packages, providers });
    let served = 0;
    const beat = setInterval(() => (served += 1), 0);
    const started = process.cpuUsage();
    const { year } = await run(
      app,
      withStages(manager, aRule('QA', { when: [{ offContract: true }] })),
    );
    const { user, system } = process.cpuUsage(started);
    clearInterval(beat);
    console.log(
      `dry run of 20,000 packages: ${String(Math.round((user + system) / 1000))} ms of CPU`,
    );
    expect(year).toMatchObject({ packages: 20_000, withMoreStages: 20_000 });
    expect(year.elsewhere).toMatchObject({ count: 20_000, hidden: 20_000 });
    expect(served).toBeGreaterThan(20);
  });
});
