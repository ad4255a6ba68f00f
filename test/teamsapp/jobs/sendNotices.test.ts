import { AppError } from '../../../teamsapp/common/errors';
import { repair } from '../../../teamsapp/jobs/repair';
import { sendNotices } from '../../../teamsapp/jobs/sendNotices';
import type { Notice } from '../../../teamsapp/notices/notice';
import type { TestApp } from '../../support/app';
import { megan, priya } from '../../support/build';
import { aQuestion, chat, chats, noticeApp, waiting } from '../notices/waiting';

/** Counts how often groups were read, and tells everybody unless told otherwise. */
function watched(app: TestApp) {
  const seen = { groups: 0 };
  const { members } = app.directory;
  app.directory.members = (groupId) => {
    seen.groups += 1;
    return members(groupId);
  };
  return seen;
}

/** A notifier that tells, as the row says. */
function telling(app: TestApp): void {
  app.notifier.tell = async ({ key, kind, person, day }) => {
    app.told.push({ key, kind, person, day } as (typeof app.told)[number]);
    const row = { requestKey: key, kind, conversationKey: `person:${person.id}`, day, attempts: 1 };
    await app.notices.add({
      ...row,
      state: 'posted',
      ...(kind === 'digest' && { told: '2207/s1' }),
    });
  };
}

const at = (app: TestApp, time: string) => {
  app.clock.set(`2026-11-26T${time}.000Z`);
};

describe('looking for what is due', () => {
  test('at once when the day opens, and then every quarter of an hour', async () => {
    const app = noticeApp([waiting()], { conversations: chats() });
    telling(app);
    const seen = watched(app);
    at(app, '07:59:00');
    expect((await sendNotices(app)).noticesSent).toBe(0);
    expect(seen.groups).toBe(0);
    at(app, '08:00:00');
    expect((await sendNotices(app)).noticesSent).toBe(2);
    const once = seen.groups;
    at(app, '08:01:00');
    await sendNotices(app);
    at(app, '08:14:59');
    await sendNotices(app);
    expect(seen.groups).toBe(once);
    at(app, '08:15:00');
    await sendNotices(app);
    expect(seen.groups).toBeGreaterThan(once);
    expect(app.told).toHaveLength(2);
  });

  test('again after two minutes while something was left', async () => {
    const app = noticeApp([waiting()]);
    at(app, '09:00:00');
    await sendNotices(app);
    expect(app.told).toHaveLength(2);
    at(app, '09:01:00');
    await sendNotices(app);
    expect(app.told).toHaveLength(2);
    at(app, '09:02:00');
    await sendNotices(app);
    expect(app.told).toHaveLength(4);
  });

  test('at once when a chat appears', async () => {
    const app = noticeApp([waiting()], { conversations: [] });
    at(app, '09:00:00');
    await sendNotices(app);
    await app.conversations.add(chat(1, megan));
    at(app, '09:00:20');
    await sendNotices(app);
    expect(app.told.map(({ person }) => person.id)).toContain(megan.id);
    expect(app.told).toHaveLength(4);
  });

  test('for questions in every run, at night too, without reading a group', async () => {
    const asked = waiting({ state: 'informationRequested', questions: [aQuestion(megan)] });
    const app = noticeApp([asked]);
    const seen = watched(app);
    at(app, '22:00:00');
    await sendNotices(app);
    at(app, '22:00:15');
    await sendNotices(app);
    expect(app.told.map(({ person }) => person.id)).toEqual([priya.id, priya.id]);
    expect(seen.groups).toBe(0);
  });
});

describe('when not everything can be told', () => {
  test('one person’s failure does not stop the others, and is named without the person', async () => {
    const app = noticeApp([waiting()]);
    telling(app);
    const { tell } = app.notifier;
    app.notifier.tell = (due) =>
      due.person.id === megan.id ? Promise.reject(new Error('broken')) : tell(due);
    at(app, '09:00:00');
    const { noticesSent, failures } = await sendNotices(app);
    expect(noticesSent).toBe(1);
    expect(failures).toMatchObject([{ subject: 'reminder for one person' }]);
  });

  test('while Microsoft 365 does not answer the run ends, and the next one goes on', async () => {
    const app = noticeApp([waiting()]);
    const { members } = app.directory;
    app.directory.members = () => Promise.reject(new AppError('unavailable', 'No answer.'));
    at(app, '09:00:00');
    expect((await sendNotices(app)).failures).toMatchObject([{ subject: 'notices' }]);
    app.directory.members = members;
    telling(app);
    at(app, '09:02:00');
    expect((await sendNotices(app)).noticesSent).toBe(2);
  });
});

describe('removing what was told long ago', () => {
  const row = (id: number, over: Partial<Notice>): Notice => ({
    id,
    eTag: '1',
    requestKey: `n${String(id)}`,
    kind: 'reminder',
    approvalId: 1,
    state: 'posted',
    day: '2026-10-24',
    attempts: 1,
    ...over,
  });

  test('30 days after its day, posts and what still waits excepted', async () => {
    const digest = row(4, { kind: 'digest' });
    delete digest.approvalId;
    const post = row(5, { kind: 'approvalPosted' });
    delete post.day;
    const app = noticeApp([waiting()], {
      notices: [
        row(1, {}),
        row(2, { day: '2026-10-25' }),
        row(3, { approvalId: 2207 }),
        digest,
        post,
        row(6, { state: 'waiting' }),
      ],
    });
    expect(await repair(app)).toMatchObject({ noticesRemoved: 3 });
    expect(app.notices.all().map(({ id }) => id)).toEqual([2, 3, 5]);
  });
});
