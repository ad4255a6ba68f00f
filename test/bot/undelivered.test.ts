import { dueNotices } from '../../teamsapp/notices/dueNotices';
import { AppError } from '../../teamsapp/common/errors';
import { rememberConversation } from '../../teamsapp/notices/rememberConversation';
import { useChannel } from '../../teamsapp/settings/useChannel';
import type { AppStart } from '../support/app';
import { anActor, megan, uuid } from '../support/build';
import { recordingTeams } from '../support/teams';
import { aRule, chat, chats, noticeApp, waiting } from '../teamsapp/notices/waiting';
import { dueDay, headings, known, only, rowOf } from './telling';

describe('when the chat is not there', () => {
  const noChats: AppStart = { conversations: [] };

  test('the notice is kept, nothing is sent, and it is not written again each time', async () => {
    const one = known(undefined, noChats);
    await one.run();
    await one.run();
    expect(one.posts).toEqual([]);
    expect(one.app.notices.writes()).toBe(1);
    expect(rowOf(one)).toMatchObject({
      state: 'waiting',
      problem: 'The bot was never installed for this person, or was removed.',
    });
  });

  test('it is sent when the chat appears', async () => {
    const one = known(undefined, noChats);
    await one.run();
    await rememberConversation(one.app, { ...chat(1, megan) });
    const row = one.app.conversations.all()[0];
    if (row) await one.app.conversations.change(row, { digestOff: true });
    await one.run();
    expect(headings(one)[0]).toMatch(/wait|Due today/);
  });

  test.each([403, 404])(
    'refused with %i it is kept, not retried, and the chat counts as gone',
    async (status) => {
      const one = known();
      one.refusals.push(status);
      await one.run();
      await one.run();
      expect(one.posts).toEqual([]);
      expect(rowOf(one)).toMatchObject({
        state: 'failed',
        problem: expect.stringMatching(/tab\.$/),
      });
      expect(one.app.conversations.findByKey(`person:${megan.id}`)?.goneSince).toBeDefined();
    },
  );

  test('what was refused is told by the next digest when the person comes back', async () => {
    const one = known(undefined, { conversations: chats() });
    one.refusals.push(403);
    await one.run();
    await rememberConversation(one.app, { ...chat(1, megan) });
    one.app.clock.set('2026-11-27T08:00:00.000Z');
    await one.run();
    expect(headings(one)).toContain('1 decision waits for you');
  });

  test('a person who left the council is told nothing, and the row says why', async () => {
    const one = known();
    one.app.directory.actor = () =>
      Promise.reject(new AppError('notAllowed', 'You are not in the council’s directory.'));
    await one.run();
    expect(one.posts).toEqual([]);
    expect(rowOf(one)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/directory/),
    });
  });

  test('a guest is told nothing, and is looked up once', async () => {
    const guest = anActor({ id: uuid(31), name: 'Gil Guest', isGuest: true });
    const rule = aRule({ body: { people: [{ id: guest.id, name: guest.name }] } });
    const one = known([waiting({ rule })], { people: [guest], conversations: [chat(1, guest)] });
    let asked = 0;
    const { actor } = one.app.directory;
    one.app.directory.actor = (id) => {
      asked += 1;
      return actor(id);
    };
    await one.run();
    const before = asked;
    await one.run();
    expect(one.posts).toEqual([]);
    expect(rowOf(one)).toMatchObject({ kind: 'digest', state: 'failed' });
    // The reminder that the refused digest no longer stands for is the one other fact of the day.
    expect(asked).toBeLessThanOrEqual(before + 1);
  });
});

describe('when a channel is gone or the bot was removed', () => {
  const channelKey = 'channel:19:approvals@thread.tacv2';
  const channels = [
    {
      stageName: 'Team Manager',
      conversationKey: channelKey,
      channelName: 'Approvals',
      by: { id: megan.id, name: megan.name },
    },
  ];
  const channel = {
    ...chat(90, megan),
    requestKey: channelKey,
    key: channelKey,
    kind: 'channel' as const,
    name: 'Approvals',
    reference: {
      ...chat(90, megan).reference,
      kind: 'channel',
      channelId: '19:approvals@thread.tacv2',
    },
  };

  test('those who decide are told in their own chats, and the post goes when there is a channel again', async () => {
    const one = known(undefined, {
      settings: { channels },
      conversations: [chat(1, megan), channel],
    });
    one.refusals.push(404);
    await one.app.notifier.bringUpToDate(2207);
    expect(one.posts).toEqual([]);
    await one.run();
    expect(headings(one)).toEqual(['1 decision waits for you']);
    await rememberConversation(one.app, channel);
    const administrator = anActor({ roles: ['administrator'] });
    const here = { stageWords: 'manager', conversationKey: channelKey, channelName: 'Approvals' };
    await useChannel(one.app, administrator, here);
    await one.app.idle();
    expect(one.posts).toHaveLength(2);
    await one.run();
    expect(one.posts).toHaveLength(2);
  });

  test('a person who removed the bot is told when it is installed again', async () => {
    const app = noticeApp([waiting({ rule: only })], {
      now: dueDay,
      conversations: [chat(1, megan)],
    });
    const teams = recordingTeams(app);
    const run = async () => {
      for (const due of await dueNotices(app, app.clock.now())) await app.notifier.tell(due);
    };
    await teams.send(megan, '', {}, { kind: 'removed' });
    await run();
    expect(teams.posts).toEqual([]);
    await teams.install(megan);
    await run();
    await run();
    expect(teams.posts.map(({ reference }) => reference.userId)).toEqual([`29:${megan.id}`]);
  });
});

describe('when Teams does not take it', () => {
  test.each([412, 429])(
    '%i is tried again at once after pauses, under one renewed claim',
    async (status) => {
      const one = known();
      one.refusals.push(status, status);
      await one.run();
      expect(one.posts).toHaveLength(1);
      expect(rowOf(one)).toMatchObject({ state: 'posted', attempts: 1 });
      expect(one.timing.waited.length).toBeGreaterThanOrEqual(2);
    },
  );

  test.each([0, 500, 502, 503, 504])(
    'after %i it may have arrived: it is sent again in two minutes',
    async (status) => {
      const one = known();
      one.refusals.push(status);
      await one.run();
      await one.run();
      expect(one.posts).toEqual([]);
      one.app.clock.set('2026-11-26T09:02:01.000Z');
      await one.run();
      expect(one.posts).toHaveLength(1);
    },
  );

  test('413 is kept, and the chat still counts as there', async () => {
    const one = known();
    one.refusals.push(413);
    await one.run();
    await one.run();
    expect(one.posts).toEqual([]);
    expect(rowOf(one)).toMatchObject({ state: 'failed' });
    expect(one.app.conversations.findByKey(`person:${megan.id}`)?.goneSince).toBeUndefined();
  });

  test('while the bot’s registration is refused nothing is given up', async () => {
    const one = known();
    one.refusals.push(401);
    await one.run();
    expect(rowOf(one)).toMatchObject({
      state: 'waiting',
      problem: expect.stringMatching(/credentials/),
    });
    await one.run();
    expect(one.posts).toHaveLength(1);
  });

  test('the log holds neither a person nor an id of one', async () => {
    const one = known();
    one.refusals.push(403);
    await one.run();
    expect(JSON.stringify(one.logged)).not.toMatch(new RegExp(`${megan.id}|Megan|AB12|EP-`));
  });
});
