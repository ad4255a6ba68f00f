import { repair } from '../../../teamsapp/jobs/repair';
import { AppError } from '../../../teamsapp/common/errors';
import type { Approval } from '../../../teamsapp/approvals/approval';
import { appWith, type AppStart, type TestApp } from '../../support/app';
import {
  aChild,
  aDraft,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  megan,
  ruth,
} from '../../support/build';

const nothing = {
  approvalsMade: 0,
  approvalsCompleted: 0,
  meetingsCompleted: 0,
  activityCompleted: 0,
  postsChanged: 0,
  draftsRemoved: 0,
  noticesRemoved: 0,
  outsideChanges: 0,
  failures: [],
};
const submitted = aPackage({ status: 'submitted' });
const decided: Approval = anApproval({
  state: 'approved',
  stages: [
    aStage({
      state: 'approved',
      decisions: [
        {
          by: { id: megan.id, name: megan.name },
          verdict: 'approve',
          note: '',
          at: '2026-11-24T09:00:00.000Z',
        },
      ],
    }),
  ],
});

const channel = {
  stageName: 'Team Manager',
  conversationKey: 'channel:19:a',
  channelName: 'A',
  by: { id: ruth.id, name: ruth.name },
};

function appFor(start: AppStart): TestApp {
  return appWith({ providers: [aProvider()], children: [aChild()], ...start });
}

describe('repairing what lags', () => {
  test('finds nothing to do where everything is in step', async () => {
    const app = appFor({ packages: [submitted], approvals: [anApproval()] });
    // The first run finds the event of the request in no list yet: somebody will press on it.
    await repair(app);
    expect(await repair(app)).toEqual(nothing);
  });

  test('a package without its request gets the one it would have had', async () => {
    const app = appFor({ packages: [submitted] });
    expect(await repair(app)).toMatchObject({ approvalsMade: 1, failures: [] });
    expect(app.approvals.findByKey(`${submitted.requestKey}:new`)).toMatchObject({
      packageId: 1042,
      requester: { id: submitted.requester.id },
      waitingFor: 'Team Manager',
    });
    expect(await repair(app)).toMatchObject({ approvalsMade: 0 });
  });

  test('a package that never asked for approval is left alone', async () => {
    const app = appFor({ packages: [aPackage({ status: 'active' })] });
    expect(await repair(app)).toEqual(nothing);
  });

  test('a request without its package’s id gets it', async () => {
    const known = anApproval();
    delete known.packageId;
    const app = appFor({ packages: [submitted], approvals: [known] });
    expect(await repair(app)).toMatchObject({ approvalsCompleted: 1 });
    expect(app.approvals.find(2207)?.packageId).toBe(1042);
  });

  test('a status that lags behind the decision is brought', async () => {
    const app = appFor({ packages: [submitted], approvals: [decided] });
    expect(await repair(app)).toMatchObject({ approvalsCompleted: 1 });
    expect(app.packages.find(1042)?.status).toBe('approved');
  });

  test('events of the last three days that are not in Activity are put there once', async () => {
    const at = '2026-11-22T09:00:00.000Z';
    const recent = aPackage({ lastEvent: { ...submitted.lastEvent, at } });
    const app = appFor({ packages: [recent] });
    expect(await repair(app)).toMatchObject({ activityCompleted: 1 });
    expect(await repair(app)).toMatchObject({ activityCompleted: 0 });
    expect(app.activity.all()).toHaveLength(1);
  });

  test('a child’s event keeps the subject that adding the child gave it', async () => {
    const at = '2026-11-24T09:00:00.000Z';
    const child = aChild({ requestKey: 'abc' });
    const app = appFor({ children: [{ ...child, lastEvent: { ...child.lastEvent, at } }] });
    await repair(app);
    expect(app.activity.all().map(({ subject }) => subject)).toEqual(['child:abc']);
  });

  test('expired drafts are removed, others kept', async () => {
    const app = appFor({
      drafts: [aDraft({ id: 1, expires: '2026-11-24T09:59:59.000Z' }), aDraft({ id: 2 })],
    });
    expect(await repair(app)).toMatchObject({ draftsRemoved: 1 });
    expect(app.drafts.all().map(({ id }) => id)).toEqual([2]);
  });

  test('waiting posts with a channel and posts of recent requests are brought up to date', async () => {
    const app = appFor({
      packages: [submitted],
      approvals: [anApproval()],
      settings: { channels: [channel] },
    });
    await repair(app);
    expect(app.notified).toEqual([2207]);
  });

  test('the old post of a child that was restricted since is brought up to date', async () => {
    const posted = {
      id: 1,
      eTag: '1',
      requestKey: 'approvalPosted:2207',
      kind: 'approvalPosted' as const,
      approvalId: 2207,
      state: 'posted' as const,
      attempts: 1,
    };
    const rows = { packages: [aPackage()], approvals: [decided], notices: [posted] };
    const open = appFor(rows);
    await repair(open);
    expect(open.notified).toEqual([]);
    const app = appFor({ ...rows, children: [aChild({ restricted: true })] });
    await repair(app);
    expect(app.notified).toEqual([2207]);
  });

  test('one broken row is named and does not stop the others', async () => {
    const orphan = aPackage({ id: 1043, status: 'submitted', providerId: 99 });
    const app = appFor({ packages: [orphan, submitted] });
    const report = await repair(app);
    expect(report.approvalsMade).toBe(1);
    expect(report.failures).toMatchObject([{ subject: `package:${orphan.requestKey}` }]);
  });

  describe('with many recent rows', () => {
    const at = '2026-11-24T09:00:00.000Z';
    const children = Array.from({ length: 450 }, (_, index) =>
      aChild({
        id: index + 1,
        reference: `AB${String(index)}`,
        requestKey: `c${String(index)}`,
        lastEvent: { ...submitted.lastEvent, at },
      }),
    );

    test('completes 200 events in one run, a few at a time, and the rest in the next', async () => {
      const app = appFor({ children });
      const bySubject = app.activity.bySubject;
      let running = 0;
      let most = 0;
      app.activity.bySubject = async (subject) => {
        most = Math.max(most, (running += 1));
        const found = await bySubject(subject);
        running -= 1;
        return found;
      };
      const counts: number[] = [];
      for (let run = 0; run < 4; run += 1) counts.push((await repair(app)).activityCompleted);
      expect(counts).toEqual([200, 200, 50, 0]);
      expect(most).toBe(4);
    });

    test('stops when Microsoft 365 is busy, with the posts and drafts done before', async () => {
      const app = appFor({
        children,
        packages: [submitted],
        approvals: [anApproval()],
        drafts: [aDraft({ expires: '2026-11-24T09:00:00.000Z' })],
        settings: { channels: [channel] },
      });
      let reads = 0;
      app.activity.bySubject = () => {
        reads += 1;
        return Promise.reject(new AppError('busy', 'Too many requests.'));
      };
      const report = await repair(app);
      expect(report).toMatchObject({ draftsRemoved: 1, failures: [{ subject: 'repair' }] });
      expect(app.notified).toEqual([2207]);
      expect(reads).toBeLessThanOrEqual(4);
    });
  });

  test('ends early when Microsoft 365 does not answer', async () => {
    const app = appFor({
      packages: [submitted],
      drafts: [aDraft({ expires: '2026-11-24T09:00:00.000Z' })],
    });
    app.approvals.failNextWrite(new AppError('unavailable', 'Microsoft 365 does not answer.'));
    const report = await repair(app);
    expect(report.failures).toMatchObject([{ subject: 'repair' }]);
    expect(app.drafts.all()).toHaveLength(1);
  });
});
