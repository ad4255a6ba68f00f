import type { Meeting, MeetingStore } from '../../teamsapp/panels/meeting';
import { historyStore } from './historyStore';
import type { MirroredList } from './listStore';

/** The store of the panels' meetings, over the Meetings list. */
export function meetingStore(list: MirroredList<Meeting>): MeetingStore {
  return historyStore(list);
}
