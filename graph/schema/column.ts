import { AppError } from '../../teamsapp/common/errors';
import type { JsonObject } from '../json';

/** One column of a list, as Graph creates it. */
export interface Column {
  /** Internal name: ASCII, at most 32 characters, never changed. */
  name: string;
  /** What people see in SharePoint. */
  displayName: string;
  indexed: boolean;
  unique: boolean;
  /** The one type facet, `{ text: {...} }`; a lookup's list is filled in at provisioning. */
  facet: JsonObject;
  /** Name of the list that a lookup points at. */
  lookupList?: string;
}

/**
 * How one property of a row stands in the list: in one column, or in two for a person.
 *
 * `read` answers undefined where the list has no value. It throws DamagedField for a value that
 * this program would not have written.
 */
export interface Field<V> {
  columns: readonly Column[];
  /** The fields to write; undefined writes null, which clears the columns. Throws AppError. */
  write: (value: V | undefined) => JsonObject;
  read: (fields: JsonObject) => V | undefined;
}

/** Something in a row that this program would not have written: somebody edited the list by hand. */
export class DamagedField extends Error {
  constructor(column: string, problem: string) {
    super(`${column} ${problem}`);
    this.name = 'DamagedField';
  }
}

/** Options of a column; both default to no. A unique column is indexed too. */
export interface ColumnOptions {
  indexed?: boolean;
  unique?: boolean;
  /** What people see; else the internal name cut into words. */
  displayName?: string;
}

/** Builds a column; its display name is its internal name in words: 'Next review due'. */
export function column(name: string, facet: JsonObject, options: ColumnOptions = {}): Column {
  const words = name.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b}`);
  const sentence = words.charAt(0) + words.slice(1).toLowerCase();
  const unique = options.unique ?? false;
  const indexed = unique || (options.indexed ?? false);
  return { name, displayName: options.displayName ?? sentence, indexed, unique, facet };
}

/** Refuses a value that the list cannot hold, in a sentence for the person who typed it. */
export function tooLong(displayName: string, length: number, most: number): AppError {
  const long = `${length.toLocaleString('en-GB')} characters long`;
  const sentence = `${displayName} is ${long}; the list takes ${most.toLocaleString('en-GB')}. Shorten it.`;
  return new AppError('invalid', sentence);
}
