import type { App } from '../app';
import { dayOf, type IsoDay } from '../common/dates';
import { isAppError } from '../common/errors';
import { concurrently } from '../files/concurrently';
import { dueNotices } from '../notices/dueNotices';
import { dueQuestions } from '../notices/dueQuestions';
import type { DueNotice } from '../notices/notice';
import { isOfficeTime } from '../notices/officeHours';
import { chatOf } from '../notices/personalNotice';

/** How often the groups are read for what falls due by the clock alone. */
const lookedEveryMilliseconds = 15 * 60_000;
/** After how long what was left is tried again: a claim is respected for as long. */
const againAfterMilliseconds = 2 * 60_000;
const atOnce = 4;

/** What one run told people. */
export interface NoticesReport {
  noticesSent: number;
  /** What could not be sent this time, for the log; the next run comes back to it. */
  failures: { subject: string; error: unknown }[];
}

/** What this process knows of its last look at everything that is due. */
interface Look {
  at: number;
  day: IsoDay;
  wasOpen: boolean;
  conversations: unknown;
  hasLeft: boolean;
}

const lastLooks = new WeakMap<App['notices'], Look>();

/**
 * Tells everybody what is due now and was not told. Questions are looked for in every run, from
 * memory; reminders and digests when the day opens, every quarter of an hour, when something was
 * left, and when a chat appeared, because each look may read every approver group.
 *
 * One person's failure does not stop the others. Running it twice, also in two processes, tells
 * nobody twice.
 */
export async function sendNotices(app: App): Promise<NoticesReport> {
  const report: NoticesReport = { noticesSent: 0, failures: [] };
  let look: Look | undefined;
  try {
    look = isTimeToLook(app) ? newLook(app) : undefined;
    const due = look ? await dueNotices(app, app.clock.now()) : dueQuestions(app);
    await concurrently(due, atOnce, (one) => told(app, one, report), ignored);
    const hasLeft = due.some((one) => isLeft(app, one));
    if (look) lastLooks.set(app.notices, { ...look, hasLeft });
  } catch (error) {
    if (look) lastLooks.set(app.notices, { ...look, hasLeft: true });
    report.failures.push({ subject: 'notices', error });
  }
  return report;
}

function newLook(app: App): Look {
  const now = app.clock.now();
  return {
    at: now.getTime(),
    day: dayOf(now.toISOString()),
    wasOpen: isOfficeTime(app),
    conversations: app.conversations.all(),
    hasLeft: false,
  };
}

function isTimeToLook(app: App): boolean {
  const last = lastLooks.get(app.notices);
  if (!last) return true;
  if (!isOfficeTime(app)) return false;
  const now = app.clock.now();
  const passed = now.getTime() - last.at;
  const isNewDay = !last.wasOpen || last.day !== dayOf(now.toISOString());
  const hasNewChat = last.conversations !== app.conversations.all();
  const isAgain = last.hasLeft && passed >= againAfterMilliseconds;
  return isNewDay || hasNewChat || isAgain || passed >= lookedEveryMilliseconds;
}

async function told(app: App, due: DueNotice, report: NoticesReport): Promise<void> {
  try {
    await app.notifier.tell(due);
    if (app.notices.findByKey(due.key)?.state === 'posted') report.noticesSent += 1;
  } catch (error) {
    // Nothing can be reached, or it asks for less: the next run goes on.
    if (isAppError(error, 'unavailable') || isAppError(error, 'busy')) throw error;
    report.failures.push({ subject: `${due.kind} for one person`, error });
  }
}

/** Whether it could be told but was not: then the next look is soon. */
function isLeft(app: App, { key, person }: DueNotice): boolean {
  const state = app.notices.findByKey(key)?.state;
  return chatOf(app, person) !== undefined && state !== 'posted' && state !== 'failed';
}

function ignored(): void {
  return undefined;
}
