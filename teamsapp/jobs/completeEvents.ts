import { completeActivity, noteStored } from '../activity/recordEvent';
import { openApprovals } from '../approvals/openApprovals';
import type { App } from '../app';
import { approvalSubject } from '../approvals/openApproval';
import { childSubject } from '../children/addChild';
import type { HistoryRow } from '../common/store';
import { concurrently } from '../files/concurrently';
import { packageSubject } from '../packages/educationPackage';
import { meetingSubject } from '../panels/meeting';
import { guarded, recentMilliseconds, type RepairReport } from './report';

/** How many rows one run compares with Activity, a request each; the next run goes on. */
export const comparedAtMost = 200;
const atOnce = 4;

/** The last sequence of each subject that this process has seen in Activity, recent ones only. */
const seenInActivity = new WeakMap<App['activity'], ReadonlyMap<string, number>>();

/**
 * Puts the last events of recent rows into Activity that are not there, oldest first and so many
 * in one run. Throws `unavailable` and `busy` as the store does; what is left the next run does.
 */
export async function completeEvents(app: App, report: RepairReport): Promise<void> {
  const recent = recentRows(app);
  const before = seenInActivity.get(app.activity);
  // Made anew from the recent rows alone, so that it does not grow with the years.
  const seen = new Map<string, number>();
  const unseen: [string, HistoryRow][] = [];
  for (const [subject, row] of recent) {
    const { sequence } = row.lastEvent;
    if (before?.get(subject) === sequence) seen.set(subject, sequence);
    else unseen.push([subject, row]);
  }
  seenInActivity.set(app.activity, seen);
  const tried = unseen
    .sort(([, a], [, b]) => a.lastEvent.at.localeCompare(b.lastEvent.at))
    .slice(0, comparedAtMost);
  await concurrently(
    tried,
    atOnce,
    ([subject, row]) =>
      guarded(report, subject, async () => {
        await completeEvent(app, report, subject, row);
        seen.set(subject, row.lastEvent.sequence);
      }),
    () => undefined,
  );
}

function recentRows(app: App): (readonly [string, HistoryRow])[] {
  const since = new Date(app.clock.now().getTime() - recentMilliseconds).toISOString();
  const recent = <T extends HistoryRow>(rows: readonly T[], subject: (row: T) => string) =>
    rows
      .filter(({ lastEvent, isUnsealed }) => lastEvent.at >= since && !isUnsealed)
      .map((row) => [subject(row), row] as const);
  return [
    ...recent(app.packages.all(), packageSubject),
    ...recent(app.approvals.all(), approvalSubject),
    // Somebody will press on these, however long they have waited.
    ...openApprovals(app)
      .filter(({ lastEvent, isUnsealed }) => lastEvent.at < since && !isUnsealed)
      .map((row) => [approvalSubject(row), row] as const),
    ...recent(app.providers.all(), ({ requestKey }) => `provider:${requestKey}`),
    ...recent(app.children.all(), childSubject),
    ...recent(app.meetings.all(), meetingSubject),
  ];
}

async function completeEvent(
  app: App,
  report: RepairReport,
  subject: string,
  row: HistoryRow,
): Promise<void> {
  const { sequence } = row.lastEvent;
  const entries = await app.activity.bySubject(subject);
  const copy = entries.find((entry) => entry.event.sequence === sequence);
  if (copy) {
    // Whoever changes the row next, an approver for one, does not wait for the same question.
    if (copy.hash === row.eventHash) noteStored(app.activity, subject, sequence);
    return;
  }
  await completeActivity(app, subject, row);
  report.activityCompleted += 1;
}
