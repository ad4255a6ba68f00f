import type { App } from '../app';
import type { Approval, Stage } from '../approvals/approval';
import { openApprovals } from '../approvals/openApprovals';
import { currentStages } from '../approvals/stages';
import { deciders } from '../approvals/whoDecides';
import { dayOf, timeOf, today, type IsoDay, type IsoInstant } from '../common/dates';
import type { Person } from '../common/event';
import { setting } from '../settings/inForce';
import { workingDaysBetween } from '../settings/workingDays';
import type { StageRef } from './notice';
import { officeOpens } from './officeHours';

/** A stage that waits for an answer, not for information, and everybody who may give it. */
export interface WaitingStage {
  approval: Approval;
  stage: Stage;
  dueDate: IsoDay;
  /** Working days until it is due; 0 on the day, negative when late. */
  left: number;
  /** Members and deputies with a free seat who may know of the child. */
  people: readonly Person[];
}

/** A stage of a request by ids. */
export function refOf({ approval, stage }: Pick<WaitingStage, 'approval' | 'stage'>): StageRef {
  return { approvalId: approval.id, stageId: stage.id };
}

/** A stage of a request in a digest's list of what it told. */
export function toldWord({ approvalId, stageId }: StageRef): string {
  return `${String(approvalId)}/${stageId}`;
}

/**
 * Every stage that is open and due some day, the nearest day first. A request that was changed in
 * SharePoint is left out: nobody may be told what somebody typed there. Throws as the directory.
 */
export async function waitingStages(app: App): Promise<readonly WaitingStage[]> {
  const calendar = setting(app, 'calendar');
  const day = today(app.clock);
  const found: WaitingStage[] = [];
  for (const { approval, stage } of runningStages(app)) {
    const { dueDate } = stage;
    if (dueDate === undefined) continue;
    const left = workingDaysBetween(calendar, day, dueDate);
    const people = await deciders(app, approval, stage);
    found.push({ approval, stage, dueDate, left, people });
  }
  return found.sort((a, b) => a.dueDate.localeCompare(b.dueDate) || a.approval.id - b.approval.id);
}

/** The stages whose clocks run, of every request that waits. */
export function runningStages(
  app: Pick<App, 'approvals'>,
): readonly { approval: Approval; stage: Stage }[] {
  return openApprovals(app)
    .filter(({ isUnsealed }) => !isUnsealed)
    .flatMap((approval) =>
      currentStages(approval)
        .filter(({ state }) => state === 'open')
        .map((stage) => ({ approval, stage })),
    );
}

/** Whether the stage waited already when the working day began, so that a digest tells of it. */
export function waitedAtOpening({ stage, approval }: WaitingStage, day: IsoDay): boolean {
  const since = waitsSince(stage) ?? approval.lastEvent.at;
  return dayOf(since) < day || (dayOf(since) === day && timeOf(since) < officeOpens);
}

/** When the stage began to wait for its deciders: opened, or its last question answered. */
function waitsSince({ openedAt, questions }: Stage): IsoInstant | undefined {
  const answers = questions.flatMap(({ answered }) => answered?.at ?? []);
  return [...answers, ...(openedAt === undefined ? [] : [openedAt])].sort().at(-1);
}
