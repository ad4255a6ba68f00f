/**
 * How many single slips lie between two words: a letter missing, added, wrong, or two neighbours
 * swapped (optimal string alignment). Stops counting beyond `atMost`.
 */
export function distance(a: string, b: string, atMost = Infinity): number {
  if (Math.abs(a.length - b.length) > atMost) return atMost + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + differs);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, at(beforeLast, j - 2) + 1);
      row.push(best);
    }
    if (Math.min(...row) > atMost) return atMost + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

/** How many slips a word may have and still be read as another: 1, or 2 from six letters. */
export function slipsAllowed(word: string): number {
  return word.length >= 6 ? 2 : 1;
}

/** The candidate with the fewest slips, within what is allowed; none when two are equally near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [first, second] = nearestFew(word, candidates, 2);
  const isTie = first && second && first.slips === second.slips;
  return isTie ? undefined : first?.candidate;
}

/** The nearest candidates within the slips allowed, nearest first; equal ones in their own order. */
export function nearestFew(
  word: string,
  candidates: readonly string[],
  count: number,
): { candidate: string; slips: number }[] {
  const allowed = slipsAllowed(word);
  const given = word.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, slips: distance(given, candidate.toLowerCase(), allowed) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, count);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
