import { recordOutside, type Watched } from '../activity/recordOutside';
import { isBeforeSealing } from '../activity/adoptRows';
import type { App } from '../app';
import { AppError } from '../common/errors';
import { watchedApprovals } from '../approvals/watchedApprovals';
import { watchedChildren } from '../children/watchedChildren';
import type { HistoryRow } from '../common/store';
import { watchedPackages } from '../packages/watchedPackages';
import { watchedMeetings } from '../panels/watchedMeetings';
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
  if (isBeforeSealing(app)) throw new AppError('notSupported', notSealed);
  const found = [
    ...foundIn(app, watchedApprovals(app)),
    ...foundIn(app, watchedPackages(app)),
    ...foundIn(app, watchedChildren(app)),
    ...foundIn(app, watchedProviders(app)),
    ...foundIn(app, watchedMeetings(app)),
  ];
  // What failed the last time comes last, so that it does not keep the others waiting for ever.
  const failed = failedBefore.get(app.activity) ?? new Set<string>();
  const ordered = [...found].sort(
    (a, b) => Number(failed.has(a.subject)) - Number(failed.has(b.subject)),
  );
  const stillFailing = new Set<string>();
  failedBefore.set(app.activity, stillFailing);
  for (const { subject, record } of ordered.slice(0, recordedAtMost)) {
    stillFailing.add(subject);
    await guarded(report, subject, async () => {
      await record();
      report.outsideChanges += 1;
      stillFailing.delete(subject);
    });
  }
}

const notSealed =
  'These lists are from before rows were sealed, so nothing of them can be changed. Look at them, then run "npm run seal -- --adopt".';

const failedBefore = new WeakMap<App['activity'], ReadonlySet<string>>();

interface Found {
  subject: string;
  record(): Promise<unknown>;
}

function foundIn<T extends HistoryRow>(app: App, watched: Watched<T>): Found[] {
  const { store } = watched;
  const unreadable = store.unreadable();
  const isUnreadable = new Set(unreadable.map(({ id }) => id));
  const unsealed = store.all().filter(({ id, isUnsealed }) => isUnsealed && !isUnreadable.has(id));
  return [
    ...unsealed.map((row) => ({ id: row.id, subject: watched.subject(row) })),
    ...unreadable.map(({ list, id }) => ({ id, subject: `${list} row ${String(id)}` })),
  ].map(({ id, subject }) => ({ subject, record: () => recordOutside(app, watched, id) }));
}
