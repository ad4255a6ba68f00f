import type { App, Card } from '../teamsapp/app';
import { claimToTell, rowToSend } from '../teamsapp/notices/claimPersonal';
import { conversationGone } from '../teamsapp/notices/conversationGone';
import type { DueNotice, Notice } from '../teamsapp/notices/notice';
import { chatKey, chatOf } from '../teamsapp/notices/personalNotice';
import { personalView, stagesTold } from '../teamsapp/notices/personalView';
import { recordFailed, recordPosted } from '../teamsapp/notices/recordNotice';
import { refOf, toldWord } from '../teamsapp/notices/waitingStages';
import { personalCard } from './cards/personalCards';
import { referenceOf } from './conversations';
import type { Sender } from './notifier';
import { PostRefused, type ConversationRef } from './turn';

/**
 * Tells a person in the own chat what is due, once: the claim is written just before the card is
 * sent. What is no longer true by then is not sent. Throws as the stores and the directory do.
 */
export async function tell(sender: Sender, due: DueNotice): Promise<void> {
  const app = sender.app();
  const row = await rowToSend(app, due);
  const reference = referenceOf(chatOf(app, due.person));
  if (!row || !reference) return;
  const held: Held = { row, isAgain: false };
  const key = chatKey(due.person.id);
  try {
    const sent = await sender.send('post', key, () => sendNow(sender, due, { held, reference }));
    if (sent) await recordPosted(app, held.row, { conversationKey: key, ...sent });
  } catch (error) {
    if (!(error instanceof PostRefused)) throw error;
    await recordRefusal(sender, held.row, error);
  }
}

interface Held {
  row: Notice;
  /** A further attempt under the same claim, after a pause that the platform asked for. */
  isAgain: boolean;
}

/** One attempt, when its turn has come; undefined when there is nothing to send any more. */
async function sendNow(
  { app: appOf, poster, links }: Sender,
  due: DueNotice,
  { held, reference }: { held: Held; reference: ConversationRef },
): Promise<{ activityId: string; told?: string } | undefined> {
  const app = appOf();
  const view = personalView(app, due);
  if (!view) return undefined;
  const card: Card = personalCard(view, links);
  const told = toldBy(app, due);
  const claimed = await claimToTell(app, due, held);
  if (!claimed) return undefined;
  held.row = claimed;
  held.isAgain = true;
  const { activityId } = await poster.post(reference, card);
  return { activityId, ...(told && { told }) };
}

function toldBy(app: App, due: DueNotice): string {
  if (due.kind !== 'digest') return '';
  return stagesTold(app, due)
    .map((one) => toldWord(refOf(one)))
    .join(' ');
}

/** Refused in this chat whenever it is tried. */
const forGood = new Set([400, 403, 404, 413]);

/** What an administrator is told, by the platform's status. */
const refusals: Readonly<Record<number, string>> = {
  403: 'The person blocked the bot or removed it. What waits stands in the tab.',
  404: 'The person’s chat with the bot is gone. What waits stands in the tab.',
  413: 'The card was too large for Teams. What waits stands in the tab.',
};

async function recordRefusal(sender: Sender, row: Notice, { status }: PostRefused): Promise<void> {
  const { conversationKey = '', kind } = row;
  const failed = async (outcome: 'refused' | 'notSent' | 'notKnown', problem: string) => {
    sender.log.warn({ kind, status, outcome }, problem);
    await recordFailed(sender.app(), row, { outcome, problem });
  };
  if (status === 403 || status === 404) await conversationGone(sender.app(), conversationKey);
  if (forGood.has(status)) {
    await failed('refused', refusals[status] ?? 'Teams refused it. What waits stands in the tab.');
  } else if (status === 401) {
    // No chat is at fault, and nothing is lost: all of them go when the bot is let in again.
    await failed('notSent', 'Teams does not accept the bot’s registration. Check its credentials.');
  } else if (status === 412 || status === 429) {
    await failed('notSent', 'Teams asked to wait. It is sent again later.');
  } else {
    await failed('notKnown', 'Teams did not answer. It is sent again in two minutes.');
  }
}
