import type { Person } from '../../teamsapp/common/event';
import type { Meeting, MeetingItem } from '../../teamsapp/panels/meeting';
import { defineList, history, optional, requestKey } from './list';
import { listOf } from './shape';
import { choice, json, note, text } from './textColumns';
import { day, instant, person } from './valueColumns';

/** The Meetings list: a panel's meetings, their agendas and what became of each item. */
export const meetings = defineList<Meeting>({
  name: 'Meetings',
  description:
    'Meetings of the panels. Plan and record them in Education Packages: changes made here do not count.',
  title: 'Meeting',
  fields: {
    requestKey: requestKey(),
    panelId: text('PanelId', { indexed: true }),
    panelName: text('PanelName'),
    date: day('MeetingDate', { indexed: true }),
    state: choice('State', ['planned', 'open', 'closed'], { indexed: true }),
    chair: person('Chair'),
    minuteTaker: optional(person('MinuteTaker')),
    attendees: json('Attendees', listOf<Person>('id', 'name')),
    items: json('Items', listOf<MeetingItem>('approvalId', 'stageId', 'interests')),
    notes: optional(note('MeetingNotes')),
    openedAt: optional(instant('OpenedAt')),
    ...history(),
  },
});
