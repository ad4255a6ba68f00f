import type { Row } from '../../teamsapp/common/store';
import { requestKeyColumn } from '../exactlyOnce';
import type { Item } from '../items';
import { isObject, type JsonObject } from '../json';
import { type Column, DamagedField } from './column';

/** A field whose type is forgotten, so that fields of all types go through one loop. */
interface AnyField {
  columns: readonly Column[];
  optional?: boolean;
  write(value: unknown): JsonObject;
  read(fields: JsonObject): unknown;
}

export type NamedField = [name: string, field: AnyField];

/** Whether a member of a table of fields is one. */
export function isNamedField(entry: [string, unknown]): entry is NamedField {
  return isObject(entry[1]) && typeof entry[1].write === 'function';
}

/** What the list is told of a row: the columns of each field. */
export function written(fields: readonly NamedField[], row: object): JsonObject {
  const parts = fields.map(([name, field]) => {
    const value: unknown = Reflect.get(row, name);
    return field.write(value);
  });
  return Object.assign({}, ...parts);
}

/** Only what has a value, by its name: a field that comes with a later version changes no seal. */
export function contentOf(list: string, fields: readonly NamedField[], row: object): string {
  const values = fields
    .map(([name]) => [name, steady(Reflect.get(row, name))] as const)
    .filter(([, value]) => !isNothing(value));
  return JSON.stringify([list, Object.fromEntries(values)]);
}

/**
 * A value without what storing and reading may alter: the ends of lines and texts, the order of
 * several words, digits beyond the fifteenth.
 */
function steady(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  if (typeof value === 'number') return Number(value.toPrecision(15));
  if (Array.isArray(value)) {
    const members = value.map(steady);
    return members.every((one) => typeof one === 'string') ? members.sort() : members;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, steady(one)]));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false;
}

/** The row of an item, with what it has. Throws DamagedField. */
export function rowOf(fields: readonly NamedField[], item: Item): object {
  const row: Record<string, unknown> = { id: item.id, eTag: item.eTag };
  for (const [name, field] of fields) {
    const value = field.read(item.fields);
    // An absent property stays absent: undefined is not a value of an optional property.
    if (value !== undefined) row[name] = value;
  }
  // An object grown member by member takes six times the memory of its own copy (V8's dictionary
  // mode), which counts with a hundred thousand rows.
  return { ...row };
}

/** Whether a field holds what this program would not have written, or nothing where it must not. */
function isDamaged([, field]: NamedField, fields: JsonObject): boolean {
  try {
    return field.read(fields) === undefined && field.optional !== true;
  } catch (error) {
    if (error instanceof DamagedField) return true;
    throw error;
  }
}

function isWhole<T extends Row>(row: object, fields: readonly NamedField[]): row is T {
  return fields.every(([name, field]) => field.optional === true || Object.hasOwn(row, name));
}

function missing(row: object, fields: readonly NamedField[]): string {
  const first = fields.find(
    ([name, { optional: may }]) => may !== true && !Object.hasOwn(row, name),
  );
  return first?.[1].columns[0]?.name ?? requestKeyColumn;
}

/** Whether an item holds what was written, however SharePoint spells it. */
export function holds(fields: readonly NamedField[], before: JsonObject, now: JsonObject): boolean {
  // The hash is over the whole event, which only one writer can have made.
  if (typeof before.EventHash === 'string') return now.EventHash === before.EventHash;
  const touched = fields.filter(([, field]) => field.columns.some(({ name }) => name in before));
  return touched.every(
    ([, field]) => JSON.stringify(field.read(before)) === JSON.stringify(field.read(now)),
  );
}

/** The row when nothing that it needs is missing. Throws DamagedField naming the first that is. */
export function wholeRow<T extends Row>(fields: readonly NamedField[], row: object): T {
  if (!isWhole<T>(row, fields)) throw new DamagedField(missing(row, fields), 'is missing');
  return row;
}

/** The row of an item, with another row's values where a field cannot be read; says which those are. */
export function mended<T extends Row>(
  fields: readonly NamedField[],
  item: Item,
  from: T,
): { row: T; damaged: string[] } {
  const damaged = fields.filter((field) => isDamaged(field, item.fields)).map(([name]) => name);
  const readable = fields.filter(([name]) => !damaged.includes(name));
  const values = damaged.map((name) => [name, Reflect.get(from, name) as unknown] as const);
  const known = Object.fromEntries(values.filter(([, value]) => value !== undefined));
  return { row: wholeRow<T>(fields, { ...rowOf(readable, item), ...known }), damaged };
}
