import { sendNotices } from '../../teamsapp/jobs/sendNotices';
import { rememberConversation } from '../../teamsapp/notices/rememberConversation';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { type Council, type Instance, loggedForm, openCouncil } from '../support/council';
import { headingOf } from '../support/readCard';

/*
 * What a morning costs: by person, not by what waits for the person.
 */

let council: Council;
let instance: Instance;
beforeAll(async () => {
  council = await openCouncil();
  instance = await council.start();
});
afterAll(() => council.close());

async function spent(work: () => Promise<unknown>): Promise<number> {
  const before = instance.graph.meter.requests;
  await work();
  return instance.graph.meter.requests - before;
}

/** Tom Hale manages SEND, whose packages the story logs. */
async function approversChat(): Promise<void> {
  const { app } = instance;
  const { approvals, directory } = app;
  const [stage] = approvals.all()[0]?.stages ?? [];
  if (!stage) throw new Error('A request waits.');
  for (const { id, name, roles, teams } of await directory.people()) {
    if (!roles.includes('manager') || !teams.includes('send')) continue;
    await rememberConversation(app, {
      key: `person:${id}`,
      kind: 'personal',
      name,
      reference: {
        serviceUrl: 'http://127.0.0.1:9/',
        tenantId: '0',
        botId: '28:bot',
        kind: 'personal',
        conversationId: `a:${id}`,
        userId: `29:${id}`,
      },
    });
  }
}

describe('spending Graph requests on a morning', () => {
  test('a digest costs one look-up and three writes, whether one request waits or six', async () => {
    const { app, afterwards } = instance;
    const priya = await instance.person('Priya Nair');
    const log = () => logPackage(app, priya, { draftId: app.newKey(), form: loggedForm });
    await log();
    await afterwards.settled();
    await approversChat();

    council.time.now = new Date('2026-11-25T08:00:00.000Z');
    const one = await spent(() => sendNotices(app));
    const digests = () => council.posts.filter(({ card }) => /for you$/.test(headingOf(card)));
    const people = digests().length;
    expect(people).toBeGreaterThan(0);

    for (let more = 0; more < 5; more += 1) await log();
    await afterwards.settled();
    council.time.now = new Date('2026-11-26T08:00:00.000Z');
    const six = await spent(() => sendNotices(app));
    expect(digests()).toHaveLength(2 * people);
    expect(headingOf(digests().at(-1)?.card)).toBe('6 decisions wait for you');
    expect(six).toBe(one);
    // The groups of the role and of the team are read once for everybody.
    const groups = 2;
    expect(one).toBe(groups + people * 4);

    council.time.now = new Date('2026-11-26T08:05:00.000Z');
    expect(await spent(() => sendNotices(app))).toBe(0);
    council.time.now = new Date('2026-11-26T08:15:00.000Z');
    expect(await spent(() => sendNotices(app))).toBe(groups);
  });
});
