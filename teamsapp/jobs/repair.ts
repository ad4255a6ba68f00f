import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { firstApprovalKey } from '../approvals/approval';
import { packageSubject, type EducationPackage } from '../packages/educationPackage';
import { followUp } from '../approvals/followUp';
import { openApprovals } from '../approvals/openApprovals';
import { uselessRequests, withdrawFollowing } from '../approvals/withdrawFollowing';
import { approvalSubject, newApproval } from '../approvals/openApproval';
import { approvalsOf, isWaiting, rulingOf } from '../approvals/approvalsOf';
import { agrees } from '../approvals/packageStatus';
import { packageOf } from '../approvals/requestWords';
import { childrenByReference } from '../children/childByReference';
import { AppError } from '../common/errors';
import { isRestricted } from '../notices/channelFor';
import { noticeOf } from '../notices/claimNotice';
import { waitingNotices } from '../notices/waitingNotices';
import { completeEvents } from './completeEvents';
import { recordOutsideChanges } from './recordOutsideChanges';
import { removeNotices } from './removeNotices';
import { bringItems, lags as itemsLag } from '../panels/bringItems';
import { meetingSubject } from '../panels/meeting';
import { guarded, recentMilliseconds, type RepairReport } from './report';

export type { RepairReport } from './report';

/**
 * Compares what the rows say with what was derived, logged and posted from them, and completes
 * it: after a crash at any line, a lost answer or an edit outside the app.
 *
 * One broken row does not stop the others: it is named in `failures`. When Microsoft 365 does not
 * answer or is busy the run ends early. Running it twice, also in two processes, doubles nothing.
 */
export async function repair(app: App): Promise<RepairReport> {
  const report: RepairReport = {
    approvalsMade: 0,
    approvalsCompleted: 0,
    meetingsCompleted: 0,
    activityCompleted: 0,
    postsChanged: 0,
    draftsRemoved: 0,
    noticesRemoved: 0,
    outsideChanges: 0,
    failures: [],
  };
  // What people wait for comes first, what is only kept for later last; but nothing follows from
  // rows that somebody changed by hand before they are put right.
  const steps = [
    recordOutsideChanges,
    makeApprovals,
    completeApprovals,
    withdrawUseless,
    bringMeetings,
    bringPosts,
    removeDrafts,
    removeNotices,
    completeEvents,
  ];
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

async function withdrawUseless(app: App, report: RepairReport): Promise<void> {
  const keys = new Set(openApprovals(app).map(({ packageKey }) => packageKey));
  for (const row of app.packages.all().filter(({ requestKey }) => keys.has(requestKey))) {
    if (uselessRequests(app, row).length === 0) continue;
    await guarded(report, packageSubject(row), async () => {
      report.approvalsCompleted += await withdrawFollowing(app, row);
    });
  }
}

/** The decision is in the request's row; the agenda of the meeting follows from it. */
async function bringMeetings(app: App, report: RepairReport): Promise<void> {
  for (const meeting of app.meetings.all().filter((one) => itemsLag(app, one))) {
    await guarded(report, meetingSubject(meeting), async () => {
      await bringItems(app, meeting.id);
      report.meetingsCompleted += 1;
    });
  }
}

function lags(app: App, approval: Approval): boolean {
  const educationPackage = packageOf(app, approval);
  if (!educationPackage) return false;
  if (approval.packageId === undefined) return true;
  const { change } = approval;
  if (change && approval.state === 'approved')
    return (educationPackage.changesApplied ?? 0) < change.number;
  return rulingOf(approvalsOf(app, educationPackage)) === approval
    ? !agrees(educationPackage, approval)
    : false;
}

async function bringPosts(app: App, report: RepairReport): Promise<void> {
  const since = new Date(app.clock.now().getTime() - recentMilliseconds).toISOString();
  const posted = app.approvals
    .all()
    .filter(({ id }) => noticeOf(app, id)?.state === 'posted')
    // A post of a child that was restricted since has to lose what it says, however old it is.
    .filter((one) => isWaiting(one) || one.lastEvent.at >= since || isRestricted(app, one))
    .map(({ id }) => id);
  for (const id of [...waitingNotices(app), ...posted]) {
    await guarded(report, `notice:${String(id)}`, async () => {
      const before = noticeOf(app, id)?.eTag;
      await app.notifier.bringUpToDate(id);
      if (noticeOf(app, id)?.eTag !== before) report.postsChanged += 1;
    });
  }
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
