import { decide } from '../../../teamsapp/approvals/decide';
import { mayReconsider, reconsider } from '../../../teamsapp/approvals/reconsider';
import { repair } from '../../../teamsapp/jobs/repair';
import { packagePage } from '../../../teamsapp/packages/packageView';
import type { TestApp } from '../../support/app';
import {
  anApproval,
  aPackage,
  aSnapshot,
  aStage,
  dee,
  megan,
  priya,
  tom,
} from '../../support/build';
import { appFor, lewis, press, refusalOf } from './deciding';

const stage = aStage({ rule: { ...aStage().rule, body: { role: 'manager' } } });
const settings = { approvalRules: { stages: [stage.rule] } };

async function declined(): Promise<TestApp> {
  const app = appFor(anApproval({ stages: [stage] }), { settings });
  await decide(app, megan, { ...press, verdict: 'decline', note: 'Too dear.' });
  await app.idle();
  return app;
}
const ask = { approvalId: 2207, because: 'The price has come down.' };

describe('asking for another look', () => {
  test('opens a new request for people who did not decide, and the package waits again', async () => {
    const app = await declined();
    expect(app.packages.find(1042)?.status).toBe('declined');
    const again = await reconsider(app, priya, ask);
    await app.idle();
    expect(again).toMatchObject({
      kind: 'reconsideration',
      state: 'open',
      because: 'The price has come down.',
      requester: { name: 'Priya Nair' },
    });
    expect(app.packages.find(1042)?.status).toBe('submitted');
    expect((await packagePage(app, priya, 1042)).package.state).toBe('submitted');
    const press2 = { ...press, approvalId: again.id };
    expect(await refusalOf(decide(app, megan, press2))).toMatchObject({ code: 'notAllowed' });
    await decide(app, tom, press2);
    await app.idle();
    expect(app.packages.find(1042)?.status).toBe('approved');
  });

  test('declined a second time the package is declined', async () => {
    const app = await declined();
    const again = await reconsider(app, priya, ask);
    const press2 = { ...press, approvalId: again.id };
    await decide(app, tom, { ...press2, verdict: 'decline', note: 'Still too dear.' });
    await app.idle();
    expect(app.packages.find(1042)?.status).toBe('declined');
    expect(mayReconsider(app, priya, again)).toBe(false);
  });

  test('pressed twice it is one request', async () => {
    const app = await declined();
    const again = await reconsider(app, priya, ask);
    expect((await reconsider(app, priya, ask)).id).toBe(again.id);
    expect(app.approvals.all()).toHaveLength(2);
  });

  test('the status follows also when the process died before it was brought', async () => {
    const app = await declined();
    app.afterwards = () => undefined;
    await reconsider(app, priya, ask);
    expect(app.packages.find(1042)?.status).toBe('declined');
    await repair(app);
    expect(app.packages.find(1042)?.status).toBe('submitted');
  });

  test('an approved package is looked at again only before it has begun', async () => {
    const soon = aPackage({ status: 'submitted', startDate: '2026-12-07' });
    const asked = anApproval({ stages: [stage], snapshot: aSnapshot({ facts: [] }) });
    const app = appFor(asked, { settings, packages: [soon] });
    await decide(app, megan, press);
    await app.idle();
    const again = await reconsider(app, megan, ask);
    await app.idle();
    expect(again.barred?.map(({ name }) => name)).toEqual(['Priya Nair', 'Megan Ashworth']);
    expect(app.packages.find(1042)?.status).toBe('submitted');

    const begun = appFor(anApproval({ stages: [stage] }), { settings });
    await decide(begun, megan, press);
    await begun.idle();
    const refusal = await refusalOf(reconsider(begun, priya, ask));
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toContain('has begun');
  });

  test('is refused while it waits, without a reason, and by those who have no part in it', async () => {
    const waiting = appFor(anApproval({ stages: [stage] }), { settings });
    expect(await refusalOf(reconsider(waiting, priya, ask))).toMatchObject({ code: 'conflict' });
    const app = await declined();
    expect(await refusalOf(reconsider(app, priya, { ...ask, because: ' ' }))).toMatchObject({
      code: 'invalid',
      field: 'because',
    });
    expect(await refusalOf(reconsider(app, dee, ask))).toMatchObject({ code: 'notAllowed' });
  });

  test('is refused when nobody is left who did not decide', async () => {
    const app = appFor(anApproval({ stages: [stage] }), { settings, people: [priya, megan] });
    await decide(app, megan, { ...press, verdict: 'decline', note: 'Too dear.' });
    const refusal = await refusalOf(reconsider(app, priya, ask));
    expect(refusal.message).toMatch(/^Team Manager has nobody, or not enough people, who did not/);
    expect(app.approvals.all()).toHaveLength(1);
  });

  test('the requester of the package does not decide what a colleague asks', async () => {
    const own = aPackage({ status: 'submitted', requester: { id: lewis.id, name: lewis.name } });
    const asked = anApproval({
      stages: [stage],
      requester: { id: lewis.id, name: lewis.name },
    });
    const app = appFor(asked, { settings, packages: [own] });
    await decide(app, megan, { ...press, verdict: 'decline', note: 'Too dear.' });
    const again = await reconsider(app, priya, ask);
    const refusal = await refusalOf(decide(app, lewis, { ...press, approvalId: again.id }));
    expect(refusal.code).toBe('notAllowed');
  });
});
