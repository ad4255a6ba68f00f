import type { JsonObject } from '../json';
import { column, type ColumnOptions, DamagedField, type Field, tooLong } from './column';
import { sharedText } from './sharedText';

/** Characters of one line. Source: SharePoint's single line of text. */
const longestLine = 255;
/** Characters of a multi-line text. Source: SharePoint's multiple lines of text. */
export const longestNote = 63_999;

const noteFacet = {
  text: { allowMultipleLines: true, linesForEditing: 6, maxLength: longestNote, textType: 'plain' },
};

/** One line of text. An empty text and none are the same to a list. */
export function text(name: string, options: ColumnOptions = {}): Field<string> {
  return textField(name, { text: { maxLength: longestLine } }, longestLine, options);
}

/** Text of several lines; cannot be indexed. */
export function note(name: string): Field<string> {
  return textField(name, noteFacet, longestNote, {});
}

/** The list's own Title column, which exists from the start. */
export function title(options: ColumnOptions = {}): Field<string> {
  return textField('Title', { text: { maxLength: longestLine } }, longestLine, options);
}

/** The same field for a property that always has a text: where the list has none, it is empty. */
export function orEmpty(field: Field<string>): Field<string> {
  return { ...field, read: (fields) => field.read(fields) ?? '' };
}

/** One of a set of words that may grow: a text to SharePoint, a closed set in code. */
export function word<V extends string>(
  name: string,
  words: readonly V[],
  options: ColumnOptions = {},
): Field<V> {
  return { ...choice(name, words), columns: text(name, options).columns };
}

/** One of a closed set of words, kept as it is in code. */
export function choice<V extends string>(
  name: string,
  choices: readonly V[],
  options: ColumnOptions = {},
): Field<V> {
  const facet = { choice: { allowTextEntry: false, choices, displayAs: 'dropDownMenu' } };
  return {
    columns: [column(name, facet, options)],
    write: (value) => ({ [name]: value ?? null }),
    read(fields) {
      const found = textIn(fields, name);
      return found === undefined ? undefined : known(name, choices, found);
    },
  };
}

/** Several of a closed set of words; none and an empty list are the same. */
export function choices<V extends string>(name: string, all: readonly V[]): Field<readonly V[]> {
  const facet = { choice: { allowTextEntry: false, choices: all, displayAs: 'checkBoxes' } };
  return {
    columns: [column(name, facet)],
    // Graph takes several values only with their type beside them.
    write: (value) => ({
      [`${name}@odata.type`]: 'Collection(Edm.String)',
      [name]: [...(value ?? [])],
    }),
    read(fields) {
      const found = fields[name] ?? [];
      if (!Array.isArray(found)) throw new DamagedField(name, 'is not a list of choices');
      return found.map((one) => known(name, all, String(one)));
    },
  };
}

/** Short codes in one line that a manager can read: "2a; 4b". A code has no semicolon. */
export function codes(name: string): Field<readonly string[]> {
  const line = text(name);
  return {
    columns: line.columns,
    write: (value) => line.write(value?.join('; ')),
    read: (fields) => line.read(fields)?.split('; ').filter(Boolean) ?? [],
  };
}

/** Anything that is not a column of its own, as JSON in a multi-line text, key order kept. */
export function json<V>(name: string, check: (value: unknown) => value is V): Field<V> {
  const whole = note(name);
  return {
    columns: whole.columns,
    write: (value) => whole.write(value === undefined ? undefined : JSON.stringify(value)),
    read(fields) {
      const found = whole.read(fields);
      if (found === undefined) return undefined;
      const value = parsed(name, found);
      if (!check(value)) throw new DamagedField(name, 'does not hold what it should');
      return value;
    },
  };
}

function textField(
  name: string,
  facet: JsonObject,
  most: number,
  options: ColumnOptions,
): Field<string> {
  const built = column(name, facet, options);
  return {
    columns: [built],
    write(value) {
      if (value !== undefined && value.length > most) {
        throw tooLong(built.displayName, value.length, most);
      }
      return { [name]: value === undefined || value === '' ? null : value };
    },
    read(fields) {
      const value = textIn(fields, name);
      // A unique value comes once; in the pool it would only push out those that come often.
      return value === undefined || built.unique ? value : sharedText(value);
    },
  };
}

function textIn(fields: JsonObject, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new DamagedField(name, 'is not a text');
  return value;
}

/** The word from the set itself, so that thousands of rows share one text in memory. */
function known<V extends string>(name: string, all: readonly V[], found: string): V {
  const word = all.find((one) => one === found);
  if (word === undefined) throw new DamagedField(name, 'holds a word that is none of its choices');
  return word;
}

function parsed(name: string, found: string): unknown {
  try {
    const value: unknown = JSON.parse(found);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) throw new DamagedField(name, 'is not whole JSON');
    throw error;
  }
}
