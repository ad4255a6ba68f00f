import type { Reply } from '../../bot/turn';
import { buttonsOn, headingOf, wordsOn } from '../support/readCard';

/** What a reply says: its sentence, or everything on its card. */
export function said(reply: Reply): string {
  const { answer } = reply;
  if (!answer) return '';
  return answer.kind === 'message' ? answer.text : wordsOn(answer.card).replace(/\s+/g, ' ');
}

/** What kind of card a reply is, by the small line over its heading. */
export function kindOf(reply: Reply): string {
  if (reply.answer?.kind !== 'card') return 'sentence';
  const buttons = buttonsOn(reply.answer.card);
  if (buttons.includes('Save and ask for approval')) return 'check card';
  if (buttons.includes('Check before saving')) return 'form';
  return headingOf(reply.answer.card);
}
