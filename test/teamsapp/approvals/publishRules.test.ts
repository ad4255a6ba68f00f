import { publishRules } from '../../../teamsapp/approvals/publishRules';
import { approvalRulesPage } from '../../../teamsapp/approvals/rulesPage';
import { bodyChoices } from '../../../teamsapp/approvals/bodyChoices';
import { AppError } from '../../../teamsapp/common/errors';
import { setting } from '../../../teamsapp/settings/inForce';
import type { ApprovalRules, StageRule } from '../../../teamsapp/settings/settings';
import { lastPublished } from '../../../teamsapp/settings/ruleSets';
import { appWith, type TestApp } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  megan,
  priya,
  ruth,
  schoolReader,
  wealdshire,
} from '../../support/build';

const aRule = (over: Partial<StageRule> = {}): StageRule => ({
  name: 'Commissioner',
  body: { role: 'commissioner' },
  quorum: 1,
  waitingDays: 4,
  ...over,
});
const onlyPriya: ApprovalRules = {
  stages: [aRule({ name: 'Panel', body: { people: [{ id: priya.id, name: priya.name }] } })],
};
const rules: ApprovalRules = { stages: [aRule()] };
const publish = (
  app: TestApp,
  over: Partial<Parameters<typeof publishRules>[2]> = {},
  who = ruth,
) =>
  publishRules(app, who, {
    validFrom: '2026-11-25',
    rules,
    after: lastPublished(app),
    because: '',
    ...over,
  });
const withPackage = () =>
  appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ id: 1 })],
    approvals: [
      anApproval({ packageId: 1, stages: [aStage({ openedAt: '2026-11-20T09:00:00.000Z' })] }),
    ],
  });

describe('publishing approval rules', () => {
  test('puts them in force from their day and leaves open requests as they are', async () => {
    const app = withPackage();
    const before = app.approvals.all();
    await publish(app);
    expect(setting(app, 'approvalRules').stages[0]?.name).toBe('Team Manager');
    expect(setting(app, 'approvalRules', '2026-11-25')).toEqual(rules);
    expect(app.approvals.all()).toEqual(before);
  });

  test('from today counts at once', async () => {
    const app = appWith();
    await publish(app, { validFrom: '2026-11-24' });
    expect(setting(app, 'approvalRules')).toEqual(rules);
  });

  test.each([
    ['a day that is past', { validFrom: '2026-11-23' }, 'validFrom'],
    ['rules that nobody could decide by', { rules: { stages: [] } }, 'rules'],
    ['the rules that hold on that day already', { rules: wealdshire.approvalRules }, 'rules'],
    ['a reason longer than a list takes', { because: 'x'.repeat(1001) }, 'because'],
  ])('refuses %s', async (_, over, field) => {
    await expect(publish(appWith(), over)).rejects.toMatchObject({ code: 'invalid', field });
  });

  test('refuses when somebody published meanwhile, and publishes nothing', async () => {
    const app = appWith();
    const after = lastPublished(app);
    await publish(app);
    await expect(publish(app, { after, validFrom: '2026-12-01' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(setting(app, 'approvalRules', '2026-12-01')).toEqual(rules);
  });

  test('is for administrators only', async () => {
    await expect(publish(appWith(), {}, megan)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test('refuses a group that the directory does not have', async () => {
    const app = appWith();
    app.directory = {
      ...app.directory,
      members: () => Promise.reject(new AppError('notFound', 'It is not there.')),
    };
    const body = { groupId: 'mistyped', groupName: 'SEN Resource Panel' };
    await expect(publish(app, { rules: { stages: [aRule({ body })] } })).rejects.toThrow(
      'The directory has no group with the id of SEN Resource Panel.',
    );
  });
});

describe('publishing rules by which nobody could decide a package', () => {
  test('asks for a reason', async () => {
    await expect(publish(withPackage(), { rules: onlyPriya })).rejects.toMatchObject({
      code: 'invalid',
      field: 'because',
      message:
        '1 package of the last year would have nobody to decide. Add people to their stages, or say why you publish anyway.',
    });
  });

  test('keeps the reason in one line with who gave it', async () => {
    const app = withPackage();
    await publish(app, { rules: onlyPriya, because: ' The panel\n starts in January. ' });
    expect(approvalRulesPage(app, megan).sets[0]).toMatchObject({
      state: 'coming',
      publishedBy: 'Ruth Allen',
      because: 'The panel starts in January.',
    });
  });
});

describe('showing the rules', () => {
  test('everybody who sees packages reads them, as sentences alone', () => {
    const page = approvalRulesPage(appWith(), megan);
    expect(page).toMatchObject({ mayChange: false, today: '2026-11-24' });
    expect(page.sets[0]).toMatchObject({
      state: 'inForce',
      validFrom: '2025-09-01',
      publishedBy: 'Ruth Allen',
      words: [{ when: ['Any package'], who: 'Team Manager of the package’s team' }],
      rules: null,
      before: null,
    });
  });

  test('an administrator also gets the rules, and those that a set took the place of', async () => {
    const app = appWith();
    await publish(app);
    const [coming, inForce] = approvalRulesPage(app, ruth).sets;
    expect(coming).toMatchObject({ rules, before: wealdshire.approvalRules });
    expect(inForce?.rules).toEqual(wealdshire.approvalRules);
  });

  test('publishing the rules before again from the same day undoes a set that is to come', async () => {
    const app = appWith();
    await publish(app);
    const before = approvalRulesPage(app, ruth).sets[0]?.before;
    if (!before) throw new Error('A set to come can be undone.');
    await publish(app, { rules: before });
    expect(setting(app, 'approvalRules', '2026-11-25')).toEqual(wealdshire.approvalRules);
    expect(approvalRulesPage(app, ruth).sets.map(({ state }) => state)).toEqual([
      'coming',
      'replaced',
      'inForce',
      'past',
    ]);
  });

  test('a school reader sees none', () => {
    expect(() => approvalRulesPage(appWith(), schoolReader)).toThrow('You cannot see packages.');
  });
});

describe('offering whom a stage can be given to', () => {
  test('people with a role, roles with their number, and the groups that settings name', async () => {
    const body = { groupId: 'group-panel', groupName: 'SEN Resource Panel' };
    const app = appWith({ settings: { approvalRules: { stages: [aRule({ body })] } } });
    const { people, roles, groups } = await bodyChoices(app, ruth);
    expect(people.map(({ name }) => name)).not.toContain('Alan Price');
    expect(people).toContainEqual({
      id: megan.id,
      name: 'Megan Ashworth',
      title: 'Member of staff, Team Manager',
    });
    expect(roles[0]).toEqual({ role: 'manager', name: 'Team Manager', people: 2 });
    expect(groups.map(({ groupName }) => groupName)).toEqual([
      'Everybody with the role Administrator',
      'Everybody with the role Commissioner',
      'Everybody with the role Member of staff',
      'Everybody with the role Safeguarding lead',
      'Everybody with the role Team Manager',
      'SEN Resource Panel',
      'Team Inclusion',
      'Team SEND',
      'Team Virtual School',
    ]);
  });

  test('is for administrators only', async () => {
    await expect(bodyChoices(appWith(), megan)).rejects.toMatchObject({ code: 'notAllowed' });
  });
});
