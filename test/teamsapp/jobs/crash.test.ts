import fc from 'fast-check';
import { activityKey, type ActivityEntry } from '../../../teamsapp/activity/activity';
import type { App } from '../../../teamsapp/app';
import type { Approval, Verdict } from '../../../teamsapp/approvals/approval';
import { answerInformation } from '../../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import { packageSubject } from '../../../teamsapp/packages/educationPackage';
import { decide } from '../../../teamsapp/approvals/decide';
import { followUp } from '../../../teamsapp/approvals/followUp';
import { approvalSubject, newApproval } from '../../../teamsapp/approvals/openApproval';
import { currentStage } from '../../../teamsapp/approvals/stages';
import { agrees } from '../../../teamsapp/approvals/packageStatus';
import { isAppError } from '../../../teamsapp/common/errors';
import { hashEvent } from '../../../teamsapp/common/event';
import type { HistoryRow, NewRow } from '../../../teamsapp/common/store';
import { repair } from '../../../teamsapp/jobs/repair';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import { appWith, type TestApp } from '../../support/app';
import {
  aChild,
  anActor,
  aPackage,
  aProvider,
  megan,
  priya,
  ruth,
  testAuditKey,
  tom,
} from '../../support/build';
import { Died, processOn, type Life } from './mortal';

const channel = {
  stageName: 'Team Manager',
  conversationKey: 'channel:19:a',
  channelName: 'A',
  by: { id: ruth.id, name: ruth.name },
};
const lewis = anActor({ id: 'lewis', name: 'Lewis Grant', roles: ['staff', 'manager'] });
const at = '2026-11-24T09:00:00.000Z';
const template = aPackage({ status: 'submitted' });
const lastEvent = { ...template.lastEvent, at };
const educationPackage: NewRow<EducationPackage> = {
  ...template,
  lastEvent,
  eventHash: hashEvent(testAuditKey, packageSubject(template), lastEvent, ''),
};

/** The lists, which outlive every process. */
function lists(): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    people: [priya, megan, tom, lewis, ruth],
    settings: { channels: [channel] },
  });
}

/** What people do, in order; each is one press. */
type Press = (app: App) => Promise<unknown>;

const log: Press = async (app) => {
  const provider = aProvider();
  const approval = newApproval(app, {
    educationPackage,
    provider,
    child: aChild(),
    requester: priya,
  });
  const { approval: stored } = await app.packages.addWithApproval(educationPackage, approval);
  app.afterwards(approvalSubject(stored), () => followUp(app, stored.id));
};
const onFirst =
  (press: (app: App, approval: Approval) => Promise<unknown>): Press =>
  async (app) => {
    const [approval] = app.approvals.all();
    if (approval) await press(app, approval);
  };
const answerAs = (verdict: Verdict, by = megan) =>
  onFirst((app, { id, seen }) =>
    decide(app, by, { approvalId: id, stageId: 's1', seen, verdict, note: 'Because.' }),
  );
// Pressed again it is the same card, which showed the first facts.
const ask = onFirst((app, { id }) =>
  askForInformation(app, megan, {
    approvalId: id,
    stageId: 's1',
    seen: 1,
    question: 'Which days?',
  }),
);
const reply = onFirst((app, { id }) =>
  answerInformation(app, priya, { approvalId: id, questionId: 's1q1', answer: 'Mondays.' }),
);

/** Presses in one process until it dies, each with what follows from it; says how many were begun. */
async function live(kept: TestApp, presses: readonly Press[], life: Life): Promise<number> {
  const work: (() => Promise<void>)[] = [];
  const app = {
    ...processOn(kept, life),
    afterwards: (_: string, next: () => Promise<void>) => void work.push(next),
  };
  let begun = 0;
  try {
    for (const press of presses) {
      begun += 1;
      await press(app).catch((error: unknown) => {
        // A press may be refused because it was made before; that is an answer, not a death.
        if (!isAppError(error)) throw error;
      });
      for (const next of work.splice(0)) await next();
    }
  } catch (error) {
    if (!(error instanceof Died)) throw error;
  }
  return begun;
}

async function repairAll(kept: TestApp, life: Life): Promise<void> {
  expect((await repair(processOn(kept, life))).failures).toEqual([]);
  expectWhole(kept);
}

/** Dies after so many writes; a new process repairs; whoever saw no answer presses again. */
async function dieAndRepair(presses: readonly Press[], writes: number): Promise<TestApp> {
  const kept = lists();
  const life: Life = { left: writes, posts: [] };
  await live(kept, presses, life);
  kept.clock.set('2026-11-24T10:03:00.000Z');
  const next: Life = { left: Infinity, posts: life.posts };
  await repairAll(kept, next);
  await live(kept, presses, next);
  await repairAll(kept, next);
  // Only a death exactly between the channel's answer and our note of it may post twice.
  expect(life.posts.length).toBeLessThanOrEqual(2);
  return kept;
}

/** Dies after so many writes; in a new process people go on at once, and repair comes last. */
async function dieAndGoOn(presses: readonly Press[], writes: number): Promise<void> {
  const kept = lists();
  const begun = await live(kept, presses, { left: writes, posts: [] });
  kept.clock.set('2026-11-24T10:03:00.000Z');
  const next: Life = { left: Infinity, posts: [] };
  await live(kept, presses.slice(begun), next);
  await repairAll(kept, next);
}

function expectWhole(kept: TestApp): void {
  expect(kept.packages.all().length).toBeLessThanOrEqual(1);
  expect(kept.approvals.all()).toHaveLength(kept.packages.all().length);
  for (const approval of kept.approvals.all()) {
    const row = kept.packages.find(approval.packageId ?? 0);
    expect(row && agrees(row, approval)).toBe(true);
    expect(approval.stages[0]?.decisions.length).toBeLessThanOrEqual(1);
    // A request that was decided before it was ever posted needs no post.
    expect(kept.notices.all().length).toBeLessThanOrEqual(1);
    if (currentStage(approval)) expect(kept.notices.all()).toMatchObject([{ state: 'posted' }]);
    expectHistory(kept.activity.all(), approvalSubject(approval), approval);
    if (row) expectHistory(kept.activity.all(), packageSubject(row), row);
  }
}

/** Every event up to the row's last stands in Activity once, and the chain holds. */
function expectHistory(all: readonly ActivityEntry[], subject: string, row: HistoryRow): void {
  const entries = all
    .filter((entry) => entry.subject === subject)
    .sort((a, b) => a.event.sequence - b.event.sequence);
  const keys = entries.map(({ requestKey }) => requestKey);
  const expected = Array.from({ length: row.lastEvent.sequence }, (_, index) =>
    activityKey(subject, index + 1),
  );
  expect(keys).toEqual(expected);
  let before = '';
  for (const { event, hash } of entries) {
    expect(hash).toBe(hashEvent(testAuditKey, subject, event, before));
    before = hash;
  }
  expect(before).toBe(row.eventHash);
}

const days: Readonly<Record<string, readonly Press[]>> = {
  'log and approve': [log, answerAs('approve')],
  'log and decline': [log, answerAs('decline')],
  'log, ask, answer and approve': [log, ask, reply, answerAs('approve')],
  'log and two approvers': [log, answerAs('approve'), answerAs('decline', lewis)],
};

describe('dying between any two writes', () => {
  test.each(Object.entries(days))('%s: nothing is lost and nothing doubled', async (_, presses) => {
    const whole: Life = { left: 1000, posts: [] };
    await live(lists(), presses, whole);
    const count = 1000 - whole.left;
    expect(count).toBeGreaterThan(8);
    for (let writes = 0; writes <= count; writes += 1) {
      const kept = await dieAndRepair(presses, writes);
      const [approval] = kept.approvals.all();
      expect(approval?.stages[0]?.decisions).toHaveLength(1);
      await dieAndGoOn(presses, writes);
    }
  });

  test('also when the process that repairs dies, and the next one too', async () => {
    const presses = days['log, ask, answer and approve'] ?? [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
        async (lives) => {
          const kept = lists();
          for (const left of lives) {
            const life: Life = { left, posts: [] };
            const app = processOn(kept, life);
            await repair(app);
            await live(kept, presses, life);
            kept.clock.set(new Date(kept.clock.now().getTime() + 180_000).toISOString());
          }
          const last: Life = { left: Infinity, posts: [] };
          await repairAll(kept, last);
        },
      ),
      { numRuns: 60, seed: 20261124 },
    );
  });

  test('a repair of what is whole writes nothing', async () => {
    const kept = await dieAndRepair(days['log and approve'] ?? [], 1_000);
    const life: Life = { left: 1_000, posts: [] };
    await repair(processOn(kept, life));
    expect(life.left).toBe(1_000);
  });
});
