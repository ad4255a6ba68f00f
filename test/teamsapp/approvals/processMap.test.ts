import type { GuidanceMap } from '../../../teamsapp/api/contract';
import type { Approval, Decision, Question, Stage } from '../../../teamsapp/approvals/approval';
import { decide } from '../../../teamsapp/approvals/decide';
import { findApprovals } from '../../../teamsapp/approvals/findApprovals';
import { processMap } from '../../../teamsapp/approvals/processMap';
import { referStage } from '../../../teamsapp/approvals/referStage';
import type { Actor } from '../../../teamsapp/people/actor';
import type { ApprovalRules, StageRule } from '../../../teamsapp/settings/settings';
import { appWith, type AppStart } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aPackage,
  aProvider,
  aSnapshot,
  aStage,
  carol,
  dee,
  megan,
  priya,
  sam,
  schoolReader,
  uuid,
} from '../../support/build';
import { press } from './deciding';

const rule = (name: string, over: Partial<StageRule> = {}): StageRule => ({
  name,
  body: { role: 'manager', ofTeam: 'package' },
  quorum: 1,
  waitingDays: 2,
  ...over,
});
const rules: ApprovalRules = {
  stages: [
    rule('Team Manager'),
    rule('SEND Panel', { when: [{ annualCostAbove: 1_500_000, offContract: true }] }),
    rule('Finance', {
      beside: true,
      body: { people: [{ id: carol.id, name: carol.name }] },
      when: [{ residential: true }, { weeksAbove: 26 }],
      differentPerson: true,
      escalateTo: { groupId: 'heads', groupName: 'Heads of Service' },
    }),
  ],
};
const person = { id: megan.id, name: megan.name };
const at = (day: string) => `${day}T09:00:00.000Z`;
const decision = (day: string): Decision => ({
  by: person,
  verdict: 'approve',
  note: '',
  at: at(day),
});
const question = (asked: string, answered?: string): Question => ({
  id: `q${asked}`,
  asked: { by: person, at: at(asked), text: 'Which days?' },
  ...(answered !== undefined && { answered: { by: person, at: at(answered), text: 'Mondays.' } }),
});
const took = (opened: string, decided: string, questions: Question[] = []): Stage =>
  aStage({
    state: 'approved',
    openedAt: at(opened),
    decisions: [decision(decided)],
    questions,
  });
const request = (id: number, stages: readonly Stage[], over: Partial<Approval> = {}): Approval =>
  anApproval({ id, packageId: id, requestKey: uuid(id), stages, ...over });
const decided = (id: number, opened: string, on: string, questions: Question[] = []) =>
  request(id, [took(opened, on, questions)], { state: 'approved' });

const mapOf = (approvals: readonly Approval[], actor: Actor = megan, more: AppStart = {}) =>
  processMap(
    appWith({
      children: [aChild(), aChild({ id: 13, reference: 'CD34', restricted: true })],
      approvals,
      settings: { approvalRules: rules },
      ...more,
    }),
    actor,
  );
const figuresOf = (map: GuidanceMap, name: string) =>
  [...map.steps.flat(), ...map.earlier].find((stage) => stage.name === name)?.figures;

describe('drawing the rules in force', () => {
  test('puts stages that wait side by side into one step, in the order of the rules', async () => {
    const { steps, rulesFrom } = await mapOf([]);
    expect(steps.map((step) => step.map(({ name }) => name))).toEqual([
      ['Team Manager'],
      ['SEND Panel', 'Finance'],
    ]);
    expect(rulesFrom).toBe('2025-09-01');
  });

  test('says who decides, when it is needed and who is told when it is late', async () => {
    const [manager, panel, finance] = (await mapOf([])).steps.flat();
    expect(manager).toMatchObject({
      when: [],
      who: 'a Team Manager of the package’s team',
      waitingDays: 2,
      whoIsToldWhenLate: 'the administrators of Education Packages',
    });
    expect(panel?.when).toEqual(['it costs more than £15,000.00 a year and it is off contract']);
    expect(finance).toMatchObject({
      when: ['it is residential', 'it runs for more than 26 school weeks'],
      who: 'Carol Birch',
      differentPerson: true,
      whoIsToldWhenLate: 'a member of Heads of Service',
    });
  });

  test('says so when nobody has published rules', async () => {
    expect((await mapOf([], megan, { settingRows: [] })).rulesFrom).toBeNull();
  });
});

describe('counting what waits', () => {
  test('counts a request at each stage that waits, as the list of that stage has it', async () => {
    const [panel, finance] = rules.stages
      .slice(1)
      .map((one, index) => aStage({ id: `s${String(index + 2)}`, step: 1, rule: one }));
    if (!panel || !finance) throw new Error('The rules have three stages.');
    const paused: Stage = {
      ...panel,
      state: 'informationRequested',
      questions: [question('2026-11-23')],
    };
    const approvals = [
      request(1, [panel, finance]),
      request(2, [panel, { ...finance, state: 'approved' }]),
      request(3, [paused], { state: 'informationRequested' }),
      request(4, [paused, finance]),
    ];
    const map = await mapOf(approvals);
    expect(figuresOf(map, 'SEND Panel')).toMatchObject({ waiting: 4, paused: 2 });
    expect(figuresOf(map, 'Finance')).toMatchObject({ waiting: 2, paused: 0 });
    expect(figuresOf(map, 'Team Manager')).toMatchObject({ waiting: 0, paused: 0 });
    // The fourth still waits for Finance.
    expect(map.waitingForInformation).toBe(1);
    const app = appWith({ children: [aChild()], approvals, settings: { approvalRules: rules } });
    for (const [stage, total] of [
      ['SEND Panel', 4],
      ['Finance', 2],
      ['Team Manager', 0],
    ] as const) {
      expect(await findApprovals(app, megan, { view: 'waiting', stage })).toMatchObject({ total });
    }
  });

  test('neither withdrawn nor decided requests wait', async () => {
    const map = await mapOf([
      request(1, [aStage()], { state: 'withdrawn' }),
      request(2, [{ ...took('2026-11-20', '2026-11-23'), state: 'declined' }, aStage()], {
        state: 'declined',
      }),
    ]);
    expect(figuresOf(map, 'Team Manager')).toMatchObject({ waiting: 0 });
  });

  test('a stage that the rules no longer have is apart while requests wait there', async () => {
    const old = rule('Head of Inclusion', { waitingDays: 9 });
    const waiting = request(1, [aStage({ rule: old })]);
    const map = await mapOf([waiting, request(2, [aStage({ rule: { ...old, waitingDays: 4 } })])]);
    expect(map.earlier).toMatchObject([{ name: 'Head of Inclusion', waitingDays: 4 }]);
    expect(figuresOf(map, 'Head of Inclusion')).toMatchObject({ waiting: 2 });
    expect((await mapOf([{ ...waiting, state: 'withdrawn' }])).earlier).toEqual([]);
  });
});

describe('measuring how long decisions take', () => {
  const pace = async (approvals: readonly Approval[]) =>
    figuresOf(await mapOf(approvals), 'Team Manager');

  test('gives the median of working days from opening to decision', async () => {
    // Thursday to Tuesday are three working days, a day on, and the same day.
    const three = [
      decided(1, '2026-11-12', '2026-11-17'),
      decided(2, '2026-11-12', '2026-11-13'),
      decided(3, '2026-11-12', '2026-11-12'),
    ];
    expect(await pace(three)).toMatchObject({ medianDays: 1, decisions: 3, isSlow: false });
    // 0, 1, 3 and 4: halfway between the two in the middle.
    const four = [...three, decided(4, '2026-11-12', '2026-11-18')];
    expect(await pace(four)).toMatchObject({ medianDays: 2, decisions: 4, isSlow: false });
  });

  test('is slow only when the median is longer than the waiting time', async () => {
    const slow = [1, 2, 3].map((id) => decided(id, '2026-11-12', '2026-11-17'));
    expect(await pace(slow)).toMatchObject({ medianDays: 3, isSlow: true });
    const just = [1, 2, 3].map((id) => decided(id, '2026-11-12', '2026-11-16'));
    expect(await pace(just)).toMatchObject({ medianDays: 2, isSlow: false });
  });

  test('does not know it from fewer than three decisions', async () => {
    const two = [1, 2].map((id) => decided(id, '2026-11-12', '2026-11-20'));
    expect(await pace(two)).toMatchObject({ medianDays: null, decisions: 2, isSlow: false });
  });

  test('counts no bank holiday', async () => {
    // Friday 28 August to Tuesday 1 September 2026; Monday was the summer bank holiday.
    const over = [1, 2, 3].map((id) => decided(id, '2026-08-28', '2026-09-01'));
    expect(await pace(over)).toMatchObject({ medianDays: 1 });
  });

  test('does not count the days on which a question waited for its answer', async () => {
    // Nine working days from Tuesday 3 to Monday 16 November, of which a question took Wednesday
    // to Tuesday, four of them, and another one the next two.
    const questions = [question('2026-11-04', '2026-11-10'), question('2026-11-10', '2026-11-12')];
    const asked = [1, 2, 3].map((id) => decided(id, '2026-11-03', '2026-11-16', questions));
    expect(await pace(asked)).toMatchObject({ medianDays: 3 });
  });

  test('takes a day off once when pauses overlap, and none from before the stage was opened', async () => {
    const questions = [
      question('2026-11-04', '2026-11-10'),
      question('2026-11-05', '2026-11-11'),
      question('2026-10-20', '2026-10-27'),
    ];
    const asked = [1, 2, 3].map((id) => decided(id, '2026-11-03', '2026-11-16', questions));
    expect(await pace(asked)).toMatchObject({ medianDays: 4 });
  });

  test('measures each of the stages that wait side by side by itself', async () => {
    const [, panel, finance] = rules.stages;
    if (!panel || !finance) throw new Error('The rules have three stages.');
    const both = [1, 2, 3].map((id) =>
      request(
        id,
        [
          { ...took('2026-11-10', '2026-11-11'), rule: panel },
          { ...took('2026-11-10', '2026-11-17'), rule: finance },
        ],
        { state: 'approved' },
      ),
    );
    const map = await mapOf(both);
    expect(figuresOf(map, 'SEND Panel')).toMatchObject({ medianDays: 1, isSlow: false });
    expect(figuresOf(map, 'Finance')).toMatchObject({ medianDays: 5, isSlow: true });
  });

  test('with several approvals counts until the one that closes the stage', async () => {
    const twice: Stage = {
      ...took('2026-11-10', '2026-11-11'),
      decisions: [decision('2026-11-11'), decision('2026-11-13')],
    };
    const half: Stage = { ...twice, state: 'open', decisions: [decision('2026-11-11')] };
    const map = await pace([
      ...[1, 2, 3].map((id) => request(id, [twice], { state: 'approved' })),
      request(4, [half]),
    ]);
    expect(map).toMatchObject({ medianDays: 3, decisions: 3 });
  });

  test('a declined stage was decided too', async () => {
    const declined = { ...took('2026-11-10', '2026-11-11'), state: 'declined' as const };
    const three = [1, 2, 3].map((id) => request(id, [declined], { state: 'declined' }));
    expect(await pace(three)).toMatchObject({ medianDays: 1, decisions: 3 });
  });

  test('a stage that was put behind another one counts from when it was opened again', async () => {
    const app = appWith({
      providers: [aProvider()],
      children: [aChild()],
      packages: [1, 2, 3].map((id) => aPackage({ id, status: 'submitted' })),
      approvals: [1, 2, 3].map((id) =>
        request(id, [aStage({ openedAt: at('2026-10-05'), dueDate: '2026-10-07' })]),
      ),
      settings: { approvalRules: rules },
    });
    for (const approvalId of [1, 2, 3]) {
      const because = 'It is dear.';
      const refer = { approvalId, stageId: 's1', seen: 1, to: 'Finance', because };
      app.clock.set(at('2026-11-09'));
      const [finance] = (await referStage(app, megan, refer)).stages;
      app.clock.set(at('2026-11-18'));
      await decide(app, carol, { ...press, approvalId, stageId: finance?.id ?? '' });
      app.clock.set(at('2026-11-19'));
      await decide(app, megan, { ...press, approvalId });
    }
    await app.idle();
    const map = await processMap(app, megan);
    expect(figuresOf(map, 'Finance')).toMatchObject({ medianDays: 7, decisions: 3 });
    expect(figuresOf(map, 'Team Manager')).toMatchObject({ medianDays: 1, decisions: 3 });
  });

  test('looks 180 days back and no further', async () => {
    const old = [
      // 28 May 2026 is 180 days before Tuesday 24 November.
      decided(1, '2026-05-26', '2026-05-28'),
      decided(2, '2026-05-26', '2026-05-27'),
      // Another stage of the third was decided since; this one was not.
      request(3, [took('2026-05-20', '2026-05-21')]),
    ];
    const map = await mapOf(old);
    expect(map.since).toBe('2026-05-28');
    expect(figuresOf(map, 'Team Manager')).toMatchObject({ decisions: 1 });
  });
});

describe('what a reader may see of it', () => {
  const restricted = { snapshot: aSnapshot({ childReference: 'CD34' }) };
  const approvals = [
    request(1, [aStage()]),
    request(2, [aStage()], restricted),
    ...[3, 4, 5].map((id) =>
      request(id, [took('2026-11-10', '2026-11-11')], { state: 'approved', ...restricted }),
    ),
  ];

  test('a restricted child’s requests are in no figure for others', async () => {
    expect(figuresOf(await mapOf(approvals, dee), 'Team Manager')).toMatchObject({
      waiting: 1,
      decisions: 0,
      medianDays: null,
    });
    for (const near of [priya, sam]) {
      expect(figuresOf(await mapOf(approvals, near), 'Team Manager')).toMatchObject({
        waiting: 2,
        decisions: 3,
        medianDays: 1,
      });
    }
  });

  test('nor does a stage of earlier rules tell that such a request waits there', async () => {
    const old = [request(1, [aStage({ rule: rule('Head of Inclusion') })], restricted)];
    expect((await mapOf(old, dee)).earlier).toEqual([]);
    expect((await mapOf(old, priya)).earlier).toHaveLength(1);
  });

  test.each([
    ['a school reader', schoolReader],
    ['somebody without a role', anActor({ id: 'new', roles: [], teams: [] })],
  ])('%s gets the map without figures and without names', async (_, reader) => {
    const map = await mapOf(
      [request(9, [aStage({ rule: rule('Head of Inclusion') })]), ...approvals],
      reader,
    );
    expect(map).toMatchObject({ since: null, earlier: [], waitingForInformation: null });
    expect(map.steps.flat().map(({ name, figures }) => [name, figures])).toEqual([
      ['Team Manager', null],
      ['SEND Panel', null],
      ['Finance', null],
    ]);
    expect(JSON.stringify(map)).not.toContain(carol.name);
    expect(map.steps[1]?.[1]?.who).toBe('people whom the rules name');
  });

  test('a guest who is no school reader is refused', async () => {
    const guest = anActor({ id: 'guest', roles: ['manager'], isGuest: true });
    await expect(mapOf([], guest)).rejects.toMatchObject({ code: 'notAllowed' });
  });
});
