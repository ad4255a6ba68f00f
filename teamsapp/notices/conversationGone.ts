import type { App } from '../app';
import { isAppError } from '../common/errors';

/**
 * Notes that the bot can no longer speak in a conversation: it was deleted, or the bot removed.
 * What was known stays, so that the administrators' page can name it. An unknown conversation is
 * no error.
 */
export async function conversationGone(
  app: Pick<App, 'conversations' | 'clock'>,
  key: string,
): Promise<void> {
  const row = app.conversations.findByKey(key);
  if (!row || row.goneSince !== undefined) return;
  try {
    await app.conversations.change(row, { goneSince: app.clock.now().toISOString() });
  } catch (error) {
    // Changed meanwhile: somebody heard from it, or noted the same.
    if (!isAppError(error, 'conflict')) throw error;
  }
}
