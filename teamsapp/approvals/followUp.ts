import { completeActivity } from '../activity/recordEvent';
import type { App } from '../app';
import { AppError, isAppError } from '../common/errors';
import type { Approval } from './approval';
import { approvalSubject } from './openApproval';
import { bringChange } from './bringChange';
import { bringStatus } from './bringStatus';
import { packageIdOf } from './requestWords';

const attemptsAtMost = 5;

/**
 * Completes everything that follows from an approval's row: the package's id in it, the Activity
 * entries of both rows, the package's status or its approved change, the post in the channel, the
 * words to those whom a question or its answer waits for.
 *
 * Each step looks at what is stored and does nothing when it is done, so running it again after a
 * crash at any line completes the rest, and running it twice doubles nothing. Throws as the
 * stores and the notifier do; repair comes back to it.
 */
export async function followUp(app: App, approvalId: number): Promise<void> {
  const approval = await withPackageId(app, approvalId);
  // Nothing follows from a request that somebody changed by hand: repair puts it right first.
  if (approval.isUnsealed) return;
  await completeActivity(app, approvalSubject(approval), approval);
  await bringStatus(app, approval);
  await bringChange(app, approval);
  await app.notifier.bringUpToDate(approvalId);
  await app.notifier.tellQuestions(approvalId);
}

async function withPackageId(app: App, approvalId: number): Promise<Approval> {
  let row = app.approvals.find(approvalId) ?? (await app.approvals.live(approvalId));
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const packageId = packageIdOf(app, row);
    if (row.isUnsealed || row.packageId !== undefined || packageId === undefined) return row;
    try {
      // Derived, so it carries no event of its own and leaves the row's last one where it is.
      return await app.approvals.change(row, { packageId });
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      row = await app.approvals.live(approvalId);
    }
  }
  throw new AppError('busy', 'Several people are changing this request at the same moment.');
}
