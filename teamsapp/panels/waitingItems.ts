import type { App } from '../app';
import type { Approval, Stage } from '../approvals/approval';
import { openApprovals } from '../approvals/openApprovals';
import { currentStages } from '../approvals/stages';
import { today } from '../common/dates';
import { isPanelStage } from '../settings/panels';
import type { Meeting } from './meeting';

/** A request and the stage of it that waits for a panel. */
export interface WaitingItem {
  approval: Approval;
  stage: Stage;
}

/** What waits at the panel's stages, the nearest due day first. */
export function waitingAt(app: Pick<App, 'approvals'>, panelId: string): WaitingItem[] {
  return openApprovals(app)
    .flatMap((approval) => {
      const stage = currentStages(approval).find(({ rule }) => isPanelStage(rule, panelId));
      return stage ? [{ approval, stage }] : [];
    })
    .sort(
      (a, b) =>
        (a.stage.dueDate ?? '9999').localeCompare(b.stage.dueDate ?? '9999') ||
        a.approval.id - b.approval.id,
    );
}

/**
 * What waits at the panel's stages and stands on no agenda of a meeting that is open or still to
 * come. What an earlier meeting put off waits again.
 */
export function withoutMeeting(
  app: Pick<App, 'approvals' | 'meetings' | 'clock'>,
  panelId: string,
): WaitingItem[] {
  const day = today(app.clock);
  const taken = new Set(
    app.meetings
      .all()
      .filter((one) => one.panelId === panelId && isToCome(one, day))
      .flatMap(({ items }) => items.filter(({ outcome }) => outcome === undefined))
      .map(({ approvalId }) => approvalId),
  );
  return waitingAt(app, panelId).filter(({ approval }) => !taken.has(approval.id));
}

function isToCome({ state, date }: Meeting, day: string): boolean {
  return state === 'open' || (state === 'planned' && date >= day);
}
