import { decide } from '../../../teamsapp/approvals/decide';
import { repair } from '../../../teamsapp/jobs/repair';
import { endPackage } from '../../../teamsapp/packages/endPackage';
import { packagePage } from '../../../teamsapp/packages/packageView';
import { mayStartEmergency, startEmergency } from '../../../teamsapp/packages/startEmergency';
import { approvalPage } from '../../../teamsapp/approvals/approvalView';
import { appWith, type TestApp } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  megan,
  priya,
  sam,
  wealdshire,
} from '../../support/build';
import { refusalOf } from '../approvals/deciding';

const input = { id: 1042, because: 'The child has nowhere to be tomorrow.' };
const press = { approvalId: 2207, stageId: 's1', seen: 1, note: '' };

function waiting(emergency = true): TestApp {
  const approvalRules = {
    ...wealdshire.approvalRules,
    ...(emergency && { emergency: { role: 'safeguarding' as const } }),
  };
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'submitted' })],
    approvals: [anApproval()],
    settings: { approvalRules },
  });
}

describe('starting a package before its decision', () => {
  test('is done by those whom the rules name, and the request goes on', async () => {
    const app = waiting();
    await startEmergency(app, sam, input);
    await repair(app);
    expect(app.packages.find(1042)).toMatchObject({
      status: 'active',
      emergency: { by: { name: 'Sam Okoro' }, because: input.because },
    });
    expect((await packagePage(app, priya, 1042)).package.state).toBe('endingSoon');
    expect(app.approvals.find(2207)?.state).toBe('open');
    const { approval } = await approvalPage(app, megan, 2207);
    expect(approval.changedSince.join(' ')).toContain('Started in an emergency');
  });

  test('approved afterwards it runs on; declined afterwards somebody has to end it', async () => {
    for (const verdict of ['approve', 'decline'] as const) {
      const app = waiting();
      await startEmergency(app, sam, input);
      await decide(app, megan, { ...press, verdict, note: 'Looked at afterwards.' });
      await app.idle();
      await repair(app);
      expect(app.packages.find(1042)?.status).toBe('active');
      await endPackage(app, priya, { id: 1042, on: '2026-11-23', because: 'Declined.' });
      await repair(app);
      expect(app.packages.find(1042)?.status).toBe('ended');
    }
  });

  test('where the rules name nobody, nobody does', async () => {
    const refusal = await refusalOf(startEmergency(waiting(false), sam, input));
    expect(refusal).toMatchObject({ code: 'notAllowed' });
    expect(await mayStartEmergency(waiting(false), sam, aPackage())).toBe(false);
  });

  test('neither the requester nor somebody else does', async () => {
    expect((await refusalOf(startEmergency(waiting(), priya, input))).message).toMatch(
      /^You logged EP-1042/,
    );
    expect((await refusalOf(startEmergency(waiting(), megan, input))).message).toContain(
      'Ask Sam Okoro.',
    );
  });

  test('needs a reason, counts once, and not after the decision', async () => {
    const app = waiting();
    expect(await refusalOf(startEmergency(app, sam, { ...input, because: '' }))).toMatchObject({
      field: 'because',
    });
    await startEmergency(app, sam, input);
    await startEmergency(app, sam, input);
    expect(app.packages.writes()).toBe(1);
    const decided = waiting();
    await decide(decided, megan, { ...press, verdict: 'approve' });
    await decided.idle();
    expect(await refusalOf(startEmergency(decided, sam, input))).toMatchObject({
      code: 'conflict',
    });
  });
});
