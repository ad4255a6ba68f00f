import type { Card } from '../../teamsapp/app';
import type { Reply } from '../../bot/turn';

/** Every object inside a card, the card itself included. */
export function parts(card: unknown): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap(parts);
  if (!isObject(card)) return [];
  return [card, ...Object.values(card).flatMap(parts)];
}

/** Everything a person reads on a card, in order: texts, runs, facts, labels, choices and titles. */
export function wordsOn(card: unknown): string {
  return parts(card)
    .flatMap((part) => {
      const words = [part.text, part.label, part.value];
      return [part.title, ...words].filter((word): word is string => typeof word === 'string');
    })
    .join('\n');
}

/** Titles of the buttons that a card offers, panels and their buttons included. */
export function buttonsOn(card: unknown): string[] {
  return parts(card)
    .filter(
      ({ type }) => typeof type === 'string' && /^Action\.(Execute|ShowCard|OpenUrl)$/.test(type),
    )
    .flatMap(({ title }) => (typeof title === 'string' ? [title] : []));
}

/** The verb and data of the button with that title. */
export function buttonNamed(card: unknown, title: string): { verb: string; data: object } {
  const found = parts(card).find((part) => part.type === 'Action.Execute' && part.title === title);
  if (typeof found?.verb !== 'string' || !isObject(found.data)) {
    throw new Error(`No button "${title}" among: ${buttonsOn(card).join(', ')}`);
  }
  return { verb: found.verb, data: found.data };
}

/** The card's one heading. */
export function headingOf(card: unknown): string {
  const found = parts(card).find(({ style, type }) => type === 'TextBlock' && style === 'heading');
  return typeof found?.text === 'string' ? found.text : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The card of an answer; throws with the sentence when it is none. */
export function cardOf(reply: Reply): Card {
  if (reply.answer?.kind === 'card') return reply.answer.card;
  throw new Error(`No card but: ${reply.answer?.text ?? 'nothing'}`);
}

/** The sentence of an answer that is no card. */
export function sentenceOf(reply: Reply): string {
  if (reply.answer?.kind === 'message') return reply.answer.text;
  throw new Error(`No sentence but: ${reply.answer ? headingOf(reply.answer.card) : 'nothing'}`);
}

/** The ids of inputs on a card, and the values they begin with. */
export function inputsOn(card: unknown): Record<string, unknown> {
  const inputs = parts(card).filter(
    ({ type }) => typeof type === 'string' && type.startsWith('Input.'),
  );
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), value]));
}
