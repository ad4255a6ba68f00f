import { packages } from '../../graph/schema/packages';
import { sharedText } from '../../graph/schema/sharedText';
import { aPackage } from '../support/build';

/** A text of its own in memory, as every parsed page brings one. */
const again = (text: string): string => Buffer.from(text).toString();

describe('reading the same texts in many rows', () => {
  test('a row reads back as it was written, its event member by member in order', () => {
    const row = aPackage();
    const item = { id: row.id, eTag: row.eTag, fields: packages.newFields(row) };
    const read = packages.toRow(item);
    expect(read).toEqual(row);
    expect(JSON.stringify(read.lastEvent)).toBe(JSON.stringify(row.lastEvent));
  });

  test('an event that somebody edited by hand is read as it is', () => {
    const row = aPackage();
    const LastEvent = '{"sequence":1,"actor":{"id":7},"verb":null}';
    const fields = { ...packages.newFields(row), LastEvent };
    const read = packages.toRow({ id: row.id, eTag: row.eTag, fields });
    expect(JSON.stringify(read.lastEvent)).toBe(LastEvent);
  });

  test('every text comes back equal, also when more came than are remembered', () => {
    const texts = Array.from({ length: 50_000 }, (_, index) => `text ${String(index % 30_000)}`);
    expect(texts.map((text) => sharedText(again(text)))).toEqual(texts);
    expect(sharedText('x'.repeat(500))).toBe('x'.repeat(500));
  });
});
