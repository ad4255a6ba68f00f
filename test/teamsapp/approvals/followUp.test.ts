import type { Approval } from '../../../teamsapp/approvals/approval';
import { followUp } from '../../../teamsapp/approvals/followUp';
import { AppError } from '../../../teamsapp/common/errors';
import type { PackageStatus } from '../../../teamsapp/packages/educationPackage';
import { appWith, type TestApp } from '../../support/app';
import { aChild, anApproval, aPackage, aProvider, aStage, megan } from '../../support/build';

const decision = {
  by: { id: megan.id, name: megan.name },
  verdict: 'approve' as const,
  note: '',
  at: '2026-11-24T09:42:00.000Z',
};
const lastEvent = {
  sequence: 2,
  actor: decision.by,
  at: decision.at,
  verb: 'approved',
  before: {},
  after: {},
};
const approved = anApproval({
  state: 'approved',
  stages: [aStage({ state: 'approved', decisions: [decision] })],
  lastEvent,
});

function appFor(approval: Approval, status: PackageStatus = 'submitted'): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status })],
    approvals: [approval],
  });
}

describe('following up an approval', () => {
  test('the package takes the status, the person and the moment of the decision', async () => {
    const app = appFor(approved);
    await followUp(app, 2207);
    expect(app.packages.find(1042)).toMatchObject({
      status: 'approved',
      lastEvent: {
        sequence: 2,
        verb: 'approved',
        actor: decision.by,
        at: decision.at,
        before: { status: 'submitted' },
        after: { status: 'approved' },
      },
    });
  });

  test.each<[Approval['state'], PackageStatus]>([
    ['declined', 'declined'],
    ['withdrawn', 'withdrawn'],
    ['informationRequested', 'informationRequested'],
    ['approved', 'approved'],
  ])('a request that is %s makes the package %s', async (state, status) => {
    const app = appFor(anApproval({ state }));
    await followUp(app, 2207);
    expect(app.packages.find(1042)?.status).toBe(status);
  });

  test('a request on which somebody has said something is in review', async () => {
    const stages = [aStage({ state: 'approved', decisions: [decision] }), aStage({ id: 's2' })];
    const app = appFor(anApproval({ stages }));
    await followUp(app, 2207);
    expect(app.packages.find(1042)?.status).toBe('inReview');
  });

  test.each<PackageStatus>(['agreementIssued', 'active', 'ended', 'suspended', 'withdrawn'])(
    'a package that went on to be %s is left alone',
    async (status) => {
      const app = appFor(approved, status);
      await followUp(app, 2207);
      expect(app.packages.find(1042)?.status).toBe(status);
    },
  );

  test('fills in the package’s id without an event of its own', async () => {
    const known = anApproval();
    delete known.packageId;
    const app = appFor(known);
    await followUp(app, 2207);
    expect(app.approvals.find(2207)).toMatchObject({
      packageId: 1042,
      lastEvent: { sequence: 1 },
    });
  });

  test('run twice it doubles nothing', async () => {
    const app = appFor(approved);
    await followUp(app, 2207);
    const writes = app.packages.writes() + app.approvals.writes();
    const entries = app.activity.all().length;
    await followUp({ ...app, activity: { ...app.activity } }, 2207);
    expect(app.packages.writes() + app.approvals.writes()).toBe(writes);
    expect(app.activity.all()).toHaveLength(entries);
  });

  test('two at once make one change', async () => {
    const app = appFor(approved);
    await Promise.all([followUp(app, 2207), followUp(app, 2207)]);
    expect(app.packages.find(1042)?.lastEvent.sequence).toBe(2);
  });

  test('a copy of the approval that is behind changes nothing', async () => {
    const app = appFor(approved);
    await followUp(app, 2207);
    const old = anApproval({ state: 'informationRequested' });
    await followUp({ ...app, approvals: { ...app.approvals, find: () => old } }, 2207);
    expect(app.packages.find(1042)?.status).toBe('approved');
  });

  test('a status edited in the list is restored in the app’s own name', async () => {
    const app = appFor(approved);
    await followUp(app, 2207);
    const row = app.packages.find(1042) ?? aPackage();
    await app.packages.change(row, { status: 'declined' });
    await followUp(app, 2207);
    expect(app.packages.find(1042)).toMatchObject({
      status: 'approved',
      lastEvent: {
        verb: 'restored the status',
        actor: { name: 'Education Packages' },
        before: { status: 'declined' },
        after: { status: 'approved' },
      },
    });
  });

  test('a variation does not touch the package’s status', async () => {
    const app = appFor(anApproval({ kind: 'variation', state: 'declined' }), 'active');
    await followUp(app, 2207);
    expect(app.packages.find(1042)?.status).toBe('active');
  });

  test('rows are complete before the post is brought up to date', async () => {
    const app = appFor(approved);
    let status: string | undefined;
    const watching: TestApp = {
      ...app,
      notifier: {
        ...app.notifier,
        bringUpToDate: () => {
          status = app.packages.find(1042)?.status;
          return Promise.resolve();
        },
      },
    };
    await followUp(watching, 2207);
    expect(status).toBe('approved');
  });

  test('five lost races are left to repair', async () => {
    const app = appFor(approved);
    const change = () => Promise.reject(new AppError('conflict', 'Somebody changed this first.'));
    await expect(
      followUp({ ...app, packages: { ...app.packages, change } }, 2207),
    ).rejects.toMatchObject({ code: 'busy' });
  });
});
