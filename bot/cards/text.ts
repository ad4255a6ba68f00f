/* What cannot be seen but changes what is read: control signs, and signs that turn the direction of text. */
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Invisible and without width: keeps two signs from being read as one mark. */
const joiner = '\u2060';
const markdown = /[*_[\]<>#|~`\\]/g;

/**
 * People's words for a TextRun, shown letter by letter: control and direction signs dropped, line
 * breaks as spaces, and `{{` kept from being read as a date function.
 *
 * Source: TextRun runs no Markdown but still expands {{DATE(...)}} and {{TIME(...)}}.
 */
export function literal(words: string): string {
  return words
    .replace(control, ' ')
    .replace(direction, '')
    .replace(/\{(?=\{)/g, `{${joiner}`)
    .trim();
}

/**
 * A name for places that run Markdown (TextBlock, FactSet): as `literal`, with Markdown's signs as
 * their full-width twins and addresses broken, so that nothing becomes a link, list or emphasis.
 */
export function plainName(name: string): string {
  return literal(name)
    .replace(markdown, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    .replace(/:\/\//g, `:${joiner}//`)
    .replace(/\bwww\./gi, (start) => `www${joiner}${start.slice(3)}`)
    .replace(/^([-+]|\d+[.)])(?=\s)/, `${joiner}$1`);
}

/** The first words, with a sign that there is more; 300 characters is what a card holds of anybody's words. */
export function shorten(words: string, atMost = 300): string {
  const signs = Array.from(words);
  if (signs.length <= atMost) return words;
  const start = signs.slice(0, atMost - 1).join('');
  return `${start.replace(/\s+\S*$/, '')}…`;
}

/** Words for a screen reader: without signs that speech mark-up would swallow. */
export function spoken(words: string): string {
  return literal(words).replace(/[<>&]/g, ' ');
}
