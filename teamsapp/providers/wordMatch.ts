import { placeOf, type DocumentWords } from './documentWords';
import { slipsAllowed, withinSlips } from './matchWords';
import { begun, slipped, whole, type Closeness, type Term, type Vocabulary } from './vocabulary';

/** Up to so many documents, their own words are compared; above it, the lists of all are marked. */
const fewDocuments = 1000;

/** Up to so many words of the list, their documents are counted one by one. */
const fewTerms = 500;

/** One word that was asked for, and what it finds. */
export class WordMatch {
  private found: readonly { term: Term; closeness: Closeness }[] | undefined;
  private marked: Uint8Array | undefined;

  /** @param forgiving whether words with slips count too */
  constructor(
    private readonly vocabulary: Vocabulary,
    readonly word: string,
    private readonly forgiving: boolean,
  ) {}

  /** How many documents it finds, or fewer where counting would take as long as finding. */
  estimate(): number {
    const begunTerms = this.vocabulary.countBegunBy(this.word);
    if (begunTerms > fewTerms) return begunTerms;
    return this.terms().reduce((count, { term }) => count + term.postings.length, 0);
  }

  /** The document numbers that it finds, each once. */
  documents(count: number): number[] {
    const marked = this.mark(count);
    const found: number[] = [];
    for (let number = 0; number < count; number += 1) if (marked[number] !== 0) found.push(number);
    return found;
  }

  /**
   * How well each of some documents holds the word, as a function of its number and words:
   * closeness times four plus place, 0 where the word is not.
   */
  valuesFor(count: number, documents: number): (number: number, words: DocumentWords) => number {
    if (count <= fewDocuments) return (_, words) => this.valueIn(words);
    const marked = this.mark(documents);
    return (number) => marked[number] ?? 0;
  }

  /** The word of a document that it was found by when that is a slip away. */
  usedIn(words: DocumentWords): string | undefined {
    if (this.valueIn(words) >> 2 !== slipped) return undefined;
    return words.texts.find((text) => this.closeness(text) === slipped);
  }

  private valueIn(words: DocumentWords): number {
    let best = 0;
    words.texts.forEach((text, position) => {
      const closeness = this.closeness(text);
      if (closeness > 0) best = Math.max(best, closeness * 4 + placeOf(words, position));
    });
    return best;
  }

  private closeness(text: string): Closeness | 0 {
    if (text === this.word) return whole;
    if (text.startsWith(this.word)) return begun;
    if (!this.forgiving || this.word.length < 3 || /\d/.test(this.word)) return 0;
    return withinSlips(text, this.word, slipsAllowed(text)) && slipsAllowed(text) > 0 ? slipped : 0;
  }

  private terms(): NonNullable<WordMatch['found']> {
    if (this.found) return this.found;
    const { vocabulary, word } = this;
    const exact = vocabulary.whole(word);
    const near = this.forgiving ? vocabulary.slippedFrom(word) : [];
    this.found = [
      ...(exact ? [{ term: exact, closeness: whole }] : []),
      ...vocabulary.begunBy(word).map((term) => ({ term, closeness: begun })),
      ...near.map((term) => ({ term, closeness: slipped })),
    ];
    return this.found;
  }

  private mark(documents: number): Uint8Array {
    if (this.marked) return this.marked;
    const best = new Uint8Array(documents);
    for (const { term, closeness } of this.terms()) {
      for (const posting of term.postings) {
        const value = closeness * 4 + (posting & 3);
        if (value > (best[posting >> 2] ?? 0)) best[posting >> 2] = value;
      }
    }
    this.marked = best;
    return best;
  }
}
