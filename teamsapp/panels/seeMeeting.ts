import type { App } from '../app';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import { isPanelMember, mayChair, panelWithId } from '../settings/panels';
import type { Panel } from '../settings/settings';
import type { Meeting } from './meeting';

type Settings = Pick<App, 'settings' | 'auditKey' | 'clock'>;

/**
 * Whether the person may know of the panel's meetings: its members, and whoever sees approvals. A
 * guest never does.
 */
export function maySeePanel(actor: Actor, panel: Panel | undefined): boolean {
  if (actor.isGuest) return false;
  return may(actor, 'seeApprovals') || (panel !== undefined && isPanelMember(panel, actor.id));
}

/** Whether the person may plan the panel's meetings: chair, deputy chair and administrators. */
export function mayPlan(actor: Actor, panel: Panel): boolean {
  if (actor.isGuest) return false;
  return mayChair(panel, actor.id) || may(actor, 'administer');
}

/** Whether the person may see to a meeting: those who plan it, and whoever takes its minutes. */
export function mayRun(actor: Actor, panel: Panel, meeting: Meeting): boolean {
  if (actor.isGuest) return false;
  return mayPlan(actor, panel) || meeting.minuteTaker?.id === actor.id;
}

/** Whether the person may write down what the panel decides: whoever chairs it, and the minute taker. */
export function mayRecord(actor: Actor, panel: Panel, meeting: Meeting): boolean {
  if (actor.isGuest) return false;
  return (
    meeting.chair.id === actor.id ||
    meeting.minuteTaker?.id === actor.id ||
    (mayChair(panel, actor.id) && meeting.attendees.some(({ id }) => id === actor.id))
  );
}

/** Throws `notFound` as for a meeting that is not there when the person may not see it. */
export function refuseStranger(app: Settings, actor: Actor, meeting: Meeting): void {
  if (!maySeePanel(actor, panelWithId(app, meeting.panelId))) throw noSuchMeeting();
}

/** The meeting's panel; throws `conflict` when the settings have no such panel any more. */
export function panelOrThrow(app: Settings, { panelId, panelName }: Meeting): Panel {
  const panel = panelWithId(app, panelId);
  if (panel) return panel;
  throw new AppError(
    'conflict',
    `The settings have no ${panelName} any more, so its meetings can only be read. Ask an Education Packages administrator.`,
  );
}

/** What everybody is told of a meeting that is not there or not for him or her. */
export function noSuchMeeting(): AppError {
  return new AppError(
    'notFound',
    'You cannot see this meeting. If you belong to the panel, ask its chair.',
  );
}

/** Whether the person sees any panel; false where the council has none. */
export function seesAnyPanel(actor: Actor, panels: readonly Panel[]): boolean {
  return panels.some((panel) => maySeePanel(actor, panel));
}
