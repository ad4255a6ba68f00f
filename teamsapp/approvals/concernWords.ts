import type { Concern } from './approval';

/** The first words of a concern, with its figure: "Budget left, 2026 to 2027: £31,836.00". */
export function concernHead({ title, figure }: Pick<Concern, 'title' | 'figure'>): string {
  return figure === undefined ? title : `${title}: ${figure}`;
}

/** A concern as running text. After a figure the sentence goes on, else it begins anew. */
export function concernWords(concern: Concern): string {
  return `${concernHead(concern)}${goesOn(concern) ? '' : '.'} ${concern.sentence}`;
}

/** Whether the sentence goes on from the first words, so that no full stop stands between. */
export function goesOn({ sentence }: Pick<Concern, 'sentence'>): boolean {
  return /^\p{Ll}/u.test(sentence);
}
