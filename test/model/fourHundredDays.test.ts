import { answerInformation } from '../../teamsapp/approvals/answerInformation';
import { approvalPage } from '../../teamsapp/approvals/approvalView';
import { askForInformation } from '../../teamsapp/approvals/askForInformation';
import { decide } from '../../teamsapp/approvals/decide';
import { nameDeputy } from '../../teamsapp/approvals/nameDeputy';
import { isAppError } from '../../teamsapp/common/errors';
import { repair } from '../../teamsapp/jobs/repair';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { publishSetting } from '../../teamsapp/settings/publishSetting';
import { carol, megan, priya, ruth, sam, tom } from '../support/build';
import { kinds, ruleSets } from './council';
import { historyProblems } from './invariants';
import { openWorld, type World } from './world';

/*
 * The calendar by hand: 16 December 2026 was a Wednesday. 25 and 28 December 2026, 1 January 2027,
 * 27 and 28 December 2027 and 3 January 2028 were bank holidays. The 400th day after 16 December
 * 2026 was Thursday 20 January 2028.
 */
const [, twoStages, panelBeside] = ruleSets;
const draftId = 'log-AA11-0';
const id = 1;

function at(world: World, instant: string): void {
  world.clock.pass((Date.parse(instant) - world.clock.now().getTime()) / 60_000);
}

/** What the schedule does every few minutes, at both processes. */
async function comeToRest(world: World): Promise<void> {
  for (const server of world.servers) {
    await server.settle();
    server.refresh();
    expect((await repair(server.app)).failures).toEqual([]);
  }
}

const shown = async ({ servers: [{ app }] }: World) => {
  const { approval } = await approvalPage(app, sam, id);
  const { stage, state, dueDate, workingDaysLeft, stages } = approval;
  return { stage, state, dueDate, workingDaysLeft, names: stages.map(({ name }) => name) };
};

async function opened(): Promise<World> {
  const world = openWorld();
  const [{ app }] = world.servers;
  if (!twoStages || !kinds[0]) throw new Error('The council has rules and packages.');
  const validFrom = '2026-12-16';
  await publishSetting(app, ruth, { name: 'approvalRules', validFrom, value: twoStages });
  const form = { ...kinds[0].form, childReference: 'AA11', team: 'inclusion' };
  await logPackage(app, priya, { draftId, form });
  await comeToRest(world);
  return world;
}

describe('a request that waits four hundred days', () => {
  test('is decided by the rules it was opened under and by the people of the day', async () => {
    const world = await opened();
    const names = ['Team Manager', 'Head of Service'];
    // Two working days after Wednesday 16 December.
    expect(await shown(world)).toMatchObject({ names, dueDate: '2026-12-18', workingDaysLeft: 2 });

    at(world, '2026-12-17T15:00:00.000Z');
    const question = { approvalId: id, stageId: 's1', seen: 1, question: 'Which days?' };
    await askForInformation(world.servers[0].app, megan, question);
    await comeToRest(world);
    // Friday 18 December was left when it was asked, and is left for as long as nobody answers.
    for (const day of ['2026-12-17', '2026-12-25', '2026-12-29', '2027-01-04']) {
      at(world, `${day}T16:00:00.000Z`);
      expect(await shown(world)).toMatchObject({ dueDate: null, workingDaysLeft: 1 });
    }
    const reply = { approvalId: id, questionId: 's1q1', answer: 'Mondays.' };
    await answerInformation(world.servers[1].app, priya, reply);
    await comeToRest(world);
    // Answered on Monday 4 January: the one day that was left is the Tuesday.
    expect(await shown(world)).toMatchObject({ dueDate: '2027-01-05', workingDaysLeft: 1 });

    at(world, '2027-02-01T09:00:00.000Z');
    if (!panelBeside) throw new Error('The council has rules.');
    const changed = { name: 'approvalRules', validFrom: '2027-02-01', value: panelBeside } as const;
    await publishSetting(world.servers[0].app, ruth, changed);
    world.restart(0);
    world.restart(1);
    await comeToRest(world);
    expect(await shown(world)).toMatchObject({ names, state: 'open' });

    at(world, '2028-01-04T09:00:00.000Z');
    const away = { deputyId: tom.id, from: '2028-01-17', to: '2028-01-21' };
    await nameDeputy(world.servers[0].app, megan, away);
    const press = { approvalId: id, seen: 2, verdict: 'approve', note: '' } as const;
    const early = decide(world.servers[0].app, tom, { ...press, stageId: 's1' });
    await expect(early).rejects.toMatchObject({ code: 'notAllowed' });

    at(world, '2028-01-20T10:00:00.000Z');
    await comeToRest(world);
    // From Wednesday 6 January 2027 there are 272 weekdays, less 26 and 29 March, 3 and 31 May,
    // 30 August, 27 and 28 December 2027 and 3 January 2028.
    expect(await shown(world)).toMatchObject({ dueDate: '2027-01-05', workingDaysLeft: -264 });
    const first = await decide(world.servers[1].app, tom, { ...press, stageId: 's1' });
    expect(first.stages[0]?.decisions).toMatchObject([
      { by: { id: tom.id }, insteadOf: { id: megan.id } },
    ]);
    await comeToRest(world);
    // Five working days after Thursday 20 January 2028.
    expect(await shown(world)).toMatchObject({ stage: 'Head of Service', dueDate: '2028-01-27' });

    at(world, '2028-01-27T10:00:00.000Z');
    const last = await decide(world.servers[0].app, carol, { ...press, stageId: 's2' });
    expect(last).toMatchObject({ state: 'approved', ruleSetFrom: '2026-12-16' });
    await comeToRest(world);
    expectTold(world);
  });

  test('an ended deputy decides nothing on the four hundredth day', async () => {
    const world = await opened();
    const away = { deputyId: tom.id, from: '2026-12-16', to: '2027-12-16' };
    await nameDeputy(world.servers[0].app, megan, away);
    at(world, '2028-01-20T10:00:00.000Z');
    const press = { approvalId: id, stageId: 's1', seen: 1, verdict: 'approve', note: '' } as const;
    for (const { app } of world.servers) {
      const told = await decide(app, tom, press).catch((error: unknown) => error);
      expect(isAppError(told, 'notAllowed')).toBe(true);
    }
  });
});

/** The package, the post and the whole history say what was decided. */
function expectTold({ lists, channel }: World): void {
  expect(lists.packages.findByKey(draftId)?.status).toBe('approved');
  const [post, ...more] = [...channel.posts.values()];
  expect(more).toEqual([]);
  expect(post?.text).toContain('"Approved"');
  const row = lists.approvals.find(id);
  if (!row) throw new Error('The request is gone.');
  const subject = `approval:${row.requestKey}`;
  const entries = lists.activity.all().filter((entry) => entry.subject === subject);
  expect(entries.map(({ event }) => event.verb)).toEqual([
    'asked for approval',
    'asked a question',
    'answered',
    'approved',
    'approved',
  ]);
  expect(historyProblems(subject, row, entries)).toEqual([]);
}
