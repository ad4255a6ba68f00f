import type { Approval, Verdict } from '../../../teamsapp/approvals/approval';
import { decide, type DecideInput } from '../../../teamsapp/approvals/decide';
import { AppError } from '../../../teamsapp/common/errors';
import { appWith, type AppStart, type TestApp } from '../../support/app';
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
  schoolReader,
  tom,
} from '../../support/build';

const press: DecideInput = {
  approvalId: 2207,
  stageId: 's1',
  seen: 1,
  verdict: 'approve',
  note: '',
};
const lewis = anActor({ id: 'lewis', name: 'Lewis Grant', roles: ['staff', 'manager'] });

function appFor(approval: Approval = anApproval(), more: AppStart = {}): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'submitted' })],
    approvals: [approval],
    people: [priya, megan, tom, carol, lewis, schoolReader],
    ...more,
  });
}
const refusalOf = async (work: Promise<unknown>): Promise<AppError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error('Nothing was refused.');
};
const stages = (...names: string[]) =>
  names.map((name, index) =>
    aStage({
      id: `s${String(index + 1)}`,
      rule: { name, body: { role: 'manager' }, quorum: 1, waitingDays: 2 },
      state: index === 0 ? 'open' : 'notYet',
    }),
  );

describe('deciding a stage', () => {
  test('approving the only stage approves the request', async () => {
    const app = appFor();
    const approval = await decide(app, megan, press);
    expect(approval).toMatchObject({ state: 'approved', waitingFor: '' });
    expect(approval.dueDate).toBeUndefined();
    expect(approval.stages[0]?.decisions).toEqual([
      {
        by: { id: megan.id, name: 'Megan Ashworth' },
        verdict: 'approve',
        note: '',
        at: '2026-11-24T10:00:00.000Z',
      },
    ]);
  });

  test('the decision and its event are one write', async () => {
    const app = appFor();
    const approval = await decide(app, megan, press);
    expect(app.approvals.writes()).toBe(1);
    expect(approval.lastEvent).toMatchObject({
      sequence: 2,
      verb: 'approved',
      actor: { id: megan.id },
      before: { state: 'open' },
      after: { state: 'approved', stage: 'Team Manager', verdict: 'approve' },
    });
  });

  test('approving the first of two stages opens the second with its own due day', async () => {
    const app = appFor(anApproval({ stages: stages('Team Manager', 'SEND Panel') }));
    const approval = await decide(app, megan, press);
    expect(approval).toMatchObject({
      state: 'open',
      waitingFor: 'SEND Panel',
      // Two working days after Tuesday 24 November 2026.
      dueDate: '2026-11-26',
    });
    expect(approval.stages.map(({ state }) => state)).toEqual(['approved', 'open']);
  });

  test('declining declines the request and opens nothing more', async () => {
    const app = appFor(anApproval({ stages: stages('Team Manager', 'SEND Panel') }));
    const approval = await decide(app, megan, { ...press, verdict: 'decline', note: 'Too dear.' });
    expect(approval.state).toBe('declined');
    expect(approval.stages.map(({ state }) => state)).toEqual(['declined', 'notYet']);
  });

  test('a condition approves and is kept', async () => {
    const app = appFor();
    const note = 'Review after six weeks.';
    const approval = await decide(app, megan, { ...press, verdict: 'approveWithConditions', note });
    expect(approval.state).toBe('approved');
    expect(approval.stages[0]?.decisions[0]).toMatchObject({ note });
  });

  test('a quorum of two waits for the second person', async () => {
    const [stage] = stages('Panel');
    const rule = { name: 'Panel', body: { role: 'manager' as const }, quorum: 2, waitingDays: 2 };
    const app = appFor(anApproval({ stages: stage ? [{ ...stage, rule }] : [] }));
    expect((await decide(app, megan, press)).state).toBe('open');
    expect((await decide(app, megan, press)).stages[0]?.decisions).toHaveLength(1);
    expect((await decide(app, tom, press)).state).toBe('approved');
  });

  test('the follow-up brings the package, Activity and the post after it', async () => {
    const app = appFor();
    await decide(app, megan, press);
    await app.idle();
    expect(app.packages.find(1042)?.status).toBe('approved');
    expect(
      app.activity
        .all()
        .map(({ event }) => event.verb)
        .sort(),
    ).toEqual(['approved', 'approved', 'asked for approval', 'logged']);
    expect(app.notified).toEqual([2207]);
  });
});

describe('pressing again', () => {
  test('the same verdict answers the same approval and writes nothing', async () => {
    const app = appFor();
    const first = await decide(app, megan, press);
    const again = await decide(app, megan, { ...press, note: 'other words' });
    expect(again).toEqual(first);
    expect(app.approvals.writes()).toBe(1);
  });

  test('another verdict is refused with the moment of the first', async () => {
    const app = appFor();
    await decide(app, megan, press);
    app.clock.set('2026-11-24T10:30:00.000Z');
    const refusal = await refusalOf(
      decide(app, megan, { ...press, verdict: 'decline', note: 'No.' }),
    );
    expect(refusal.code).toBe('conflict');
    expect(refusal.message).toBe('You approved this at 10:00. To change it, ask for another look.');
  });

  test('the day stands beside the time when it was not today', async () => {
    const app = appFor();
    await decide(app, megan, press);
    app.clock.set('2026-11-26T10:30:00.000Z');
    const refusal = await refusalOf(
      decide(app, megan, { ...press, verdict: 'decline', note: 'No.' }),
    );
    expect(refusal.message).toContain('You approved this on 24 November 2026 at 10:00.');
  });
});

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

  test('a guest, even in the stage’s body', async () => {
    const guest = { ...megan, isGuest: true };
    const refusal = await refusalOf(decide(appFor(), guest, press));
    expect(refusal.code).toBe('notAllowed');
    expect(refusal.message).toMatch(/^Guests cannot decide\. /);
  });

  test('somebody who was removed from the group since', async () => {
    const app = appFor(anApproval(), { people: [priya, lewis] });
    expect((await refusalOf(decide(app, megan, press))).code).toBe('notAllowed');
  });

  test('an approver who may not know the restricted child', async () => {
    const rule = { name: 'Panel', body: { role: 'manager' as const }, quorum: 1, waitingDays: 2 };
    const app = appFor(anApproval({ stages: [aStage({ rule })] }), {
      children: [aChild({ restricted: true })],
    });
    const refusal = await refusalOf(decide(app, tom, press));
    expect(refusal.code).toBe('notAllowed');
    expect(refusal.message).not.toMatch(/restricted|AB12/i);
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

describe('two approvers at once', () => {
  test('the first decides, the second is told who and when', async () => {
    const app = appFor();
    const results = await Promise.allSettled([
      decide(app, megan, press),
      decide(app, lewis, press),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({
      reason: {
        code: 'conflict',
        message: 'Megan Ashworth approved EP-1042 at 10:00. Your answer was not recorded.',
      },
    });
    expect(app.approvals.find(2207)?.stages[0]?.decisions).toHaveLength(1);
  });

  test('both presses of one person record one decision', async () => {
    const app = appFor();
    await Promise.all([decide(app, megan, press), decide(app, megan, press)]);
    expect(app.approvals.find(2207)?.stages[0]?.decisions).toHaveLength(1);
  });

  test('a quorum counts both', async () => {
    const rule = { name: 'Panel', body: { role: 'manager' as const }, quorum: 2, waitingDays: 2 };
    const app = appFor(anApproval({ stages: [aStage({ rule })] }));
    await Promise.all([decide(app, megan, press), decide(app, lewis, press)]);
    expect(app.approvals.find(2207)).toMatchObject({ state: 'approved' });
  });

  test('a copy that is behind the list is checked again against the list', async () => {
    const app = appFor();
    const old = anApproval();
    await decide(app, megan, press);
    // The other server's copy still shows the open request.
    const behind: TestApp = { ...app, approvals: { ...app.approvals, find: () => old } };
    expect((await refusalOf(decide(behind, lewis, press))).message).toBe(
      'Megan Ashworth approved EP-1042 at 10:00. Your answer was not recorded.',
    );
  });

  test('a copy that is behind does not refuse what the list allows', async () => {
    const app = appFor(anApproval({ seen: 2 }));
    const behind: TestApp = {
      ...app,
      approvals: { ...app.approvals, find: () => anApproval({ seen: 1 }) },
    };
    expect((await decide(behind, megan, { ...press, seen: 2 })).state).toBe('approved');
  });

  test('five lost races end with a sentence', async () => {
    const app = appFor();
    const losing: TestApp = {
      ...app,
      approvals: {
        ...app.approvals,
        change: () => Promise.reject(new AppError('conflict', 'Somebody changed this first.')),
      },
    };
    expect(await refusalOf(decide(losing, megan, press))).toMatchObject({
      code: 'busy',
      message:
        'Several people are changing this request at the same moment. Your answer was not recorded. Try again.',
    });
  });
});
