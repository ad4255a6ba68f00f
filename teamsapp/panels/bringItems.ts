import type { App } from '../app';
import type { Approval, Decision, Deferral } from '../approvals/approval';
import { changeMeeting } from './changeMeeting';
import type { Meeting, MeetingItem } from './meeting';

/** What a request's row says a meeting made of it; undefined while it made nothing of it. */
export function outcomeIn(
  approval: Pick<Approval, 'stages'>,
  meetingId: number,
): { decision: Decision } | { deferral: Deferral } | undefined {
  const decision = approval.stages
    .flatMap(({ decisions }) => decisions)
    .find(({ panel }) => panel?.meetingId === meetingId);
  if (decision) return { decision };
  const deferral = approval.stages
    .flatMap(({ deferrals = [] }) => deferrals)
    .find((one) => one.meetingId === meetingId);
  return deferral && { deferral };
}

/**
 * Brings the items of a meeting to what the rows of their requests say. Derived, so it carries no
 * event of its own, and does nothing when all agree. Throws as the stores do; repair comes back.
 */
export async function bringItems(app: App, meetingId: number): Promise<void> {
  await changeMeeting(app, meetingId, (meeting) => {
    const items = meeting.items.map((item) => followed(app, meeting, item));
    return Promise.resolve(lags(app, meeting) ? { items } : undefined);
  });
}

/** Whether an item of the meeting does not say yet what the request's row says. */
export function lags(app: Pick<App, 'approvals'>, meeting: Meeting): boolean {
  return meeting.items.some(
    (item) => followed(app, meeting, item).outcome?.verdict !== item.outcome?.verdict,
  );
}

function followed(app: Pick<App, 'approvals'>, { id }: Meeting, item: MeetingItem): MeetingItem {
  const approval = app.approvals.find(item.approvalId);
  const found = approval && outcomeIn(approval, id);
  if (!found) return item;
  const outcome =
    'decision' in found
      ? { verdict: found.decision.verdict, at: found.decision.at }
      : { verdict: 'defer' as const, at: found.deferral.at };
  return { ...item, outcome };
}
