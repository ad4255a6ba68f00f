import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { keptOut } from '../approvals/seats';
import { childOf, maySeeApproval } from '../approvals/seeApproval';
import { isAppError } from '../common/errors';
import type { Person } from '../common/event';
import type { Actor } from '../people/actor';
import { isPanelMember, mayChair } from '../settings/panels';
import type { Panel } from '../settings/settings';
import type { Meeting, MeetingItem } from './meeting';

/** Why a member who is at the meeting is not in the room for one item. */
export type LeavesBecause = 'requester' | 'interest' | 'decidedBefore' | 'maySeeNot';

/** Who sits on one item. */
export interface Sitting {
  /** Members who count, the chair included. */
  present: readonly Person[];
  left: readonly { person: Person; because: LeavesBecause }[];
  /** Who chairs the item; undefined when nobody who may is in the room. */
  chair: Person | undefined;
  isQuorate: boolean;
}

/**
 * The members at the meeting who count: in the panel now, no guests, and still in the council.
 * Throws as the directory does when it does not answer.
 */
export async function countingMembers(
  app: Pick<App, 'directory'>,
  panel: Panel,
  { attendees }: Pick<Meeting, 'attendees'>,
): Promise<Actor[]> {
  const members = attendees.filter(({ id }) => isPanelMember(panel, id));
  const actors = await Promise.all(members.map(({ id }) => inCouncil(app, id)));
  return actors.flatMap((actor) => (actor && !actor.isGuest ? [actor] : []));
}

/**
 * Who of the counting members sits on an item: not its requester, not who declared an interest,
 * not who decided before where the rule wants somebody else, not who may not see the child.
 */
export async function sittingOn(
  app: App,
  { panel, meeting, members }: { panel: Panel; meeting: Meeting; members: readonly Actor[] },
  { approval, item }: { approval: Approval; item: MeetingItem },
): Promise<Sitting> {
  const present: Person[] = [];
  const left: { person: Person; because: LeavesBecause }[] = [];
  for (const actor of members) {
    const person = { id: actor.id, name: actor.name };
    const because = await whyLeaves(app, actor, approval, item);
    if (because === undefined) present.push(person);
    else left.push({ person, because });
  }
  const chair =
    present.find(({ id }) => id === meeting.chair.id) ??
    present.find(({ id }) => mayChair(panel, id));
  const isQuorate = chair !== undefined && present.length >= panel.quorum;
  return { present, left, chair, isQuorate };
}

/** Whether enough members are at the meeting at all, before anybody leaves for an item. */
export function isQuorate(panel: Panel, members: readonly Person[]): boolean {
  return members.length >= panel.quorum && members.some(({ id }) => mayChair(panel, id));
}

async function whyLeaves(
  app: App,
  actor: Actor,
  approval: Approval,
  { stageId, interests }: MeetingItem,
): Promise<LeavesBecause | undefined> {
  if (actor.id === approval.requester.id) return 'requester';
  if (interests.includes(actor.id)) return 'interest';
  const stage = approval.stages.find(({ id }) => id === stageId);
  if (stage && keptOut(approval, stage).includes(actor.id)) return 'decidedBefore';
  const sees = await maySeeApproval(app, actor, approval, childOf(app, approval));
  return sees ? undefined : 'maySeeNot';
}

/** The person as the directory knows one; undefined for somebody who has left. */
async function inCouncil(
  app: Pick<App, 'directory'>,
  personId: string,
): Promise<Actor | undefined> {
  try {
    return await app.directory.actor(personId);
  } catch (error) {
    if (isAppError(error, 'notAllowed') || isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}
