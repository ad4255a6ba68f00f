import { GraphFault, invalidRequest, itemNotFound } from '../errors';
import { isJsonObject } from '../json';
import { choicesOf, isMultiple, longestText, type ColumnKind, type StoredColumn } from './column';

/** In what manner a request writes, as far as its values do not say it. */
export interface Manner {
  /** The request's Prefer header. */
  prefer: string;
  /** Status and code for a text that is too long. */
  overflow: { status: number; code: string };
  /** Whether values are tidied before they are kept. */
  normalises: boolean;
}

/** A value as it came, with what stood beside it. */
export interface Incoming extends Manner {
  value: unknown;
  /** The `X@odata.type` that several values need. */
  annotation: unknown;
}

/** Turns an incoming value into the stored one; throws what the service answers to a bad one. */
export function convertValue(column: StoredColumn, incoming: Incoming): unknown {
  if (incoming.value === null) return null;
  if (column.kind === 'system') throw invalidRequest(`Field '${column.name}' is read-only`);
  if (isMultiple(column)) return severalValues(column, incoming);
  if (incoming.annotation !== undefined || Array.isArray(incoming.value)) {
    throw invalidRequest(`Field '${column.name}' takes one value, without an odata.type`);
  }
  return converters[column.kind](column, incoming.value, incoming);
}

/** Says whether a stored value is as good as none; SharePoint does not give those back. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Writes an instant as SharePoint keeps it; undefined when the text is no instant. */
export function instantOf(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return;
  const zoned = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) || text.length === 10;
  const time = Date.parse(zoned ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

type Converter = (column: StoredColumn, value: unknown, manner: Manner) => unknown;

const converters: Record<ColumnKind, Converter> = {
  text(column, value, { overflow }) {
    if (typeof value !== 'string') throw invalidValue(column, 'text');
    const longest = longestText(column);
    if (value.length > longest) {
      const message = `Field '${column.name}' holds at most ${longest} characters`;
      throw new GraphFault(overflow.status, overflow.code, message);
    }
    return value;
  },
  choice(column, value) {
    if (typeof value !== 'string') throw invalidValue(column, 'one of its choices');
    return oneChoice(column, value);
  },
  number: oneNumber,
  currency: oneNumber,
  boolean(column, value) {
    if (typeof value !== 'boolean') throw invalidValue(column, 'true or false');
    return value;
  },
  dateTime(column, value) {
    const instant = typeof value === 'string' ? instantOf(value) : undefined;
    if (instant === undefined) throw invalidValue(column, 'an ISO 8601 date');
    // SharePoint's calendar begins in 1900, and this is the misleading answer it gives before that.
    if (Number(instant.slice(0, 4)) < 1900) throw itemNotFound();
    return instant;
  },
  lookup: oneRow,
  personOrGroup: oneRow,
  hyperlinkOrPicture(column, value, { prefer }) {
    if (!/apiversion=2\.1/i.test(prefer)) {
      throw invalidRequest(`Field '${column.name}' is written only with 'Prefer: apiversion=2.1'`);
    }
    if (!isJsonObject(value) || typeof value.Url !== 'string') {
      throw invalidValue(column, 'an object with Url and Description');
    }
    return { Description: String(value.Description ?? value.Url), Url: value.Url };
  },
};

function oneNumber(column: StoredColumn, value: unknown): number {
  if (typeof value !== 'number') throw invalidValue(column, 'a number');
  const { minimum, maximum } = column.facet;
  if (typeof minimum === 'number' && value < minimum) {
    throw invalidRequest(`Field '${column.name}' is at least ${minimum}`);
  }
  if (typeof maximum === 'number' && value > maximum) {
    throw invalidRequest(`Field '${column.name}' is at most ${maximum}`);
  }
  return value;
}

function oneChoice(column: StoredColumn, value: string): string {
  if (value === '') return value;
  const known = choicesOf(column).includes(value);
  if (known || (column.facet.allowTextEntry === true && !value.includes(';#'))) return value;
  throw invalidRequest(`'${value}' is not one of the choices of field '${column.name}'`);
}

function oneRow(column: StoredColumn, value: unknown): number {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof id === 'number' && Number.isInteger(id) && id > 0) return id;
  throw invalidValue(column, 'the id of a row, a whole number');
}

function severalValues(column: StoredColumn, { value, annotation }: Incoming): unknown[] {
  const wanted = column.kind === 'choice' ? 'Collection(Edm.String)' : 'Collection(Edm.Int32)';
  // The service refuses this without saying why; so does this, but it says it.
  if (annotation !== wanted || !Array.isArray(value)) {
    throw invalidRequest(`Field '${column.name}' takes an array beside an odata.type '${wanted}'`);
  }
  return value.map((member: unknown) => {
    if (column.kind !== 'choice') return oneRow(column, member);
    if (typeof member !== 'string') throw invalidValue(column, 'texts');
    return oneChoice(column, member);
  });
}

function invalidValue(column: StoredColumn, expected: string): GraphFault {
  return invalidRequest(`Field '${column.name}' takes ${expected}`);
}
