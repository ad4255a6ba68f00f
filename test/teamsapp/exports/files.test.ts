import { everyRow } from '../../../teamsapp/exports/writeExport';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { csvFile, safeText } from '../../../teamsapp/exports/csvFile';
import type { Column } from '../../../teamsapp/exports/exportFile';
import { workbook } from '../../../teamsapp/exports/workbook';

interface Row {
  text: string;
  hours: number | null;
  cost: number;
  starts: string | null;
  at: string;
}

const columns: readonly Column<Row>[] = [
  { heading: 'Text', kind: 'text', value: ({ text }) => text },
  { heading: 'Hours', kind: 'number', value: ({ hours }) => hours },
  { heading: 'Cost', kind: 'money', value: ({ cost }) => cost },
  { heading: 'Starts', kind: 'day', value: ({ starts }) => starts },
  { heading: 'Asked on', kind: 'instant', value: ({ at }) => at },
];
// Summer time: London's clocks show 10:42 at 09:42 UTC.
const row: Row = {
  text: 'Calm Waters',
  hours: 2.5,
  cost: 123_450,
  starts: '2026-06-09',
  at: '2026-06-09T09:42:00.000Z',
};
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const csvRows = (rows: readonly Row[]) =>
  parse(Buffer.from(csvFile(columns, rows)), { bom: true }) as string[][];

// Shapes of payloads as OWASP's page on CSV injection lists them; full-width signs as Excel folds them.
const payloads = [
  '=1+1',
  '=HYPERLINK("https://example.org","Open")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
];

describe('writing CSV', () => {
  test('begins with the UTF-8 mark and ends every line with CR LF', () => {
    const text = textOf(csvFile(columns, [row]));
    expect(text.startsWith('\uFEFFText,Hours,Cost,Starts,Asked on\r\n')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('writes pounds, days and London time as spreadsheets read them', () => {
    expect(csvRows([row])[1]).toEqual([
      'Calm Waters',
      '2.5',
      '1234.50',
      '2026-06-09',
      '2026-06-09 10:42',
    ]);
    expect(csvRows([{ ...row, cost: -5, hours: null, starts: null }])[1]?.slice(1, 4)).toEqual([
      '',
      '-0.05',
      '',
    ]);
  });

  test('keeps commas, quotation marks and line breaks inside a text', () => {
    const text = ' The "Mill",\r\nNorbridge ';
    expect(csvRows([{ ...row, text }])[1]?.[0]).toBe(text);
  });

  test.each(payloads)(
    'writes %j so that no spreadsheet runs it, and it can be had back',
    (text) => {
      const written = csvRows([{ ...row, text }])[1]?.[0] ?? '';
      expect(written).toBe(`'${text}`);
      expect(written).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    },
  );

  test('tells a text that began with an apostrophe from one that was given it', () => {
    expect(safeText("'=1+1")).toBe("''=1+1");
    expect(safeText("'tis")).toBe("'tis");
    expect(safeText('Calm = quiet')).toBe('Calm = quiet');
  });
});

describe('writing a workbook', () => {
  const sheetOf = async (rows: readonly Row[]) => {
    const book = await readXlsx(await workbook('Packages', columns, rows), { readStyles: true });
    return book.sheets[0];
  };

  test('holds real numbers, pounds and dates', async () => {
    const sheet = await sheetOf([row]);
    expect(sheet?.name).toBe('Packages');
    expect(sheet?.rows[1]).toEqual([
      'Calm Waters',
      2.5,
      1234.5,
      new Date('2026-06-09T00:00:00Z'),
      // The time on London's clocks: a workbook's dates have no zone.
      new Date('2026-06-09T10:42:00Z'),
    ]);
    expect(sheet?.cells?.get('1,2')?.style?.numFmt).toBe('[$£-809]#,##0.00');
    expect(sheet?.cells?.get('1,3')?.style?.numFmt).toBe('d mmm yyyy');
  });

  test('has bold headings that stay in view, and a filter on every column', async () => {
    const sheet = await sheetOf([row, row]);
    expect(sheet?.rows[0]).toEqual(['Text', 'Hours', 'Cost', 'Starts', 'Asked on']);
    expect(sheet?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(sheet?.freezePane).toEqual({ rows: 1 });
    expect(sheet?.autoFilter?.range).toBe('A1:E3');
  });

  test.each(payloads)('keeps %j as a text', async (text) => {
    const sheet = await sheetOf([{ ...row, text }]);
    const cell = sheet?.cells?.get('1,0');
    expect(cell?.formula).toBeUndefined();
    // XML folds a lone carriage return into a line feed.
    expect(String(sheet?.rows[1]?.[0]).replace('\n', '\r')).toBe(text);
  });

  test('drops characters that no workbook can hold', async () => {
    const sheet = await sheetOf([{ ...row, text: 'Calm\u0000\u0008 Waters\u001f' }]);
    expect(sheet?.rows[1]?.[0]).toBe('Calm Waters');
  });

  test('has headings and a filter without any rows', async () => {
    const sheet = await sheetOf([]);
    expect(sheet?.rows).toHaveLength(1);
    expect(sheet?.autoFilter?.range).toBe('A1:E1');
  });
});

describe('taking every row of a list', () => {
  test('a list of 200,000 rows in one answer is taken whole', async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => index);
    const taken = await everyRow(() => ({ total: rows.length, rows }));
    expect(taken).toHaveLength(200_000);
  });

  test('a list that answers in pages is asked until it is whole', async () => {
    const all = Array.from({ length: 25 }, (_, index) => index);
    const taken = await everyRow((offset) => ({ total: 25, rows: all.slice(offset, offset + 10) }));
    expect(taken).toEqual(all);
  });
});
