import { AppError } from '../common/errors';

/** Where in a file a fault is: the line counts from 1 with the headings, the column likewise. */
export interface FilePlace {
  line: number;
  column?: number;
  heading?: string;
}

/**
 * The one sentence that says what is wrong with a file and where, as an AppError `invalid`.
 *
 * @param what begins with a small letter where a place is given: it follows a colon.
 */
export function fileFault(fileName: string, what: string, place?: FilePlace): AppError {
  const sentence = place ? `${fileName}, ${placeInWords(place)}: ${what}` : `${fileName} ${what}`;
  return new AppError('invalid', `${sentence} Nothing was brought in.`, 'file');
}

/** A value of the file as it can stand in a sentence: one line, at most 40 characters. */
export function quoted(value: string): string {
  // Control characters would break the sentence, and a log line with it.
  const line = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return `“${line.length > 40 ? `${line.slice(0, 39)}…` : line}”`;
}

function placeInWords({ line, column, heading }: FilePlace): string {
  if (column === undefined) return `line ${String(line)}`;
  const named = heading === undefined ? '' : ` (${heading})`;
  return `line ${String(line)}, column ${String(column)}${named}`;
}
