import type { App } from '../app';
import type { Approval, Decision, Stage, Verdict } from '../approvals/approval';
import { changeApproval } from '../approvals/changeApproval';
import {
  refuseClosed,
  refuseDrifted,
  refuseOver,
  refuseUnseen,
  refuseWhileAsked,
  stageOrThrow,
  wordsOrThrow,
} from '../approvals/checks';
import { followUp } from '../approvals/followUp';
import { approvalSubject } from '../approvals/openApproval';
import { missingNote, recordDecision } from '../approvals/recordDecision';
import { verdictOn, whenWords } from '../approvals/requestWords';
import { refuseBlind } from '../approvals/seeApproval';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import type { Panel } from '../settings/settings';
import { bringItems } from './bringItems';
import { liveMeeting } from './changeMeeting';
import { seenItemOrThrow } from './declareInterest';
import { deferredItem } from './deferredItem';
import { type Meeting, type MeetingItem, meetingSubject, type PanelVerdict } from './meeting';
import { mayRecord, panelOrThrow, refuseStranger } from './seeMeeting';
import { countingMembers, type Sitting, sittingOn } from './sitting';
import { type Votes, votesOrThrow } from './votes';

export interface DecideItemInput extends Votes {
  meetingId: number;
  approvalId: number;
  /** The number of the facts that the page showed. */
  seen: number;
  verdict: PanelVerdict;
  /** Reason or conditions; needed for all but a plain approval. */
  note: string;
}

/** One item as it is about to be decided. */
export interface ItemAtHand {
  meeting: Meeting;
  panel: Panel;
  item: MeetingItem;
  sitting: Sitting;
}

/**
 * Records what a panel makes of one item of its open meeting, in the request's own row: one write
 * that holds the decision, who was present for it, and what it opens. The agenda follows from it.
 *
 * Once for each item and verdict: two who record the same at one moment record it once. Throws
 * `notFound` for what the person may not see, `notAllowed` for everybody but whoever chairs and
 * the minute taker, and for them when they leave for the item; `conflict` when the meeting is not
 * open, the panel is not quorate, it was decided otherwise, a question is open or the facts
 * changed; `invalid` for a missing note and for votes that do not carry the verdict.
 */
export async function decideItem(
  app: App,
  actor: Actor,
  input: DecideItemInput,
): Promise<Approval> {
  const meeting = await liveMeeting(app, input.meetingId);
  refuseStranger(app, actor, meeting);
  const panel = panelOrThrow(app, meeting);
  const item = await seenItemOrThrow(app, actor, meeting, input.approvalId);
  refuseOthers(actor, panel, meeting);
  const members = await countingMembers(app, panel, meeting);
  const approval = await changeApproval(app, input.approvalId, async (row) => {
    await refuseBlind(app, actor, row);
    const sitting = await sittingOn(app, { panel, meeting, members }, { approval: row, item });
    return decision(app, actor, input, row, { meeting, panel, item, sitting });
  });
  app.afterwards(approvalSubject(approval), () => followUp(app, approval.id));
  app.afterwards(meetingSubject(meeting), () => bringItems(app, meeting.id));
  return approval;
}

function refuseOthers(actor: Actor, panel: Panel, meeting: Meeting): void {
  if (!mayRecord(actor, panel, meeting)) {
    throw new AppError(
      'notAllowed',
      `Only ${meeting.chair.name} and the minute taker record what the ${panel.name} decides.`,
    );
  }
  if (meeting.state === 'open') return;
  const why = meeting.state === 'planned' ? 'has not been opened yet' : 'is closed';
  throw new AppError('conflict', `This meeting ${why}. Nothing was recorded.`);
}

function decision(
  app: App,
  actor: Actor,
  input: DecideItemInput,
  approval: Approval,
  at: ItemAtHand,
): RowChange<Approval> | undefined {
  const stage = stageOrThrow(approval, at.item.stageId);
  const before = stage.decisions.find(({ panel }) => panel?.meetingId === at.meeting.id);
  if (before && before.verdict === input.verdict) return undefined;
  if (before) throw otherVerdict(app, before);
  refuseClosed(app, approval, stage);
  refuseAbsent(actor, approval, at.sitting);
  const { verdict } = input;
  if (verdict === 'defer') return deferredItem(app, actor, input.note, approval, { ...at, stage });
  refuseWhileAsked(app, approval, stage);
  refuseOver(app, approval);
  const chair = chairOrThrow(at);
  // A decline commits nothing, so what changed about package or provider does not stop it.
  const refuse = verdict === 'decline' ? refuseUnseen : refuseDrifted;
  refuse(app, approval, input.seen);
  const votes = votesOrThrow(at.panel, at.sitting, verdict, input);
  return recorded(app, actor, approval, stage, {
    by: chair,
    verdict,
    note: wordsOrThrow(input.note, 'note', missingNote(app, approval, verdict)),
    at: app.clock.now().toISOString(),
    panel: { meetingId: at.meeting.id, present: at.sitting.present, ...votes },
  });
}

function recorded(
  app: App,
  actor: Actor,
  approval: Approval,
  stage: Stage,
  made: Decision & { verdict: Verdict },
): RowChange<Approval> {
  const { panel } = made;
  return recordDecision(app, approval, stage, made, {
    meeting: panel?.meetingId,
    present: panel?.present.map(({ name }) => name),
    ...(panel?.for !== undefined && { votesFor: panel.for, votesAgainst: panel.against }),
    // The decision is the panel's, in its chair's name; who wrote it down is on record too.
    ...(actor.id !== made.by.id && { recordedBy: actor.name }),
  });
}

/** Throws `notAllowed` for somebody who is not to be in the room for this item. */
function refuseAbsent(actor: Actor, { requester }: Approval, { left }: Sitting): void {
  const leaves = requester.id === actor.id || left.some(({ person }) => person.id === actor.id);
  if (!leaves) return;
  throw new AppError(
    'notAllowed',
    'You leave the room for this item, so somebody else records it. Nothing was recorded.',
  );
}

/** Who chairs the item; throws `conflict` when the panel cannot decide it as it sits. */
function chairOrThrow({ panel, sitting }: ItemAtHand) {
  const why = whyInquorate(panel, sitting);
  if (sitting.chair && why === undefined) return sitting.chair;
  throw new AppError('conflict', `${why ?? ''} Nothing was recorded.`.trim());
}

/** Why the panel cannot decide the item as it sits, in a sentence; undefined when it can. */
export function whyInquorate(panel: Panel, { present, chair }: Sitting): string | undefined {
  if (present.length < panel.quorum) {
    const are = present.length === 1 ? '1 is' : `${String(present.length)} are`;
    return `The ${panel.name} decides with ${String(panel.quorum)} members in the room for an item, and ${are}.`;
  }
  if (!chair) return 'Neither the chair nor the deputy chair is in the room for this item.';
  return undefined;
}

function otherVerdict(app: App, before: Decision): AppError {
  return new AppError(
    'conflict',
    `The panel ${verdictOn(before.verdict, 'this')} ${whenWords(app, before.at)}. To change it, ask for another look.`,
  );
}
