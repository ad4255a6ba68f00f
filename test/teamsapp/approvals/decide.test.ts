import { decide } from '../../../teamsapp/approvals/decide';
import { AppError } from '../../../teamsapp/common/errors';
import type { TestApp } from '../../support/app';
import { anApproval, aStage, megan, tom } from '../../support/build';
import { appFor, lewis, press, refusalOf, stages } from './deciding';

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
