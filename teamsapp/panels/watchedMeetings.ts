import type { Watched } from '../activity/recordOutside';
import type { App } from '../app';
import { type Meeting, meetingSubject } from './meeting';

/** Meetings that were changed in SharePoint: put back whole, since minutes are kept here only. */
export function watchedMeetings(app: Pick<App, 'meetings'>): Watched<Meeting> {
  return {
    store: app.meetings,
    subject: meetingSubject,
    restores: () => true,
    shows: (key) => ['panelId', 'date', 'state', 'chair'].includes(key),
    beyondRepair:
      'This meeting was changed in SharePoint, outside this app, and what it was is not known here. Nothing is decided in it. An administrator restores its last version in the list’s version history.',
  };
}
