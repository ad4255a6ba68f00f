import type { ReactNode } from 'react';
import { fontFactor } from './fontFactor';

/** One column of a DataGrid. */
export interface Column<Row> {
  key: string;
  heading: string;
  /**
   * Pixels in Segoe UI; a column without a width takes its share of the rest, at least `least`.
   */
  width?: number;
  least?: number;
  /** Days, badges and counts, which must not be cut: grows with the font of the device. */
  isWhole?: boolean;
  /** Numbers are right-aligned. */
  num?: boolean;
  cell(row: Row): ReactNode;
  /** The whole text, for the tooltip of a cell that is cut. */
  text?(row: Row): string;
  /** Where the cell's one link leads; the link then has the cell's tab stop. */
  link?(row: Row): string;
  total?: ReactNode;
  /** Whether the heading sorts. */
  sorts?: boolean;
  /** Where it stands on a phone's card; left out there when it has no place. */
  card?: 'title' | 'badge' | 'line' | 'figure';
}

/** A column's width in pixels with the reader's own and the device's font; undefined for a share. */
function widthOf<Row>(
  { key, width, isWhole }: Column<Row>,
  resized: Readonly<Record<string, number>>,
): number | undefined {
  if (width === undefined || !isWhole) return resized[key] ?? width;
  return resized[key] ?? Math.ceil(width * fontFactor());
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

/** The widths as a CSS grid template, with the widths a reader has set. */
export function templateOf<Row>(
  columns: readonly Column<Row>[],
  resized: Readonly<Record<string, number>>,
): string {
  return columns
    .map((column) => {
      const set = widthOf(column, resized);
      return set === undefined ? `minmax(${column.least ?? 120}px, 1fr)` : `${set}px`;
    })
    .join(' ');
}

/** The least width at which all columns fit. */
export function leastWidth<Row>(
  columns: readonly Column<Row>[],
  resized: Readonly<Record<string, number>>,
): number {
  return columns.reduce(
    (sum, column) => sum + (widthOf(column, resized) ?? column.least ?? 120),
    0,
  );
}
