import type { Approval } from '../../../teamsapp/approvals/approval';
import { decide } from '../../../teamsapp/approvals/decide';
import { referable, referStage } from '../../../teamsapp/approvals/referStage';
import type { ApprovalRules } from '../../../teamsapp/settings/settings';
import { anApproval, carol, megan, priya, tom } from '../../support/build';
import { appFor, press, refusalOf, stages } from './deciding';

const rules: ApprovalRules = {
  stages: [
    { name: 'Team Manager', body: { role: 'manager' }, quorum: 1, waitingDays: 2 },
    { name: 'SEND Panel', body: { role: 'manager' }, quorum: 1, waitingDays: 2 },
    {
      name: 'Commissioning',
      body: { role: 'commissioner' },
      quorum: 1,
      waitingDays: 4,
      when: [{ offContract: true }],
    },
  ],
};
const refer = {
  approvalId: 2207,
  stageId: 's1',
  seen: 1,
  to: 'Commissioning',
  because: 'The price is new to us.',
};
const waiting = () => anApproval({ stages: stages('Team Manager', 'SEND Panel') });
const council = (approval = waiting()) => appFor(approval, { settings: { approvalRules: rules } });
const order = (approval: Approval) =>
  approval.stages.map(({ rule, state }) => `${rule.name} ${state}`);

describe('referring a request to another stage', () => {
  test('opens the other stage, and the own one waits behind it', async () => {
    const app = council();
    const referred = await referStage(app, megan, refer);
    expect(order(referred)).toEqual([
      'Commissioning open',
      'Team Manager notYet',
      'SEND Panel notYet',
    ]);
    // Four working days after Tuesday 24 November 2026.
    expect(referred).toMatchObject({ waitingFor: 'Commissioning', dueDate: '2026-11-30' });
    expect(referred.lastEvent).toMatchObject({
      verb: 'referred',
      after: { to: 'Commissioning', because: 'The price is new to us.' },
    });
  });

  test('skips nothing: every stage decides afterwards, in order', async () => {
    const app = council();
    const { stages: now } = await referStage(app, megan, refer);
    await decide(app, carol, { ...press, stageId: now[0]?.id ?? '' });
    const back = await decide(app, megan, press);
    expect(back.waitingFor).toBe('SEND Panel');
    expect((await decide(app, tom, { ...press, stageId: 's2' })).state).toBe('approved');
  });

  test('brings forward a stage that would have come later', async () => {
    const referred = await referStage(council(), megan, { ...refer, to: 'SEND Panel' });
    expect(order(referred)).toEqual(['SEND Panel open', 'Team Manager notYet']);
  });

  test('a decline by the other stage ends the request', async () => {
    const app = council();
    const { stages: now } = await referStage(app, megan, refer);
    const press2 = { ...press, stageId: now[0]?.id ?? '', verdict: 'decline' as const };
    expect((await decide(app, carol, { ...press2, note: 'No.' })).state).toBe('declined');
  });

  test('pressed twice it is one referral', async () => {
    const app = council();
    await referStage(app, megan, refer);
    const again = await referStage(app, megan, refer);
    expect(again.stages).toHaveLength(3);
    expect(app.approvals.writes()).toBe(1);
  });

  test('leaves a stage beside it waiting where it is', async () => {
    const [first, second] = stages('Team Manager', 'SEND Panel');
    if (!first || !second) throw new Error('Two stages were made.');
    const beside = anApproval({
      stages: [
        { ...first, step: 0 },
        { ...second, step: 0, state: 'open' },
      ],
    });
    const referred = await referStage(council(beside), megan, refer);
    expect(order(referred)).toEqual([
      'SEND Panel open',
      'Commissioning open',
      'Team Manager notYet',
    ]);
  });

  test.each([
    ['a stage that there is not', { to: 'The Queen' }, 'invalid'],
    ['itself', { to: 'Team Manager' }, 'invalid'],
    ['nothing said', { because: ' ' }, 'invalid'],
    ['a request that was not seen as it is', { seen: 7 }, 'conflict'],
  ])('refuses %s', async (_, wrong, code) => {
    const refusal = await refusalOf(referStage(council(), megan, { ...refer, ...wrong }));
    expect(refusal.code).toBe(code);
  });

  test('is for those who decide the stage', async () => {
    const refusal = await refusalOf(referStage(council(), priya, refer));
    expect(refusal.code).toBe('notAllowed');
  });

  test('a stage that has answered is not asked again', async () => {
    const app = council();
    const { stages: now } = await referStage(app, megan, refer);
    await decide(app, carol, { ...press, stageId: now[0]?.id ?? '' });
    const refusal = await refusalOf(referStage(app, megan, refer));
    expect(refusal.message).toContain('Commissioning has been asked about EP-1042 already.');
  });

  test('offers the stages that come later and those of the rules that are not there', () => {
    const approval = waiting();
    const [stage] = approval.stages;
    if (!stage) throw new Error('It has a stage.');
    expect(referable(council(), approval, stage)).toEqual(['SEND Panel', 'Commissioning']);
  });
});
