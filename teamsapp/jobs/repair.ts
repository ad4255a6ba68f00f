import { completeActivity } from '../activity/recordEvent';
import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { firstApprovalKey } from '../approvals/approval';
import { packageSubject, type EducationPackage } from '../packages/educationPackage';
import { followUp } from '../approvals/followUp';
import { approvalSubject, newApproval } from '../approvals/openApproval';
import { agrees } from '../approvals/packageStatus';
import { packageOf } from '../approvals/requestWords';
import { childSubject } from '../children/addChild';
import { childrenByReference } from '../children/childByReference';
import { AppError, isAppError } from '../common/errors';
import type { HistoryRow } from '../common/store';
import { noticeOf } from '../notices/claimNotice';
import { waitingNotices } from '../notices/waitingNotices';

/** What one run of repair completed. */
export interface RepairReport {
  /** Packages that had no request for approval and have one now. */
  approvalsMade: number;
  /** Requests whose package's id or status lagged. */
  approvalsCompleted: number;
  /** Events of the last days that were not in Activity. */
  activityCompleted: number;
  /** Posts that were sent or edited. */
  postsChanged: number;
  draftsRemoved: number;
  /** What could not be completed this time, for the log; the next run comes back to it. */
  failures: { subject: string; error: unknown }[];
}

/** How far back Activity is compared with the rows; older events are completed by the next change. */
const recentMilliseconds = 3 * 86_400_000;

/** Events that this process has seen in Activity, so that each is read once. */
const seenInActivity = new WeakMap<App['activity'], Set<string>>();

/**
 * Compares what the rows say with what was derived, logged and posted from them, and completes
 * it: after a crash at any line, a lost answer or an edit outside the app.
 *
 * One broken row does not stop the others: it is named in `failures`. When Microsoft 365 does not
 * answer the run ends early. Running it twice, also in two processes, doubles nothing.
 */
export async function repair(app: App): Promise<RepairReport> {
  const report: RepairReport = {
    approvalsMade: 0,
    approvalsCompleted: 0,
    activityCompleted: 0,
    postsChanged: 0,
    draftsRemoved: 0,
    failures: [],
  };
  const steps = [makeApprovals, completeApprovals, completeEvents, bringPosts, removeDrafts];
  try {
    for (const step of steps) await step(app, report);
  } catch (error) {
    report.failures.push({ subject: 'repair', error });
  }
  return report;
}

async function makeApprovals(app: App, report: RepairReport): Promise<void> {
  for (const row of app.packages.all()) {
    const isMissing = !app.approvals.findByKey(firstApprovalKey(row.requestKey));
    if (row.status !== 'submitted' || !isMissing) continue;
    await guarded(report, packageSubject(row), async () => {
      const approval = await app.approvals.add(approvalFor(app, row));
      report.approvalsMade += 1;
      await followUp(app, approval.id);
    });
  }
}

function approvalFor(app: App, educationPackage: EducationPackage) {
  const provider = app.providers.find(educationPackage.providerId);
  if (!provider) throw new AppError('notFound', 'The provider of this package is not there.');
  const { childReference, requester } = educationPackage;
  const child = childrenByReference(app).get(childReference);
  return newApproval(app, { educationPackage, provider, child, requester });
}

async function completeApprovals(app: App, report: RepairReport): Promise<void> {
  for (const approval of app.approvals.all().filter((one) => lags(app, one))) {
    await guarded(report, approvalSubject(approval), async () => {
      await followUp(app, approval.id);
      report.approvalsCompleted += 1;
    });
  }
}

function lags(app: App, approval: Approval): boolean {
  const educationPackage = packageOf(app, approval);
  if (!educationPackage) return false;
  if (approval.packageId === undefined) return true;
  return approval.kind === 'new' && !agrees(educationPackage.status, approval);
}

async function completeEvents(app: App, report: RepairReport): Promise<void> {
  const since = new Date(app.clock.now().getTime() - recentMilliseconds).toISOString();
  const rows: readonly (readonly [string, HistoryRow])[] = [
    ...app.packages.all().map((row) => [packageSubject(row), row] as const),
    ...app.approvals.all().map((row) => [approvalSubject(row), row] as const),
    ...app.providers.all().map((row) => [`provider:${row.requestKey}`, row] as const),
    ...app.children.all().map((row) => [childSubject(row), row] as const),
  ];
  for (const [subject, row] of rows) {
    if (row.lastEvent.at < since) continue;
    await guarded(report, subject, () => completeEvent(app, report, subject, row));
  }
}

async function completeEvent(
  app: App,
  report: RepairReport,
  subject: string,
  row: HistoryRow,
): Promise<void> {
  const seen = seenInActivity.get(app.activity) ?? new Set<string>();
  seenInActivity.set(app.activity, seen);
  const { sequence } = row.lastEvent;
  const event = `${subject}#${String(sequence)}`;
  if (seen.has(event)) return;
  const entries = await app.activity.bySubject(subject);
  if (!entries.some((entry) => entry.event.sequence === sequence)) {
    await completeActivity(app, subject, row);
    report.activityCompleted += 1;
  }
  seen.add(event);
}

async function bringPosts(app: App, report: RepairReport): Promise<void> {
  const since = new Date(app.clock.now().getTime() - recentMilliseconds).toISOString();
  const posted = app.approvals
    .all()
    .filter(({ id }) => noticeOf(app, id)?.state === 'posted')
    .filter(({ state, lastEvent }) => isWaiting(state) || lastEvent.at >= since)
    .map(({ id }) => id);
  for (const id of [...waitingNotices(app), ...posted]) {
    await guarded(report, `notice:${String(id)}`, async () => {
      const before = noticeOf(app, id)?.eTag;
      await app.notifier.bringUpToDate(id);
      if (noticeOf(app, id)?.eTag !== before) report.postsChanged += 1;
    });
  }
}

function isWaiting(state: Approval['state']): boolean {
  return state === 'open' || state === 'informationRequested';
}

async function removeDrafts(app: App, report: RepairReport): Promise<void> {
  const now = app.clock.now().toISOString();
  for (const draft of app.drafts.all().filter(({ expires }) => expires < now)) {
    await guarded(report, 'draft', async () => {
      await app.drafts.remove(draft);
      report.draftsRemoved += 1;
    });
  }
}

/** Keeps one row's failure from stopping the others, unless nothing can be reached at all. */
async function guarded(
  report: RepairReport,
  subject: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isAppError(error, 'unavailable')) throw error;
    report.failures.push({ subject, error });
  }
}
