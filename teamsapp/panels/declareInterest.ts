import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { childOf, maySeeApproval } from '../approvals/seeApproval';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { panelMembers } from '../settings/panelMembers';
import { isPanelMember } from '../settings/panels';
import { changeMeeting } from './changeMeeting';
import { itemOf, type Meeting, type MeetingItem, meetingSubject } from './meeting';
import { mayRun, panelOrThrow, refuseStranger } from './seeMeeting';

export interface DeclareInterestInput {
  meetingId: number;
  approvalId: number;
  /** The member with an interest. */
  personId: string;
  /** False takes it back. */
  declared: boolean;
}

/**
 * Notes that a member has an interest in an item, and leaves the room for it. A member declares
 * the own interest; those who see to the meeting note anybody's.
 *
 * The same again changes nothing. Throws `notFound` for a meeting or an item that the person may
 * not see, `notAllowed` for others, `conflict` when the meeting is closed or the item decided,
 * `invalid` for somebody outside the panel.
 */
export function declareInterest(
  app: App,
  actor: Actor,
  input: DeclareInterestInput,
): Promise<Meeting> {
  return changeMeeting(app, input.meetingId, async (meeting) => {
    refuseStranger(app, actor, meeting);
    const item = await seenItemOrThrow(app, actor, meeting, input.approvalId);
    refuseOthers(app, actor, meeting, input.personId);
    if (meeting.state === 'closed' || (item.outcome && item.outcome.verdict !== 'defer')) {
      throw new AppError('conflict', 'This item is dealt with. Nothing was changed.');
    }
    if (item.interests.includes(input.personId) === input.declared) return undefined;
    const interests = input.declared
      ? [...item.interests, input.personId]
      : item.interests.filter((id) => id !== input.personId);
    return {
      items: meeting.items.map((one) => (one === item ? { ...item, interests } : one)),
      ...nextEvent(
        app,
        meetingSubject(meeting),
        meeting,
        actor,
        input.declared ? 'noted an interest' : 'took back an interest',
        {},
        { item: item.approvalId, member: nameOf(app, meeting, input.personId) },
      ),
    };
  });
}

/** The item; throws `notFound` for one that is not on the agenda or not for the person. */
export async function seenItemOrThrow(
  app: App,
  actor: Actor,
  meeting: Meeting,
  approvalId: number,
): Promise<MeetingItem> {
  const item = itemOf(meeting, approvalId);
  const approval = item && app.approvals.find(approvalId);
  if (approval && (await maySeeApproval(app, actor, approval, childOf(app, approval)))) {
    return item;
  }
  throw new AppError('notFound', 'The agenda has no such item. Open the meeting again.');
}

function refuseOthers(app: App, actor: Actor, meeting: Meeting, personId: string): void {
  const panel = panelOrThrow(app, meeting);
  if (actor.id !== personId && !mayRun(actor, panel, meeting)) {
    throw new AppError('notAllowed', 'You can declare only an interest of your own.');
  }
  if (!isPanelMember(panel, personId)) {
    throw new AppError('invalid', `Only members of the ${panel.name} leave for an item.`);
  }
}

function nameOf(app: App, meeting: Meeting, personId: string): string {
  const panel = panelOrThrow(app, meeting);
  return panelMembers(panel).find(({ id }) => id === personId)?.name ?? '';
}
