import type { App } from '../teamsapp/app';
import { conversationGone } from '../teamsapp/notices/conversationGone';
import { rememberConversation } from '../teamsapp/notices/rememberConversation';
import { z } from 'zod';
import type { Conversation } from '../teamsapp/notices/notice';
import type { ConversationRef, Turn } from './turn';

const refShape: z.ZodType<ConversationRef> = z.object({
  serviceUrl: z.string(),
  tenantId: z.string(),
  botId: z.string(),
  kind: z.enum(['personal', 'groupChat', 'channel']),
  conversationId: z.string(),
  channelId: z.string().exactOptional(),
  userId: z.string().exactOptional(),
});

/**
 * The key of a turn's conversation: the channel, whatever thread it is in; the person's own chat;
 * or the group chat.
 */
export function conversationKey(turn: Turn): string {
  if (turn.conversationType === 'channel')
    return `channel:${turn.channelId ?? turn.conversationId}`;
  return turn.conversationType === 'personal'
    ? `person:${turn.aadObjectId}`
    : `group:${turn.conversationId}`;
}

/** Keeps where a turn came from, so that cards can be sent there later. */
export async function rememberTurn(app: App, turn: Turn): Promise<void> {
  if (turn.conversationType === 'personal' && !turn.aadObjectId) return;
  const known = app.conversations.findByKey(conversationKey(turn));
  // A thread is not the channel: the next post begins a thread of its own.
  const conversationId =
    turn.conversationType === 'channel' ? (turn.channelId ?? '') : turn.conversationId;
  await rememberConversation(app, {
    key: conversationKey(turn),
    kind: turn.conversationType,
    name: nameOf(turn) || (known?.name ?? ''),
    ...teamOf(turn, known),
    reference: { ...turn.reference, conversationId },
  });
}

/** Notes that the bot was removed from where the turn came from. */
export async function forgetTurn(app: App, turn: Turn): Promise<void> {
  await conversationGone(app, conversationKey(turn));
}

/** The reference to send to; undefined when the row holds none that the adapter can read. */
export function referenceOf(conversation: Conversation | undefined): ConversationRef | undefined {
  return refShape.safeParse(conversation?.reference).data;
}

/** The platform's ids of people who have a chat with the bot; others are left out. */
export function platformIds(
  app: Pick<App, 'conversations'>,
  personIds: readonly string[],
): string[] {
  return personIds.flatMap((id) => {
    const userId = referenceOf(app.conversations.findByKey(`person:${id}`))?.userId;
    return userId ? [userId] : [];
  });
}

function nameOf(turn: Turn): string {
  return turn.conversationType === 'personal' ? turn.name : (turn.channelName ?? '');
}

function teamOf(turn: Turn, known: Conversation | undefined): { teamName?: string } {
  const teamName = turn.teamName ?? known?.teamName;
  return teamName ? { teamName } : {};
}
