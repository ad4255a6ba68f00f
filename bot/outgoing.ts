import type { Card } from '../teamsapp/app';
import type { Answer } from './turn';

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
