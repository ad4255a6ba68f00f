import type { MeetingItemView, MeetingPage } from '../api/contract';
import type { App } from '../app';
import { longDay, momentInWords } from '../common/dates';
import { AppError } from '../common/errors';
import { pounds } from '../common/money';
import { meetingPage } from '../panels/meetingView';
import type { Actor } from '../people/actor';
import type { ExportFile } from './exportFile';
import { concernWords } from './paperDocument';
import { type Block, wordFile, wordType } from './wordFile';

type Meeting = MeetingPage['meeting'];

const outcomes: Readonly<Record<NonNullable<MeetingItemView['outcome']>['verdict'], string>> = {
  approve: 'Approved',
  approveWithConditions: 'Approved with conditions',
  decline: 'Declined',
  defer: 'Deferred to the next meeting',
};

/**
 * The agenda or the minutes of a meeting as a document for Word, with the items that this person
 * may see and how many there are besides. Throws as `meetingPage` does, and `conflict` for minutes
 * of a meeting that is not closed.
 */
export async function meetingDocument(
  app: App,
  actor: Actor,
  { id, kind }: { id: number; kind: 'agenda' | 'minutes' },
): Promise<ExportFile> {
  const { meeting } = await meetingPage(app, actor, id);
  if (kind === 'minutes' && meeting.state !== 'closed') {
    throw new AppError('conflict', 'There are minutes when the meeting is closed.');
  }
  const isAgenda = kind === 'agenda';
  const title = `${isAgenda ? 'Agenda' : 'Minutes'}: ${meeting.panelName}, ${longDay(meeting.date)}`;
  const items = meeting.items.flatMap((item, index) =>
    isAgenda ? agendaItem(item, index) : minutesItem(item, index),
  );
  return {
    fileName: `${kind}-${meeting.panelId}-${meeting.date}.docx`,
    contentType: wordType,
    rows: meeting.items.length,
    bytes: await wordFile(title, [...headOf(meeting, title), ...items, ...footOf(meeting, kind)]),
  };
}

function headOf(meeting: Meeting, title: string): Block[] {
  const members = meeting.attendees.filter(({ isMember }) => isMember).map(nameOf);
  const others = meeting.attendees.filter(({ isMember }) => !isMember).map(nameOf);
  return [
    { heading: title, level: 1 },
    { text: meeting.chair.name, label: 'Chair' },
    ...(meeting.minuteTaker ? [{ text: meeting.minuteTaker.name, label: 'Minutes' }] : []),
    ...(members.length > 0 ? [{ text: members.join(', '), label: 'Members present' }] : []),
    ...(others.length > 0 ? [{ text: others.join(', '), label: 'In attendance' }] : []),
    ...(meeting.state === 'closed' && !meeting.isHeld ? [{ text: 'Not held.' }] : []),
  ];
}

function agendaItem(item: MeetingItemView, index: number): Block[] {
  const { paper } = item;
  return [
    itemHeading(item, index),
    {
      table: {
        headings: ['Fact', 'As asked'],
        rows: item.facts.map(({ label, value }) => [label, value]),
      },
    },
    ...(item.concerns.length > 0 ? [{ bullets: item.concerns.map(concernWords) }] : []),
    { text: paper?.recommendation ?? 'There is no panel paper yet.', label: 'Recommendation' },
  ];
}

function minutesItem(item: MeetingItemView, index: number): Block[] {
  const { outcome } = item;
  if (!outcome) return [itemHeading(item, index), { text: 'Not decided in this meeting.' }];
  const { note, verdict, by, at } = outcome;
  const votes =
    outcome.for === null
      ? ''
      : `, ${String(outcome.for)} for and ${String(outcome.against ?? 0)} against`;
  return [
    itemHeading(item, index),
    { text: `${outcomes[verdict]}${votes}`, label: 'Decision' },
    ...(note === '' ? [] : [{ text: note, label: verdict === 'decline' ? 'Reason' : 'Note' }]),
    ...(item.present.length > 0
      ? [{ text: item.present.join(', '), label: 'Present for this item' }]
      : []),
    { text: `${by}, ${momentInWords(at)}`, label: 'Recorded for' },
  ];
}

function itemHeading(item: MeetingItemView, index: number): Block {
  const words = [item.packageReference, item.child, item.providerName, pounds(item.wholeCost)];
  const late = item.late ? ' (late item)' : '';
  return { heading: `${String(index + 1)}. ${words.filter(Boolean).join(' · ')}${late}`, level: 2 };
}

function footOf({ hidden, notes }: Meeting, kind: 'agenda' | 'minutes'): Block[] {
  const items = hidden === 1 ? '1 item' : `${String(hidden)} items`;
  return [
    ...(hidden > 0 ? [{ text: `${items} that you may not see.` }] : []),
    ...(kind === 'minutes' && notes !== ''
      ? [{ heading: 'Notes', level: 2 as const }, { text: notes }]
      : []),
  ];
}

function nameOf({ name }: { name: string }): string {
  return name;
}
