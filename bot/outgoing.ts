import type { Card } from '../teamsapp/app';
import type { Answer, ConversationRef } from './turn';

/** A card is sent alone: text beside it would be split off, and the message's id lost. */
export function cardActivity(card: Card) {
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { type: 'message', attachments: [content] };
}

/** An answer; a sentence goes as plain text, so that its signs are not read as mark-up. */
export function answerActivity(answer: Answer) {
  return answer.kind === 'card'
    ? cardActivity(answer.card)
    : { type: 'message', text: answer.text, textFormat: 'plain' };
}

/** The answer to an invoke, as the SDK takes it. */
export function invokeResponse(status: number, body?: unknown) {
  return { type: 'invokeResponse', value: { status, body } };
}

/** Said in a shared conversation when an answer for one person could not reach that person. */
export const notReached: Answer = {
  kind: 'message',
  text: 'I could not send the answer to the person who asked. Start a chat with me, then ask again.',
};

/** A new thread of a channel, with an activity as its first message. */
export function newThread<A>(reference: ConversationRef, activity: A) {
  return {
    isGroup: true,
    bot: { id: reference.botId, name: '' },
    tenantId: reference.tenantId,
    channelData: {
      channel: { id: reference.channelId ?? '' },
      tenant: { id: reference.tenantId },
    },
    activity,
  };
}
