import type { App } from '../app';
import { isAppError } from '../common/errors';
import { renewClaim } from './claimNotice';
import type { DueNotice, Notice } from './notice';
import { isOfficeTime } from './officeHours';
import { chatKey, chatOf, isUntold } from './personalNotice';

/** What administrators read of somebody who cannot be told anything. */
export const noChat = 'The bot was never installed for this person, or was removed.';
const guest = 'Guests are told nothing. Take this person out of the group.';
const unknown = 'This person is not in the council’s directory any more.';

/**
 * The Outbox row of a notice that can be sent now; makes it when there is none. Undefined when the
 * person was told, is being told, or cannot be: without a chat the row waits for one, and a guest's
 * is kept as refused. Throws as the stores and the directory do.
 */
export async function rowToSend(app: App, due: DueNotice): Promise<Notice | undefined> {
  if (!isUntold(app, due)) return undefined;
  const known = app.notices.findByKey(due.key);
  if (!chatOf(app, due.person)) {
    if (!known) await app.notices.add({ ...newRow(due), problem: noChat });
    return undefined;
  }
  const why = await whyNotTold(app, due);
  if (why === undefined) {
    const row = known ?? (await app.notices.add(newRow(due)));
    // Another process may have made it, and have sent it since.
    return isUntold(app, due) ? row : undefined;
  }
  const row = known ?? (await app.notices.add(newRow(due)));
  if (row.state === 'waiting') await app.notices.change(row, { state: 'failed', problem: why });
  return undefined;
}

/**
 * Claims the notice for this process, in writing, just before it is sent; again before each further
 * attempt. Undefined when somebody else has claimed it since, or when the hours are over in which
 * it may be sent. Throws as the store does.
 */
export async function claimToTell(
  app: App,
  due: DueNotice,
  { row, isAgain }: { row: Notice; isAgain: boolean },
): Promise<Notice | undefined> {
  if (isTimed(due) && !isOfficeTime(app)) return undefined;
  if (isAgain) return renewClaim(app, row);
  try {
    return await app.notices.change(row, {
      state: 'claimed',
      claimedAt: app.clock.now().toISOString(),
      attempts: row.attempts + 1,
    });
  } catch (error) {
    if (isAppError(error, 'conflict')) return undefined;
    throw error;
  }
}

/** Whether a notice keeps to the hours: what follows from a press does not. */
function isTimed({ kind }: DueNotice): boolean {
  return kind !== 'questionAsked' && kind !== 'questionAnswered';
}

function newRow(due: DueNotice) {
  return {
    requestKey: due.key,
    kind: due.kind,
    ...('approvalId' in due.about && { approvalId: due.about.approvalId }),
    state: 'waiting' as const,
    conversationKey: chatKey(due.person.id),
    day: due.day,
    attempts: 0,
  };
}

async function whyNotTold(app: App, { person }: DueNotice): Promise<string | undefined> {
  try {
    const { isGuest } = await app.directory.actor(person.id);
    return isGuest ? guest : undefined;
  } catch (error) {
    if (isAppError(error, 'notAllowed')) return unknown;
    throw error;
  }
}
