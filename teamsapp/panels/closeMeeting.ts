import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { wordsOrThrow } from '../approvals/checks';
import { currentStages } from '../approvals/stages';
import { AppError } from '../common/errors';
import { liveOrUndefined } from '../common/store';
import type { Actor } from '../people/actor';
import { bringItems, outcomeIn } from './bringItems';
import { changeMeeting } from './changeMeeting';
import { type Meeting, type MeetingItem, meetingSubject } from './meeting';
import { mayRecord, mayRun, panelOrThrow, refuseStranger } from './seeMeeting';

export interface CloseMeetingInput {
  meetingId: number;
  /** What the minutes say beside the decisions; why, for a meeting that is not held. */
  notes: string;
}

/**
 * Closes a meeting: its agenda with what was made of each item becomes the minutes. One that was
 * only planned is called off.
 *
 * Closed again it answers the meeting as it is. Throws `notFound` for those who may not see it,
 * `notAllowed` for everybody but whoever chairs, the minute taker and, for one that was only
 * planned, those who plan; `conflict` while an item is neither decided nor deferred, `invalid` for
 * long notes and for no reason why it is not held.
 */
export async function closeMeeting(
  app: App,
  actor: Actor,
  { meetingId, notes }: CloseMeetingInput,
): Promise<Meeting> {
  const closed = await changeMeeting(app, meetingId, async (meeting) => {
    refuseStranger(app, actor, meeting);
    refuseOthers(app, actor, meeting);
    if (meeting.state === 'closed') return undefined;
    const isHeld = meeting.state === 'open';
    if (isHeld) await refuseUndecided(app, meeting);
    const text = wordsOrThrow(
      notes,
      'notes',
      isHeld ? undefined : 'Say why this meeting is not held.',
    );
    return {
      state: 'closed',
      ...(text !== '' && { notes: text }),
      ...nextEvent(
        app,
        meetingSubject(meeting),
        meeting,
        actor,
        isHeld ? 'closed the meeting' : 'called the meeting off',
        { state: meeting.state },
        { state: 'closed' },
      ),
    };
  });
  app.afterwards(meetingSubject(closed), () => bringItems(app, closed.id));
  return closed;
}

function refuseOthers(app: App, actor: Actor, meeting: Meeting): void {
  const panel = panelOrThrow(app, meeting);
  const may = meeting.state === 'planned' ? mayRun : mayRecord;
  if (may(actor, panel, meeting)) return;
  throw new AppError(
    'notAllowed',
    `Only ${meeting.chair.name} and the minute taker close this meeting.`,
  );
}

async function refuseUndecided(app: App, meeting: Meeting): Promise<void> {
  let count = 0;
  for (const item of meeting.items) {
    if (await isUndecided(app, meeting, item)) count += 1;
  }
  if (count === 0) return;
  const what = count === 1 ? '1 item is' : `${String(count)} items are`;
  throw new AppError(
    'conflict',
    `${what} neither decided nor deferred. Decide, defer or take off each item before you close the meeting.`,
  );
}

/** Whether the item still waits for this meeting: asked of the list, since another process may have decided it. */
async function isUndecided(app: App, meeting: Meeting, item: MeetingItem): Promise<boolean> {
  if (item.outcome) return false;
  const approval = await liveOrUndefined(app.approvals, item.approvalId);
  if (!approval || outcomeIn(approval, meeting.id)) return false;
  return currentStages(approval).some(({ id }) => id === item.stageId);
}
