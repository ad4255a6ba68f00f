import fc from 'fast-check';
import { answerInformation } from '../../../teamsapp/approvals/answerInformation';
import type { Approval, Verdict } from '../../../teamsapp/approvals/approval';
import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import { decide } from '../../../teamsapp/approvals/decide';
import { agrees } from '../../../teamsapp/approvals/packageStatus';
import { withdrawApproval } from '../../../teamsapp/approvals/withdrawApproval';
import { isAppError } from '../../../teamsapp/common/errors';
import type { Actor } from '../../../teamsapp/people/actor';
import { appWith, type TestApp } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  dee,
  everybody,
  megan,
  priya,
  schoolReader,
  tom,
} from '../../support/build';

const panel = (name: string, quorum: number) => ({
  name,
  body: {
    people: [megan, tom, priya, schoolReader].map(({ id, name: called }) => ({ id, name: called })),
  },
  quorum,
  waitingDays: 2,
});

function appFor(): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'submitted' })],
    approvals: [
      anApproval({
        stages: [
          aStage({ rule: panel('Panel', 2) }),
          aStage({ id: 's2', rule: panel('Director', 1), state: 'notYet' }),
        ],
      }),
    ],
    people: everybody,
  });
}

type Press = (app: TestApp, actor: Actor) => Promise<Approval>;
const ids = { approvalId: 2207 };
const seenNow = (app: TestApp) => app.approvals.find(2207)?.seen ?? 0;
const verdicts: Verdict[] = ['approve', 'approveWithConditions', 'decline'];
const presses: Press[] = ['s1', 's2'].flatMap((stageId) => [
  ...verdicts.map(
    (verdict): Press =>
      (app, actor) =>
        decide(app, actor, { ...ids, stageId, seen: seenNow(app), verdict, note: 'Because.' }),
  ),
  (app, actor) =>
    askForInformation(app, actor, { ...ids, stageId, seen: seenNow(app), question: 'Why?' }),
  (app, actor) =>
    answerInformation(app, actor, { ...ids, questionId: `${stageId}q1`, answer: 'So.' }),
]);
presses.push((app, actor) => withdrawApproval(app, actor, { ...ids, because: 'A mistake.' }));

const step = fc.record({
  press: fc.constantFrom(...presses),
  actor: fc.constantFrom(priya, megan, tom, dee, schoolReader),
  isAtOnce: fc.boolean(),
});

/** What holds of every request, whoever pressed what. */
function expectSound(approval: Approval): void {
  const [first, second] = approval.stages;
  for (const stage of approval.stages) {
    const people = stage.decisions.map(({ by }) => by.id);
    expect(new Set(people).size).toBe(people.length);
    expect(people.every((id) => [megan.id, tom.id].includes(id))).toBe(true);
    const approvals = stage.decisions.filter(({ verdict }) => verdict !== 'decline').length;
    if (stage.state === 'approved') expect(approvals).toBeGreaterThanOrEqual(stage.rule.quorum);
    if (stage.state === 'declined') expect(approval.state).toBe('declined');
    if (stage.state === 'informationRequested') expect(approval.state).not.toBe('open');
  }
  if (second?.state !== 'notYet') expect(first?.state).toBe('approved');
  if (approval.state === 'approved') expect(second?.state).toBe('approved');
}

describe('pressing anything in any order', () => {
  test('decisions stay one for each person and stage, and the package follows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const app = appFor();
        const running: Promise<unknown>[] = [];
        for (const { press, actor, isAtOnce } of steps) {
          running.push(
            press(app, actor).catch((error: unknown) => {
              if (!isAppError(error)) throw error;
            }),
          );
          if (!isAtOnce) await Promise.all(running.splice(0));
        }
        await Promise.all(running);
        await app.idle();
        const approval = app.approvals.find(2207) ?? anApproval();
        expectSound(approval);
        expect(agrees(app.packages.find(1042) ?? { status: 'lapsed' }, approval)).toBe(true);
        const sequences = app.activity
          .all()
          .filter(({ subject }) => subject.startsWith('approval:'))
          .map(({ event }) => event.sequence);
        expect([...sequences].sort((a, b) => a - b)).toEqual(
          sequences.map((_, index) => index + 1),
        );
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });
});
