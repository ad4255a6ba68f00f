import { decide } from '../../../teamsapp/approvals/decide';
import { findApprovals } from '../../../teamsapp/approvals/findApprovals';
import { endDeputies, nameDeputy } from '../../../teamsapp/approvals/nameDeputy';
import { setting } from '../../../teamsapp/settings/inForce';
import type { ApprovalRules, Deputy } from '../../../teamsapp/settings/settings';
import type { TestApp } from '../../support/app';
import {
  anActor,
  anApproval,
  aStage,
  carol,
  dee,
  megan,
  priya,
  ruth,
  schoolReader,
  tom,
} from '../../support/build';
import { appFor, press, refusalOf } from './deciding';

const head = anActor({ id: 'head', name: 'Hana Osei', roles: ['commissioner'], teams: [] });
const rules: ApprovalRules = {
  stages: [
    {
      name: 'Team Manager',
      body: { role: 'manager', ofTeam: 'package' },
      quorum: 1,
      waitingDays: 2,
    },
    { name: 'Head of Service', body: { role: 'commissioner' }, quorum: 1, waitingDays: 5 },
  ],
};
const people = [priya, megan, tom, dee, carol, head, ruth, schoolReader];
const week = { from: '2026-11-23', to: '2026-11-27' };

function council(deputies: Deputy[] = []): TestApp {
  const settings = { approvalRules: rules, deputies };
  return appFor(anApproval({ stages: [aStage()] }), { people, settings });
}

const standing = (of: typeof megan, deputy: typeof megan, days = week): Deputy => ({
  of: { id: of.id, name: of.name },
  deputy: { id: deputy.id, name: deputy.name },
  ...days,
  by: { id: of.id, name: of.name },
});

describe('deciding for somebody who is away', () => {
  test('a deputy of the same level decides, and the decision says for whom', async () => {
    const app = council([standing(megan, tom)]);
    const approval = await decide(app, tom, press);
    expect(approval.stages[0]?.decisions[0]).toMatchObject({
      by: { name: 'Tom Hale' },
      insteadOf: { name: 'Megan Ashworth' },
    });
    expect(approval.lastEvent.after).toMatchObject({ insteadOf: 'Megan Ashworth' });
  });

  test('a deputy from a later stage decides, one from below does not', async () => {
    expect((await decide(council([standing(megan, head)]), head, press)).state).toBe('approved');
    const app = council([standing(megan, dee)]);
    expect(await refusalOf(decide(app, dee, press))).toMatchObject({ code: 'notAllowed' });
  });

  test('nobody decides before the first day or after the last', async () => {
    for (const days of [
      { from: '2026-11-25', to: '2026-11-30' },
      { from: '2026-11-01', to: '2026-11-23' },
    ]) {
      const app = council([standing(megan, tom, days)]);
      expect(await refusalOf(decide(app, tom, press))).toMatchObject({ code: 'notAllowed' });
    }
  });

  test('a deputy counts no more than the person who is away', async () => {
    const stage = aStage({ rule: { ...aStage().rule, body: { role: 'manager' }, quorum: 2 } });
    const app = appFor(anApproval({ stages: [stage] }), {
      people,
      settings: { approvalRules: rules, deputies: [standing(megan, head)] },
    });
    await decide(app, megan, press);
    expect(await refusalOf(decide(app, head, press))).toMatchObject({ code: 'notAllowed' });
    expect((await decide(app, tom, press)).state).toBe('approved');
  });

  test('an approver counts no more than the deputy who was faster', async () => {
    const stage = aStage({ rule: { ...aStage().rule, body: { role: 'manager' }, quorum: 2 } });
    const app = appFor(anApproval({ stages: [stage] }), {
      people,
      settings: { approvalRules: rules, deputies: [standing(megan, head)] },
    });
    await decide(app, head, press);
    expect(await refusalOf(decide(app, megan, press))).toMatchObject({ code: 'notAllowed' });
  });

  test('who stands in for two answers for the one who has not', async () => {
    const stage = aStage({ rule: { ...aStage().rule, body: { role: 'manager' }, quorum: 2 } });
    const deputies = [standing(megan, head), standing(tom, head)];
    const settings = { approvalRules: rules, deputies };
    const app = appFor(anApproval({ stages: [stage] }), { people, settings });
    await decide(app, megan, press);
    const approval = await decide(app, head, press);
    expect(approval.stages[0]?.decisions[1]).toMatchObject({ insteadOf: { id: tom.id } });
  });

  test('nobody stands in for a deputy', async () => {
    const app = council([standing(megan, head), standing(head, carol)]);
    expect(await refusalOf(decide(app, carol, press))).toMatchObject({ code: 'notAllowed' });
  });

  test('neither the requester nor the requester’s deputy decides', async () => {
    const settings = { approvalRules: rules, deputies: [standing(megan, tom)] };
    const own = anApproval({ requester: { id: megan.id, name: megan.name } });
    const app = appFor(own, { people, settings });
    for (const person of [megan, tom])
      expect(await refusalOf(decide(app, person, press))).toMatchObject({ code: 'notAllowed' });
    const asked = anApproval({ requester: { id: tom.id, name: tom.name } });
    const other = appFor(asked, { people, settings });
    expect(await refusalOf(decide(other, tom, press))).toMatchObject({ code: 'notAllowed' });
  });

  test('what waits for the person who is away waits for the deputy too', async () => {
    const app = council([standing(megan, tom)]);
    expect((await findApprovals(app, tom, { view: 'mine' })).counts.mine).toBe(1);
  });
});

describe('naming a deputy', () => {
  const named = { deputyId: tom.id, ...week };

  test('is done by the approver, and counts at once', async () => {
    const app = council();
    await nameDeputy(app, megan, named);
    expect(setting(app, 'deputies')).toEqual([standing(megan, tom)]);
    expect((await decide(app, tom, press)).state).toBe('approved');
  });

  test('is done by an administrator for somebody who is ill, and by nobody else', async () => {
    const app = council();
    await nameDeputy(app, ruth, { ...named, ofId: megan.id });
    expect(setting(app, 'deputies')[0]).toMatchObject({ by: { name: 'Ruth Allen' } });
    const refusal = await refusalOf(nameDeputy(app, priya, { ...named, ofId: megan.id }));
    expect(refusal.code).toBe('notAllowed');
  });

  test('replaces what was said for the same days and leaves other people’s alone', async () => {
    const others = standing(head, carol);
    const app = council([standing(megan, head), others]);
    await nameDeputy(app, megan, named);
    expect(setting(app, 'deputies')).toEqual([others, standing(megan, tom)]);
  });

  test.each([
    ['oneself', { deputyId: megan.id }, 'deputyId'],
    ['somebody of a lower level', { deputyId: dee.id }, 'deputyId'],
    ['a guest', { deputyId: schoolReader.id }, 'deputyId'],
    ['days that are over', { from: '2026-11-01', to: '2026-11-20' }, 'to'],
    ['a last day before the first', { to: '2026-11-01' }, 'to'],
    ['more than a year', { to: '2027-11-25' }, 'to'],
    ['a day that is none', { from: '2026-13-01' }, 'from'],
  ])('refuses %s', async (_, wrong, field) => {
    const refusal = await refusalOf(nameDeputy(council(), megan, { ...named, ...wrong }));
    expect(refusal).toMatchObject({ code: 'invalid', field });
  });

  test('is refused for somebody who decides nothing', async () => {
    const refusal = await refusalOf(nameDeputy(council(), priya, named));
    expect(refusal).toMatchObject({ code: 'invalid', field: 'ofId' });
  });

  test('ends when the approver is back early', async () => {
    const app = council([standing(megan, tom)]);
    expect(await endDeputies(app, megan, {})).toBe(1);
    expect(await refusalOf(decide(app, tom, press))).toMatchObject({ code: 'notAllowed' });
    expect(await refusalOf(endDeputies(app, priya, { ofId: megan.id }))).toMatchObject({
      code: 'notAllowed',
    });
  });
});
