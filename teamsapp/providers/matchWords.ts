/** A text as search compares it: lower case, no accents, no punctuation, single spaces. */
export function folded(text: string): string {
  // Most texts are plain ASCII, and normalising is by far the dearest step.
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  const letters = isPlain ? text : text.normalize('NFKD').replace(/\p{M}|’/gu, '');
  return letters
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll('&', ' and ')
    .replace(isPlain ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text as search compares them. */
export function wordsOf(text: string): string[] {
  const plain = folded(text);
  return plain === '' ? [] : plain.split(' ');
}

/**
 * How many slips may lead to a word of the list: one wrong, missing, extra or swapped letter for
 * each four of its letters, two at most. None where there is a digit: another number is another
 * thing.
 */
export function slipsAllowed(word: string): number {
  return /\d/.test(word) ? 0 : Math.min(2, Math.floor(word.length / 4));
}

/**
 * The letters of a word as bits, for refusing most words without comparing them: one slip changes
 * at most two bits.
 */
export function letterBits(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) & 3));
  }
  return bits;
}

/** How many bits two sets of letters differ in. */
export function bitsApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

// Three rows of the distance table, kept between calls: the search compares many words a second.
const longest = 64;
let above = new Uint8Array(longest + 1);
let row = new Uint8Array(longest + 1);
let twoAbove = new Uint8Array(longest + 1);

/**
 * Whether one word becomes the other with at most `most` wrong, missing, extra or swapped letters
 * (optimal string alignment, so that two swapped neighbours are one slip).
 */
export function withinSlips(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most || a.length > longest || b.length > longest)
    return false;
  for (let j = 0; j <= b.length; j += 1) above[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = cellCost(a, b, i, j);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return false;
    [twoAbove, above, row] = [above, row, twoAbove];
  }
  return (above[b.length] ?? most + 1) <= most;
}

function cellCost(a: string, b: string, i: number, j: number): number {
  const letter = a.charCodeAt(i - 1);
  const other = b.charCodeAt(j - 1);
  let cost = (above[j - 1] ?? 0) + (letter === other ? 0 : 1);
  cost = Math.min(cost, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
  const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2);
  return swapped ? Math.min(cost, (twoAbove[j - 2] ?? 0) + 1) : cost;
}
