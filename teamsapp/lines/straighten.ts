/**
 * A line as it is read: without the mention, "please" and "can you", without a full stop or
 * question mark at the end, with straight quotes, plain dashes and single spaces.
 */
export function straighten(text: string): string {
  const plain = text
    .replace(/<at\b[^>]*>.*?<\/at>/gi, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/^\s*@\s*education packages\b/i, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return plain
    .replace(/^(?:please|pls|can you|could you|would you|i want to|i'd like to)\b[\s,]*/i, '')
    .replace(/^(?:please|pls)\b[\s,]*/i, '')
    .replace(/[\s,]*\b(?:please|pls|thanks|thank you)\b\s*[.?]?$/i, (found, at: number) =>
      at === 0 ? found : '',
    )
    .replace(/\s*[.?]+$/, '')
    .trim();
}

/**
 * The text with commas between values as spaces. Those inside an amount of money stay, and a
 * decimal comma in hours: they are pointed at, not guessed.
 */
export function withoutCommas(text: string): string {
  const kept = /£\s?\d[\d.,]*|(?<!\w)\d{1,2},\d{1,2}\s?(?:h|hrs?|hours?)\b|[,;]/gi;
  return text.replace(kept, (found) => (/^[,;]$/.test(found) ? ' ' : found));
}
