import type { Verdict } from '../../../teamsapp/approvals/approval';
import { decide } from '../../../teamsapp/approvals/decide';
import { anApproval, aStage, megan, priya, tom } from '../../support/build';
import { appFor, lewis, press, refusalOf, stages } from './deciding';

describe('refusing a decision', () => {
  test('a stage that the request does not have', async () => {
    const refusal = await refusalOf(decide(appFor(), megan, { ...press, stageId: 's9' }));
    expect(refusal).toMatchObject({
      code: 'notFound',
      message: 'This request has no such stage. Open it again to see it as it is.',
    });
  });

  test('somebody else was faster', async () => {
    const app = appFor();
    await decide(app, megan, press);
    app.clock.set('2026-11-24T10:41:00.000Z');
    expect(await refusalOf(decide(app, lewis, press))).toMatchObject({
      code: 'conflict',
      message: 'Megan Ashworth approved EP-1042 at 10:00. Your answer was not recorded.',
    });
  });

  test('the requester, even as an approver', async () => {
    const app = appFor(anApproval({ requester: { id: megan.id, name: megan.name } }));
    expect(await refusalOf(decide(app, megan, press))).toMatchObject({
      code: 'notAllowed',
      message:
        'You logged EP-1042, so someone else must decide. Lewis Grant decides by 26 November 2026.',
    });
  });

  test('a manager of another team', async () => {
    expect(await refusalOf(decide(appFor(), tom, press))).toMatchObject({
      code: 'notAllowed',
      message:
        'Only Team Manager approvers can decide EP-1042. Lewis Grant or Megan Ashworth decides by 26 November 2026.',
    });
  });

  test('somebody who was removed from the group since', async () => {
    const app = appFor(anApproval(), { people: [priya, lewis] });
    expect((await refusalOf(decide(app, megan, press))).code).toBe('notAllowed');
  });

  test('nobody can decide: says whom to ask', async () => {
    const app = appFor(anApproval(), { people: [priya, tom] });
    expect((await refusalOf(decide(app, tom, press))).message).toBe(
      'Only Team Manager approvers can decide EP-1042. Nobody can decide Team Manager for Inclusion yet. Ask an Education Packages administrator.',
    );
  });

  test('a stage that the request has not reached', async () => {
    const app = appFor(anApproval({ stages: stages('Team Manager', 'SEND Panel') }));
    expect(await refusalOf(decide(app, megan, { ...press, stageId: 's2' }))).toMatchObject({
      code: 'conflict',
      message: 'EP-1042 has not reached SEND Panel yet. Your answer was not recorded.',
    });
  });

  test('a question that waits for its answer', async () => {
    const asked = {
      by: { id: lewis.id, name: lewis.name },
      at: '2026-11-24T09:30:00.000Z',
      text: 'Which days?',
    };
    const waiting = aStage({ state: 'informationRequested', questions: [{ id: 's1q1', asked }] });
    const app = appFor(anApproval({ state: 'informationRequested', stages: [waiting] }));
    expect(await refusalOf(decide(app, megan, press))).toMatchObject({
      code: 'conflict',
      message:
        'Lewis Grant asked a question about EP-1042. It can be decided when Priya Nair has answered.',
    });
  });

  test('facts that have changed since they were seen', async () => {
    const app = appFor(anApproval({ seen: 2 }));
    expect(await refusalOf(decide(app, megan, press))).toMatchObject({
      code: 'conflict',
      message:
        'EP-1042 has changed since you saw it. Look at it again before you decide. Your answer was not recorded.',
    });
  });

  test('a withdrawn request', async () => {
    const withdrawn = anApproval({ state: 'withdrawn' });
    const refusal = await refusalOf(decide(appFor(withdrawn), megan, press));
    expect(refusal.message).toMatch(/^Priya Nair withdrew EP-1042 on 1 September 2026/);
  });

  test.each<[Verdict, string]>([
    ['decline', 'Say why you decline EP-1042.'],
    ['approveWithConditions', 'Say on which conditions you approve EP-1042.'],
  ])('%s without words', async (verdict, sentence) => {
    expect(
      await refusalOf(decide(appFor(), megan, { ...press, verdict, note: '  ' })),
    ).toMatchObject({ code: 'invalid', field: 'note', message: sentence });
  });

  test('more than 1,000 characters', async () => {
    const note = 'a'.repeat(1001);
    expect(await refusalOf(decide(appFor(), megan, { ...press, note }))).toMatchObject({
      code: 'invalid',
      field: 'note',
      message: 'Use at most 1,000 characters. You used 1,001.',
    });
  });

  test('writes nothing and starts nothing', async () => {
    const app = appFor();
    await refusalOf(decide(app, tom, press));
    await app.idle();
    expect([app.approvals.writes(), app.activity.all().length, app.notified.length]).toEqual([
      0, 0, 0,
    ]);
  });
});
