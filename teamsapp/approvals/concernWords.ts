import type { Concern } from './approval';

type Words = Pick<Concern, 'title' | 'figure' | 'sentence'>;

/**
 * The first words of a concern, with its figure: "Budget left, 2026 to 2027: £31,836.00". A full
 * stop stands behind them unless the sentence goes on.
 */
export function concernStart({ title, figure, sentence }: Words): string {
  const head = figure === undefined ? title.replace(/\.$/, '') : `${title}: ${figure}`;
  return /^\p{Ll}/u.test(sentence) ? head : `${head}.`;
}

/** A concern as running text. */
export function concernWords(concern: Words): string {
  return `${concernStart(concern)} ${concern.sentence}`;
}
