import type { App } from '../app';
import { seatsIn } from '../approvals/seats';
import { childOf } from '../approvals/seeApproval';
import { addDays, today, type IsoDay } from '../common/dates';
import type { Person } from '../common/event';
import { closeTo } from '../settings/bodies';
import { setting } from '../settings/inForce';
import { isWorkingDay } from '../settings/workingDays';
import { digestOf, digestsOfToday, isToldByDigest } from './dueDigests';
import { dueQuestions } from './dueQuestions';
import type { DueNotice } from './notice';
import { isOfficeTime } from './officeHours';
import { isUntold } from './personalNotice';
import { refOf, waitingStages, type WaitingStage } from './waitingStages';

/**
 * For how many working days a reminder of the due day is still given when it could not be given on
 * it. After that the escalation and the digests have said the same.
 */
const remindedLateDays = 10;

/**
 * Everything that somebody is to be told at this moment and was not told yet, from the rows and
 * the clock alone: questions and their answers at any hour; reminders, escalations and digests on
 * working days from 08:00 to 18:00 in London. Nothing is written. Throws as the directory does.
 */
export async function dueNotices(app: App, now: Date): Promise<readonly DueNotice[]> {
  const then: App = { ...app, clock: { now: () => now } };
  const questions = dueQuestions(then);
  if (!isOfficeTime(then)) return questions;
  const waiting = await waitingStages(then);
  const digests = digestsOfToday(then, waiting);
  const others = [...(await escalations(then, waiting)), ...reminders(then, waiting, digests)];
  return [...questions, ...[...others, ...digests].filter((due) => isUntold(then, due))];
}

/**
 * One working day before the due day, and on it; from then on as long as it was not given. The
 * digest of the same day stands for it.
 */
function reminders(
  app: App,
  waiting: readonly WaitingStage[],
  digests: readonly DueNotice[],
): DueNotice[] {
  const digestKeys = new Set(digests.map(({ key }) => key));
  return waiting.flatMap((stage): DueNotice[] => {
    const when = whenReminded(stage);
    if (when === undefined) return [];
    return stage.people
      .filter((person) => !isInDigest(app, person, stage, { when, digestKeys }))
      .map((person) => ({ kind: 'reminder', ...reminderOf(stage, when, person) }));
  });
}

type When = 'before' | 'onDay';

function whenReminded({ left }: WaitingStage): When | undefined {
  if (left === 1) return 'before';
  return left <= 0 && left >= -remindedLateDays ? 'onDay' : undefined;
}

function reminderOf(stage: WaitingStage, when: When, person: Person) {
  const { approval, dueDate } = stage;
  return {
    key: `reminder:${String(approval.id)}:${stage.stage.id}:${dueDate}:${when}:${person.id}`,
    person,
    day: dueDate,
    about: refOf(stage),
  };
}

/** Whether a digest told of the stage since the reminder fell due, or today's is about to. */
function isInDigest(
  app: App,
  person: Person,
  stage: WaitingStage,
  { when, digestKeys }: { when: When; digestKeys: ReadonlySet<string> },
): boolean {
  const day = today(app.clock);
  const ofToday = digestOf(app, person, day);
  const isComing =
    ofToday?.state === 'posted' || ofToday?.state === 'failed'
      ? false
      : digestKeys.has(`digest:${day}:${person.id}`);
  if (isComing) return true;
  const days = when === 'before' ? [day] : daysSinceDue(app, stage, day);
  return days.some((one) => isToldByDigest(app, person, { stage, day: one }));
}

/** From the due day, or the last working day before it where nobody works on it, until today. */
function daysSinceDue(app: App, { dueDate }: WaitingStage, last: IsoDay): IsoDay[] {
  const calendar = setting(app, 'calendar');
  let first = dueDate;
  while (!isWorkingDay(calendar, first)) first = addDays(first, -1);
  const days: IsoDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** From the first working day after the due day, once for each stage, to whom the rule names. */
async function escalations(app: App, waiting: readonly WaitingStage[]): Promise<DueNotice[]> {
  const found: DueNotice[] = [];
  for (const late of waiting.filter(({ left }) => left < 0)) {
    for (const person of await escalatedTo(app, late)) {
      found.push({
        kind: 'escalation',
        key: `escalation:${String(late.approval.id)}:${late.stage.id}:${person.id}`,
        person,
        day: late.dueDate,
        about: refOf(late),
      });
    }
  }
  return found;
}

/**
 * The members of the body that the rule names, and their deputies; neither the requester nor those
 * who answered, and of a restricted child only those who may know of it.
 */
async function escalatedTo(
  app: App,
  { approval, stage }: WaitingStage,
): Promise<readonly Person[]> {
  const { escalateTo } = stage.rule;
  if (!escalateTo) return [];
  const seats = await seatsIn(app, { ...stage.rule, body: escalateTo }, approval.team);
  const child = childOf(app, approval);
  const close =
    (child?.restricted ?? true) ? await closeTo(app, child?.team ?? approval.team) : undefined;
  const done = new Set([approval.requester.id, ...stage.decisions.map(({ by }) => by.id)]);
  return seats
    .map(({ person }) => person)
    .filter(({ id }) => !done.has(id) && (close === undefined || close.has(id)));
}
