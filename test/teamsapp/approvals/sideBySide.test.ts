import { answerInformation } from '../../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import { decide } from '../../../teamsapp/approvals/decide';
import { findApprovals } from '../../../teamsapp/approvals/findApprovals';
import type { Stage } from '../../../teamsapp/approvals/approval';
import { anApproval, aStage, carol, megan, priya, tom } from '../../support/build';
import { appFor, press, refusalOf } from './deciding';

const of = (id: string, step: number, over: Partial<Stage> = {}, people = [megan]): Stage =>
  aStage({
    id,
    step,
    rule: {
      name: `Stage ${id}`,
      body: { people: people.map(({ id: personId, name }) => ({ id: personId, name })) },
      quorum: 1,
      waitingDays: 2,
    },
    state: step === 0 ? 'open' : 'notYet',
    ...over,
  });

const three = () =>
  anApproval({
    stages: [of('s1', 0), of('s2', 0, {}, [tom]), of('s3', 1, {}, [carol])],
    waitingFor: 'Stage s1, Stage s2',
  });

describe('stages that wait side by side', () => {
  test('open the next step only when both are approved, in either order', async () => {
    for (const [first, second] of [
      [megan, tom],
      [tom, megan],
    ] as const) {
      const app = appFor(three());
      const stageOf = (person: typeof megan) => (person === megan ? 's1' : 's2');
      const half = await decide(app, first, { ...press, stageId: stageOf(first) });
      expect(half.state).toBe('open');
      expect(half.stages[2]?.state).toBe('notYet');
      const whole = await decide(app, second, { ...press, stageId: stageOf(second) });
      expect(whole).toMatchObject({ waitingFor: 'Stage s3', dueDate: '2026-11-26' });
      const done = await decide(app, carol, { ...press, stageId: 's3' });
      expect(done).toMatchObject({ state: 'approved', waitingFor: '' });
    }
  });

  test('a decline of one ends the request, and the other answers nothing any more', async () => {
    const app = appFor(three());
    const over = await decide(app, megan, { ...press, verdict: 'decline', note: 'Too dear.' });
    expect(over).toMatchObject({ state: 'declined', waitingFor: '' });
    const refusal = await refusalOf(decide(app, tom, { ...press, stageId: 's2' }));
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toContain('Megan Ashworth declined EP-1042');
  });

  test('a question stops only the clock of its own stage', async () => {
    const app = appFor(three());
    const asked = await askForInformation(app, megan, {
      approvalId: 2207,
      stageId: 's1',
      seen: 1,
      question: 'Which days?',
    });
    expect(asked).toMatchObject({ state: 'open', dueDate: '2026-11-26' });
    const half = await decide(app, tom, { ...press, stageId: 's2' });
    expect(half).toMatchObject({ state: 'informationRequested', waitingFor: 'Stage s1' });
    expect(half.dueDate).toBeUndefined();
    const answered = await answerInformation(app, priya, {
      approvalId: 2207,
      questionId: 's1q1',
      answer: 'Mondays.',
    });
    expect(answered.state).toBe('open');
    const next = await decide(app, megan, { ...press, seen: answered.seen });
    expect(next.waitingFor).toBe('Stage s3');
  });

  test('the answer to a question is taken also while the other stage still waits', async () => {
    const app = appFor(three());
    const ask = { approvalId: 2207, stageId: 's1', seen: 1, question: 'Which days?' };
    await askForInformation(app, megan, ask);
    const input = { approvalId: 2207, questionId: 's1q1', answer: 'Mondays.' };
    expect((await answerInformation(app, priya, input)).stages[0]?.state).toBe('open');
  });
});

describe('a stage that wants fresh eyes', () => {
  const two = (differentPerson?: true) => {
    const second = of('s2', 1, { state: 'notYet' });
    return anApproval({
      stages: [
        of('s1', 0),
        { ...second, rule: { ...second.rule, ...(differentPerson && { differentPerson }) } },
      ],
    });
  };

  test('refuses whoever decided another stage of the request', async () => {
    const app = appFor(two(true));
    await decide(app, megan, press);
    const refusal = await refusalOf(decide(app, megan, { ...press, stageId: 's2' }));
    expect(refusal.code).toBe('notAllowed');
    expect(refusal.message).toMatch(/^You decided on EP-1042 before, so someone else must decide/);
  });

  test('without that wish the same person may decide both, with two presses', async () => {
    const app = appFor(two());
    await decide(app, megan, press);
    expect((await decide(app, megan, { ...press, stageId: 's2' })).state).toBe('approved');
  });

  test('whoever decided before does not decide when it is looked at again', async () => {
    const barred = [{ id: megan.id, name: megan.name }];
    const app = appFor(anApproval({ barred }));
    expect(await refusalOf(decide(app, megan, press))).toMatchObject({ code: 'notAllowed' });
  });
});

describe('lists of requests that wait side by side', () => {
  test('count one for everybody who decides any of its stages, and name them all', async () => {
    const app = appFor(three());
    for (const person of [megan, tom])
      expect((await findApprovals(app, person, { view: 'mine' })).counts.mine).toBe(1);
    const { rows } = await findApprovals(app, carol, { view: 'all' });
    expect(rows[0]).toMatchObject({ stage: 'Stage s1 and Stage s2', dueDate: '2026-11-26' });
  });

  test('a question of the second stage is the requester’s too', async () => {
    const app = appFor(three());
    const ask = { approvalId: 2207, stageId: 's2', seen: 1, question: 'Which days?' };
    await askForInformation(app, tom, ask);
    expect((await findApprovals(app, priya, { view: 'questions' })).counts.questions).toBe(1);
  });
});
