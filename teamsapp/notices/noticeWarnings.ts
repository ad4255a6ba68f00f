import type { App } from '../app';
import { counted, listed, referenceOf } from '../approvals/requestWords';
import { addDays, today, type IsoDay } from '../common/dates';
import { setting } from '../settings/inForce';
import { workingDaysBetween } from '../settings/workingDays';
import type { Notice } from './notice';
import { isPersonal } from './personalNotice';
import { runningStages } from './waitingStages';

/** How far back an undelivered notice is worth an administrator's attention, in days. */
const recentDays = 7;
const namedAtMost = 3;

/**
 * What an administrator should know of reminders, a sentence each: stages that are late while the
 * rules name nobody to tell, people without a chat with the bot, and notices that Teams refused.
 * Packages are named by their reference alone. From memory, without a request.
 */
export function noticeWarnings(app: App): string[] {
  return [...lateWithoutEscalation(app), ...undelivered(app)];
}

function lateWithoutEscalation(app: App): string[] {
  const calendar = setting(app, 'calendar');
  const day = today(app.clock);
  const late = new Map<string, string[]>();
  for (const { approval, stage } of runningStages(app)) {
    const { dueDate, rule } = stage;
    if (rule.escalateTo || dueDate === undefined) continue;
    if (workingDaysBetween(calendar, day, dueDate) >= 0) continue;
    late.set(rule.name, [...(late.get(rule.name) ?? []), referenceOf(app, approval)]);
  }
  return [...late].map(
    ([stageName, references]) =>
      `${stageName} is late for ${named(references)}, and nobody else is told. Set in the approval rules who is told when this stage is late.`,
  );
}

function named(references: readonly string[]): string {
  if (references.length <= namedAtMost) return listed(references);
  const more = references.length - namedAtMost;
  return listed([...references.slice(0, namedAtMost), `${String(more)} more`]);
}

function undelivered(app: App): string[] {
  const since = addDays(today(app.clock), -recentDays);
  const recent = app.notices.all().filter((one) => isPersonal(one) && isSince(one, since));
  const unreachable = recent.filter((notice) => !hasChat(app, notice));
  const people = new Set(unreachable.map(({ conversationKey }) => conversationKey)).size;
  const refused = recent.filter((one) => one.state === 'failed' && hasChat(app, one)).length;
  return [
    ...(people > 0
      ? [
          `${counted(people, 'person')} cannot be told what waits, because the bot is not installed in their chat. Install Education Packages for them in the Teams admin centre.`.replace(
            'persons',
            'people',
          ),
        ]
      : []),
    ...(refused > 0
      ? [
          `${counted(refused, 'notice')} of the last ${String(recentDays)} days could not be delivered. The list Outbox says why.`,
        ]
      : []),
  ];
}

function isSince({ day, state }: Notice, since: IsoDay): boolean {
  return state !== 'posted' && day !== undefined && day >= since;
}

function hasChat(app: Pick<App, 'conversations'>, { conversationKey = '' }: Notice): boolean {
  const chat = app.conversations.findByKey(conversationKey);
  return chat !== undefined && chat.goneSince === undefined;
}
