import { dayOf, type IsoDay } from '../common/dates';
import type { Calendar } from '../settings/settings';
import { workingDaysBetween } from '../settings/workingDays';
import type { Stage } from './approval';

/** How long a stage took, and on which day it was decided. */
export interface StagePace {
  workingDays: number;
  decidedOn: IsoDay;
}

/**
 * The working days from the stage's opening to the decision that closed it, without those on which
 * an open question stopped its clock: as the due day is reckoned. A stage that was put behind
 * another one counts from when it was opened again. Undefined for one that is not decided.
 */
export function paceOf(calendar: Calendar, stage: Stage): StagePace | undefined {
  const last = stage.decisions.at(-1);
  const isClosed = stage.state === 'approved' || stage.state === 'declined';
  if (!isClosed || !last || stage.openedAt === undefined) return undefined;
  const [opened, decidedOn] = [dayOf(stage.openedAt), dayOf(last.at)];
  const whole = workingDaysBetween(calendar, opened, decidedOn);
  const workingDays = whole - pausedDays(calendar, stage, { opened, decidedOn });
  return { workingDays, decidedOn };
}

/** The middle of the numbers, of two middle ones halfway between; undefined where there are none. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

function pausedDays(
  calendar: Calendar,
  { questions }: Stage,
  { opened, decidedOn }: { opened: IsoDay; decidedOn: IsoDay },
): number {
  const pauses = questions
    .map(({ asked, answered }) => ({
      from: dayOf(asked.at),
      to: answered ? dayOf(answered.at) : decidedOn,
    }))
    .sort((a, b) => a.from.localeCompare(b.from));
  let paused = 0;
  // No day is taken off twice, and none from before the stage was opened (again).
  let until = opened;
  for (const { from, to } of pauses) {
    const start = from > until ? from : until;
    const end = to < decidedOn ? to : decidedOn;
    if (end <= start) continue;
    paused += workingDaysBetween(calendar, start, end);
    until = end;
  }
  return paused;
}
