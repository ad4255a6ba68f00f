import { dayOf, type IsoDay, type IsoInstant } from '../common/dates';
import type { Calendar } from '../settings/settings';
import { addWorkingDays, workingDaysBetween } from '../settings/workingDays';
import type { Approval, ApprovalState, Stage } from './approval';

/**
 * The stages with those of the next step opened, their clocks started at the moment given. The
 * same stages while one before is not approved, and when none waits.
 */
export function openNextStep(
  stages: readonly Stage[],
  at: IsoInstant,
  calendar: Calendar,
): readonly Stage[] {
  const waiting = stages.flatMap((stage, place) =>
    stage.state === 'approved' ? [] : [stepOf(stage, place)],
  );
  const next = Math.min(...waiting);
  return stages.map((stage, place) =>
    stage.state === 'notYet' && stepOf(stage, place) === next ? opened(stage, at, calendar) : stage,
  );
}

/** When a stage's turn is: its step, else its place among the stages. */
export function stepOf({ step }: Stage, place: number): number {
  return step ?? place;
}

function opened(stage: Stage, at: IsoInstant, calendar: Calendar): Stage {
  const dueDate = addWorkingDays(calendar, dayOf(at), stage.rule.waitingDays);
  return { ...stage, state: 'open', openedAt: at, dueDate };
}

/** The stages that wait for somebody now; none when the request is decided or withdrawn. */
export function currentStages({ state, stages }: Pick<Approval, 'state' | 'stages'>): Stage[] {
  return state === 'open' || state === 'informationRequested' ? stages.filter(isCurrent) : [];
}

/** The first of the stages that wait for somebody now. */
export function currentStage(approval: Pick<Approval, 'state' | 'stages'>): Stage | undefined {
  return currentStages(approval)[0];
}

function isCurrent({ state }: Stage): boolean {
  return state === 'open' || state === 'informationRequested';
}

/** The stages with one of them replaced, found by its id. */
export function withStage(stages: readonly Stage[], stage: Stage): readonly Stage[] {
  return stages.map((old) => (old.id === stage.id ? stage : old));
}

/**
 * What became of the whole request: declined by any stage, approved by all of them, waiting for
 * information only when every stage that waits does.
 */
export function stateFrom(stages: readonly Stage[]): ApprovalState {
  if (stages.some(({ state }) => state === 'declined')) return 'declined';
  if (stages.every(({ state }) => state === 'approved')) return 'approved';
  return stages.some(({ state }) => state === 'open') ? 'open' : 'informationRequested';
}

/** What the list's columns say about the stages: which ones wait, and the first day an answer is due. */
export function waitingOf(stages: readonly Stage[]): { waitingFor: string; dueDate?: IsoDay } {
  const current = stages.filter(isCurrent);
  // A question stops its stage's clock: the stage keeps its day, from which the rest is worked out.
  const days = current.flatMap(({ state, dueDate }) =>
    state === 'open' && dueDate !== undefined ? [dueDate] : [],
  );
  const dueDate = days.sort()[0];
  return {
    waitingFor: current.map((stage) => stage.rule.name).join(', '),
    ...(dueDate !== undefined && { dueDate }),
  };
}

/** Everything in a row that follows from its stages; an empty due day is cleared. */
export function fromStages(stages: readonly Stage[]) {
  const { waitingFor, dueDate } = waitingOf(stages);
  const state = stateFrom(stages);
  const isDone = state === 'approved' || state === 'declined';
  return {
    stages,
    state,
    waitingFor: isDone ? '' : waitingFor,
    dueDate: isDone ? undefined : dueDate,
  };
}

/**
 * Working days until the stage's answer is due: 0 on the day itself, negative when late. While a
 * question is open the days that were left when it was asked; undefined when nothing is due.
 */
export function workingDaysLeft(
  calendar: Calendar,
  stage: Stage,
  today: IsoDay,
): number | undefined {
  if (stage.dueDate === undefined) return undefined;
  if (stage.state === 'open') return workingDaysBetween(calendar, today, stage.dueDate);
  const asked = stage.questions.find(({ answered }) => !answered)?.asked.at;
  if (stage.state !== 'informationRequested' || asked === undefined) return undefined;
  return workingDaysBetween(calendar, dayOf(asked), stage.dueDate);
}
