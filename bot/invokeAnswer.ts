import type { Reply, Turn } from './turn';

/** The body of an answer to a card's button. The HTTP status is always 200: error replies are not shown to people. */
export interface InvokeBody {
  statusCode: 200;
  type: 'application/vnd.microsoft.card.adaptive' | 'application/vnd.microsoft.activity.message';
  value: unknown;
}

/**
 * The platform's form of an answer to a button; undefined when there is no answer yet, which says
 * that work goes on and how the answer will come.
 *
 * Source: the table of Universal Actions; refusals are a card or a message too, never a 4xx.
 */
export function invokeBody(
  reply: Reply | undefined,
  { conversationType }: Pick<Turn, 'conversationType'>,
): InvokeBody {
  const answer = reply
    ? reply.answer
    : stillWorking[conversationType === 'personal' ? 'mine' : 'shared'];
  if (answer?.kind === 'card') {
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: answer.card,
    };
  }
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: answer?.text ?? 'Done.',
  };
}

const stillWorking = {
  mine: { kind: 'message', text: 'Still working. I will change this card when it is done.' },
  // What is for the presser alone does not come onto a card that others read.
  shared: {
    kind: 'message',
    text: 'Still working. I will change this card or write to you when it is done.',
  },
} as const;
