import { answerInformation } from '../../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import { decide } from '../../../teamsapp/approvals/decide';
import { withdrawApproval } from '../../../teamsapp/approvals/withdrawApproval';
import type { Actor } from '../../../teamsapp/people/actor';
import type { TestApp } from '../../support/app';
import { aChild, anApproval, aStage, megan, schoolReader, tom } from '../../support/build';
import { appFor, press, refusalOf } from './deciding';

type UseCase = (app: TestApp, actor: Actor, approvalId: number) => Promise<unknown>;

const useCases: [string, UseCase][] = [
  ['deciding', (app, actor, approvalId) => decide(app, actor, { ...press, approvalId })],
  [
    'deciding an unknown stage',
    (app, actor, approvalId) => decide(app, actor, { ...press, approvalId, stageId: 's9' }),
  ],
  [
    'asking',
    (app, actor, approvalId) =>
      askForInformation(app, actor, { approvalId, stageId: 's1', seen: 1, question: 'Why?' }),
  ],
  [
    'answering',
    (app, actor, approvalId) =>
      answerInformation(app, actor, { approvalId, questionId: 's1q1', answer: 'So.' }),
  ],
  [
    'withdrawing',
    (app, actor, approvalId) => withdrawApproval(app, actor, { approvalId, because: 'Twice.' }),
  ],
];
const rule = { name: 'Panel', body: { role: 'manager' as const }, quorum: 1, waitingDays: 2 };
const question = {
  id: 's1q1',
  asked: { by: { id: 'a', name: 'Lewis Grant' }, at: '2026-11-24T09:30:00.000Z', text: 'Why?' },
};
const open = anApproval({ stages: [aStage({ rule, questions: [question] })] });
const restricted = { children: [aChild({ restricted: true })] };
const guest = { ...megan, isGuest: true };

describe.each(useCases)('%s without seeing the request', (_what, run) => {
  test.each<[string, TestApp, Actor]>([
    ['a guest in the stage’s body', appFor(open), guest],
    ['a school', appFor(open), schoolReader],
    ['an approver who may not know the restricted child', appFor(open, restricted), tom],
    ['a guest after the decision', appFor({ ...open, state: 'approved' }), schoolReader],
  ])('%s gets the same answer as for one that is not there', async (_who, app, actor) => {
    const [real, missing] = [
      await refusalOf(run(app, actor, 2207)),
      await refusalOf(run(app, actor, 99)),
    ];
    expect([real.code, real.message, real.field]).toEqual([
      missing.code,
      missing.message,
      missing.field,
    ]);
    expect(real.code).toBe('notFound');
    expect(app.approvals.writes()).toBe(0);
  });
});
