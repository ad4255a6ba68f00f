import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { AppError } from '../common/errors';
import { childOf, maySeeApproval } from '../approvals/seeApproval';
import type { Actor } from '../people/actor';
import { changeMeeting } from './changeMeeting';
import { itemOf, itemsAtMost, type Meeting, type MeetingItem, meetingSubject } from './meeting';
import { itemFor } from './planMeeting';
import { mayRun, panelOrThrow, refuseStranger } from './seeMeeting';
import { waitingAt } from './waitingItems';

export interface SetAgendaInput {
  meetingId: number;
  /** The number of the meeting that the page showed. */
  seen: number;
  /** The requests in their new order, all that the person sees; one that is left out is taken off. */
  approvalIds: readonly number[];
}

/**
 * Puts the agenda into another order, takes off what is not dealt with, and adds what waits for
 * the panel, late when the meeting is open. What the person may not see stays on it, at its end.
 *
 * Throws `notFound` for those who may not see the meeting, `notAllowed` for those who do not see to
 * it, `conflict` when it is closed or was changed since it was shown, `invalid` for a request that
 * does not wait for the panel and for one too many.
 */
export function setAgenda(app: App, actor: Actor, input: SetAgendaInput): Promise<Meeting> {
  return changeMeeting(app, input.meetingId, async (meeting) => {
    refuseStranger(app, actor, meeting);
    refuseHelpless(app, actor, meeting);
    refuseOld(meeting, input.seen);
    const items = await reordered(app, actor, meeting, [...new Set(input.approvalIds)]);
    const ids = (all: readonly MeetingItem[]) => all.map(({ approvalId }) => approvalId);
    if (ids(items).join() === ids(meeting.items).join()) return undefined;
    return {
      items,
      ...nextEvent(
        app,
        meetingSubject(meeting),
        meeting,
        actor,
        'changed the agenda',
        { items: ids(meeting.items) },
        { items: ids(items) },
      ),
    };
  });
}

/** Throws `notAllowed` for those who do not see to the meeting, `conflict` when it is closed. */
export function refuseHelpless(app: App, actor: Actor, meeting: Meeting): void {
  const panel = panelOrThrow(app, meeting);
  if (!mayRun(actor, panel, meeting)) {
    throw new AppError(
      'notAllowed',
      `Only ${meeting.chair.name}, the deputy chair, the minute taker and administrators see to this meeting.`,
    );
  }
  if (meeting.state === 'closed') {
    throw new AppError('conflict', 'This meeting is closed. Nothing was changed.');
  }
}

function refuseOld({ lastEvent }: Meeting, seen: number): void {
  if (lastEvent.sequence === seen) return;
  throw new AppError(
    'conflict',
    `${lastEvent.actor.name} has changed this meeting since you saw it. Look at it again. Nothing was changed.`,
  );
}

async function reordered(
  app: App,
  actor: Actor,
  meeting: Meeting,
  approvalIds: readonly number[],
): Promise<MeetingItem[]> {
  const wanted: MeetingItem[] = [];
  for (const id of approvalIds) {
    wanted.push(itemOf(meeting, id) ?? (await addedItem(app, actor, meeting, id)));
  }
  const rest = meeting.items.filter(({ approvalId }) => !approvalIds.includes(approvalId));
  const staying: MeetingItem[] = [];
  for (const item of rest) {
    // What is decided belongs to the minutes, and nobody takes off what he or she cannot see.
    if (item.outcome || !(await seesItem(app, actor, item))) staying.push(item);
  }
  const items = [...wanted, ...staying];
  if (items.length <= itemsAtMost) return items;
  throw new AppError(
    'invalid',
    `A meeting takes at most ${String(itemsAtMost)} items. Plan another one. Nothing was changed.`,
    'approvalIds',
  );
}

async function seesItem(app: App, actor: Actor, { approvalId }: MeetingItem): Promise<boolean> {
  const approval = app.approvals.find(approvalId);
  // A request that is gone is no secret: the item may be taken off.
  return !approval || maySeeApproval(app, actor, approval, childOf(app, approval));
}

async function addedItem(
  app: App,
  actor: Actor,
  meeting: Meeting,
  id: number,
): Promise<MeetingItem> {
  const waiting = waitingAt(app, meeting.panelId).find(({ approval }) => approval.id === id);
  const isSeen =
    waiting && (await maySeeApproval(app, actor, waiting.approval, childOf(app, waiting.approval)));
  if (!isSeen) {
    throw new AppError(
      'invalid',
      `One of these requests does not wait for the ${meeting.panelName}. Nothing was changed.`,
      'approvalIds',
    );
  }
  return { ...itemFor(waiting), ...(meeting.state === 'open' && { late: true }) };
}
