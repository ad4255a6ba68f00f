import { inflateRawSync } from 'node:zlib';

/** The text of one file in a ZIP, found by its central directory. Throws when there is none. */
export function zipEntry(zip: Uint8Array, name: string): string {
  const bytes = Buffer.from(zip);
  let at = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = bytes.readUInt16LE(at + 10);
  at = bytes.readUInt32LE(at + 16);
  for (let entry = 0; entry < count; entry += 1) {
    const [nameSize, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const found = bytes.toString('utf8', at + 46, at + 46 + (nameSize ?? 0));
    if (found === name) return content(bytes, bytes.readUInt32LE(at + 42), at);
    at += 46 + (nameSize ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`The archive has no ${name}.`);
}

function content(bytes: Buffer, local: number, central: number): string {
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(central + 20));
  const isPacked = bytes.readUInt16LE(central + 10) !== 0;
  return (isPacked ? inflateRawSync(packed) : packed).toString('utf8');
}

/** The words of a Word document, a line for each paragraph. */
export function wordText(docx: Uint8Array): string[] {
  const xml = zipEntry(docx, 'word/document.xml');
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)]
      .map((run) => plain(run[1] ?? ''))
      .join(''),
  );
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', '’')
    .replaceAll('&amp;', '&');
}
