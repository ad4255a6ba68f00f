import type { MeetingItemView } from '../api/contract';
import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { changedSince } from '../approvals/changedSince';
import { currentSeen } from '../approvals/currentSeen';
import { currentStages } from '../approvals/stages';
import type { Actor } from '../people/actor';
import type { Panel } from '../settings/settings';
import { outcomeIn } from './bringItems';
import { whyInquorate } from './decideItem';
import type { Meeting, MeetingItem } from './meeting';
import { paperView, requestView } from './paperView';
import { mayRecord } from './seeMeeting';
import { type LeavesBecause, type Sitting, sittingOn } from './sitting';

const reasons: Readonly<Record<LeavesBecause, string>> = {
  requester: 'asked for it',
  interest: 'declared an interest',
  decidedBefore: 'decided on it before',
  maySeeNot: 'may not see it',
};

/** A meeting that is being looked at, with the members who count in it; none but in an open one. */
export interface Table {
  meeting: Meeting;
  panel: Panel | undefined;
  members: readonly Actor[];
}

/** One item of the agenda as this person may see it; whether it may be seen, the caller has asked. */
export async function itemView(
  app: App,
  actor: Actor,
  table: Table,
  { approval, item }: { approval: Approval; item: MeetingItem },
): Promise<MeetingItemView> {
  const { meeting } = table;
  const { snapshot } = approval;
  const waits = currentStages(approval).some(({ id }) => id === item.stageId);
  const sitting = waits ? await sittingAt(app, table, approval, item) : undefined;
  return {
    ...requestView(app, actor, approval),
    kind: approval.kind,
    seen: currentSeen(app, approval),
    late: item.late ?? false,
    waits,
    facts: [...snapshot.facts],
    concerns: [...snapshot.concerns],
    objectives: snapshot.objectives ?? '',
    because: approval.because ?? '',
    changedSince: waits ? changedSince(app, approval) : [],
    paper: paperView(approval),
    interests: [...item.interests],
    present: namesOf(recordedPresent(approval, meeting) ?? sitting?.present ?? []),
    left: (sitting?.left ?? []).map(({ person, because }) => ({
      name: person.name,
      because: reasons[because],
    })),
    chair: sitting?.chair?.name ?? '',
    whyNot: (sitting && table.panel && whyInquorate(table.panel, sitting)) ?? '',
    mayRecord: sitting !== undefined && mayRecordItem(actor, table, approval, sitting),
    outcome: outcomeView(approval, meeting),
  };
}

async function sittingAt(
  app: App,
  { meeting, panel, members }: Table,
  approval: Approval,
  item: MeetingItem,
): Promise<Sitting | undefined> {
  if (meeting.state !== 'open' || !panel) return undefined;
  return sittingOn(app, { panel, meeting, members }, { approval, item });
}

function mayRecordItem(
  actor: Actor,
  { meeting, panel }: Table,
  { requester }: Approval,
  { left }: Sitting,
): boolean {
  if (!panel || !mayRecord(actor, panel, meeting) || requester.id === actor.id) return false;
  return !left.some(({ person }) => person.id === actor.id);
}

function recordedPresent(approval: Approval, meeting: Meeting) {
  const found = outcomeIn(approval, meeting.id);
  return found && 'decision' in found ? found.decision.panel?.present : undefined;
}

function outcomeView(approval: Approval, meeting: Meeting): MeetingItemView['outcome'] {
  const found = outcomeIn(approval, meeting.id);
  if (!found) return null;
  if ('deferral' in found) {
    const { by, at, because } = found.deferral;
    return { verdict: 'defer', note: because, at, by: by.name, for: null, against: null };
  }
  const { verdict, note, at, by, panel } = found.decision;
  return {
    verdict,
    note,
    at,
    by: by.name,
    for: panel?.for ?? null,
    against: panel?.against ?? null,
  };
}

function namesOf(people: readonly { name: string }[]): string[] {
  return people.map(({ name }) => name);
}
