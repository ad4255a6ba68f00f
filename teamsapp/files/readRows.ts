import { parse } from 'csv-parse/sync';
import { fileFault, type FilePlace } from './fileFault';

/** One line of a CSV file after its headings; a quoted line break keeps it one row. */
export interface CsvRow {
  /** The line it begins on, counting the headings' line as 1. */
  line: number;
  fields: readonly string[];
}

export interface CsvTable {
  headings: readonly string[];
  rows: readonly CsvRow[];
}

interface CsvFault {
  code: string;
  lines?: unknown;
  column?: unknown;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

const quoteFaults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'a quotation mark opens here and is never closed, so the file may be cut off. Download it again.',
  INVALID_OPENING_QUOTE: 'there is a quotation mark in the middle of an unquoted value.',
  CSV_INVALID_CLOSING_QUOTE: 'there are characters after the closing quotation mark.',
};

/**
 * The headings and rows of CSV text (RFC 4180, quoted line breaks included). Lines and rows that
 * are wholly blank are left out, as spreadsheets leave them behind.
 *
 * Throws `invalid` naming line and column for a quote that is never closed or stands in a value.
 */
export function readRows(fileName: string, text: string): CsvTable {
  const rows = parsed(fileName, text).filter((row) => row.fields.some((field) => field !== ''));
  const [first, ...rest] = rows;
  if (!first) throw fileFault(fileName, 'is empty. Choose the file again.');
  return { headings: first.fields.map((heading) => heading.trim()), rows: rest };
}

function parsed(fileName: string, text: string): CsvRow[] {
  // Where the last whole row ended: the parser tells where it stopped, not where the row began.
  let lastLine = 0;
  const starts = (record: readonly string[], end: number) => end - breaksIn(record);
  try {
    const options = {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: false,
      record_delimiter: '\n',
      on_record: <R>(row: R) => {
        if (isParsed(row)) lastLine = row.info.lines;
        return row;
      },
    };
    const records: unknown[] = parse(text, options);
    return records.filter(isParsed).map(({ record, info }) => ({
      line: starts(record, info.lines),
      fields: record,
    }));
  } catch (error) {
    if (!isCsvFault(error)) throw error;
    const what = quoteFaults[error.code] ?? 'this row cannot be read as CSV.';
    throw fileFault(fileName, what, placeOfFault(text, lastLine, error));
  }
}

function placeOfFault(text: string, lastLine: number, fault: CsvFault): FilePlace {
  const opens = fault.code === 'CSV_QUOTE_NOT_CLOSED' || typeof fault.lines !== 'number';
  const line = opens ? firstLineAfter(text, lastLine) : Number(fault.lines);
  return typeof fault.column === 'number' ? { line, column: fault.column + 1 } : { line };
}

function firstLineAfter(text: string, lastLine: number): number {
  const lines = text.split('\n');
  let line = lastLine + 1;
  while (lines[line - 1] === '' && line < lines.length) line += 1;
  return line;
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((count, field) => count + field.split('\n').length - 1, 0);
}

function isParsed(value: unknown): value is Parsed {
  return typeof value === 'object' && value !== null && 'record' in value && 'info' in value;
}

function isCsvFault(error: unknown): error is CsvFault {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
