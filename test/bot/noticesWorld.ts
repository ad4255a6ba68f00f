import fc from 'fast-check';
import { createNotifier } from '../../bot/notifier';
import type { App } from '../../teamsapp/app';
import { answerInformation } from '../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../teamsapp/approvals/askForInformation';
import { decide } from '../../teamsapp/approvals/decide';
import { isAppError } from '../../teamsapp/common/errors';
import { sendNotices } from '../../teamsapp/jobs/sendNotices';
import type { TestApp } from '../support/app';
import { aPackage, megan, priya, tom } from '../support/build';
import { instantTiming, testLinks } from '../support/poster';
import { aRule, chat, lewis, noticeApp, people, waiting } from '../teamsapp/notices/waiting';
import { chatLog, Died, type Delivery, type Mishap } from './chatLog';

/** From Monday 23 November 2026, each working week day and the weekend between. */
const days = ['23', '24', '25', '26', '27', '28', '29', '30'].map((day) => `2026-11-${day}`);
const times = ['07:45', '08:00', '08:20', '10:00', '13:30', '17:50', '18:10', '22:00'];
/** When both processes look. */
export const moments = days.flatMap((day) => times.map((time) => `${day}T${time}:00.000Z`));

/** What may happen before a run at one of the moments. */
export type Happening =
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

/** What may befall three requests in that time. */
export const story = fc.record({
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
/** One such time. */
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** The bot's two processes, their rows and the chats. */
export interface World {
  app: TestApp;
  deliveries: Delivery[];
  mishaps: Mishap[];
  outage: { isOn: boolean };
  instances: App[];
  start(): App;
}

/** The rows, the chats and two processes, at the first moment. */
export function open({ dueDates, ownRequest, digestOff, deputy }: Story): World {
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

/** What happens before the processes look. */
export async function happen(world: World, one: Happening): Promise<void> {
  if ('request' in one) await press(world, one);
  if (one.do === 'mishaps') world.mishaps.push(...one.mishaps);
  if (one.do === 'down' || one.do === 'up') world.outage.isOn = one.do === 'down';
  if (one.do === 'restart') world.instances.splice(0, 2, world.start(), world.start());
  if (one.do === 'chatAppears') await world.app.conversations.add(chat(50, lewis));
}

/** Both processes look for what is due, at the same time. */
export async function runBoth(world: World): Promise<void> {
  const [first, second] = world.instances;
  world.app.notifier = first?.notifier ?? world.app.notifier;
  const running = [first, second].flatMap((one) => (one ? [sendNotices(one)] : []));
  for (const { failures } of await Promise.all(running)) {
    const faults = failures.filter(({ error }) => !(error instanceof Died));
    if (faults.length > 0) throw faults[0]?.error;
  }
}
