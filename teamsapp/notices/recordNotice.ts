import type { App } from '../app';
import { isAppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Notice } from './notice';

const attemptsAtMost = 5;

/** What is noted of a post: its hash where it is kept true, what it told where it is a digest. */
export type Posted = Required<Pick<Notice, 'conversationKey' | 'activityId'>> &
  Pick<Notice, 'contentHash' | 'told'>;

/**
 * Notes that the post or the edit reached the conversation and what it shows. Sets the address of
 * the post, so that nobody sends it again. Throws as the store does.
 */
export function recordPosted(
  app: Pick<App, 'notices'>,
  notice: Notice,
  posted: Posted,
): Promise<Notice> {
  return written(app, notice, { ...posted, state: 'posted', problem: undefined });
}

/**
 * Notes that the edit reached the post. When somebody else has edited it since it was claimed,
 * nobody knows which edit came last: then no card counts as shown, and repair edits once more.
 */
export async function recordEdited(
  app: Pick<App, 'notices'>,
  claimed: Notice,
  contentHash: string,
): Promise<void> {
  try {
    await app.notices.change(claimed, { contentHash, problem: undefined });
  } catch (error) {
    if (!isAppError(error, 'conflict')) throw error;
    await written(app, await app.notices.live(claimed.id), { contentHash: undefined });
  }
}

/**
 * Notes why the post or the edit did not reach the conversation, in a sentence for the
 * administrator.
 *
 * refused: the platform will not take it (403, 404, 413); it is not tried again in this
 * conversation. notSent: surely not posted; repair tries again. notKnown: the claim stays, and is
 * tried again when it is two minutes old. What was posted stays posted unless it was refused.
 */
export function recordFailed(
  app: Pick<App, 'notices'>,
  notice: Notice,
  failure: { outcome: 'refused' | 'notSent' | 'notKnown'; problem: string },
): Promise<Notice> {
  const { outcome, problem } = failure;
  if (outcome === 'refused') return written(app, notice, { state: 'failed', problem });
  const isFirstPost = notice.activityId === undefined;
  return outcome === 'notSent' && isFirstPost
    ? written(app, notice, { state: 'waiting', problem })
    : written(app, notice, { problem });
}

async function written(
  app: Pick<App, 'notices'>,
  notice: Notice,
  change: RowChange<Notice>,
): Promise<Notice> {
  let row = notice;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await app.notices.change(row, change);
    } catch (error) {
      if (!isAppError(error, 'conflict') || attempt === attemptsAtMost) throw error;
      row = await app.notices.live(notice.id);
    }
  }
}
