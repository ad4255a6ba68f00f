import type { App } from '../app';
import { today } from '../common/dates';
import { csvFile } from './csvFile';
import type { Column, ExportFile, ExportFormat } from './exportFile';
import { workbook } from './workbook';

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * The rows as a file in the format asked for.
 *
 * @param name what the file is about, "packages-my-packages"; today's date is put behind it
 */
export async function writeExport<R>(
  app: App,
  format: ExportFormat,
  name: string,
  columns: readonly Column<R>[],
  rows: readonly R[],
): Promise<ExportFile> {
  const bytes =
    format === 'csv' ? csvFile(columns, rows) : await workbook(sheetName(name), columns, rows);
  return {
    fileName: `${name}-${today(app.clock)}.${format}`,
    contentType: contentTypes[format],
    rows: rows.length,
    bytes,
  };
}

/** A page of rows as the lists answer it. */
interface Page<R> {
  total: number;
  rows: readonly R[];
}

/** Every row of a list that answers in pages: the export of a filter has the same rows as its grid. */
export async function everyRow<R>(
  page: (offset: number, limit: number) => Promise<Page<R>> | Page<R>,
): Promise<R[]> {
  const rows: R[] = [];
  // A list asked for in one go is worked out once; it may still answer with less.
  for (;;) {
    const { rows: more, total } = await page(rows.length, Number.MAX_SAFE_INTEGER);
    // Not spread into one call: arguments of a hundred thousand rows overflow the stack.
    for (const row of more) rows.push(row);
    if (more.length === 0 || rows.length >= total) return rows;
  }
}

function sheetName(name: string): string {
  const words = name.replaceAll('-', ' ');
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 31);
}
