import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import type { Approval, Deferral, Stage } from '../approvals/approval';
import { wordsOrThrow } from '../approvals/checks';
import { approvalSubject } from '../approvals/openApproval';
import { referenceOf } from '../approvals/requestWords';
import { withStage } from '../approvals/stages';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import type { Meeting } from './meeting';
import type { Sitting } from './sitting';

/**
 * What to write for a request that a panel puts off: it goes on waiting, and says why. A panel that
 * is not quorate may put off, since that decides nothing. Undefined when this meeting did already.
 * Throws `invalid` for a missing or long reason.
 */
export function deferredItem(
  app: App,
  actor: Actor,
  reason: string,
  approval: Approval,
  { meeting, stage, sitting }: { meeting: Meeting; stage: Stage; sitting: Sitting },
): RowChange<Approval> | undefined {
  const earlier = stage.deferrals ?? [];
  if (earlier.some(({ meetingId }) => meetingId === meeting.id)) return undefined;
  const missing = `Say why the ${meeting.panelName} puts ${referenceOf(app, approval)} off.`;
  const because = wordsOrThrow(reason, 'note', missing);
  const by = sitting.chair ?? meeting.chair;
  const at = app.clock.now().toISOString();
  const deferral: Deferral = { meetingId: meeting.id, by, at, because };
  return {
    stages: withStage(approval.stages, { ...stage, deferrals: [...earlier, deferral] }),
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      by,
      'deferred',
      { waitingFor: approval.waitingFor },
      {
        waitingFor: approval.waitingFor,
        stage: stage.rule.name,
        because,
        meeting: meeting.id,
        ...(actor.id !== by.id && { recordedBy: actor.name }),
      },
    ),
  };
}
