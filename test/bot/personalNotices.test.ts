import { createNotifier } from '../../bot/notifier';
import type { Approval } from '../../teamsapp/approvals/approval';
import { answerInformation } from '../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../teamsapp/approvals/askForInformation';
import { dueNotices } from '../../teamsapp/notices/dueNotices';
import { AppError } from '../../teamsapp/common/errors';
import { rememberConversation } from '../../teamsapp/notices/rememberConversation';
import { useChannel } from '../../teamsapp/settings/useChannel';
import type { AppStart, TestApp } from '../support/app';
import { aChild, anActor, megan, priya, uuid } from '../support/build';
import { instantTiming, recordingPoster, testLinks, type Post } from '../support/poster';
import { buttonsOn, headingOf, wordsOn } from '../support/readCard';
import { recordingTeams } from '../support/teams';
import {
  aQuestion,
  aRule,
  chat,
  chats,
  helen,
  noticeApp,
  waiting,
} from '../teamsapp/notices/waiting';

const dueDay = '2026-11-26T09:00:00.000Z';
const only = aRule({ body: { people: [{ id: megan.id, name: megan.name }] } });

interface Known {
  app: TestApp;
  posts: Post[];
  refusals: number[];
  logged: object[];
  timing: ReturnType<typeof instantTiming>;
  /** Tells everybody what is due at the app's clock. */
  run(): Promise<void>;
  /** Another process on the same rows, posting to the same chats. */
  another(): TestApp['notifier'];
}

/** EP-1042 is due today and waits for Megan alone; she wants no digest. */
function known(rows: readonly Approval[] = [waiting({ rule: only })], more: AppStart = {}): Known {
  const app = noticeApp(rows, { now: dueDay, ...more });
  const posts: Post[] = [];
  const refusals: number[] = [];
  const logged: object[] = [];
  const timing = instantTiming();
  const keep = (fields: object, line: string) => void logged.push({ ...fields, line });
  const log = { debug: keep, info: keep, warn: keep, error: keep };
  const another = () =>
    createNotifier({
      app: () => app,
      poster: recordingPoster(posts, refusals),
      links: testLinks,
      log,
      timing,
    });
  app.notifier = another();
  const run = async () => {
    for (const due of await dueNotices(app, app.clock.now())) await app.notifier.tell(due);
  };
  return { app, posts, refusals, logged, timing, run, another };
}

const headings = ({ posts }: Known) => posts.map(({ card }) => headingOf(card));
const rowOf = ({ app }: Known) => app.notices.all()[0];

describe('telling a person in the own chat', () => {
  test('sends the reminder there, once, and keeps that it was sent', async () => {
    const one = known();
    await one.run();
    await one.run();
    expect(one.posts.map(({ reference }) => reference.userId)).toEqual([`29:${megan.id}`]);
    expect(headings(one)).toEqual(['Due today, 26 November 2026']);
    expect(rowOf(one)).toMatchObject({
      kind: 'reminder',
      state: 'posted',
      approvalId: 2207,
      day: '2026-11-26',
      activityId: 'post-1',
      conversationKey: `person:${megan.id}`,
    });
  });

  test('two processes on the same rows send once', async () => {
    const one = known();
    const due = await dueNotices(one.app, one.app.clock.now());
    const second = one.another();
    await Promise.all(due.flatMap((each) => [one.app.notifier.tell(each), second.tell(each)]));
    expect(one.posts).toHaveLength(1);
  });

  test('another process’s claim is respected for two minutes', async () => {
    const one = known();
    one.refusals.push(504);
    await one.run();
    const [row] = one.app.notices.all();
    one.app.clock.set('2026-11-26T09:01:59.000Z');
    await one.run();
    expect(one.posts).toEqual([]);
    expect(one.app.notices.all()[0]?.eTag).toBe(row?.eTag);
  });

  test('a digest lists what waits, keeps what it told, and needs one row for all of it', async () => {
    const rows = Array.from({ length: 20 }, (_, index) =>
      waiting(
        { rule: only },
        { id: 3000 + index, packageId: 2000 + index, requestKey: `r${String(index)}` },
      ),
    );
    const one = known(rows, { conversations: chats() });
    await one.run();
    expect(headings(one)).toEqual(['20 decisions wait for you']);
    expect(wordsOn(one.posts[0]?.card)).toContain('15 more under Approvals.');
    expect(one.app.notices.all()).toHaveLength(1);
    expect(rowOf(one)?.told?.split(' ')).toHaveLength(20);
  });

  test('a row is written three times: made, claimed, sent', async () => {
    const one = known();
    await one.run();
    expect(one.app.notices.writes()).toBe(3);
  });

  test('what is no longer true when its turn comes is not sent', async () => {
    const one = known();
    const due = await dueNotices(one.app, one.app.clock.now());
    const [row] = one.app.approvals.all();
    if (row) await one.app.approvals.change(row, { state: 'withdrawn' });
    for (const each of due) await one.app.notifier.tell(each);
    expect(one.posts).toEqual([]);
  });

  test('a reminder whose turn comes after 18:00 waits for the next working day', async () => {
    const one = known();
    one.refusals.push(429);
    const wait = one.timing.wait;
    one.timing.wait = (milliseconds) => {
      one.app.clock.set('2026-11-26T18:00:01.000Z');
      return wait(milliseconds);
    };
    await one.run();
    expect(one.posts).toEqual([]);
    one.timing.wait = wait;
    one.app.clock.set('2026-11-27T08:00:00.000Z');
    await one.run();
    expect(headings(one)).toContain('Was due on 26 November 2026');
  });
});

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

describe('telling of a question and its answer at once', () => {
  const press = { approvalId: 2207, stageId: 's1', seen: 1, question: 'Who is there on Mondays?' };
  const friday = '2026-11-27T22:30:00.000Z';

  test('the requester when it is asked, the asker when it is answered, also at night', async () => {
    const one = known(undefined, { now: friday });
    await askForInformation(one.app, megan, press);
    await one.app.idle();
    expect(headings(one)).toEqual(['Megan Ashworth has a question']);
    expect(one.posts[0]?.reference.userId).toBe(`29:${priya.id}`);
    expect(wordsOn(one.posts[0]?.card)).toContain('Who is there on Mondays?');
    const answer = { approvalId: 2207, questionId: 's1q1', answer: 'The lead.' };
    await answerInformation(one.app, priya, answer);
    await one.app.idle();
    expect(headings(one)[1]).toBe('Priya Nair answered your question');
    expect(one.posts[1]?.reference.userId).toBe(`29:${megan.id}`);
    expect(wordsOn(one.posts[1]?.card)).toContain('The lead.');
    await one.run();
    expect(one.posts).toHaveLength(2);
  });

  test('a press of the same question again tells nobody twice', async () => {
    const one = known(undefined, { now: friday });
    await askForInformation(one.app, megan, press);
    await askForInformation(one.app, megan, press);
    await one.app.idle();
    expect(one.posts).toHaveLength(1);
  });
});

describe('what a personal card says', () => {
  const restricted = { children: [aChild({ restricted: true })] };
  const hidden = /AB12|J\.K\.|Calm Waters|£|Mondays|Priya/;

  test('a reminder says who asks for what, when it is due, and opens the request', async () => {
    const one = known();
    await one.run();
    const words = wordsOn(one.posts[0]?.card);
    expect(words).toContain('Reminder · Team Manager · EP-1042');
    expect(words).toContain('Calm Waters Tuition');
    expect(words).not.toMatch(/J\.K\./);
    expect(buttonsOn(one.posts[0]?.card)).toEqual(['Review and decide', 'Open EP-1042']);
  });

  test('an escalation says how late it is and whom it waits for', async () => {
    const one = known([waiting()], {
      now: '2026-12-01T09:00:00.000Z',
      conversations: [chat(1, helen)],
    });
    await one.run();
    expect(headings(one)).toEqual(['3 working days late']);
    expect(wordsOn(one.posts[0]?.card)).toContain('Team Manager');
  });

  test.each<[string, Approval, AppStart]>([
    ['a reminder', waiting({ rule: only }), {}],
    ['a digest', waiting({ rule: only }), { conversations: [chat(1, megan)] }],
    [
      'an escalation',
      waiting({
        rule: aRule({ body: { people: [] }, escalateTo: only.body }),
        dueDate: '2026-11-25',
      }),
      {},
    ],
    ['a question', waiting({ state: 'informationRequested', questions: [aQuestion(megan)] }), {}],
  ])(
    '%s about a restricted child holds the package’s reference alone',
    async (_what, row, more) => {
      const one = known([row], { ...restricted, ...more });
      await one.run();
      expect(one.posts).toHaveLength(1);
      const text = JSON.stringify(one.posts[0]?.card);
      expect(text).toContain('EP-1042');
      expect(text).not.toMatch(hidden);
      expect(text).not.toContain('approval.view');
    },
  );
});
