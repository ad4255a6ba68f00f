import type { IsoDay, IsoInstant } from '../common/dates';
import type { Person } from '../common/event';
import type { HistoryRow, HistoryStore } from '../common/store';
import type { Verdict } from '../approvals/approval';

/** Planned, then open while the panel sits, then closed: held or called off. */
export type MeetingState = 'planned' | 'open' | 'closed';

/** What a panel can make of an item: a verdict, or to put it off to the next meeting. */
export type PanelVerdict = Verdict | 'defer';

/** One request on the agenda of a meeting. What it is about stands in its own row. */
export interface MeetingItem {
  approvalId: number;
  /** The stage that waits for the panel. */
  stageId: string;
  /** Put on the agenda after the meeting was opened. */
  late?: true;
  /** Ids of members who declared an interest and leave the room for it. */
  interests: readonly string[];
  /** Follows from the request's own row, where the decision is. */
  outcome?: { verdict: PanelVerdict; at: IsoInstant };
}

/** One meeting of a panel: its agenda, who was there, and what was noted. */
export interface Meeting extends HistoryRow {
  panelId: string;
  /** What the panel was called when the meeting was planned. */
  panelName: string;
  date: IsoDay;
  state: MeetingState;
  chair: Person;
  /** Who records beside the chair, named by the chair. */
  minuteTaker?: Person;
  /** Everybody in the room, members or not. */
  attendees: readonly Person[];
  items: readonly MeetingItem[];
  /** The chair's notes beside the decisions; why, for a meeting that was not held. */
  notes?: string;
  /** Set when it was opened: a closed meeting without it was not held. */
  openedAt?: IsoInstant;
}

export type MeetingStore = HistoryStore<Meeting>;

/** The most requests on one agenda: a row of the list holds no more. */
export const itemsAtMost = 60;

/** The subject of a meeting's events. */
export function meetingSubject({ requestKey }: Pick<Meeting, 'requestKey'>): string {
  return requestKey;
}

/** The key of a panel's meeting of a day: one a day, whoever plans it first. */
export function meetingKey(panelId: string, date: IsoDay): string {
  return `meeting:${panelId}:${date}`;
}

/** The item of a request on the agenda; undefined when it is not on it. */
export function itemOf({ items }: Meeting, approvalId: number): MeetingItem | undefined {
  return items.find((item) => item.approvalId === approvalId);
}
