import { folded, wordsOf } from './matchWords';

import {
  differentWords,
  inName,
  inTown,
  noWords,
  placeOf,
  type DocumentWords,
} from './documentWords';
import { Vocabulary, whole } from './vocabulary';
import { WordMatch } from './wordMatch';

/** What can be found of a document. Words in its name count most, in its town next. */
export interface Searchable {
  name: string;
  town?: string | undefined;
  /** Numbers that stand for this document alone, "141502". */
  codes?: readonly (string | undefined)[];
  /** Everything else that it may be found by. */
  others?: readonly (string | undefined)[];
}

export interface Hit<T> {
  document: T;
  /**
   * 4 and more: the very name or number; 3: the words as they stand in the name; 2: all words; 1:
   * beginnings of words; 0: with slips; below 0: only some of the words. The fraction orders those.
   */
  score: number;
  exact: boolean;
}

export interface Found<T> {
  /** Best first; equals in the order of the documents. */
  hits: readonly Hit<T>[];
  /** What was searched for instead, when the words as written found nothing. */
  readAs?: string;
}

interface Entry<T> {
  document: T;
  name: string;
  nameWords: number;
  words: DocumentWords;
  codes: readonly string[];
  /** The last update that had it: others are no longer there. */
  seen: number;
}

// For packing a score, to a thousandth, and a document's number into one exact figure.
const highest = 5;
const fineness = 1000;
const numbers = 2 ** 24;

/**
 * A search over a list of documents that forgives slips: a vocabulary with, for each word, the
 * documents that hold it. Every word asked for must be found somewhere in the document.
 */
export class SearchIndex<T extends object> {
  private vocabulary = new Vocabulary();
  private entries: Entry<T>[] = [];
  private numberOf = new Map<T, number>();
  private documents: readonly T[] = [];
  private updates = 0;

  constructor(private readonly describe: (document: T) => Searchable) {}

  /**
   * Makes the index that of exactly these documents. Documents it already holds cost next to
   * nothing, so a list of which one row has changed is brought up to date at once; a changed row
   * must be another object. Answers the index itself.
   */
  of(documents: readonly T[]): this {
    if (documents === this.documents) return this;
    // Rows that are gone still take room: when they are more than half, begin afresh.
    if (this.entries.length > 2 * documents.length + 1000) this.clear();
    this.updates += 1;
    for (const document of documents) {
      const number = this.numberOf.get(document) ?? this.add(document);
      const entry = this.entries[number];
      if (entry) entry.seen = this.updates;
    }
    this.documents = documents;
    return this;
  }

  /** Documents that hold every word, as written; if there are none, with slips forgiven. */
  search(words: string): Found<T> {
    const hits = this.ranked(words, this.matches(words, false));
    if (hits.length > 0) return { hits };
    const matches = this.matches(words, true);
    const forgiven = this.ranked(words, matches);
    const [first] = forgiven;
    return first ? { hits: forgiven, readAs: this.readAs(matches, first.document) } : { hits: [] };
  }

  /** Documents that hold the most of the words, slips forgiven; scores are below 0. */
  nearest(words: string, count: number): readonly Hit<T>[] {
    const scores = new Map<number, number>();
    let total = 0;
    for (const match of this.matches(words, true)) {
      const found = match.documents(this.entries.length).filter((number) => this.isThere(number));
      const weight = Math.log(1 + this.documents.length / (1 + found.length));
      const valueOf = match.valuesFor(found.length, this.entries.length);
      total += weight;
      for (const number of found) {
        const closeness = valueOf(number, this.entries[number]?.words ?? noWords) >> 2;
        scores.set(number, (scores.get(number) ?? 0) + (weight * closeness) / whole);
      }
    }
    return [...scores]
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
      .slice(0, count)
      .flatMap(([number, score]) => this.hit(number, score / total - 1));
  }

  private add(document: T): number {
    const number = this.entries.length;
    const { name, town, codes = [], others = [] } = this.describe(document);
    const known = codes.map((code) => (code === undefined ? '' : joined(code))).filter(Boolean);
    const nameWords = wordsOf(name);
    const words = differentWords(nameWords, wordsOf(town ?? ''), [
      ...known,
      ...wordsOf(others.join(' ')),
    ]);
    words.texts.forEach((text, position) => {
      this.vocabulary.add(text, number * 4 + placeOf(words, position));
    });
    this.entries.push({
      document,
      name: nameWords.join(' '),
      nameWords: nameWords.length,
      words,
      codes: known,
      seen: 0,
    });
    this.numberOf.set(document, number);
    return number;
  }

  private clear(): void {
    this.vocabulary = new Vocabulary();
    this.entries = [];
    this.numberOf = new Map();
  }

  private matches(words: string, forgiving: boolean): WordMatch[] {
    // More words than any name has are a pasted text; the first dozen say enough.
    const asked = [...new Set(wordsOf(words))].slice(0, 12);
    return asked.map((word) => new WordMatch(this.vocabulary, word, forgiving));
  }

  private ranked(words: string, matches: readonly WordMatch[]): Hit<T>[] {
    const sizes = new Map(matches.map((match) => [match, match.estimate()]));
    const [rarest, ...rest] = [...sizes].sort((a, b) => a[1] - b[1]).map(([match]) => match);
    if (!rarest || sizes.get(rarest) === 0) return [];
    const found = rarest.documents(this.entries.length).filter((number) => this.isThere(number));
    const values = [rarest, ...rest].map((m) => m.valuesFor(found.length, this.entries.length));
    const phrase = folded(words);
    const code = joined(words);
    // Score and number in one figure, so that sorting needs no comparing function.
    const keys = new Float64Array(found.length);
    let count = 0;
    for (const number of found) {
      const score = this.score(number, values, phrase, code);
      if (score < 0) continue;
      keys[count] = Math.round((highest - score) * fineness) * numbers + number;
      count += 1;
    }
    const hits: Hit<T>[] = [];
    for (const key of keys.subarray(0, count).sort()) {
      const entry = this.entries[key % numbers];
      const score = highest - Math.floor(key / numbers) / fineness;
      if (entry) hits.push({ document: entry.document, score, exact: score >= 4 });
    }
    return hits;
  }

  /** The score of a document, or -1 when a word is not in it. */
  private score(
    number: number,
    values: readonly ReturnType<WordMatch['valuesFor']>[],
    phrase: string,
    code: string,
  ): number {
    const entry = this.entries[number];
    if (!entry) return -1;
    let worst: number = whole;
    const places = [0, 0, 0];
    for (const valueOf of values) {
      const value = valueOf(number, entry.words);
      if (value === 0) return -1;
      worst = Math.min(worst, value >> 2);
      places[value & 3] = (places[value & 3] ?? 0) + 1;
    }
    const covered = Math.min(1, (places[inName] ?? 0) / Math.max(1, entry.nameWords));
    const starts = entry.name.startsWith(phrase) ? 0.1 : 0;
    const fraction = 0.7 * covered + starts + ((places[inTown] ?? 0) > 0 ? 0.1 : 0);
    if (entry.name === phrase || entry.codes.includes(code)) return 4 + fraction;
    if (worst < whole) return worst - 1 + fraction;
    return (` ${entry.name} `.includes(` ${phrase} `) ? 3 : 2) + fraction;
  }

  private hit(number: number, score: number): Hit<T>[] {
    const entry = this.entries[number];
    return entry ? [{ document: entry.document, score, exact: false }] : [];
  }

  private isThere(number: number): boolean {
    return this.entries[number]?.seen === this.updates;
  }

  private readAs(matches: readonly WordMatch[], document: T): string {
    const words = this.entries[this.numberOf.get(document) ?? -1]?.words ?? noWords;
    return matches.map((match) => match.usedIn(words) ?? match.word).join(' ');
  }
}

function joined(text: string): string {
  return folded(text).replaceAll(' ', '');
}
