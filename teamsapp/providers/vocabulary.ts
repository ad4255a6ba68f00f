import { bitsApart, letterBits, slipsAllowed, withinSlips } from './matchWords';

/** How well a word of the list answers a word that was asked for; 0 is not at all. */
export type Closeness = 1 | 2 | 3;
export const slipped: Closeness = 1;
export const begun: Closeness = 2;
export const whole: Closeness = 3;

/** A word of the list and where it stands: document number times four plus its place. */
export interface Term {
  text: string;
  postings: number[];
}

/** Every different word of a list, found by the whole, by its beginning or with slips. */
export class Vocabulary {
  private readonly terms = new Map<string, Term>();
  private sorted: Term[] = [];
  private fresh: Term[] = [];
  private bits = new Int32Array();
  private lengths = new Uint8Array();
  private slips = new Uint8Array();

  /** Adds a posting to a word; a document gives each of its words once. */
  add(text: string, posting: number): void {
    let term = this.terms.get(text);
    if (!term) {
      term = { text, postings: [] };
      this.terms.set(text, term);
      this.fresh.push(term);
    }
    term.postings.push(posting);
  }

  whole(word: string): Term | undefined {
    return this.terms.get(word);
  }

  /** Words that begin so, without the word itself. */
  begunBy(word: string): Term[] {
    this.settle();
    let from = this.firstFrom(word);
    const found: Term[] = [];
    for (; this.sorted[from]?.text.startsWith(word); from += 1) {
      const term = this.sorted[from];
      if (term && term.text !== word) found.push(term);
    }
    return found;
  }

  /** How many words begin so, the word itself included. */
  countBegunBy(word: string): number {
    this.settle();
    return this.firstFrom(`${word}\uffff`) - this.firstFrom(word);
  }

  /** Words from which this one may have come by a few slips, without those that begin with it. */
  slippedFrom(word: string): Term[] {
    if (word.length < 3 || /\d/.test(word)) return [];
    this.settle();
    const wanted = letterBits(word);
    const found: Term[] = [];
    for (let at = 0; at < this.lengths.length; at += 1) {
      // Most words are ruled out by their length and letters, without comparing them.
      const most = this.slips[at] ?? 0;
      if (most === 0 || Math.abs((this.lengths[at] ?? 0) - word.length) > most) continue;
      if (bitsApart(this.bits[at] ?? 0, wanted) > 2 * most) continue;
      const term = this.sorted[at];
      if (term && !term.text.startsWith(word) && withinSlips(term.text, word, most))
        found.push(term);
    }
    return found;
  }

  private firstFrom(word: string): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.text ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts new words among the sorted ones: a merge, so that one new row does not sort them all. */
  private settle(): void {
    if (this.fresh.length === 0) return;
    const fresh = this.fresh.sort((a, b) => (a.text < b.text ? -1 : 1));
    const merged: Term[] = [];
    let next = 0;
    for (const term of this.sorted) {
      for (let one = fresh[next]; one && one.text < term.text; one = fresh[next]) {
        merged.push(one);
        next += 1;
      }
      merged.push(term);
    }
    this.sorted = merged.concat(fresh.slice(next));
    this.fresh = [];
    this.bits = Int32Array.from(this.sorted, ({ text }) => letterBits(text));
    this.lengths = Uint8Array.from(this.sorted, ({ text }) => Math.min(text.length, 255));
    this.slips = Uint8Array.from(this.sorted, ({ text }) => slipsAllowed(text));
  }
}
