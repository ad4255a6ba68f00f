import { answerInformation } from '../../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import type { Approval } from '../../../teamsapp/approvals/approval';
import { decide } from '../../../teamsapp/approvals/decide';
import { appWith, type TestApp } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aPackage,
  aProvider,
  dee,
  megan,
  priya,
  tom,
} from '../../support/build';

const question = { approvalId: 2207, stageId: 's1', seen: 1, question: 'Which days?' };
const answer = { approvalId: 2207, questionId: 's1q1', answer: 'Mondays and Tuesdays.' };
const colleague = anActor({ id: 'colleague', name: 'Bo Lind' });
const lewis = anActor({ id: 'lewis', name: 'Lewis Grant', roles: ['staff', 'manager'] });

function appFor(approval: Approval = anApproval()): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'submitted' })],
    approvals: [approval],
    people: [priya, megan, lewis, tom, dee, colleague],
  });
}
async function asked(): Promise<TestApp> {
  const app = appFor();
  await askForInformation(app, megan, question);
  await app.idle();
  return app;
}

describe('asking for information', () => {
  test('stops the clock and brings the package to the same state', async () => {
    const app = await asked();
    const approval = app.approvals.find(2207);
    expect(approval).toMatchObject({ state: 'informationRequested', seen: 1 });
    expect(approval?.dueDate).toBeUndefined();
    expect(approval?.stages[0]).toMatchObject({
      state: 'informationRequested',
      questions: [{ id: 's1q1', asked: { by: { id: megan.id }, text: 'Which days?' } }],
    });
    expect(app.packages.find(1042)?.status).toBe('informationRequested');
  });

  test('the same question pressed twice is asked once', async () => {
    const app = await asked();
    await askForInformation(app, megan, question);
    expect(app.approvals.find(2207)?.stages[0]?.questions).toHaveLength(1);
  });

  test('a second question waits until the first is answered', async () => {
    const app = await asked();
    await expect(
      askForInformation(app, lewis, { ...question, question: 'How much?' }),
    ).rejects.toThrow(
      'Megan Ashworth already asked a question about EP-1042. Yours was not sent. Ask again when that one is answered.',
    );
  });

  test('is for those who may decide', async () => {
    await expect(askForInformation(appFor(), tom, question)).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('needs a question', async () => {
    await expect(
      askForInformation(appFor(), megan, { ...question, question: ' ' }),
    ).rejects.toMatchObject({
      code: 'invalid',
      field: 'question',
      message: 'Write your question about EP-1042.',
    });
  });

  test('is refused for a decided stage with who decided', async () => {
    const app = appFor();
    await decide(app, megan, { ...question, verdict: 'approve', note: '' });
    await expect(askForInformation(app, lewis, question)).rejects.toThrow(
      'Megan Ashworth approved EP-1042 at 10:00. Your answer was not recorded.',
    );
  });

  test('is refused when the facts have changed', async () => {
    await expect(
      askForInformation(appFor(anApproval({ seen: 2 })), megan, question),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('answering', () => {
  test('is taken by a process that has not heard of the question', async () => {
    const app = await asked();
    const { find } = app.approvals;
    app.approvals.find = () => anApproval();
    const answered = await answerInformation(app, priya, answer);
    app.approvals.find = find;
    expect(answered.stages[0]?.questions[0]).toMatchObject({ answered: { by: { id: priya.id } } });
  });

  test('runs the clock again with the working days that were left', async () => {
    // Due on Thursday 26 November, asked on Tuesday 24 November: two working days are left.
    const app = await asked();
    app.clock.set('2026-11-30T09:00:00.000Z');
    const approval = await answerInformation(app, priya, answer);
    // Two working days after Monday 30 November.
    expect(approval).toMatchObject({ state: 'open', dueDate: '2026-12-02', seen: 2 });
    expect(approval.stages[0]).toMatchObject({ state: 'open', dueDate: '2026-12-02' });
  });

  test('a request that was late already is due on the day of the answer', async () => {
    const app = appFor();
    app.clock.set('2026-12-01T10:00:00.000Z');
    await askForInformation(app, megan, question);
    app.clock.set('2026-12-03T10:00:00.000Z');
    expect((await answerInformation(app, priya, answer)).dueDate).toBe('2026-12-03');
  });

  test('who saw the request before must look again', async () => {
    const app = await asked();
    await answerInformation(app, priya, answer);
    const press = { ...question, verdict: 'approve' as const, note: '' };
    await expect(decide(app, megan, press)).rejects.toThrow(/has changed since you saw it/);
    expect((await decide(app, megan, { ...press, seen: 2 })).state).toBe('approved');
  });

  test('brings the package into review', async () => {
    const app = await asked();
    await answerInformation(app, priya, answer);
    await app.idle();
    expect(app.packages.find(1042)?.status).toBe('inReview');
  });

  test('a colleague of the same team may answer', async () => {
    const app = await asked();
    const approval = await answerInformation(app, colleague, answer);
    expect(approval.stages[0]?.questions[0]?.answered?.by.name).toBe('Bo Lind');
  });

  test('somebody of another team may not', async () => {
    const app = await asked();
    await expect(answerInformation(app, dee, answer)).rejects.toMatchObject({
      code: 'notAllowed',
      message:
        'Only Priya Nair and colleagues of the same team can answer questions about EP-1042.',
    });
  });

  test('the same answer pressed twice counts once', async () => {
    const app = await asked();
    await answerInformation(app, priya, answer);
    expect((await answerInformation(app, priya, answer)).seen).toBe(2);
  });

  test('a second answer is told who was faster', async () => {
    const app = await asked();
    await answerInformation(app, priya, answer);
    await expect(answerInformation(app, colleague, answer)).rejects.toThrow(
      'Priya Nair answered this at 10:00. Your answer was not recorded.',
    );
  });

  test('an unknown question is refused', async () => {
    await expect(answerInformation(appFor(), priya, answer)).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('an empty answer is refused at its field', async () => {
    const app = await asked();
    await expect(answerInformation(app, priya, { ...answer, answer: '' })).rejects.toMatchObject({
      code: 'invalid',
      field: 'answer',
    });
  });
});
