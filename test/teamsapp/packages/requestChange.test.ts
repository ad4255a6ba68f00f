import { decide } from '../../../teamsapp/approvals/decide';
import { repair } from '../../../teamsapp/jobs/repair';
import { endPackage } from '../../../teamsapp/packages/endPackage';
import { checkChange, requestChange } from '../../../teamsapp/packages/requestChange';
import type { ApprovalRules } from '../../../teamsapp/settings/settings';
import { appWith, type TestApp } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  carol,
  dee,
  megan,
  priya,
} from '../../support/build';
import { refusalOf } from '../approvals/deciding';

const rules: ApprovalRules = {
  stages: [
    {
      name: 'Team Manager',
      body: { role: 'manager', ofTeam: 'package' },
      quorum: 1,
      waitingDays: 2,
    },
    {
      name: 'Commissioning',
      body: { role: 'commissioner' },
      quorum: 1,
      waitingDays: 2,
      when: [{ offContract: true }],
    },
    {
      name: 'Finance',
      body: { role: 'commissioner' },
      quorum: 1,
      waitingDays: 2,
      when: [{ weeklyCostAbove: 15_000 }],
    },
  ],
};
const approved = anApproval({ state: 'approved', stages: [aStage({ state: 'approved' })] });

function running(): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage()],
    approvals: [approved],
    settings: { approvalRules: rules },
  });
}
const dearer = {
  id: 1042,
  from: '2026-12-07',
  price: 4000,
  because: 'The tutor is qualified now.',
};

async function approve(app: TestApp, id: number): Promise<void> {
  for (const [person, name] of [
    [megan, 'Team Manager'],
    [carol, 'Finance'],
  ] as const) {
    const stage = app.approvals.find(id)?.stages.find(({ rule }) => rule.name === name);
    if (!stage) continue;
    const seen = app.approvals.find(id)?.seen ?? 0;
    await decide(app, person, {
      approvalId: id,
      stageId: stage.id,
      seen,
      verdict: 'approve',
      note: '',
    });
  }
  await app.idle();
}

describe('asking for a change of a package', () => {
  test('asks the stages that every package passes and those that look at what changes', async () => {
    const app = running();
    const request = await requestChange(app, priya, dearer);
    // Off contract it was before and is now: Commissioning has looked at that.
    expect(request.stages.map(({ rule }) => rule.name)).toEqual(['Team Manager', 'Finance']);
    expect(request).toMatchObject({
      kind: 'variation',
      because: 'The tutor is qualified now.',
      change: { number: 1, from: '2026-12-07', price: 4000, weeklyCost: 16_000 },
      snapshot: { weeklyCost: 16_000 },
    });
  });

  test('leaves the package as it is until it is approved, and then changes it once', async () => {
    const app = running();
    const { id } = await requestChange(app, priya, dearer);
    await app.idle();
    expect(app.packages.find(1042)).toMatchObject({ price: 3600, status: 'active' });
    await approve(app, id);
    expect(app.packages.find(1042)).toMatchObject({
      price: 4000,
      weeklyCost: 16_000,
      wholeCost: 12 * 14_400 + 2 * 16_000,
      changesApplied: 1,
      status: 'active',
      lastEvent: { verb: 'changed as approved', before: { price: 3600 }, after: { price: 4000 } },
    });
    const writes = app.packages.writes();
    await repair(app);
    expect(app.packages.writes()).toBe(writes);
  });

  test('repair puts an approved change in that a crash left out', async () => {
    const app = running();
    const { id } = await requestChange(app, priya, dearer);
    app.afterwards = () => undefined;
    await approve(app, id);
    expect(app.packages.find(1042)?.price).toBe(3600);
    expect(await repair(app)).toMatchObject({ approvalsCompleted: 1, failures: [] });
    expect(app.packages.find(1042)?.price).toBe(4000);
  });

  test('a declined change changes nothing, and the next one is another request', async () => {
    const app = running();
    const first = await requestChange(app, priya, dearer);
    const press = { approvalId: first.id, stageId: 's1', seen: 1 };
    await decide(app, megan, { ...press, verdict: 'decline', note: 'Too dear.' });
    await app.idle();
    expect(app.packages.find(1042)).toMatchObject({ price: 3600, status: 'active' });
    const second = await requestChange(app, priya, { ...dearer, price: 3800 });
    expect(second.change?.number).toBe(2);
    await approve(app, second.id);
    expect(app.packages.find(1042)).toMatchObject({ price: 3800, changesApplied: 2 });
  });

  test('an extension is a later last day alone', async () => {
    const app = running();
    const input = { id: 1042, endDate: '2027-03-26', because: 'More time is needed.' };
    const request = await requestChange(app, priya, input);
    expect(request).toMatchObject({ kind: 'extension', change: { from: '2026-12-19' } });
    await approve(app, request.id);
    expect(app.packages.find(1042)?.endDate).toBe('2027-03-26');
  });

  test('pressed twice it is one request, and another person’s waits for it', async () => {
    const app = running();
    const { id } = await requestChange(app, priya, dearer);
    expect((await requestChange(app, priya, dearer)).id).toBe(id);
    const refusal = await refusalOf(requestChange(app, megan, { ...dearer, price: 5000 }));
    expect(refusal.message).toMatch(/^A change of EP-1042 already waits for Team Manager\./);
  });

  test('is refused where nobody but the person who asks could decide it', async () => {
    const refusal = await refusalOf(requestChange(running(), megan, dearer));
    expect(refusal).toMatchObject({ code: 'invalid' });
    expect(refusal.message).toMatch(/^Team Manager has nobody/);
  });

  test('a change that waits is withdrawn when the package ends', async () => {
    const app = running();
    const { id } = await requestChange(app, priya, dearer);
    await endPackage(app, priya, { id: 1042, on: '2026-11-27', because: 'Back at school.' });
    await app.idle();
    expect(app.approvals.find(id)).toMatchObject({
      state: 'withdrawn',
      lastEvent: { actor: { name: 'Priya Nair' }, after: { because: 'EP-1042 is ended.' } },
    });
  });

  test('repair withdraws it where a crash left it waiting, and nobody decides it meanwhile', async () => {
    const app = running();
    const { id } = await requestChange(app, priya, dearer);
    app.afterwards = () => undefined;
    await endPackage(app, priya, { id: 1042, on: '2026-11-27', because: 'Back at school.' });
    const press = { approvalId: id, stageId: 's1', seen: 1, verdict: 'approve' as const, note: '' };
    expect(await refusalOf(decide(app, megan, press))).toMatchObject({ code: 'conflict' });
    await repair(app);
    expect(app.approvals.find(id)?.state).toBe('withdrawn');
  });

  test('what was ended after a change costs what each part cost', async () => {
    const app = running();
    const { id } = await requestChange(app, priya, dearer);
    await approve(app, id);
    await endPackage(app, priya, { id: 1042, on: '2026-12-11', because: 'Back at school.' });
    expect(app.packages.find(1042)?.wholeCost).toBe(12 * 14_400 + 16_000);
  });

  test.each([
    ['nothing that changes', { price: 3600 }, 'price'],
    ['an earlier last day', { endDate: '2026-12-01' }, 'endDate'],
    ['a day before the first', { from: '2026-09-01' }, 'from'],
    ['a day after the last', { from: '2026-12-19' }, 'from'],
    ['no reason', { because: ' ' }, 'because'],
  ])('refuses %s', async (_, wrong, field) => {
    const refusal = await refusalOf(requestChange(running(), priya, { ...dearer, ...wrong }));
    expect(refusal).toMatchObject({ code: 'invalid', field });
  });

  test('is for the requester and the package’s team', async () => {
    expect(await refusalOf(requestChange(running(), dee, dearer))).toMatchObject({
      code: 'notAllowed',
    });
  });

  test('a package that waits itself is not changed', async () => {
    const app = appWith({
      providers: [aProvider()],
      children: [aChild()],
      packages: [aPackage({ status: 'submitted' })],
      approvals: [anApproval()],
    });
    expect(await refusalOf(requestChange(app, priya, dearer))).toMatchObject({ code: 'conflict' });
  });

  test('shows beforehand what it would cost', async () => {
    expect(await checkChange(running(), priya, dearer)).toEqual({
      kind: 'variation',
      wholeCost: { now: 201_600, then: 12 * 14_400 + 2 * 16_000 },
      weeklyCost: { now: 14_400, then: 16_000 },
      byYear: [{ year: '2026 to 2027', now: 201_600, then: 12 * 14_400 + 2 * 16_000 }],
    });
  });
});
