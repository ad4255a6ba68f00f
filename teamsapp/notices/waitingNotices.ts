import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { isWaiting } from '../approvals/approvalsOf';
import { channelFor } from './channelFor';
import { isFreshClaim, noticeOf } from './claimNotice';

/**
 * Ids of the approvals whose post should be sent and can be, oldest first: never posted with a
 * channel set by now, or claimed more than two minutes ago by somebody who did not finish.
 */
export function waitingNotices(app: App): readonly number[] {
  return app.approvals
    .all()
    .filter((approval) => isSendable(app, approval))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

/** The requests that wait for an answer and whose card is in no channel, whatever the reason. */
export function notPosted(app: Pick<App, 'approvals' | 'notices'>): readonly Approval[] {
  return app.approvals
    .all()
    .filter(isWaiting)
    .filter(({ id }) => noticeOf(app, id)?.state !== 'posted');
}

function isSendable(app: App, approval: Approval): boolean {
  const channel = channelFor(app, approval);
  if (!channel) return false;
  const notice = noticeOf(app, approval.id);
  if (!notice || notice.state === 'waiting') return true;
  if (notice.state === 'failed') return notice.conversationKey !== channel.conversationKey;
  return notice.state === 'claimed' && !isFreshClaim(app, notice);
}
