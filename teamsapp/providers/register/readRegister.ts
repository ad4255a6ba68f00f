import type { IsoDay } from '../../common/dates';
import type { Provider } from '../provider';
import { findLayout, type FoundLayout } from './findLayout';
import type { RegisterField } from './layouts';
import { fileFault, quoted, type FilePlace } from '../../files/fileFault';
import { readRows, type CsvRow } from '../../files/readRows';
import { readText } from '../../files/readText';
import { ages, needsOf, registerDay, tidy } from './registerValues';
import { isOutsideEngland, registrationOf } from './registrationRule';

/** What a register's row says of a provider; only what the row really gives. */
export type RegisterFields = Partial<
  Pick<
    Provider,
    | 'name'
    | 'ukprn'
    | 'providerType'
    | 'registrationStatus'
    | 'street'
    | 'town'
    | 'postcode'
    | 'lowAge'
    | 'highAge'
    | 'needs'
  >
>;

/** One school of a register file. */
export interface RegisterRow {
  line: number;
  urn: string;
  name: string;
  fields: RegisterFields;
  /** Whether the register's own column says that it is closed or not open yet. */
  saysClosed: boolean;
  notYetOpen: boolean;
  /** Whether its type says that it is no school in England. */
  outsideEngland: boolean;
  closeDate?: IsoDay;
}

export interface RegisterFile {
  /** The layout's name. */
  layout: string;
  rows: readonly RegisterRow[];
}

/** How a column of one row is read, and where to point at. */
interface Cell {
  text: string;
  place: FilePlace;
}

/**
 * Reads a whole register file, or nothing of it.
 *
 * Takes names, types, addresses, ages, needs and closing; telephones, heads and proprietors are
 * never looked at. Throws `invalid` with file, line and column for the first thing that is wrong:
 * no CSV file, unknown headings, a cut-off row, a bad URN or date, the same URN twice.
 */
export function readRegister(fileName: string, bytes: Uint8Array): RegisterFile {
  const { headings, rows } = readRows(fileName, readText(fileName, bytes));
  const found = findLayout(fileName, headings);
  const reader = new RowReader(fileName, found, headings);
  const read = rows.map((row, index) => reader.read(row, index === rows.length - 1));
  refuseRepeatedUrns(fileName, read);
  return { layout: found.layout.title, rows: read };
}

class RowReader {
  constructor(
    private readonly fileName: string,
    private readonly found: FoundLayout,
    private readonly headings: readonly string[],
  ) {}

  read(row: CsvRow, isLast: boolean): RegisterRow {
    this.checkLength(row, isLast);
    const cells = (field: RegisterField) => this.cells(row, field);
    const text = (field: RegisterField) => cells(field)[0]?.text ?? '';
    const { closedStates, notYetStates } = this.found.layout;
    const state = text('state').toLowerCase();
    const closeDate = this.day(cells('closeDate')[0]);
    return {
      line: row.line,
      urn: this.digits(cells('urn')[0], 'URN', 6),
      name: this.name(cells('name')[0]),
      fields: this.fields(cells, text),
      saysClosed: closedStates.includes(state),
      notYetOpen: notYetStates.includes(state),
      outsideEngland: isOutsideEngland(text('type')),
      ...(closeDate !== undefined && { closeDate }),
    };
  }

  private fields(
    cells: (field: RegisterField) => readonly Cell[],
    text: (field: RegisterField) => string,
  ): RegisterFields {
    const type = text('type');
    const ukprn = text('ukprn') === '' ? '' : this.digits(cells('ukprn')[0], 'UKPRN', 8);
    const street = [text('street'), text('locality'), text('address3')].filter(Boolean).join(', ');
    const needs = needsOf(cells('needs').map((cell) => cell.text));
    return {
      ...(text('name') && { name: text('name') }),
      ...(ukprn && { ukprn }),
      ...(type && { providerType: type, registrationStatus: registrationOf(type) }),
      // A list's line of text holds 255 characters.
      ...(street && { street: street.slice(0, 255) }),
      ...(text('town') && { town: text('town') }),
      ...(text('postcode') && { postcode: text('postcode').toUpperCase() }),
      ...ages(this.age(cells('lowAge')[0]), this.age(cells('highAge')[0])),
      ...(needs.length > 0 && { needs }),
    };
  }

  private cells(row: CsvRow, field: RegisterField): Cell[] {
    return (this.found.columns[field] ?? []).map((at) => ({
      text: tidy(row.fields[at] ?? ''),
      place: { line: row.line, column: at + 1, heading: this.headings[at] ?? '' },
    }));
  }

  private checkLength({ line, fields }: CsvRow, isLast: boolean): void {
    const [has, needs] = [fields.length, this.headings.length];
    if (has < needs && isLast) {
      const what = `the file stops in the middle of this row, after ${String(has)} of ${String(needs)} columns. Download it again.`;
      throw fileFault(this.fileName, what, { line, column: has });
    }
    const extra = fields.slice(needs).some((field) => field.trim() !== '');
    if (has >= needs && (!extra || this.found.layout.lastRepeats)) return;
    const what = `the row has ${String(has)} columns and the headings have ${String(needs)}.`;
    throw fileFault(this.fileName, what, { line, column: Math.min(has, needs) });
  }

  private name(cell: Cell | undefined): string {
    const name = cell?.text ?? '';
    // SharePoint's Title holds 255 characters; a longer name is a quotation mark gone astray.
    if (name.length <= 255) return name;
    throw this.fault(
      cell,
      `the name is ${String(name.length)} characters long; a name has at most 255.`,
    );
  }

  private digits(cell: Cell | undefined, what: string, count: number): string {
    const text = cell?.text ?? '';
    if (/^\d+$/.test(text) && text.length === count) return text;
    const words = count === 6 ? 'six' : 'eight';
    const is = text === '' ? `there is no ${what}` : `${quoted(text)} is not a ${what}`;
    throw this.fault(cell, `${is}. A ${what} has ${words} digits.`);
  }

  private age(cell: Cell | undefined): number | undefined {
    if (!cell || cell.text === '') return undefined;
    if (/^\d{1,2}$/.test(cell.text)) return Number(cell.text);
    throw this.fault(cell, `${quoted(cell.text)} is not an age.`);
  }

  private day(cell: Cell | undefined): IsoDay | undefined {
    if (!cell || cell.text === '') return undefined;
    const day = registerDay(cell.text);
    if (day !== undefined) return day;
    throw this.fault(cell, `${quoted(cell.text)} is not a day. Write it like 31-08-2018.`);
  }

  private fault(cell: Cell | undefined, what: string): Error {
    return fileFault(this.fileName, what, cell?.place);
  }
}

function refuseRepeatedUrns(fileName: string, rows: readonly RegisterRow[]): void {
  const lines = new Map<string, number>();
  for (const { urn, line } of rows) {
    const first = lines.get(urn);
    if (first !== undefined) {
      throw fileFault(fileName, `URN ${urn} is already on line ${String(first)}.`, {
        line,
        column: 1,
      });
    }
    lines.set(urn, line);
  }
}
