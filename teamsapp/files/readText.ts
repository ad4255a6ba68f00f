import { fileFault } from './fileFault';

/** What a file can be known by before it is read as text, and what to say about it. */
const otherFiles: readonly { starts: readonly number[]; sentence: string }[] = [
  {
    starts: [0x50, 0x4b],
    sentence: 'is an Excel workbook or a zip file. Open it and save it as CSV UTF-8.',
  },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    sentence: 'is an old Excel workbook. Open it and save it as CSV UTF-8.',
  },
  { starts: [0xff, 0xfe], sentence: 'is saved as UTF-16. Save it as CSV UTF-8.' },
  { starts: [0xfe, 0xff], sentence: 'is saved as UTF-16. Save it as CSV UTF-8.' },
  { starts: [0x25, 0x50, 0x44, 0x46], sentence: 'is a PDF. Choose a CSV file.' },
];

/**
 * The characters of windows-1252 from 0x80 to 0x9f; a space where it has none. Written out because
 * Node 20's own decoder reads these bytes as latin1.
 */
const from0x80 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * The text of a CSV file: UTF-8 with or without its mark, else windows-1252, lines ended by LF.
 *
 * Throws `invalid` for a file that is empty, a workbook, a web page, UTF-16, damaged, or no text.
 */
export function readText(fileName: string, bytes: Uint8Array): string {
  if (bytes.length === 0) throw fileFault(fileName, 'is empty. Choose the file again.');
  const other = otherFiles.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (other) throw fileFault(fileName, other.sentence);
  refuseZeros(fileName, bytes);
  const text = decode(fileName, bytes).replace(/^\uFEFF/, '');
  const start = text.slice(0, 1000).trimStart();
  if (start === '') throw fileFault(fileName, 'is empty. Choose the file again.');
  if (start.startsWith('<')) {
    throw fileFault(fileName, 'is a web page, not a CSV file. Download the file itself.');
  }
  return text.replace(/\r\n?/g, '\n');
}

function refuseZeros(fileName: string, bytes: Uint8Array): void {
  const zero = bytes.indexOf(0);
  if (zero < 0) return;
  // UTF-16 without its mark: every second byte of English text is a zero.
  const head = bytes.subarray(0, 200);
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  const isUtf16 = zeros * 2 >= head.length - 1;
  if (isUtf16) throw fileFault(fileName, 'is saved as UTF-16. Save it as CSV UTF-8.');
  const place = placeOf(bytes, zero);
  throw fileFault(
    fileName,
    'there is a character that no text has, so this is no CSV file.',
    place,
  );
}

function decode(fileName: string, bytes: Uint8Array): string {
  const { invalidAt, wide } = checkUtf8(bytes);
  if (invalidAt === undefined) return new TextDecoder('utf-8').decode(bytes);
  const unused = bytes.some((byte) => byte >= 0x80 && from0x80[byte - 0x80] === ' ');
  // A file with good UTF-8 letters and a bad byte is a damaged UTF-8 file, not windows-1252.
  const damaged = wide > 0 || hasMark(bytes) || unused;
  if (!damaged) return windows1252(bytes);
  throw fileFault(
    fileName,
    'there is a damaged character. Download the file again.',
    placeOf(bytes, invalidAt),
  );
}

function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(
    /[\x80-\x9f]/g,
    (character) => from0x80[character.charCodeAt(0) - 0x80] ?? character,
  );
}

/** Where UTF-8 is first broken, and how many whole characters of several bytes there are. */
function checkUtf8(bytes: Uint8Array): { invalidAt: number | undefined; wide: number } {
  let invalidAt: number | undefined;
  let wide = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    const isStart = first >= 0xc2 && first <= 0xf4;
    if (isStart && continues(bytes, at + 1, more)) {
      wide += 1;
      at += more;
    } else invalidAt ??= at;
  }
  return { invalidAt, wide };
}

function continues(bytes: Uint8Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at += 1) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The line and, counted in commas, the column of a byte. */
function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let index = 0; index < at; index += 1) {
    if (bytes[index] === 0x0a) {
      line += 1;
      column = 1;
    } else if (bytes[index] === 0x2c) column += 1;
  }
  return { line, column };
}
