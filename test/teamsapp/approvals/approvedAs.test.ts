import { approvalPage } from '../../../teamsapp/approvals/approvalView';
import { currentSeen } from '../../../teamsapp/approvals/currentSeen';
import { decide } from '../../../teamsapp/approvals/decide';
import { factsOf } from '../../../teamsapp/approvals/facts';
import { appWith } from '../../support/app';
import { anApproval, aChild, aPackage, aProvider, aSnapshot, megan } from '../../support/build';

const row = aPackage({ status: 'submitted' });
const asked = (facts: { label: string; value: string }[] | 'true') => {
  const app = appWith({ providers: [aProvider()], children: [aChild()], packages: [row] });
  const now = [...factsOf(app, row, aProvider())];
  const objectives = row.objectives ?? '';
  const snapshot = aSnapshot({ facts: facts === 'true' ? now : facts, objectives });
  const approvals = [anApproval({ snapshot })];
  return appWith({ providers: [aProvider()], children: [aChild()], packages: [row], approvals });
};

const approve = (app: ReturnType<typeof asked>) => {
  const [approval] = app.approvals.all();
  if (!approval) throw new Error('There is a request.');
  const seen = currentSeen(app, approval);
  return decide(app, megan, {
    approvalId: approval.id,
    stageId: 's1',
    seen,
    verdict: 'approve',
    note: '',
  });
};

describe('keeping what was approved', () => {
  test('costs nothing where it is what was asked', async () => {
    expect((await approve(asked('true'))).approvedAs).toBeUndefined();
  });

  test('freezes what the approver saw where that had changed, and tells drift against it', async () => {
    const app = asked([{ label: 'Hours', value: '3 hours a week' }]);
    const approval = await approve(app);
    expect(approval.approvedAs?.facts).toContainEqual({ label: 'Hours', value: '4 hours a week' });
    expect(approval.snapshot.facts).toEqual([{ label: 'Hours', value: '3 hours a week' }]);
    const page = async () => (await approvalPage(app, megan, approval.id)).approval.changedSince;
    expect(await page()).toEqual([]);
    await app.packages.editOutside(row.id, { hoursPerWeek: 9 });
    expect(await page()).toEqual([
      'Hours now: 9 hours a week. When it was approved: 4 hours a week.',
    ]);
  });
});
