import type { App } from '../app';
import { currentStage } from '../approvals/stages';
import { addDays, today, type IsoDay } from '../common/dates';
import type { Notice } from '../notices/notice';
import { isPersonal } from '../notices/personalNotice';
import { guarded, type RepairReport } from './report';

/** How long it is kept that somebody was told something, in days. */
const keptDays = 30;
/** How many rows one run removes, a request each; the next run goes on. */
const removedAtMost = 200;

/**
 * Removes what people were told more than 30 days ago, posts excepted: they are kept true. While
 * its request waits a notice stays, so that nobody is told the same again. Throws `unavailable`
 * and `busy` as the store does.
 */
export async function removeNotices(app: App, report: RepairReport): Promise<void> {
  const before = addDays(today(app.clock), -keptDays);
  const old = app.notices.all().filter((notice) => isOver(app, notice, before));
  for (const notice of old.slice(0, removedAtMost)) {
    await guarded(report, `notice ${String(notice.id)}`, async () => {
      await app.notices.remove(notice);
      report.noticesRemoved += 1;
    });
  }
}

function isOver(app: App, notice: Notice, before: IsoDay): boolean {
  if (!isPersonal(notice) || notice.day === undefined || notice.day >= before) return false;
  const approval =
    notice.approvalId === undefined ? undefined : app.approvals.find(notice.approvalId);
  return approval === undefined || currentStage(approval) === undefined;
}
