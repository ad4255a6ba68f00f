import { packagePage } from '../../../teamsapp/packages/packageView';
import { checkWithdraw, withdrawPackage } from '../../../teamsapp/packages/withdrawPackage';
import { appWith } from '../../support/app';
import { aChild, anApproval, aPackage, aProvider, priya, tom } from '../../support/build';

const soon = { startDate: '2026-11-30', endDate: '2026-12-18' };
const waiting = () => ({
  providers: [aProvider()],
  children: [aChild()],
  packages: [aPackage({ status: 'submitted', ...soon })],
  approvals: [anApproval()],
});
const approved = (over = {}) => ({
  ...waiting(),
  packages: [aPackage({ status: 'approved', ...soon, ...over })],
  approvals: [anApproval({ state: 'approved', waitingFor: '' })],
});
const input = { id: 1042, because: 'Logged twice.' };

describe('withdrawing a package', () => {
  test('while it waits, its request is taken back and the package follows', async () => {
    const app = appWith(waiting());
    await withdrawPackage(app, priya, input);
    expect(app.approvals.find(2207)?.state).toBe('withdrawn');
    // The page says so at once, before the stored status has followed.
    expect((await packagePage(app, priya, 1042)).package.state).toBe('withdrawn');
    await app.idle();
    expect(app.packages.find(1042)).toMatchObject({
      status: 'withdrawn',
      endReason: 'Logged twice.',
    });
  });

  test('before it has begun, an approved one is withdrawn itself', async () => {
    const app = appWith(approved());
    const row = await withdrawPackage(app, priya, input);
    expect(row).toMatchObject({ status: 'withdrawn', endReason: 'Logged twice.' });
    expect(row.lastEvent).toMatchObject({
      verb: 'withdrew',
      before: { status: 'approved' },
      after: { status: 'withdrawn' },
    });
  });

  test('sent again it answers the package as it is', async () => {
    const app = appWith(approved());
    await withdrawPackage(app, priya, input);
    await withdrawPackage(app, priya, input);
    expect(app.packages.writes()).toBe(1);
  });

  test('one that has begun is to be ended instead', async () => {
    const app = appWith(approved({ startDate: '2026-11-16' }));
    await expect(withdrawPackage(app, priya, input)).rejects.toMatchObject({
      code: 'conflict',
      message: 'EP-1042 has begun. End it instead, with its last day.',
    });
  });

  test.each(['ended', 'declined', 'lapsed'] as const)(
    'one that is %s is refused',
    async (status) => {
      const app = appWith({ ...approved({ status }) });
      await expect(withdrawPackage(app, priya, input)).rejects.toMatchObject({ code: 'conflict' });
    },
  );

  test('another team may not, and a reason is needed', async () => {
    const app = appWith(waiting());
    await expect(withdrawPackage(app, tom, input)).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(withdrawPackage(app, priya, { ...input, because: '' })).rejects.toMatchObject({
      field: 'because',
    });
  });

  test('before it is saved it says what is freed', async () => {
    const { sentences } = await checkWithdraw(appWith(waiting()), priya, { id: 1042 });
    expect(sentences).toEqual([
      'EP-1042 is withdrawn. Team Manager need not decide it.',
      '£2,016.00 and 4 hours a week are freed.',
      'This cannot be undone. You can log a package like it again.',
    ]);
  });
});
