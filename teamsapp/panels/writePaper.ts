import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { mayAnswer } from '../approvals/answerInformation';
import type { Approval } from '../approvals/approval';
import { isWaiting } from '../approvals/approvalsOf';
import { changeAndFollow } from '../approvals/changeAndFollow';
import { refuseUnseen } from '../approvals/checks';
import { approvalSubject } from '../approvals/openApproval';
import { referenceOf } from '../approvals/requestWords';
import { refuseBlind } from '../approvals/seeApproval';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { isPanelStage } from '../settings/panels';
import { isAlike, paperWords, type PaperWords, refuseShortFunding } from './paperWords';

export interface WritePaperInput extends PaperWords {
  approvalId: number;
  /** The number of the facts that the page showed. */
  seen: number;
}

/**
 * Writes what a panel reads about a request before it decides. Who saw the request before must
 * look again.
 *
 * The same paper again changes nothing. Throws `notFound` for a request that the person may not
 * see, `notAllowed` for everybody but the requester and the requester's team, `conflict` when no
 * panel decides it, when it waits no longer or was changed since it was shown, `invalid` when the
 * funding does not make up the whole cost or something is missing.
 */
export async function writePaper(
  app: App,
  actor: Actor,
  input: WritePaperInput,
): Promise<Approval> {
  return changeAndFollow(app, input.approvalId, async (row) => {
    await refuseBlind(app, actor, row);
    return written(app, actor, input, row);
  });
}

/** Whether the person may write the paper now, for a button. */
export function mayWritePaper(app: App, actor: Actor, approval: Approval): boolean {
  return isForPanel(approval) && isWaiting(approval) && mayAnswer(app, actor, approval);
}

/** Whether a panel decides a stage of the request. */
export function isForPanel({ stages }: Pick<Approval, 'stages'>): boolean {
  return stages.some(({ rule }) => isPanelStage(rule));
}

function written(
  app: App,
  actor: Actor,
  input: WritePaperInput,
  approval: Approval,
): RowChange<Approval> | undefined {
  const reference = referenceOf(app, approval);
  if (!mayAnswer(app, actor, approval)) {
    throw new AppError(
      'notAllowed',
      `Only ${approval.requester.name} and colleagues of the same team write the panel paper of ${reference}.`,
    );
  }
  const why = whyNot(approval, reference);
  if (why !== undefined) throw new AppError('conflict', `${why} Nothing was changed.`);
  const words = paperWords(input);
  if (approval.paper && isAlike(words, approval.paper)) return undefined;
  refuseUnseen(app, approval, input.seen);
  refuseShortFunding(input.funding, approval.snapshot.wholeCost);
  const by = { id: actor.id, name: actor.name };
  return {
    paper: { ...words, writtenBy: by, writtenAt: app.clock.now().toISOString() },
    seen: approval.seen + 1,
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      by,
      approval.paper ? 'changed the panel paper' : 'wrote the panel paper',
      { seen: approval.seen },
      // Not its words: they say more about a child than a history is for.
      { seen: approval.seen + 1, funding: words.funding, options: words.options.length },
    ),
  };
}

function whyNot(approval: Approval, reference: string): string | undefined {
  if (!isForPanel(approval)) return `No panel decides ${reference}.`;
  return isWaiting(approval) ? undefined : `${reference} is already ${approval.state}.`;
}
