import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { longDay, today } from '../common/dates';
import { AppError } from '../common/errors';
import type { Person } from '../common/event';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { panelMembers } from '../settings/panelMembers';
import { mayChair } from '../settings/panels';
import type { Panel } from '../settings/settings';
import { changeMeeting } from './changeMeeting';
import { type Meeting, meetingSubject } from './meeting';
import { panelOrThrow, refuseStranger } from './seeMeeting';
import { refuseHelpless } from './setAgenda';

export interface OpenMeetingInput {
  meetingId: number;
  /** Ids of everybody in the room. */
  presentIds: readonly string[];
  /** Who chairs: the chair or the deputy chair, and in the room. */
  chairId: string;
  /** Who records beside the chair; nobody when absent. */
  minuteTakerId?: string;
}

/**
 * Opens a meeting with who is there, or corrects that while it is open: somebody comes late, goes
 * early, or the deputy takes the chair.
 *
 * The same again changes nothing. Throws as `setAgenda` does, `conflict` before the meeting's day,
 * `invalid` for people whom nobody knows and a chair who is not there, `notAllowed` when somebody
 * other than the chair or the deputy chair names the minute taker.
 */
export function openMeeting(app: App, actor: Actor, input: OpenMeetingInput): Promise<Meeting> {
  return changeMeeting(app, input.meetingId, async (meeting) => {
    refuseStranger(app, actor, meeting);
    refuseHelpless(app, actor, meeting);
    if (meeting.date > today(app.clock)) {
      throw new AppError(
        'conflict',
        `This meeting is on ${longDay(meeting.date)}. It can be opened on that day.`,
      );
    }
    return opened(app, actor, meeting, await roomFor(app, actor, meeting, input));
  });
}

type Room = Pick<Meeting, 'attendees' | 'chair' | 'minuteTaker'>;

async function roomFor(
  app: App,
  actor: Actor,
  meeting: Meeting,
  { presentIds, chairId, minuteTakerId }: OpenMeetingInput,
): Promise<Room> {
  const panel = panelOrThrow(app, meeting);
  const known = await peopleFor(app, panel);
  const attendees = [...new Set(presentIds)].map((id) => knownOrThrow(known, id, 'presentIds'));
  const chair = attendees.find(({ id }) => id === chairId);
  if (!chair || !mayChair(panel, chairId)) {
    throw new AppError(
      'invalid',
      'The chair or the deputy chair has to be there and chair the meeting.',
      'chairId',
    );
  }
  if (minuteTakerId !== meeting.minuteTaker?.id && !mayChair(panel, actor.id)) {
    throw new AppError(
      'notAllowed',
      'Only the chair or the deputy chair names who takes the minutes. Nothing was changed.',
      'minuteTakerId',
    );
  }
  const minuteTaker =
    minuteTakerId === undefined ? undefined : knownOrThrow(known, minuteTakerId, 'minuteTakerId');
  return { attendees, chair, ...(minuteTaker && { minuteTaker }) };
}

/** Everybody who may be in the room: the panel, and who has a role in the council; no guests. */
export async function peopleFor(
  app: Pick<App, 'directory'>,
  panel: Panel,
): Promise<readonly Person[]> {
  const others = (await app.directory.people()).filter(({ isGuest }) => !isGuest);
  const all = [...others.map(({ id, name }) => ({ id, name })), ...panelMembers(panel)];
  return [...new Map(all.map((person) => [person.id, person])).values()].sort((a, b) =>
    a.name.localeCompare(b.name, 'en-GB'),
  );
}

function knownOrThrow(known: readonly Person[], id: string, field: string): Person {
  const person = known.find((one) => one.id === id);
  if (person) return person;
  throw new AppError(
    'invalid',
    'Somebody on this list is not in the council. Choose again.',
    field,
  );
}

function opened(
  app: App,
  actor: Actor,
  meeting: Meeting,
  room: Room,
): RowChange<Meeting> | undefined {
  const isOpen = meeting.state === 'open';
  if (isOpen && idsIn(room) === idsIn(meeting)) return undefined;
  return {
    ...room,
    minuteTaker: room.minuteTaker,
    state: 'open',
    ...(!isOpen && { openedAt: app.clock.now().toISOString() }),
    ...nextEvent(
      app,
      meetingSubject(meeting),
      meeting,
      actor,
      isOpen ? 'changed who is present' : 'opened the meeting',
      { state: meeting.state, present: meeting.attendees.map(({ name }) => name) },
      {
        state: 'open',
        present: room.attendees.map(({ name }) => name),
        chair: room.chair.name,
        ...(room.minuteTaker && { minuteTaker: room.minuteTaker.name }),
      },
    ),
  };
}

function idsIn({ attendees, chair, minuteTaker }: Room): string {
  return JSON.stringify([attendees.map(({ id }) => id).sort(), chair.id, minuteTaker?.id]);
}
