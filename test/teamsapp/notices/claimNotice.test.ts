import { claimNotice, noticeOf } from '../../../teamsapp/notices/claimNotice';
import type { Notice } from '../../../teamsapp/notices/notice';
import { recordFailed, recordPosted } from '../../../teamsapp/notices/recordNotice';
import { waitingNotices } from '../../../teamsapp/notices/waitingNotices';
import { conversationGone } from '../../../teamsapp/notices/conversationGone';
import { rememberConversation } from '../../../teamsapp/notices/rememberConversation';
import type { ChannelBinding } from '../../../teamsapp/settings/settings';
import { appWith, type AppStart, type TestApp } from '../../support/app';
import { aChild, anApproval, aStage, ruth } from '../../support/build';

const key = 'channel:19:a';
const channel: ChannelBinding = {
  stageName: 'Team Manager',
  conversationKey: key,
  channelName: 'Approvals',
  by: { id: ruth.id, name: ruth.name },
};
const conversation = {
  key,
  kind: 'channel' as const,
  name: 'Approvals',
  reference: { serviceUrl: 'https://smba.example/', conversation: { id: '19:a' } },
};
const posted = { conversationKey: key, activityId: 'a1', contentHash: 'h1' };

function appFor(more: AppStart = {}): TestApp {
  return appWith({
    children: [aChild()],
    approvals: [anApproval()],
    settings: { channels: [channel] },
    ...more,
  });
}
async function claimed(app: TestApp): Promise<Notice> {
  const claim = await claimNotice(app, 2207);
  if (claim.do !== 'send') throw new Error(`Expected a claim, not ${claim.do}.`);
  return claim.notice;
}

describe('claiming a post', () => {
  test('writes the claim before anything is sent', async () => {
    const app = appFor();
    expect(await claimNotice(app, 2207)).toMatchObject({ do: 'send', conversationKey: key });
    expect(noticeOf(app, 2207)).toMatchObject({
      state: 'claimed',
      claimedAt: '2026-11-24T10:00:00.000Z',
      attempts: 1,
    });
  });

  test('of two at once one sends', async () => {
    const app = appFor();
    const claims = await Promise.all([claimNotice(app, 2207), claimNotice(app, 2207)]);
    expect(claims.map((claim) => claim.do).sort()).toEqual(['nothing', 'send']);
    expect(app.notices.all()).toHaveLength(1);
  });

  test('a claim is respected for two minutes', async () => {
    const app = appFor();
    await claimed(app);
    app.clock.set('2026-11-24T10:01:59.999Z');
    expect(await claimNotice(app, 2207)).toEqual({ do: 'nothing', because: 'claimed' });
    app.clock.set('2026-11-24T10:02:00.000Z');
    expect((await claimNotice(app, 2207)).do).toBe('send');
  });

  test('without a channel the notice waits', async () => {
    const app = appFor({ settings: { channels: [] } });
    expect(await claimNotice(app, 2207)).toEqual({ do: 'nothing', because: 'noChannel' });
    expect(noticeOf(app, 2207)?.state).toBe('waiting');
    expect(waitingNotices(app)).toEqual([]);
  });

  test('the team’s own channel comes before the stage’s', async () => {
    const own = { ...channel, team: 'inclusion', conversationKey: 'channel:19:own' };
    const app = appFor({ settings: { channels: [channel, own] } });
    expect(await claimNotice(app, 2207)).toMatchObject({ conversationKey: 'channel:19:own' });
    const other = appFor({ settings: { channels: [channel, { ...own, team: 'send' }] } });
    expect(await claimNotice(other, 2207)).toMatchObject({ conversationKey: key });
  });

  test('a restricted child’s request is never posted', async () => {
    const app = appFor({ children: [aChild({ restricted: true })] });
    expect(await claimNotice(app, 2207)).toEqual({ do: 'nothing', because: 'noChannel' });
  });

  test('a request whose child is not known is not posted either', async () => {
    expect(await claimNotice(appFor({ children: [] }), 2207)).toMatchObject({ do: 'nothing' });
  });

  test('a decided request that was never posted is not posted any more', async () => {
    const decided = anApproval({ state: 'declined', stages: [aStage({ state: 'declined' })] });
    const app = appFor({ approvals: [decided] });
    expect(await claimNotice(app, 2207)).toEqual({ do: 'nothing', because: 'notWaiting' });
  });
});

describe('recording what happened to a post', () => {
  test('a posted one is edited from then on, also when it is decided', async () => {
    const app = appFor();
    await recordPosted(app, await claimed(app), posted);
    const row = app.approvals.find(2207) ?? anApproval();
    await app.approvals.change(row, { state: 'approved' });
    expect(await claimNotice(app, 2207)).toMatchObject({
      do: 'edit',
      activityId: 'a1',
      conversationKey: key,
      notice: { contentHash: 'h1' },
    });
  });

  test('is not lost when somebody changed the notice meanwhile', async () => {
    const app = appFor();
    const notice = await claimed(app);
    await app.notices.change(notice, { problem: 'something else' });
    expect(await recordPosted(app, notice, posted)).toMatchObject({ state: 'posted' });
  });

  test('one that was surely not sent waits again', async () => {
    const app = appFor();
    await recordFailed(app, await claimed(app), { outcome: 'notSent', problem: 'Busy.' });
    expect(noticeOf(app, 2207)).toMatchObject({ state: 'waiting', problem: 'Busy.' });
    expect(waitingNotices(app)).toEqual([2207]);
  });

  test('one that may have been sent keeps its claim', async () => {
    const app = appFor();
    await recordFailed(app, await claimed(app), { outcome: 'notKnown', problem: 'No answer.' });
    expect(waitingNotices(app)).toEqual([]);
    app.clock.set('2026-11-24T10:02:00.000Z');
    expect(waitingNotices(app)).toEqual([2207]);
  });

  test('one that was refused is not tried again in the same channel, but in another', async () => {
    const app = appFor();
    await recordFailed(app, await claimed(app), { outcome: 'refused', problem: 'Removed.' });
    expect(await claimNotice(app, 2207)).toEqual({ do: 'nothing', because: 'refused' });
    expect(waitingNotices(app)).toEqual([]);
    const channels = [{ ...channel, conversationKey: 'channel:19:b' }];
    const moved: TestApp = { ...app, settings: appFor({ settings: { channels } }).settings };
    expect(waitingNotices(moved)).toEqual([2207]);
    expect(await claimNotice(moved, 2207)).toMatchObject({ do: 'send' });
  });

  test('an edit that failed for a while leaves the post posted', async () => {
    const app = appFor();
    const notice = await recordPosted(app, await claimed(app), posted);
    await recordFailed(app, notice, { outcome: 'notSent', problem: 'Busy.' });
    expect(noticeOf(app, 2207)).toMatchObject({ state: 'posted', problem: 'Busy.' });
  });
});

describe('remembering where the bot may speak', () => {
  test('writes once, and again only when something changed', async () => {
    const app = appFor();
    await rememberConversation(app, conversation);
    await rememberConversation(app, { ...conversation, reference: { ...conversation.reference } });
    expect(app.conversations.writes()).toBe(1);
    await rememberConversation(app, { ...conversation, name: 'Decisions' });
    expect(app.conversations.writes()).toBe(2);
  });

  test('a property that holds nothing is no change', async () => {
    const app = appFor();
    await rememberConversation(app, conversation);
    const reference = { ...conversation.reference, locale: undefined };
    await rememberConversation(app, { ...conversation, reference });
    expect(app.conversations.writes()).toBe(1);
  });

  test('a channel that is gone gets no posts until it is heard from again', async () => {
    const app = appFor();
    await rememberConversation(app, conversation);
    await conversationGone(app, key);
    expect(app.conversations.findByKey(key)?.goneSince).toBe('2026-11-24T10:00:00.000Z');
    expect(await claimNotice(app, 2207)).toEqual({ do: 'nothing', because: 'noChannel' });
    await rememberConversation(app, conversation);
    expect(app.conversations.findByKey(key)?.goneSince).toBeUndefined();
    expect(await claimNotice(app, 2207)).toMatchObject({ do: 'send' });
  });

  test('an unknown conversation may be gone without an error', async () => {
    await expect(conversationGone(appFor(), 'channel:unknown')).resolves.toBeUndefined();
  });
});
