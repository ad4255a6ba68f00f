import { createNotifier } from '../../bot/notifier';
import { decide } from '../../teamsapp/approvals/decide';
import { claimEdit, claimNotice } from '../../teamsapp/notices/claimNotice';
import { recordEdited } from '../../teamsapp/notices/recordNotice';
import type { Notice } from '../../teamsapp/notices/notice';
import { appWith, type TestApp } from '../support/app';
import { aChild, anApproval, aPackage, aProvider, megan, ruth, uuid } from '../support/build';
import { instantTiming, recordingPoster, testLinks, type Post } from '../support/poster';
import { buttonsOn, headingOf, wordsOn } from '../support/readCard';

const channelKey = 'channel:19:approvals@thread.tacv2';
const reference = {
  serviceUrl: 'http://127.0.0.1:56150/_connector',
  tenantId: uuid(9000),
  botId: '28:bot',
  kind: 'channel' as const,
  conversationId: '19:approvals@thread.tacv2',
  channelId: '19:approvals@thread.tacv2',
};
const channels = [
  {
    stageName: 'Team Manager',
    conversationKey: channelKey,
    channelName: 'Approvals',
    by: { id: ruth.id, name: ruth.name },
  },
];

const press = {
  approvalId: 2207,
  stageId: 's1',
  seen: 1,
  verdict: 'approve',
  note: '',
} as const;

interface Started {
  app: TestApp;
  posts: Post[];
  refusals: number[];
  timing: ReturnType<typeof instantTiming>;
  notice(): Notice | undefined;
  bringUpToDate(): Promise<void>;
}

/** EP-1042 waits for its Team Manager, whose channel is known. */
function started(settings = { channels }): Started {
  const app = appWith({
    settings,
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'inReview' })],
    approvals: [anApproval()],
    conversations: [
      conversation(1, channelKey, 'channel', { ...reference }),
      conversation(2, `person:${megan.id}`, 'personal', {
        ...reference,
        kind: 'personal',
        conversationId: 'a:1',
        userId: '29:megan',
      }),
    ],
  });
  const posts: Post[] = [];
  const refusals: number[] = [];
  const timing = instantTiming();
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  app.notifier = createNotifier({
    app: () => app,
    poster: recordingPoster(posts, refusals),
    links: testLinks,
    log,
    timing,
  });
  return {
    app,
    posts,
    refusals,
    timing,
    notice: () => app.notices.all()[0],
    bringUpToDate: () => app.notifier.bringUpToDate(2207),
  };
}

function conversation(
  id: number,
  key: string,
  kind: 'channel' | 'personal',
  known: Readonly<Record<string, unknown>>,
) {
  return { id, eTag: '1', requestKey: key, key, kind, name: 'Approvals', reference: known };
}

function ignore(): void {
  return undefined;
}

const approval = (app: TestApp) => {
  const row = app.approvals.find(2207);
  if (!row) throw new Error('The approval is there.');
  return row;
};

describe('keeping a post up to date', () => {
  test('posts the card once, redrawn for those who may decide and whose ids are known', async () => {
    const { posts, bringUpToDate, notice } = started();
    await bringUpToDate();
    await bringUpToDate();
    expect(posts).toHaveLength(1);
    expect(posts[0]?.edits).toBe(0);
    expect(posts[0]?.card.refresh).toMatchObject({
      action: { verb: 'approval.view' },
      userIds: ['29:megan'],
    });
    expect(notice()).toMatchObject({ state: 'posted', activityId: 'post-1' });
  });

  test('the post has no decision buttons, initials or objectives', async () => {
    const { posts, bringUpToDate } = started();
    await bringUpToDate();
    expect(buttonsOn(posts[0]?.card)).toEqual(['Review and decide', 'Open EP-1042']);
    expect(wordsOn(posts[0]?.card)).toContain('AB12');
    expect(wordsOn(posts[0]?.card)).not.toMatch(/J\.K\.|Attend four/);
  });

  test('edits the post when the request is decided, and then it has no refresh', async () => {
    const { app, posts, bringUpToDate } = started();
    await bringUpToDate();
    await decide(app, megan, {
      approvalId: 2207,
      stageId: 's1',
      seen: 1,
      verdict: 'approve',
      note: '',
    });
    await app.idle();
    expect(posts).toHaveLength(1);
    expect(posts[0]?.edits).toBe(1);
    expect(headingOf(posts[0]?.card)).toBe('Approved');
    expect(posts[0]?.card.refresh).toBeUndefined();
  });

  test('calls at the same moment send once', async () => {
    const { posts, bringUpToDate } = started();
    await Promise.all([bringUpToDate(), bringUpToDate(), bringUpToDate()]);
    expect(posts).toHaveLength(1);
  });

  test('two processes on the same rows send once', async () => {
    const first = started();
    const posts: Post[] = [];
    const second = createNotifier({
      app: () => first.app,
      poster: recordingPoster(posts, []),
      links: testLinks,
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      timing: instantTiming(),
    });
    await Promise.all([first.bringUpToDate(), second.bringUpToDate(2207)]);
    expect(first.posts.length + posts.length).toBe(1);
  });

  test('without a channel the notice waits', async () => {
    const { posts, bringUpToDate, notice } = started({ channels: [] });
    await bringUpToDate();
    expect(posts).toEqual([]);
    expect(notice()).toMatchObject({ state: 'waiting' });
  });

  test.each([412, 429])('a post refused with %i is sent again after a pause', async (status) => {
    const { posts, refusals, bringUpToDate, notice, timing } = started();
    refusals.push(status, status);
    await bringUpToDate();
    expect(posts).toHaveLength(1);
    expect(notice()?.state).toBe('posted');
    expect(timing.waited.length).toBeGreaterThanOrEqual(2);
  });

  test.each([0, 502, 504])(
    'a post whose answer is lost (%i) is not sent again at once: it may have arrived',
    async (status) => {
      const { posts, refusals, bringUpToDate, notice } = started();
      refusals.push(status);
      await bringUpToDate();
      expect(posts).toEqual([]);
      expect(notice()).toMatchObject({ state: 'claimed' });
      expect(notice()?.problem).toMatch(/two minutes/);
    },
  );

  test('it is sent again when the claim is two minutes old', async () => {
    const { app, posts, refusals, bringUpToDate } = started();
    refusals.push(504);
    await bringUpToDate();
    await bringUpToDate();
    expect(posts).toHaveLength(0);
    app.clock.set('2026-11-24T10:02:01.000Z');
    await bringUpToDate();
    expect(posts).toHaveLength(1);
  });

  test.each([403, 404, 413])(
    'a refusal for good (%i) is kept with a sentence for the administrator, and not sent again',
    async (status) => {
      const { posts, refusals, bringUpToDate, notice } = started();
      refusals.push(status);
      await bringUpToDate();
      await bringUpToDate();
      expect(posts).toEqual([]);
      expect(notice()?.problem).toMatch(/\w{3}.*\./);
      expect(['failed', 'waiting']).toContain(notice()?.state);
    },
  );

  test('an edit whose answer is lost is sent again: it may safely come twice', async () => {
    const { app, posts, refusals, bringUpToDate } = started();
    await bringUpToDate();
    refusals.push(504);
    await app.approvals.change(approval(app), { state: 'withdrawn' });
    await bringUpToDate();
    expect(posts[0]?.edits).toBe(1);
    expect(headingOf(posts[0]?.card)).toBe('Withdrawn');
  });

  test('a channel that the bot has not heard from is named, and nothing is sent', async () => {
    const { app, posts, bringUpToDate, notice } = started();
    const [first] = app.conversations.all();
    if (first) await app.conversations.remove(first);
    await bringUpToDate();
    expect(posts).toEqual([]);
    expect(notice()?.problem).toBe('The bot has not heard from this channel yet.');
  });

  test.each<[string, (app: TestApp) => Promise<unknown>]>([
    [
      'becomes restricted',
      (app) =>
        Promise.all(
          app.children.all().map((row) => app.children.change(row, { restricted: true })),
        ),
    ],
    [
      'is no longer known',
      (app) => Promise.all(app.children.all().map((row) => app.children.remove(row))),
    ],
  ])('a post whose child %s loses everything but the package', async (_what, change) => {
    const { app, posts, bringUpToDate } = started();
    await bringUpToDate();
    await change(app);
    await bringUpToDate();
    expect(posts[0]?.edits).toBe(1);
    expect(headingOf(posts[0]?.card)).toBe('EP-1042 · decide in the tab');
    expect(JSON.stringify(posts[0]?.card)).not.toMatch(/AB12|J\.K\.|Calm Waters|£|illness|Priya/);
    expect(posts[0]?.card.refresh).toBeUndefined();
    await app.approvals.change(approval(app), { state: 'withdrawn' });
    await bringUpToDate();
    expect(headingOf(posts[0]?.card)).toBe('EP-1042 · see it in the tab');
  });

  test('a claim that was lost while waiting is given up, and nothing is posted', async () => {
    const { app, posts, refusals, bringUpToDate, notice, timing } = started();
    refusals.push(429);
    const wait = timing.wait;
    timing.wait = async (milliseconds) => {
      // Another process claims the post when our claim is two minutes old.
      app.clock.set('2026-11-24T10:02:01.000Z');
      expect((await claimNotice(app, 2207)).do).toBe('send');
      await wait(milliseconds);
    };
    await bringUpToDate();
    expect(posts).toEqual([]);
    expect(notice()).toMatchObject({ state: 'claimed', attempts: 2 });
    expect(notice()?.problem).toBeUndefined();
  });

  test('a claim is as old as the last attempt, however long the pauses were', async () => {
    const { app, posts, refusals, bringUpToDate, timing } = started();
    refusals.push(429, 504);
    const wait = timing.wait;
    timing.wait = (milliseconds) => {
      app.clock.set('2026-11-24T10:01:59.000Z');
      return wait(milliseconds);
    };
    await bringUpToDate();
    app.clock.set('2026-11-24T10:03:00.000Z');
    expect(await claimNotice(app, 2207)).toEqual({ do: 'nothing', because: 'claimed' });
    expect(posts).toEqual([]);
  });
});

describe('keeping one post true from two processes', () => {
  test('a process that has not heard of the post edits it and posts no second one', async () => {
    const { app, posts, bringUpToDate } = started();
    await bringUpToDate();
    await decide(app, megan, press);
    const { findByKey } = app.notices;
    app.notices.findByKey = () => undefined;
    // Its copy of the request is old as well: only a waiting request is ever posted.
    app.approvals.find = () => anApproval();
    await bringUpToDate();
    app.notices.findByKey = findByKey;
    expect(posts).toHaveLength(1);
  });

  test('what an edit shows counts only once it is noted', async () => {
    const { app, posts, notice, bringUpToDate } = started();
    await bringUpToDate();
    await decide(app, megan, press);
    const { change } = app.notices;
    let changes = 0;
    app.notices.change = (row, how) => {
      changes += 1;
      return changes === 2 ? Promise.reject(new Error('The process died.')) : change(row, how);
    };
    await expect(bringUpToDate()).rejects.toThrow('The process died.');
    expect(notice()?.contentHash).toBeUndefined();
    app.notices.change = change;
    await bringUpToDate();
    expect(posts[0]).toMatchObject({ edits: 2 });
    expect(notice()?.contentHash).toBeDefined();
  });

  test('of two edits at once none counts as shown, so that one more is made', async () => {
    const { app, notice, bringUpToDate } = started();
    await bringUpToDate();
    const known = notice();
    if (!known) throw new Error('It was posted.');
    const claimed = await claimEdit(app, known, 'mine');
    const other = await claimEdit(app, known, 'theirs');
    if (!claimed || !other) throw new Error('Both may edit.');
    await recordEdited(app, other, 'theirs');
    await recordEdited(app, claimed, 'mine');
    expect(notice()).toMatchObject({ state: 'posted' });
    expect(notice()?.contentHash).toBeUndefined();
  });

  test('an edit that another process has made is not made again', async () => {
    const { app, notice, bringUpToDate } = started();
    await bringUpToDate();
    const old = notice();
    if (!old) throw new Error('It was posted.');
    await app.notices.change(old, { contentHash: 'new' });
    expect(await claimEdit(app, old, 'new')).toBeUndefined();
  });
});
