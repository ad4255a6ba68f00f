import { dueNotices } from '../../../teamsapp/notices/dueNotices';
import { megan, priya, uuid } from '../../support/build';
import { aQuestion, aRule, chats, dueAt, lewis, noticeApp, people, waiting } from './waiting';
import { both, friday, sent, thursday, wednesday } from './told';

describe('a digest each working day', () => {
  const digests = (rows = [waiting()]) => noticeApp(rows, { conversations: chats() });

  test('to each approver for whom something waits, and in place of reminders', async () => {
    expect(await dueAt(digests(), '2026-11-24T09:00:00.000Z')).toEqual(both('digest'));
    expect(await dueAt(digests(), thursday)).toEqual(both('digest'));
    expect(await dueAt(digests([]), thursday)).toEqual([]);
  });

  test('one for each person, with every stage that waits, the nearest day first', async () => {
    const later = waiting(
      { dueDate: '2026-12-01' },
      { id: 2208, packageId: 1043, requestKey: 'b' },
    );
    const app = digests([later, waiting()]);
    const due = await dueNotices(app, new Date(thursday));
    expect(due.map(({ key }) => key).sort()).toEqual(
      [`digest:2026-11-26:${megan.id}`, `digest:2026-11-26:${lewis.id}`].sort(),
    );
    expect(due[0]?.about).toEqual([
      { approvalId: 2207, stageId: 's1' },
      { approvalId: 2208, stageId: 's1' },
    ]);
  });

  test('once a day, and again on the next', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(wednesday)));
    expect(await dueAt(app, '2026-11-25T17:00:00.000Z')).toEqual([]);
    expect(await dueAt(app, thursday)).toEqual(both('digest'));
  });

  test('not about what began to wait after 08:00 alone: its post has just said so', async () => {
    const fresh = waiting({ openedAt: '2026-11-24T08:30:00.000Z' });
    expect(await dueAt(digests([fresh]), '2026-11-24T09:00:00.000Z')).toEqual([]);
    expect(await dueAt(digests([fresh]), wednesday)).toEqual(both('digest'));
  });

  test('what fell due after the digest of the day is reminded of by itself', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(thursday)));
    const urgent = waiting(
      { openedAt: '2026-11-26T10:00:00.000Z' },
      { id: 2208, packageId: 1043, requestKey: 'b' },
    );
    await app.approvals.add(urgent);
    const due = await dueNotices(app, new Date('2026-11-26T11:00:00.000Z'));
    expect(due.map(({ kind, about }) => [kind, about])).toEqual([
      ['reminder', { approvalId: 2208, stageId: 's1' }],
      ['reminder', { approvalId: 2208, stageId: 's1' }],
    ]);
  });

  test('what a digest told on the due day is not told again by a reminder, even when it is then switched off', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(thursday)));
    for (const row of app.conversations.all())
      await app.conversations.change(row, { digestOff: true });
    expect(await dueAt(app, '2026-11-26T15:00:00.000Z')).toEqual([]);
    expect(await dueAt(app, friday)).toEqual(['escalation Helen']);
  });

  test('when Teams refused it, the reminders come by themselves', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(thursday)));
    for (const row of app.notices.all())
      await app.notices.change(row, { state: 'failed', told: undefined });
    expect(await dueAt(app, '2026-11-26T15:00:00.000Z')).toEqual(both('reminder'));
  });

  test('to a requester whose question Teams refused to deliver', async () => {
    const asked = waiting({ state: 'informationRequested', questions: [aQuestion(megan)] });
    const app = digests([asked]);
    expect(await dueAt(app, wednesday)).toEqual(['questionAsked Priya']);
    await sent(app, await dueNotices(app, new Date(wednesday)));
    expect(await dueAt(app, thursday)).toEqual([]);
    for (const row of app.notices.all()) await app.notices.change(row, { state: 'failed' });
    expect(await dueAt(app, thursday)).toEqual(['digest Priya']);
  });

  test('of many people each has the own choice', async () => {
    const app = digests();
    const row = app.conversations.findByKey(`person:${lewis.id}`);
    if (row) await app.conversations.change(row, { digestOff: true });
    expect(await dueAt(app, thursday)).toEqual(['digest Megan', 'reminder Lewis']);
  });

  test('twenty requests for a hundred approvers are a hundred digests', async () => {
    const approvers = Array.from({ length: 100 }, (_, index) => ({
      id: uuid(500 + index),
      name: `Approver ${String(index)}`,
    }));
    const rule = aRule({ body: { people: approvers } });
    const rows = Array.from({ length: 20 }, (_, index) =>
      waiting(
        { rule },
        { id: 3000 + index, packageId: 2000 + index, requestKey: `r${String(index)}` },
      ),
    );
    const due = await dueNotices(digests(rows), new Date(thursday));
    expect(due).toHaveLength(100);
    expect(new Set(due.map(({ kind }) => kind))).toEqual(new Set(['digest']));
    expect(people.length).toBeLessThan(100);
  });
});

describe('telling of questions and answers', () => {
  const asked = (over = {}) =>
    waiting({ state: 'informationRequested', questions: [aQuestion(megan, over)] });
  const answered = {
    by: { id: priya.id, name: priya.name },
    at: '2026-11-24T20:00:00.000Z',
    text: 'The lead.',
  };

  test('the requester of a question, at any hour', async () => {
    expect(await dueAt(noticeApp([asked()]), '2026-11-28T23:00:00.000Z')).toEqual([
      'questionAsked Priya',
    ]);
  });

  test('whoever asked of the answer, at any hour, until the person decides', async () => {
    const stage = { questions: [aQuestion(megan, { answered })], dueDate: '2026-12-04' };
    expect(await dueAt(noticeApp([waiting(stage)]), '2026-11-24T20:01:00.000Z')).toEqual([
      'questionAnswered Megan',
    ]);
    const decision = {
      by: { id: megan.id, name: megan.name },
      verdict: 'approve' as const,
      note: '',
      at: '2026-11-25T09:00:00.000Z',
    };
    const done = waiting({ ...stage, rule: aRule({ quorum: 2 }), decisions: [decision] });
    expect(await dueAt(noticeApp([done]), '2026-11-25T20:01:00.000Z')).toEqual([]);
  });

  test('nobody of the own words', async () => {
    const own = { ...answered, by: { id: megan.id, name: megan.name } };
    expect(
      await dueAt(
        noticeApp([waiting({ questions: [aQuestion(megan, { answered: own })] })]),
        '2026-11-24T20:01:00.000Z',
      ),
    ).toEqual([]);
  });

  test('nobody when the request is decided or withdrawn', async () => {
    const gone = { ...asked(), state: 'withdrawn' as const };
    expect(await dueAt(noticeApp([gone]), thursday)).toEqual([]);
  });
});
