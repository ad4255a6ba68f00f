import { decide } from '../../../teamsapp/approvals/decide';
import { withdrawApproval } from '../../../teamsapp/approvals/withdrawApproval';
import { appWith, type TestApp } from '../../support/app';
import { aChild, anApproval, aPackage, aProvider, dee, megan, priya } from '../../support/build';

const input = { approvalId: 2207, because: 'Logged twice by mistake.' };

function appFor(): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'submitted' })],
    approvals: [anApproval()],
  });
}

describe('withdrawing a request', () => {
  test('closes it and brings the reason to the package', async () => {
    const app = appFor();
    const approval = await withdrawApproval(app, priya, input);
    await app.idle();
    expect(approval).toMatchObject({ state: 'withdrawn', waitingFor: '' });
    expect(app.packages.find(1042)).toMatchObject({
      status: 'withdrawn',
      endReason: 'Logged twice by mistake.',
    });
  });

  test('pressed twice it is withdrawn once', async () => {
    const app = appFor();
    await withdrawApproval(app, priya, input);
    await withdrawApproval(app, priya, input);
    expect(app.approvals.find(2207)?.lastEvent.sequence).toBe(2);
  });

  test('another team may not', async () => {
    await expect(withdrawApproval(appFor(), dee, input)).rejects.toMatchObject({
      code: 'notAllowed',
      message: 'Only Priya Nair and colleagues of the same team can withdraw EP-1042.',
    });
  });

  test('a decided request stays decided', async () => {
    const app = appFor();
    const press = {
      approvalId: 2207,
      stageId: 's1',
      seen: 1,
      verdict: 'approve',
      note: '',
    } as const;
    await decide(app, megan, press);
    await expect(withdrawApproval(app, priya, input)).rejects.toThrow(
      'EP-1042 is already approved. Nothing was changed.',
    );
  });

  test('a reason is needed', async () => {
    await expect(
      withdrawApproval(appFor(), priya, { ...input, because: ' ' }),
    ).rejects.toMatchObject({ code: 'invalid', field: 'because' });
  });
});
