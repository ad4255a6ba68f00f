import { dayOf, type IsoDay, type IsoInstant } from '../common/dates';
import type { ApprovalRules, Calendar } from '../settings/settings';
import { addWorkingDays, workingDaysBetween } from '../settings/workingDays';
import type { Approval, Stage } from './approval';

/** The stages that the rules ask for, in order, none of them open yet. */
export function stagesFor(rules: ApprovalRules): Stage[] {
  return rules.stages.map((rule, index) => ({
    id: `s${String(index + 1)}`,
    rule,
    state: 'notYet',
    decisions: [],
    questions: [],
  }));
}

/**
 * The stages with the first one that waits opened, its clock started at the moment given. The
 * same stages when none waits.
 */
export function openNextStage(
  stages: readonly Stage[],
  at: IsoInstant,
  calendar: Calendar,
): readonly Stage[] {
  const next = stages.find((stage) => stage.state === 'notYet');
  if (!next) return stages;
  const opened: Stage = {
    ...next,
    state: 'open',
    openedAt: at,
    dueDate: addWorkingDays(calendar, dayOf(at), next.rule.waitingDays),
  };
  return withStage(stages, opened);
}

/** The stage that waits for somebody now; none when the approval is decided or withdrawn. */
export function currentStage(approval: Pick<Approval, 'state' | 'stages'>): Stage | undefined {
  if (approval.state !== 'open' && approval.state !== 'informationRequested') return undefined;
  return approval.stages.find(({ state }) => state === 'open' || state === 'informationRequested');
}

/** The stages with one of them replaced, found by its id. */
export function withStage(stages: readonly Stage[], stage: Stage): readonly Stage[] {
  return stages.map((old) => (old.id === stage.id ? stage : old));
}

/** What the list's columns say about the stages: which one waits and until when. */
export function waitingOf(stages: readonly Stage[]): { waitingFor: string; dueDate?: IsoDay } {
  const open = stages.filter(({ state }) => state === 'open' || state === 'informationRequested');
  const dueDate = open.find((stage) => stage.dueDate)?.dueDate;
  return {
    waitingFor: open.map((stage) => stage.rule.name).join(', '),
    ...(dueDate !== undefined && { dueDate }),
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
