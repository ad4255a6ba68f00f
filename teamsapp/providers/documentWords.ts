/** Where in a document a word stands; a better place has a higher number. */
export const inOther = 0;
export const inTown = 1;
export const inName = 2;

/** The different words of a document: those of its name first, then its town's, then the others. */
export interface DocumentWords {
  texts: readonly string[];
  /** Where the town's words and the others begin. */
  townFrom: number;
  othersFrom: number;
}

/** The place of a document's word by its position. */
export function placeOf({ townFrom, othersFrom }: DocumentWords, position: number): number {
  return position < townFrom ? inName : position < othersFrom ? inTown : inOther;
}

/** Words written in two ways, each found by the other. */
const twins: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['saint', 'st'],
  ['ltd', 'limited'],
  ['limited', 'ltd'],
]);

/** What a document that is not there holds. */
export const noWords: DocumentWords = { texts: [], townFrom: 0, othersFrom: 0 };

/** The words with their twins, each once, in the first place that has it. */
export function differentWords(
  name: readonly string[],
  town: readonly string[],
  others: readonly string[],
): DocumentWords {
  const texts: string[] = [];
  const put = (text: string | undefined) => {
    if (text !== undefined && !texts.includes(text)) texts.push(text);
  };
  const putAll = (words: readonly string[]): number => {
    for (const word of words) {
      put(word);
      put(twins.get(word));
    }
    return texts.length;
  };
  const townFrom = putAll(name);
  const othersFrom = putAll(town);
  putAll(others);
  return { texts, townFrom, othersFrom };
}
