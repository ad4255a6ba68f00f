import type { Approval } from '../../../teamsapp/approvals/approval';
import {
  countWaitingFor,
  findApprovals,
  waitingFor,
} from '../../../teamsapp/approvals/findApprovals';
import { appWith } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aSnapshot,
  aStage,
  dee,
  everybody,
  megan,
  priya,
  sam,
  schoolReader,
  tom,
  uuid,
} from '../../support/build';

function request(id: number, over: Partial<Approval> = {}): Approval {
  return anApproval({ id, packageId: id, requestKey: uuid(id), ...over });
}
const due = (dueDate: string) => ({ stages: [aStage({ dueDate })], dueDate });
const asked = {
  by: { id: megan.id, name: megan.name },
  at: '2026-11-23T10:00:00.000Z',
  text: 'Which days?',
};
const decided = aStage({
  state: 'approved',
  decisions: [
    { by: { id: megan.id, name: megan.name }, verdict: 'approve', note: '', at: asked.at },
  ],
});
const rows: Approval[] = [
  request(1, due('2026-11-27')),
  request(2, due('2026-11-20')),
  request(3, { team: 'send' }),
  request(4, {
    state: 'informationRequested',
    stages: [aStage({ state: 'informationRequested', questions: [{ id: 'q', asked }] })],
  }),
  request(5, { state: 'approved', stages: [decided] }),
];
const panelist = anActor({ id: 'panelist', name: 'Ann Frey', roles: [], teams: [] });
const app = appWith({
  children: [aChild(), aChild({ id: 13, reference: 'CD34', restricted: true, team: 'inclusion' })],
  approvals: [...rows, request(6, { snapshot: aSnapshot({ childReference: 'CD34' }) })],
  people: [...everybody, panelist],
});
const idsOf = async (...args: Parameters<typeof findApprovals>) =>
  (await findApprovals(...args)).rows.map(({ id }) => id);

describe('finding approvals', () => {
  test('those that wait for me come with the nearest due day first', async () => {
    expect(await idsOf(app, megan, {})).toEqual([2, 6, 1]);
    expect((await waitingFor(app, megan)).map(({ id }) => id)).toEqual([2, 6, 1]);
    expect(await countWaitingFor(app, megan)).toBe(3);
  });

  test('decided ones are not looked at again to say what waits', async () => {
    let looked = 0;
    const watched = new Proxy(request(7, { state: 'approved', stages: [decided] }), {
      get: (row, key, self) => {
        looked += 1;
        return Reflect.get(row, key, self) as unknown;
      },
    });
    const all = [...rows, watched];
    const large = { ...app, approvals: { ...app.approvals, all: () => all } };
    expect(await countWaitingFor(large, megan)).toBe(2);
    const once = looked;
    expect(await countWaitingFor(large, megan)).toBe(2);
    await findApprovals(large, megan, {});
    expect(looked).toBe(once);
  });

  test('nothing waits for the person who asked', async () => {
    expect(await idsOf(app, priya, { view: 'mine' })).toEqual([]);
  });

  test('those that wait for others or for an answer', async () => {
    expect(await idsOf(app, megan, { view: 'others' })).toEqual([3, 4]);
  });

  test('my questions are those asked of me; who asked finds them among what waits for others', async () => {
    expect(await idsOf(app, priya, { view: 'questions' })).toEqual([4]);
    expect(await idsOf(app, megan, { view: 'questions' })).toEqual([]);
    expect(await idsOf(app, megan, { view: 'others' })).toContain(4);
    expect(await idsOf(app, tom, { view: 'questions' })).toEqual([]);
  });

  test('the managers’ views are of every team that the reader may see, whoever decides', async () => {
    expect(await idsOf(app, megan, { view: 'waiting' })).toEqual([2, 3, 4, 6, 1]);
    expect(await idsOf(app, megan, { view: 'overdue' })).toEqual([2]);
    expect(await idsOf(app, megan, { view: 'asked' })).toEqual([4]);
    expect(await idsOf(app, megan, { view: 'answered' })).toEqual([5]);
    expect(await idsOf(app, tom, { view: 'waiting' })).not.toContain(6);
  });

  test('those decided by me', async () => {
    expect(await idsOf(app, megan, { view: 'decided' })).toEqual([5]);
    expect(await idsOf(app, tom, { view: 'decided' })).toEqual([]);
  });

  test('counts every view whatever is looked at', async () => {
    const { counts } = await findApprovals(app, megan, { view: 'decided' });
    expect(counts).toEqual({ mine: 3, others: 2, questions: 0 });
    const asked = await findApprovals(app, priya, { view: 'mine' });
    expect(asked.counts.questions).toBe(1);
  });

  test('a restricted child’s are seen by its team and safeguarding alone', async () => {
    expect(await idsOf(app, dee, { view: 'all' })).not.toContain(6);
    expect(await idsOf(app, sam, { view: 'all' })).toContain(6);
  });

  test('of one stage are those that wait for it, in whatever view', async () => {
    const panel = { name: 'Panel', body: { role: 'manager' as const }, quorum: 1, waitingDays: 5 };
    const beside = [aStage(), aStage({ id: 's2', rule: panel })];
    const two = appWith({
      children: [aChild()],
      approvals: [
        request(1, { stages: beside }),
        request(2),
        request(3, { stages: [aStage({ rule: panel, state: 'notYet' }), aStage()] }),
        request(4, { stages: beside, state: 'withdrawn' }),
      ],
    });
    expect(await idsOf(two, megan, { view: 'all', stage: 'Panel' })).toEqual([1]);
    expect(await idsOf(two, megan, { view: 'mine', stage: 'Team Manager' })).toEqual([1, 2, 3]);
    expect(await findApprovals(two, megan, { view: 'decided', stage: 'Panel' })).toMatchObject({
      total: 0,
      // The counts of the views, and the stages to choose from, stay what they were.
      counts: { mine: 3, others: 0 },
      stages: ['Panel', 'Team Manager'],
    });
  });

  test('names no stage in which only a restricted child’s request waits', async () => {
    const rule = { name: 'Panel', body: { role: 'manager' as const }, quorum: 1, waitingDays: 5 };
    const hidden = appWith({
      children: [aChild({ id: 13, reference: 'CD34', restricted: true })],
      approvals: [
        request(6, {
          stages: [aStage({ rule })],
          snapshot: aSnapshot({ childReference: 'CD34' }),
        }),
      ],
    });
    expect((await findApprovals(hidden, dee, { view: 'all' })).stages).toEqual([]);
    expect((await findApprovals(hidden, priya, { view: 'all' })).stages).toEqual(['Panel']);
  });

  test('pages', async () => {
    const found = await findApprovals(app, megan, { view: 'all', offset: 2, limit: 2 });
    expect(found).toMatchObject({ total: 6, asOf: '2026-11-24T10:00:00.000Z' });
    expect(found.rows).toHaveLength(2);
  });

  test('a school reader is refused', async () => {
    await expect(findApprovals(app, schoolReader, {})).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('a member of a panel without a role sees what the panel decides', async () => {
    await expect(findApprovals(app, panelist, {})).rejects.toMatchObject({ code: 'notAllowed' });
    const body = { people: [{ id: panelist.id, name: panelist.name }] };
    const stage = aStage({ rule: { name: 'Panel', body, quorum: 1, waitingDays: 5 } });
    const withPanel = appWith({
      children: [aChild()],
      approvals: [request(1), request(2, { stages: [stage] })],
    });
    expect(await idsOf(withPanel, panelist, { view: 'all' })).toEqual([2]);
  });
});

describe('showing an approval in a list', () => {
  const rowOf = async (id: number) =>
    (await findApprovals(app, megan, { view: 'all' })).rows.find((row) => row.id === id);

  test('says what, for whom, where it stands and how long it may take', async () => {
    expect(await rowOf(2)).toEqual({
      id: 2,
      kind: 'new',
      packageId: 2,
      packageReference: 'EP-0002',
      child: 'J.K. · AB12',
      providerName: 'Calm Waters Tuition',
      wholeCost: 201_600,
      stage: 'Team Manager',
      state: 'open',
      dueDate: '2026-11-20',
      // Friday 20 November to Tuesday 24 November 2026: two working days late.
      workingDaysLeft: -2,
      requester: 'Priya Nair',
      team: { id: 'inclusion', name: 'Inclusion' },
      askedAt: '2026-11-24T09:00:00.000Z',
    });
  });

  test('while a question waits nothing is due, and the days left stand', async () => {
    // Due on Thursday 26 November, asked on Monday 23 November: three working days.
    expect(await rowOf(4)).toMatchObject({ dueDate: null, workingDaysLeft: 3 });
  });

  test('a decided one waits for no stage', async () => {
    expect(await rowOf(5)).toMatchObject({ stage: '', dueDate: null, workingDaysLeft: null });
  });
});
