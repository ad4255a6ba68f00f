import { instantInLondon } from './londonTime';
import type { CellValue, Column, ColumnKind } from './exportFile';

/** What a spreadsheet takes for the beginning of a formula, full-width signs included. */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * The table as CSV (RFC 4180) in UTF-8 with its mark, so that Excel reads the letters rightly.
 *
 * Money is written in pounds, "1234.50", a day "2026-11-24", an instant in London time
 * "2026-11-24 10:42". A text that a spreadsheet would run as a formula gets an apostrophe before
 * it; taking away one apostrophe before such a sign gives the text back.
 */
export function csvFile<R>(columns: readonly Column<R>[], rows: readonly R[]): Uint8Array {
  const lines = [columns.map(({ heading }) => quoted(safeText(heading))).join(',')];
  for (const row of rows) {
    lines.push(columns.map(({ kind, value }) => cell(kind, value(row))).join(','));
  }
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** The text as it may stand in a cell: with an apostrophe before what would run as a formula. */
export function safeText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

const numberTexts: Readonly<Partial<Record<ColumnKind, (value: number) => string>>> = {
  money: (pence) => (pence / 100).toFixed(2),
};

function cell(kind: ColumnKind, value: CellValue): string {
  if (value === null || value === undefined || value === '') return '';
  // A number is data, also a negative one: only texts can be formulas.
  if (typeof value === 'number') return numberTexts[kind]?.(value) ?? String(value);
  if (kind === 'instant') return instantInLondon(value);
  return quoted(safeText(value));
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
