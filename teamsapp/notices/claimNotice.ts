import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { isWaiting } from '../approvals/approvalsOf';
import { isAppError } from '../common/errors';
import { channelFor } from './channelFor';
import type { Notice } from './notice';

/** How long a claim is respected. Source: the promise written at `Notice`. */
export const claimMilliseconds = 120_000;

const editsAtMost = 5;

/**
 * What the notifier should do for an approval's post.
 *
 * send: the claim is ours; post the card to the conversation, then `recordPosted` or
 * `recordFailed`. edit: it is posted; edit it when the card's hash is not `notice.contentHash`,
 * then `recordPosted`. nothing: no channel is set, somebody else is sending, nobody is waited
 * for, or the platform refused for good.
 */
export type Claim =
  | { do: 'send'; notice: Notice; conversationKey: string }
  | { do: 'edit'; notice: Notice; conversationKey: string; activityId: string }
  | { do: 'nothing'; because: 'noChannel' | 'claimed' | 'notWaiting' | 'refused' };

/** The request key of an approval's one post. */
export function noticeKey(approvalId: number): string {
  return `approvalPosted:${String(approvalId)}`;
}

/** The outbox row of an approval's post, when there is one. */
export function noticeOf(app: Pick<App, 'notices'>, approvalId: number): Notice | undefined {
  return app.notices.findByKey(noticeKey(approvalId));
}

/**
 * Claims the post of an approval for this process, in writing, before anything is sent.
 *
 * Two processes may ask at once: the row has a unique key and the claim is a change with its
 * eTag, so one of them gets `send`. A claim of the last two minutes is respected. Throws as the
 * stores do.
 */
export async function claimNotice(app: App, approvalId: number): Promise<Claim> {
  const approval = app.approvals.find(approvalId) ?? (await app.approvals.live(approvalId));
  // A card must not say what somebody wrote into the list by hand.
  if (approval.isUnsealed) return { do: 'nothing', because: 'notWaiting' };
  const known = noticeOf(app, approvalId);
  const isUndecided = isWaiting(approval);
  // The row is made even without a channel, so that the outbox shows what waits. It may be there
  // already, and posted: another process has made it since this one looked.
  const notice = known ?? (isUndecided ? await waitingNotice(app, approval.id) : undefined);
  if (notice?.state === 'posted' && notice.activityId !== undefined) {
    const { conversationKey = '', activityId } = notice;
    return { do: 'edit', notice, conversationKey, activityId };
  }
  if (!isUndecided || !notice) return { do: 'nothing', because: 'notWaiting' };
  return claimToSend(app, approval, notice);
}

/**
 * Renews our claim, in writing, just before a send: pauses may have been longer than a claim is
 * respected. Undefined when somebody else has claimed the post since; then nothing may be sent.
 */
export async function renewClaim(
  app: Pick<App, 'notices' | 'clock'>,
  notice: Notice,
): Promise<Notice | undefined> {
  try {
    return await app.notices.change(notice, { claimedAt: app.clock.now().toISOString() });
  } catch (error) {
    if (isAppError(error, 'conflict')) return undefined;
    throw error;
  }
}

/**
 * Notes, in writing and before a post is edited, that what it shows is not known: should the edit
 * be the last thing that this process does, or its answer be lost, repair edits again. Undefined
 * when another process has brought the post to the same card, or the platform refused it.
 */
export async function claimEdit(
  app: Pick<App, 'notices'>,
  notice: Notice,
  contentHash: string,
): Promise<Notice | undefined> {
  let row = notice;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await app.notices.change(row, { contentHash: undefined });
    } catch (error) {
      if (!isAppError(error, 'conflict') || attempt === editsAtMost) throw error;
      row = await app.notices.live(notice.id);
      if (row.state !== 'posted' || row.contentHash === contentHash) return undefined;
    }
  }
}

/** Whether another process may still be sending under this claim. */
export function isFreshClaim(app: Pick<App, 'clock'>, notice: Notice): boolean {
  if (notice.state !== 'claimed' || notice.claimedAt === undefined) return false;
  return app.clock.now().getTime() - Date.parse(notice.claimedAt) < claimMilliseconds;
}

async function claimToSend(app: App, approval: Approval, notice: Notice): Promise<Claim> {
  const channel = channelFor(app, approval);
  if (!channel) return { do: 'nothing', because: 'noChannel' };
  if (isFreshClaim(app, notice)) return { do: 'nothing', because: 'claimed' };
  const { conversationKey } = channel;
  if (notice.state === 'failed' && notice.conversationKey === conversationKey) {
    return { do: 'nothing', because: 'refused' };
  }
  const claimedAt = app.clock.now().toISOString();
  try {
    const claimed = await app.notices.change(notice, {
      state: 'claimed',
      claimedAt,
      conversationKey,
      attempts: notice.attempts + 1,
    });
    return { do: 'send', notice: claimed, conversationKey };
  } catch (error) {
    if (isAppError(error, 'conflict')) return { do: 'nothing', because: 'claimed' };
    throw error;
  }
}

function waitingNotice(app: App, approvalId: number): Promise<Notice> {
  return app.notices.add({
    requestKey: noticeKey(approvalId),
    kind: 'approvalPosted',
    approvalId,
    state: 'waiting',
    attempts: 0,
  });
}
