import type { App } from '../app';
import { wordsOrThrow } from '../approvals/checks';
import { withdrawFollowing } from '../approvals/withdrawFollowing';
import { longDay, today, type IsoDay } from '../common/dates';
import { AppError } from '../common/errors';
import { pounds } from '../common/money';
import type { Actor } from '../people/actor';
import { mayChangePackage } from '../people/permissions';
import { whyClosed } from '../lines/onSchoolDays';
import { setting } from '../settings/inForce';
import { schoolDayUntil } from '../settings/schoolYear';
import { changePackage, type PackageChange } from './changePackage';
import { type KeptCost, shortenedCost } from '../costs/changedCost';
import { packageCost } from '../costs/packageCost';
import { packageReference, packageSubject, type EducationPackage } from './educationPackage';
import { costFields } from './logPackage';
import { currentState, mayBecome, waitingStates } from './states';
import { childOfPackage, visiblePackage } from './visiblePackage';

export interface EndInput {
  id: number;
  /** The new last day. One on which schools are closed counts as the last school day before. */
  on: IsoDay;
  because: string;
}

/** What ending would do, in sentences for a check before it is saved. */
export interface EndCheck {
  id: number;
  reference: string;
  /** The last day that would be stored. */
  on: IsoDay;
  sentences: readonly string[];
}

/**
 * Ends a package on an earlier day: its last day, cost and both years become those of the days
 * that are left, and it is ended when that day is past.
 *
 * Sent again it answers the package as it is. Throws `notFound` and `notAllowed` by permission,
 * `conflict` when it waits for a decision, is over or ends by then anyway, `invalid` for a day
 * before its first one and for a missing or long reason.
 */
export async function endPackage(
  app: App,
  actor: Actor,
  input: EndInput,
): Promise<EducationPackage> {
  const because = wordsOrThrow(input.because, 'because', 'Say why the package ends.');
  const ended = await changePackage(app, actor, input.id, (row) => {
    if (isEndedSo(app, actor, row, input)) return undefined;
    return ending(app, row, checkedEnd(app, actor, row, input.on), because);
  });
  app.afterwards(packageSubject(ended), async () => {
    await withdrawFollowing(app, ended);
  });
  return ended;
}

/** What ending would do, without writing. Throws as `endPackage`, but for the reason. */
export async function checkEnd(
  app: App,
  actor: Actor,
  { id, on }: Pick<EndInput, 'id' | 'on'>,
): Promise<EndCheck> {
  const row = await visiblePackage(app, actor, id);
  const reference = packageReference(id);
  const end = checkedEnd(app, actor, row, on);
  const why = end === on ? undefined : whyClosed(setting(app, 'calendar'), on);
  const isPast = end < today(app.clock);
  const sentences = [
    `${reference} ends on ${longDay(end)} instead of ${longDay(row.endDate)}.`,
    ...(why === undefined
      ? []
      : [`You wrote ${longDay(on)}, ${why}. I used the last school day before it.`]),
    freed(row, costUntil(app, row, end)),
    ...(isPast ? [`${longDay(end)} is in the past. Hours after it may have been delivered.`] : []),
  ];
  return { id, reference, on: end, sentences };
}

function ending(app: App, row: EducationPackage, endDate: IsoDay, because: string): PackageChange {
  const isOver = endDate < today(app.clock) && mayBecome(row.status, 'ended');
  const { nextReviewDue } = row;
  return {
    verb: 'ended',
    change: {
      endDate,
      ...costFields(costUntil(app, row, endDate)),
      ...(nextReviewDue !== undefined && nextReviewDue > endDate && { nextReviewDue: endDate }),
      ...(isOver && { status: 'ended' }),
      endReason: because,
    },
  };
}

/** The last day that would be stored, after everything that forbids ending has been refused. */
function checkedEnd(app: App, actor: Actor, row: EducationPackage, on: IsoDay): IsoDay {
  const reference = packageReference(row.id);
  refuse(app, actor, row);
  if (on >= row.endDate) throw endsAnyway(row, reference, on);
  if (on < row.startDate) {
    const starts = `${reference} starts on ${longDay(row.startDate)}.`;
    const sentence = `${starts} Enter a later day, or withdraw it if it has not begun.`;
    throw new AppError('invalid', sentence, 'on');
  }
  const schoolDay = schoolDayUntil(setting(app, 'calendar'), on);
  return schoolDay !== undefined && schoolDay >= row.startDate ? schoolDay : on;
}

function refuse(app: App, actor: Actor, row: EducationPackage): void {
  const reference = packageReference(row.id);
  if (!mayChangePackage(actor, row, childOfPackage(app, row))) {
    throw new AppError(
      'notAllowed',
      `Only ${row.requester.name} and colleagues of the same team can end ${reference}.`,
    );
  }
  const state = currentState(app, row);
  if (waitingStates.has(state)) {
    throw new AppError(
      'conflict',
      `${reference} waits for a decision. To take it back, withdraw it.`,
    );
  }
  const isOver = ['declined', 'withdrawn', 'lapsed'].includes(state);
  if (isOver) throw new AppError('conflict', `${reference} is ${state}. There is nothing to end.`);
}

function endsAnyway(row: EducationPackage, reference: string, on: IsoDay): AppError {
  const already = `${reference} already ends on ${longDay(row.endDate)}.`;
  if (on === row.endDate) return new AppError('conflict', already, 'on');
  const more = `For more time, log a package like it, up to ${longDay(on)}.`;
  return new AppError('conflict', `${already} ${more}`, 'on');
}

function isEndedSo(app: App, actor: Actor, row: EducationPackage, { on }: EndInput): boolean {
  const end = schoolDayUntil(setting(app, 'calendar'), on) ?? on;
  const { verb, actor: by } = row.lastEvent;
  return verb === 'ended' && by.id === actor.id && (row.endDate === end || row.endDate === on);
}

/** What it costs until that day: what earlier terms have cost stays. */
function costUntil(app: App, row: EducationPackage, endDate: IsoDay): KeptCost {
  const calendar = setting(app, 'calendar');
  return row.changesApplied === undefined
    ? packageCost({ ...row, endDate }, calendar)
    : shortenedCost(row, endDate, calendar);
}

function freed(row: EducationPackage, { wholeCost, schoolWeeks }: KeptCost): string {
  const money = row.wholeCost - wholeCost;
  const costs = `It costs ${pounds(wholeCost)} instead of ${pounds(row.wholeCost)}`;
  if (money <= 0)
    return `No money is freed: the price is ${pounds(row.price)} for the whole package.`;
  const weeks = Math.round((row.schoolWeeks - schoolWeeks) * 10) / 10;
  const hours = row.hoursPerWeek === undefined ? '' : ` and ${hoursOf(row.hoursPerWeek * weeks)}`;
  return `${costs}: ${pounds(money)}${hours} are freed.`;
}

function hoursOf(hours: number): string {
  const rounded = Math.round(hours * 10) / 10;
  return `${String(rounded)} ${rounded === 1 ? 'hour' : 'hours'}`;
}
