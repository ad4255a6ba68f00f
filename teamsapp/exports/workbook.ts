import type { CellValue, Column, ColumnKind } from './exportFile';
import { instantInLondon } from './londonTime';
import { xmlText } from './xmlText';

/** How each kind of column is shown; the cells themselves are real numbers and dates. */
const formats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  number: 'General',
  count: '#,##0',
  money: '[$£-809]#,##0.00',
  day: 'd mmm yyyy',
  instant: 'd mmm yyyy hh:mm',
};

/** Characters of one cell. Source: Excel's limits. */
const textAtMost = 32_767;
const leastWidth = 10;
const greatestWidth = 48;
/** Rows that decide how wide a column is. */
const measuredRows = 200;

/**
 * The table as an Excel workbook of one sheet: bold headings that stay in view, a filter on each
 * column, texts that are always texts, so that none can run as a formula.
 *
 * @param name the sheet's name, at most 31 characters
 */
export async function workbook<R>(
  name: string,
  columns: readonly Column<R>[],
  rows: readonly R[],
): Promise<Uint8Array> {
  const headings = columns.map(({ heading }) => heading);
  const table = rows.map((row) => columns.map(({ kind, value }) => cell(kind, value(row))));
  const bold = headings.map((heading, index): [string, object] => [
    `0,${String(index)}`,
    { value: heading, type: 'string', style: { font: { bold: true } } },
  ]);
  // Loaded when the first workbook is asked for: the server starts without it.
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map((column) => ({
          width: widthOf(column, rows),
          numFmt: formats[column.kind],
        })),
        rows: [headings, ...table],
        cells: new Map(bold),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${letters(columns.length)}${String(rows.length + 1)}` },
      },
    ],
  });
}

function cell(kind: ColumnKind, value: CellValue): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return kind === 'money' ? value / 100 : value;
  // Excel's dates have no zone: the day, or the time on London's clocks, is written as if UTC.
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  if (kind === 'instant') return new Date(`${instantInLondon(value).replace(' ', 'T')}:00Z`);
  return xmlText(value).slice(0, textAtMost);
}

function widthOf<R>({ heading, kind, value }: Column<R>, rows: readonly R[]): number {
  // Room for the filter's arrow beside the heading.
  let width = heading.length + 4;
  if (kind === 'day') width = Math.max(width, 13);
  if (kind === 'instant') width = Math.max(width, 18);
  if (kind === 'text') {
    for (const row of rows.slice(0, measuredRows)) {
      width = Math.max(width, String(value(row) ?? '').length + 1);
    }
  }
  return Math.min(greatestWidth, Math.max(leastWidth, width));
}

/** A column's letters, counted from 1: 1 is A, 27 is AA. */
function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return before === 0 ? last : letters(before) + last;
}
