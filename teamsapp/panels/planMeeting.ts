import { completeActivity, firstEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { isDay, type IsoDay, longDay, today } from '../common/dates';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { panelWithId } from '../settings/panels';
import { itemsAtMost, type Meeting, meetingKey } from './meeting';
import { maySeePanel, mayPlan, noSuchMeeting } from './seeMeeting';
import { type WaitingItem, withoutMeeting } from './waitingItems';

export interface PlanMeetingInput {
  panelId: string;
  date: IsoDay;
}

/**
 * Plans a panel's meeting of a day, with what waits for the panel on its agenda.
 *
 * One meeting a day: planned again it answers the same. Throws `notFound` for a panel that is not
 * there or not for the person, `notAllowed` for everybody but its chair, its deputy chair and
 * administrators, `invalid` for a day that is past or none.
 */
export async function planMeeting(
  app: App,
  actor: Actor,
  { panelId, date }: PlanMeetingInput,
): Promise<Meeting> {
  const panel = panelWithId(app, panelId);
  if (!panel || !maySeePanel(actor, panel)) throw noSuchMeeting();
  if (!mayPlan(actor, panel)) {
    throw new AppError(
      'notAllowed',
      `Only ${panel.chair.name}, the deputy chair and administrators plan meetings of the ${panel.name}.`,
    );
  }
  if (!isDay(date)) {
    throw new AppError('invalid', 'Enter the day as year, month and day.', 'date');
  }
  if (date < today(app.clock)) {
    throw new AppError('invalid', `${longDay(date)} is past. Choose a day to come.`, 'date');
  }
  const requestKey = meetingKey(panelId, date);
  const items = withoutMeeting(app, panelId).slice(0, itemsAtMost).map(itemFor);
  const event = firstEvent(app, requestKey, actor, 'planned a meeting', {
    date,
    items: items.map(({ approvalId }) => approvalId),
  });
  const meeting = await app.meetings.add({
    requestKey,
    panelId,
    panelName: panel.name,
    date,
    state: 'planned',
    chair: panel.chair,
    attendees: [],
    items,
    ...event,
  });
  app.afterwards(requestKey, () => completeActivity(app, requestKey, meeting));
  return meeting;
}

/** A waiting request as an item of an agenda. */
export function itemFor({ approval, stage }: WaitingItem) {
  return { approvalId: approval.id, stageId: stage.id, interests: [] };
}
