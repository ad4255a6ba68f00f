import { recordOutside, type Watched } from '../activity/recordOutside';
import type { App } from '../app';
import { watchedApprovals } from '../approvals/watchedApprovals';
import { watchedChildren } from '../children/watchedChildren';
import type { HistoryRow } from '../common/store';
import { watchedPackages } from '../packages/watchedPackages';
import { watchedProviders } from '../providers/watchedProviders';
import { guarded, type RepairReport } from './report';

/** How many rows one run records, several requests each; the next run goes on. */
const recordedAtMost = 50;

/**
 * Records every row that was changed outside the app in its own history, and puts back what the
 * app alone may set. Throws `unavailable` and `busy` as the stores do; what is left the next run
 * does.
 */
export async function recordOutsideChanges(app: App, report: RepairReport): Promise<void> {
  const found = [
    ...foundIn(app, watchedApprovals(app)),
    ...foundIn(app, watchedPackages(app)),
    ...foundIn(app, watchedChildren(app)),
    ...foundIn(app, watchedProviders(app)),
  ];
  for (const { subject, record } of found.slice(0, recordedAtMost)) {
    await guarded(report, subject, async () => {
      await record();
      report.outsideChanges += 1;
    });
  }
}

interface Found {
  subject: string;
  record(): Promise<unknown>;
}

function foundIn<T extends HistoryRow>(app: App, watched: Watched<T>): Found[] {
  return watched.store
    .all()
    .filter(({ isUnsealed }) => isUnsealed)
    .map((row) => ({
      subject: watched.subject(row),
      record: () => recordOutside(app, watched, row.id),
    }));
}
