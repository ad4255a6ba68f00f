import type { App } from '../app';
import { AppError, isAppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { chatKey } from './personalNotice';

const attemptsAtMost = 5;

/**
 * Switches the person's own daily digest on or off; without it single reminders come instead. Kept
 * with the person's chat, which is where both arrive. Throws `notFound` where there is no chat with
 * the bot yet, `busy` after five lost races, and as the store does.
 */
export async function setDigest(
  app: Pick<App, 'conversations'>,
  actor: Actor,
  { isOn }: { isOn: boolean },
): Promise<void> {
  let row = app.conversations.findByKey(chatKey(actor.id));
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    if (!row) {
      throw new AppError(
        'notFound',
        'You have no chat with me yet. Open Education Packages in Teams, then say it again there.',
      );
    }
    if ((row.digestOff !== true) === isOn) return;
    try {
      await app.conversations.change(row, { digestOff: isOn ? undefined : true });
      return;
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      row = await app.conversations.live(row.id);
    }
  }
  throw new AppError('busy', 'Your choice was not kept. Try again.');
}
