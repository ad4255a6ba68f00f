/** Longer texts are written for one row and hardly ever come twice. */
const longest = 40;
/** Texts remembered at most; then the pool starts anew and only what comes later is doubled. */
const most = 20_000;

const pool = new Map<string, string>();

/**
 * The same text, once in memory however often it is read: names, days and teams come in every
 * row of a list, and each reading of a page makes new texts of them.
 */
export function sharedText(text: string): string {
  if (text.length > longest) return text;
  const known = pool.get(text);
  if (known !== undefined) return known;
  if (pool.size >= most) pool.clear();
  pool.set(text, text);
  return text;
}
