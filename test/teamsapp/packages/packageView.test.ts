import { decide } from '../../../teamsapp/approvals/decide';
import { endPackage } from '../../../teamsapp/packages/endPackage';
import { logPackage } from '../../../teamsapp/packages/logPackage';
import { packageActivity } from '../../../teamsapp/packages/packageActivity';
import { packagePage } from '../../../teamsapp/packages/packageView';
import { appWith } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  dee,
  megan,
  priya,
  tom,
  uuid,
} from '../../support/build';
import { aForm } from './forms';

const council = () => ({ providers: [aProvider()], children: [aChild()] });
const withPackage = (over = {}, approval = {}) => ({
  ...council(),
  packages: [aPackage(over)],
  approvals: [anApproval(approval)],
});

describe('the page of a package', () => {
  test('waiting: who decides by when, and that it is the reader', async () => {
    const app = appWith(withPackage({ status: 'submitted', startDate: '2026-11-30' }));
    const forManager = await packagePage(app, megan, 1042);
    expect(forManager.next).toEqual({
      sentence: 'The Team Manager decides by 26 November 2026.',
      due: '2026-11-26',
      approvalId: 2207,
      youDecide: true,
    });
    expect((await packagePage(app, priya, 1042)).next.youDecide).toBe(false);
    expect(forManager.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Logged done',
      'Team Manager now',
      'Running later',
      'Ended later',
    ]);
  });

  test('ending soon: in how many school days', async () => {
    const app = appWith(withPackage({}, { state: 'approved', waitingFor: '' }));
    const { next, package: shown } = await packagePage(app, priya, 1042);
    expect(shown.state).toBe('endingSoon');
    expect(next.sentence).toBe(
      'It ends on 18 December 2026, in 18 school days. Log a package like it if the child needs more time.',
    );
    expect(next.approvalId).toBeNull();
  });

  test.each([
    ['approved', { status: 'approved', startDate: '2027-01-04' }, 'It starts on 4 January 2027.'],
    ['running', { endDate: '2027-07-16' }, 'It runs until 16 July 2027.'],
    [
      'running with a review due',
      { endDate: '2027-07-16', nextReviewDue: '2026-12-11' },
      'Review it by 11 December 2026.',
    ],
    [
      'ended',
      { status: 'ended', endReason: 'Moved.' },
      'It ended on 18 December 2026. Reason: Moved.',
    ],
    ['lapsed', { status: 'lapsed' }, 'It lapsed before it began.'],
    ['suspended', { status: 'suspended' }, 'It is suspended. Its last day is 18 December 2026.'],
  ])('%s', async (_, over, sentence) => {
    const app = appWith(withPackage(over, { state: 'approved', waitingFor: '' }));
    expect((await packagePage(app, priya, 1042)).next.sentence).toBe(sentence);
  });

  test('its cost by years, in order', async () => {
    const app = appWith(withPackage({ costByYear: { '2027': 1, '2026': 2 } }));
    expect((await packagePage(app, priya, 1042)).package.costByYear).toEqual([
      { year: '2026 to 2027', cost: 2 },
      { year: '2027 to 2028', cost: 1 },
    ]);
  });

  test('its team may end it while it runs, others may not', async () => {
    const app = appWith(withPackage({}, { state: 'approved', waitingFor: '' }));
    expect((await packagePage(app, priya, 1042)).abilities).toMatchObject({
      end: true,
      withdraw: false,
      change: true,
    });
    expect((await packagePage(app, tom, 1042)).abilities).toMatchObject({
      end: false,
      withdraw: false,
      change: false,
    });
  });

  test('its team may withdraw it while it waits', async () => {
    const app = appWith(withPackage({ status: 'submitted' }));
    expect((await packagePage(app, priya, 1042)).abilities).toMatchObject({
      end: false,
      withdraw: true,
      change: false,
    });
  });

  test('of a restricted child of another team, and of none, it says the same', async () => {
    const app = appWith({ ...withPackage(), children: [aChild({ restricted: true })] });
    const sentence =
      'You cannot see this package, or it was deleted in SharePoint. If you work with this child, ask its owner.';
    await expect(packagePage(app, dee, 1042)).rejects.toThrow(sentence);
    await expect(packagePage(app, dee, 4)).rejects.toThrow(sentence);
  });
});

describe('what happened to a package', () => {
  test('logging, deciding and ending stand in order, each once, with people’s words', async () => {
    const app = appWith(council());
    const { educationPackage, approval } = await logPackage(app, priya, {
      draftId: uuid(77),
      form: aForm(),
    });
    await app.idle();
    app.clock.set('2026-11-25T09:00:00.000Z');
    const decision = { approvalId: approval.id, stageId: 's1', seen: 1 };
    await decide(app, megan, { ...decision, verdict: 'approve', note: 'Agreed at panel.' });
    await app.idle();
    app.clock.set('2026-12-01T09:00:00.000Z');
    const end = { id: educationPackage.id, on: '2026-12-11', because: 'Back in school.' };
    await endPackage(app, priya, end);
    await app.idle();
    const { entries } = await packageActivity(app, priya, educationPackage.id);
    expect(entries.map(({ who, what, detail }) => [who, what, detail])).toEqual([
      ['Priya Nair', 'logged the package', undefined],
      ['Priya Nair', 'asked for approval', undefined],
      ['Megan Ashworth', 'approved', 'Agreed at panel.'],
      ['Priya Nair', 'ended the package', 'Back in school.'],
    ]);
  });

  test('the last thing done is there before its copy is', async () => {
    const app = appWith(withPackage());
    const { entries } = await packageActivity(app, priya, 1042);
    expect(entries.map(({ what }) => what)).toEqual(['logged the package', 'asked for approval']);
  });

  test('is not told to those who may not see the package', async () => {
    const app = appWith({ ...withPackage(), children: [aChild({ restricted: true })] });
    await expect(packageActivity(app, dee, 1042)).rejects.toMatchObject({ code: 'notFound' });
  });
});
