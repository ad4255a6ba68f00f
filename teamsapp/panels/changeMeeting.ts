import { completeActivity } from '../activity/recordEvent';
import { asLeft } from '../activity/recordOutside';
import type { App } from '../app';
import { AppError, isAppError } from '../common/errors';
import type { RowChange } from '../common/store';
import { type Meeting, meetingSubject } from './meeting';
import { noSuchMeeting } from './seeMeeting';
import { watchedMeetings } from './watchedMeetings';

type Plan = (meeting: Meeting) => Promise<RowChange<Meeting> | undefined>;

const attemptsAtMost = 5;

/**
 * Changes a meeting in one write against the live row, checked anew when somebody was faster, at
 * most five times. Throws what the plan refuses and what the stores throw, `busy` when others were
 * faster every time.
 */
export async function changeMeeting(app: App, id: number, plan: Plan): Promise<Meeting> {
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const row = await liveMeeting(app, id);
    const change = await plan(row);
    if (!change) return row;
    try {
      await completeActivity(app, meetingSubject(row), row);
      return await app.meetings.change(row, change);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
    }
  }
  throw new AppError(
    'busy',
    'Several people are changing this meeting at the same moment. Nothing was recorded. Try again.',
  );
}

/** The meeting as the list has it now, put right first where somebody edited it in SharePoint. */
export async function liveMeeting(app: App, id: number): Promise<Meeting> {
  try {
    return await asLeft(app, watchedMeetings(app), await app.meetings.live(id));
  } catch (error) {
    throw isAppError(error, 'notFound') ? noSuchMeeting() : error;
  }
}
