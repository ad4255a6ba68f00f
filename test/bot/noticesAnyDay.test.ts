import fc from 'fast-check';
import { createNotifier } from '../../bot/notifier';
import type { App } from '../../teamsapp/app';
import type { Approval, Stage } from '../../teamsapp/approvals/approval';
import { answerInformation } from '../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../teamsapp/approvals/askForInformation';
import { decide } from '../../teamsapp/approvals/decide';
import { longDay } from '../../teamsapp/common/dates';
import { isAppError } from '../../teamsapp/common/errors';
import { sendNotices } from '../../teamsapp/jobs/sendNotices';
import type { Actor } from '../../teamsapp/people/actor';
import type { TestApp } from '../support/app';
import { aPackage, megan, priya, tom } from '../support/build';
import { instantTiming, testLinks } from '../support/poster';
import { aRule, chat, helen, lewis, noticeApp, people, waiting } from '../teamsapp/notices/waiting';
import { chatLog, Died, type Delivery, type Mishap } from './chatLog';

/** From Monday 23 November 2026, each working week day and the weekend between. */
const days = ['23', '24', '25', '26', '27', '28', '29', '30'].map((day) => `2026-11-${day}`);
const times = ['07:45', '08:00', '08:20', '10:00', '13:30', '17:50', '18:10', '22:00'];
const moments = days.flatMap((day) => times.map((time) => `${day}T${time}:00.000Z`));

/** What may happen before a run at one of the moments. */
type Happening =
  | { do: 'nothing' }
  | { do: 'ask' | 'answer' | 'approve'; request: number }
  | { do: 'mishaps'; mishaps: readonly Mishap[] }
  | { do: 'restart' | 'down' | 'up' }
  | { do: 'chatAppears' };

const request = fc.nat({ max: 2 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: 'nothing' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('ask' as const, 'answer' as const), request }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('approve' as const), request }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('mishaps' as const),
      mishaps: fc.array(
        fc.constantFrom<Mishap>(0, 412, 429, 429, 502, 504, 401, 'diesBefore', 'diesAfter'),
        { minLength: 1, maxLength: 12 },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Happening>(
      { do: 'restart' },
      { do: 'chatAppears' },
      { do: 'down' },
      { do: 'up' },
    ),
  },
);

const story = fc.record({
  dueDates: fc.array(
    fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27', '2026-11-30'),
    { minLength: 3, maxLength: 3 },
  ),
  ownRequest: fc.boolean(),
  digestOff: fc.subarray([megan, lewis, tom]),
  deputy: fc.option(
    fc.record({
      from: fc.constantFrom('2026-11-23', '2026-11-25'),
      to: fc.constantFrom('2026-11-26', '2026-12-01'),
    }),
  ),
  happenings: fc.array(happening, { minLength: moments.length, maxLength: moments.length }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** The bot's two processes, their rows and the chats. */
interface World {
  app: TestApp;
  deliveries: Delivery[];
  mishaps: Mishap[];
  outage: { isOn: boolean };
  instances: App[];
  start(): App;
}

function open({ dueDates, ownRequest, digestOff, deputy }: Story): World {
  const by = { id: megan.id, name: megan.name };
  const named = deputy && { of: by, deputy: { id: tom.id, name: tom.name }, ...deputy, by };
  const rows = dueDates.map((dueDate, index) =>
    waiting(
      { dueDate, openedAt: '2026-11-20T10:00:00.000Z', rule: aRule({ quorum: 2 }) },
      {
        id: 3000 + index,
        packageId: 2000 + index,
        packageKey: aPackage({ id: 2000 + index }).requestKey,
        requestKey: `r${String(index)}`,
        requester: index === 0 && ownRequest ? by : { id: priya.id, name: priya.name },
      },
    ),
  );
  // Lewis has no chat at first.
  const conversations = people
    .filter(({ id }) => id !== lewis.id)
    .map((one, index) => chat(index + 1, one, digestOff.includes(one) ? true : undefined));
  const app = noticeApp(rows, {
    now: moments[0] ?? '',
    conversations,
    packages: dueDates.map((_, index) => aPackage({ id: 2000 + index, status: 'inReview' })),
    settings: { deputies: named ? [named] : [] },
  });
  const mishaps: Mishap[] = [];
  const poster = chatLog(() => app.clock.now(), mishaps);
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const start = (): App => {
    const timing = instantTiming();
    // A store of its own to look through, as each process has; the rows are the same.
    const instance: App = { ...app, notices: { ...app.notices } };
    instance.notifier = createNotifier({
      app: () => instance,
      poster,
      links: testLinks,
      log,
      timing,
    });
    return instance;
  };
  return {
    app,
    deliveries: poster.deliveries,
    outage: poster.outage,
    mishaps,
    instances: [start(), start()],
    start,
  };
}

function ignore(): void {
  return undefined;
}

/** Somebody presses; a press that is refused is an answer. What follows from it may die. */
async function press(world: World, one: Happening & { request: number }): Promise<void> {
  const { app } = world;
  const approval = app.approvals.find(3000 + one.request);
  const question = approval?.stages[0]?.questions.at(-1)?.id ?? '';
  if (!approval) return;
  const onStage = { approvalId: approval.id, stageId: 's1', seen: approval.seen };
  const presses = {
    ask: () =>
      askForInformation(app, lewis, {
        ...onStage,
        question: `Which days, ${String(approval.seen)}?`,
      }),
    answer: () =>
      answerInformation(app, priya, {
        approvalId: approval.id,
        questionId: question,
        answer: 'Mondays.',
      }),
    approve: () =>
      decide(app, megan, { ...onStage, verdict: 'approve' as const, note: 'Because.' }),
  };
  const run = { ask: presses.ask, answer: presses.answer, approve: presses.approve }[
    one.do as 'ask' | 'answer' | 'approve'
  ];
  await run().catch(refused);
  await app.idle().catch((error: unknown) => {
    if (!(error instanceof Died)) throw error;
  });
}

function refused(error: unknown): void {
  if (!isAppError(error)) throw error;
}

async function happen(world: World, one: Happening): Promise<void> {
  if ('request' in one) await press(world, one);
  if (one.do === 'mishaps') world.mishaps.push(...one.mishaps);
  if (one.do === 'down' || one.do === 'up') world.outage.isOn = one.do === 'down';
  if (one.do === 'restart') world.instances.splice(0, 2, world.start(), world.start());
  if (one.do === 'chatAppears') await world.app.conversations.add(chat(50, lewis));
}

/** Both processes look for what is due, at the same time. */
async function runBoth(world: World): Promise<void> {
  const [first, second] = world.instances;
  world.app.notifier = first?.notifier ?? world.app.notifier;
  const running = [first, second].flatMap((one) => (one ? [sendNotices(one)] : []));
  for (const { failures } of await Promise.all(running)) {
    const faults = failures.filter(({ error }) => !(error instanceof Died));
    if (faults.length > 0) throw faults[0]?.error;
  }
}

async function live(told: Story): Promise<World> {
  const world = open(told);
  for (const [index, moment] of moments.entries()) {
    world.app.clock.set(moment);
    await happen(world, told.happenings[index] ?? { do: 'nothing' });
    await runBoth(world);
    const [first] = world.deliveries.filter(({ at }) => at.toISOString() === moment);
    if (first) expectTrueNow(world, moment);
  }
  // Everything is well again: two mornings, and what was left open is looked at once more.
  world.mishaps.length = 0;
  world.outage.isOn = false;
  if (!world.app.conversations.findByKey(`person:${lewis.id}`)) {
    await world.app.conversations.add(chat(50, lewis));
  }
  for (const moment of [
    '2026-12-01T08:00',
    '2026-12-01T08:03',
    '2026-12-02T08:00',
    '2026-12-02T08:03',
  ]) {
    world.app.clock.set(`${moment}:00.000Z`);
    await runBoth(world);
  }
  return world;
}

const isTimed = ({ fact }: Delivery) => /^(reminder|escalation|digest)/.test(fact);

/** Nothing is said of what is paused or decided, to who asked for it, or to who answered it. */
function expectTrueNow({ app, deliveries }: World, moment: string): void {
  const sent = deliveries.filter((one) => isTimed(one) && one.at.toISOString() === moment);
  for (const { personId, references, fact } of sent) {
    for (const reference of references) {
      const row = app.approvals.find(3000 + Number(reference.slice(3)) - 2000);
      const [stage] = row?.stages ?? [];
      expect([fact, stage?.state]).toEqual([fact, 'open']);
      expect(personId).not.toBe(row?.requester.id);
      if (fact.startsWith('escalation')) continue;
      expect(stage?.decisions.map(({ by }) => by.id)).not.toContain(personId);
    }
  }
}

/** A fact reaches a person once, save where the process died between the answer and the note. */
function expectOnce({ deliveries }: World): void {
  const byFact = new Map<string, Delivery[]>();
  for (const one of deliveries) {
    const key = `${one.personId} ${one.fact}`;
    byFact.set(key, [...(byFact.get(key) ?? []), one]);
  }
  const noted = [...byFact].map(([key, all]) => [key, all.filter((one) => !one.isUnnoted).length]);
  expect(noted.filter(([, count]) => Number(count) > 1)).toEqual([]);
}

function expectOfficeHours({ deliveries }: World): void {
  const outside = deliveries.filter((one) => {
    const isWeekend = [0, 6].includes(one.at.getUTCDay());
    const hour = one.at.getUTCHours();
    return isTimed(one) && (isWeekend || hour < 8 || hour >= 18);
  });
  expect(outside).toEqual([]);
}

/** Who may decide on the last day, worked out anew. */
function entitled({ requester }: Approval, { decisions }: Stage): Actor[] {
  const done = new Set([requester.id, ...decisions.map(({ by }) => by.id)]);
  return [megan, lewis].filter(({ id }) => !done.has(id));
}

/** Whoever may decide what is due was told of it, and so was whoever it is escalated to. */
function expectNothingLost({ app, deliveries }: World): void {
  for (const approval of app.approvals.all()) {
    const [stage] = approval.stages;
    const reference = `EP-${String(approval.packageId)}`;
    const has = (personId: string, test: (one: Delivery) => boolean) =>
      deliveries.some(
        (one) => one.personId === personId && one.references.includes(reference) && test(one),
      );
    for (const { asked, answered } of stage?.questions ?? []) {
      if (!answered)
        expect(has(approval.requester.id, ({ fact }) => fact.includes(asked.text))).toBe(true);
    }
    if (stage?.state !== 'open' || stage.dueDate === undefined || stage.dueDate > '2026-12-02')
      continue;
    const due = stage.dueDate;
    const reminder = `reminder ${reference} ${longDay(due)} onDay`;
    for (const { id } of entitled(approval, stage)) {
      const isTold = ({ fact, at }: Delivery) =>
        fact === reminder || (fact.startsWith('digest') && at.toISOString().slice(0, 10) >= due);
      expect([reference, due, id, has(id, isTold)]).toEqual([reference, due, id, true]);
    }
    if (due < '2026-12-02') {
      expect(has(helen.id, ({ fact }) => fact === `escalation ${reference}`)).toBe(true);
    }
  }
}

describe('telling people through any eight days', () => {
  test('each fact once, in office hours, and none is lost once Teams answers again', async () => {
    let total = 0;
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const world = await live(told);
        expectOnce(world);
        expectOfficeHours(world);
        expectNothingLost(world);
        total += world.deliveries.length;
      }),
      { seed: 20261124, numRuns: 60 },
    );
    // Said so that a world in which nothing is ever told cannot pass.
    expect(total).toBeGreaterThan(600);
  });
});
