import type { MeetingPage } from '../api/contract';
import type { App } from '../app';
import { childOf, maySeeApproval } from '../approvals/seeApproval';
import { liveOrUndefined } from '../common/store';
import type { Actor } from '../people/actor';
import { panelMembers } from '../settings/panelMembers';
import { isPanelMember, mayChair, panelWithId } from '../settings/panels';
import type { Panel } from '../settings/settings';
import { itemView, type Table } from './itemView';
import type { Meeting } from './meeting';
import { peopleFor } from './openMeeting';
import { requestView } from './paperView';
import { mayRecord, mayRun, noSuchMeeting, refuseStranger } from './seeMeeting';
import { countingMembers, isQuorate } from './sitting';
import { withoutMeeting } from './waitingItems';

/**
 * One meeting as this person may see it: of the items only those whose requests he or she may see,
 * and how many there are besides. Throws `notFound` for those who may not know of it.
 */
export async function meetingPage(app: App, actor: Actor, id: number): Promise<MeetingPage> {
  const meeting = app.meetings.find(id) ?? (await liveOrUndefined(app.meetings, id));
  if (!meeting) throw noSuchMeeting();
  refuseStranger(app, actor, meeting);
  const panel = panelWithId(app, meeting.panelId);
  const isOpen = meeting.state === 'open';
  const members = isOpen && panel ? await countingMembers(app, panel, meeting) : [];
  const table: Table = { meeting, panel, members };
  const items = await itemsOf(app, actor, table);
  const runs = panel !== undefined && mayRun(actor, panel, meeting) && meeting.state !== 'closed';
  return {
    meeting: {
      ...headOf(table),
      isQuorate: panel !== undefined && isOpen && isQuorate(panel, members),
      quorumLine: isOpen && panel ? quorumLine(panel, members.length) : '',
      items,
      hidden: meeting.items.length - items.length,
      waiting: runs ? await waitingOf(app, actor, meeting) : [],
    },
    abilities: abilitiesOf(actor, table),
    chairs: runs ? panelMembers(panel).filter((person) => mayChair(panel, person.id)) : [],
    people: runs ? [...(await peopleFor(app, panel))] : [],
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}

function headOf({ meeting, panel }: Table) {
  return {
    id: meeting.id,
    panelId: meeting.panelId,
    panelName: meeting.panelName,
    date: meeting.date,
    state: meeting.state,
    isHeld: meeting.openedAt !== undefined,
    chair: meeting.chair,
    minuteTaker: meeting.minuteTaker ?? null,
    attendees: meeting.attendees.map((person) => ({
      ...person,
      isMember: panel !== undefined && isPanelMember(panel, person.id),
    })),
    members: panel ? panelMembers(panel) : [],
    quorum: panel?.quorum ?? 0,
    canDecide: panel?.canDecide ?? 'chair',
    seen: meeting.lastEvent.sequence,
    notes: meeting.notes ?? '',
  };
}

function quorumLine({ quorum }: Panel, count: number): string {
  const here = count === 1 ? '1 member is here' : `${String(count)} members are here`;
  return `${here}; ${String(quorum)} ${quorum === 1 ? 'is' : 'are'} needed.`;
}

async function itemsOf(app: App, actor: Actor, table: Table) {
  const items: Awaited<ReturnType<typeof itemView>>[] = [];
  for (const item of table.meeting.items) {
    const approval = app.approvals.find(item.approvalId);
    if (!approval || !(await maySeeApproval(app, actor, approval, childOf(app, approval)))) {
      continue;
    }
    items.push(await itemView(app, actor, table, { approval, item }));
  }
  return items;
}

async function waitingOf(app: App, actor: Actor, meeting: Meeting) {
  const shown: ReturnType<typeof requestView>[] = [];
  const onIt = new Set(meeting.items.map(({ approvalId }) => approvalId));
  for (const { approval } of withoutMeeting(app, meeting.panelId)) {
    if (onIt.has(approval.id)) continue;
    if (await maySeeApproval(app, actor, approval, childOf(app, approval))) {
      shown.push(requestView(app, actor, approval));
    }
  }
  return shown;
}

function abilitiesOf(actor: Actor, { meeting, panel }: Table): MeetingPage['abilities'] {
  const isLive = panel !== undefined && meeting.state !== 'closed';
  const runs = isLive && mayRun(actor, panel, meeting);
  return {
    run: runs,
    open: runs,
    close: runs && (meeting.state === 'planned' || mayRecord(actor, panel, meeting)),
    nameMinuteTaker: runs && mayChair(panel, actor.id),
    declareOwn: isLive && isPanelMember(panel, actor.id),
  };
}
