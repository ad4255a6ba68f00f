/** A file to hand over, and how many rows it has under its headings. */
export interface ExportFile {
  /** "packages-my-packages-2026-11-24.xlsx". */
  fileName: string;
  contentType: string;
  rows: number;
  bytes: Uint8Array;
}

export type ExportFormat = 'csv' | 'xlsx';

/**
 * What a column holds: money in whole pence, a day as an ISO day, an instant in UTC; each format
 * writes them as real amounts and dates. `count` is a whole number.
 */
export type ColumnKind = 'text' | 'number' | 'count' | 'money' | 'day' | 'instant';

export type CellValue = string | number | null | undefined;

/** One column of an export: the same for every format. */
export interface Column<R> {
  heading: string;
  /** What the views of the list call it; none for what no view shows. */
  field?: string;
  kind: ColumnKind;
  value(row: R): CellValue;
}
