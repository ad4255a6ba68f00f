import { isDeepStrictEqual } from 'node:util';
import type { App } from '../app';
import { isAppError } from '../common/errors';
import type { NewRow } from '../common/store';
import type { Conversation } from './notice';

type Known = Omit<NewRow<Conversation>, 'requestKey' | 'goneSince' | 'digestOff'>;

/**
 * Keeps where the bot may speak: once for each key, written again only when something about it
 * changed or when it had been gone. Throws as the store does.
 */
export async function rememberConversation(
  app: Pick<App, 'conversations'>,
  conversation: Known,
): Promise<Conversation> {
  const row =
    app.conversations.findByKey(conversation.key) ??
    (await app.conversations.add({ ...conversation, requestKey: conversation.key }));
  if (!isNews(row, conversation)) return row;
  try {
    return await app.conversations.change(row, { ...conversation, goneSince: undefined });
  } catch (error) {
    // Somebody else remembers the same conversation at this moment, and no worse than we would.
    if (isAppError(error, 'conflict')) return app.conversations.live(row.id);
    throw error;
  }
}

function isNews(row: Conversation, conversation: Known): boolean {
  const { key, kind, name, teamName, reference } = row;
  const known = { key, kind, name, ...(teamName !== undefined && { teamName }), reference };
  return row.goneSince !== undefined || !isDeepStrictEqual(asStored(known), asStored(conversation));
}

/** As a list keeps it: without properties that hold nothing. */
function asStored(conversation: Known): unknown {
  return JSON.parse(JSON.stringify(conversation));
}
