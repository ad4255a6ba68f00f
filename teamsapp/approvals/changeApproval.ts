import { completeActivity } from '../activity/recordEvent';
import { asLeft } from '../activity/recordOutside';
import type { App } from '../app';
import { AppError, isAppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Approval } from './approval';
import { approvalSubject } from './openApproval';
import { noSuchApproval } from './seeApproval';
import { watchedApprovals } from './watchedApprovals';

/** What to write for the row as it is; undefined when it already says so. */
export type Plan = (row: Approval) => Promise<RowChange<Approval> | undefined>;

const attemptsAtMost = 5;

/**
 * Changes an approval in one write whose eTag is that of the row the plan was checked against:
 * the copy in memory first, then, when somebody was faster or the copy refuses, the live row,
 * checked anew, at most five times in all.
 *
 * The last event of the row is put into Activity before the change overwrites it. Throws what the
 * plan refuses, `conflict` for a request that was changed in SharePoint and cannot be put back, what
 * the stores throw, `notFound` as for one that may not be seen, and `busy` when others were faster every time.
 */
export async function changeApproval(app: App, id: number, plan: Plan): Promise<Approval> {
  const copy = app.approvals.find(id);
  if (copy && !copy.isUnsealed) {
    try {
      return await planned(app, copy, plan);
    } catch (error) {
      // The copy may be old: only the list itself says that somebody else was faster, or that
      // there is no such stage or question.
      if (!isAppError(error, 'conflict') && !isAppError(error, 'notFound')) throw error;
    }
  }
  for (let attempt = copy ? 2 : 1; attempt <= attemptsAtMost; attempt += 1) {
    // What was changed in SharePoint is put back before anybody decides on it.
    const row = await asLeft(app, watchedApprovals(app), await liveOrThrow(app, id));
    const change = await plan(row);
    if (!change) return row;
    try {
      return await written(app, row, change);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
    }
  }
  throw new AppError(
    'busy',
    'Several people are changing this request at the same moment. Your answer was not recorded. Try again.',
  );
}

async function liveOrThrow(app: App, id: number): Promise<Approval> {
  try {
    return await app.approvals.live(id);
  } catch (error) {
    throw isAppError(error, 'notFound') ? noSuchApproval() : error;
  }
}

async function planned(app: App, row: Approval, plan: Plan): Promise<Approval> {
  const change = await plan(row);
  return change ? written(app, row, change) : row;
}

async function written(app: App, row: Approval, change: RowChange<Approval>): Promise<Approval> {
  await completeActivity(app, approvalSubject(row), row);
  return app.approvals.change(row, change);
}
