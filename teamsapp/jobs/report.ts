import { isAppError } from '../common/errors';

/** How far back rows are looked at that nobody waits for; older ones follow with their next change. */
export const recentMilliseconds = 3 * 86_400_000;

/** What one run of repair completed. */
export interface RepairReport {
  /** Packages that had no request for approval and have one now. */
  approvalsMade: number;
  /** Requests whose package's id or status lagged. */
  approvalsCompleted: number;
  /** Meetings whose agenda did not say yet what was decided. */
  meetingsCompleted: number;
  /** Events of the last days that were not in Activity. */
  activityCompleted: number;
  /** Posts that were sent or edited. */
  postsChanged: number;
  draftsRemoved: number;
  /** Personal notices of more than 30 days ago. */
  noticesRemoved: number;
  /** Rows that were changed in SharePoint, now in their histories. */
  outsideChanges: number;
  /** What could not be completed this time, for the log; the next run comes back to it. */
  failures: { subject: string; error: unknown }[];
}

/**
 * Keeps one row's failure from stopping the others, unless nothing can be reached at all or
 * Microsoft 365 asks for less: that is thrown, and ends the run.
 */
export async function guarded(
  report: RepairReport,
  subject: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isAppError(error, 'unavailable') || isAppError(error, 'busy')) throw error;
    report.failures.push({ subject, error });
  }
}
