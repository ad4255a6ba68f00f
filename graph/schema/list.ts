import type { HistoryRow, NewRow, Row, RowChange } from '../../teamsapp/common/store';
import { requestKeyColumn } from '../exactlyOnce';
import { sealColumn } from '../seal';
import type { Item } from '../items';
import { isObject, type JsonObject } from '../json';
import { type Column, DamagedField, type Field } from './column';
import { sharedPerson } from './sharedPerson';
import { sharedText } from './sharedText';
import { json, text } from './textColumns';

/** A list as Graph creates it. */
export interface ListDefinition {
  /** Its display name, and its name in addresses. */
  name: string;
  /** One sentence that SharePoint shows to whoever opens the list. */
  description: string;
  /** Every column but those that SharePoint gives each list; Title only where it is indexed. */
  columns: readonly Column[];
}

/** A list and how its items are the rows of the product. */
export interface ListSchema<T extends Row> extends ListDefinition {
  /** The columns of each property, Title included; none where another column says it too. */
  fieldColumns: ReadonlyMap<string, readonly Column[]>;
  /** The fields of a new item, its Title too. Throws AppError for what the list cannot hold. */
  newFields(row: NewRow<T>): JsonObject;
  /** The fields of the named properties only; an undefined one is cleared. Throws AppError. */
  changedFields(change: RowChange<T>): JsonObject;
  /** The row of an item. Throws DamagedField when somebody edited it into something else. */
  toRow(item: Item): T;
  /** As `toRow`, with the values of another row where a field cannot be read; says which those are. */
  mend(item: Item, from: T): { row: T; damaged: string[] };
  /** Whether an item holds what was written, however SharePoint spells it. */
  holds(written: JsonObject, fields: JsonObject): boolean;
  /** Every value of a row as one text, for its seal; undefined for lists without history. */
  content: ((row: T) => string) | undefined;
}

/** A field of a property that a row may lack. */
export type OptionalField<V> = Field<V> & { readonly optional: true };

/** One field for each property of a row; optional exactly where the property is. */
export type FieldsOf<T extends Row> = {
  readonly [K in Exclude<keyof T, 'id' | 'eTag' | 'isUnsealed'>]-?: object extends Pick<T, K>
    ? OptionalField<Exclude<T[K], undefined>>
    : Field<T[K]> & { readonly optional?: never };
};

/** Marks a property that a row may lack. */
export function optional<V>(field: Field<V>): OptionalField<V> {
  return { ...field, optional: true };
}

/** The key of every list: unique, so that no create can be stored twice. */
export function requestKey(): Field<string> {
  return text(requestKeyColumn, { unique: true, displayName: 'Request key' });
}

/** A property that is the request key under another name. */
export function sameAsRequestKey(): Field<string> {
  return { ...text(requestKeyColumn), columns: [], write: () => ({}) };
}

/** The head of a row's chain of events. The event stays JSON, so that its hash can be checked. */
export function history(): Pick<FieldsOf<HistoryRow>, 'lastEvent' | 'eventHash'> {
  return { lastEvent: event('LastEvent'), eventHash: text('EventHash') };
}

/** One event, whole. */
export function event(name: string): Field<HistoryRow['lastEvent']> {
  const whole = json(name, isEvent);
  return {
    ...whole,
    read(fields) {
      const found = whole.read(fields);
      return found && withSharedTexts(found);
    },
  };
}

/** What a row's first event says of before: nothing, once in memory. */
const nothing: HistoryRow['lastEvent']['before'] = Object.freeze({});

/** Few people do few things in many rows; the order of the members stays as it was hashed. */
function withSharedTexts(found: HistoryRow['lastEvent']): HistoryRow['lastEvent'] {
  const { actor, verb, before } = found;
  // Only the event's shape was checked: what somebody typed into it by hand stays as it is.
  if (![verb, actor.id, actor.name].every((one) => typeof one === 'string')) return found;
  const isPlain = Object.keys(actor).join() === 'id,name';
  const isEmpty = isObject(before) && Object.keys(before).length === 0;
  return {
    ...found,
    actor: isPlain ? sharedPerson(actor.id, actor.name) : actor,
    verb: sharedText(verb),
    ...(isEmpty && { before: nothing }),
  };
}

/** Builds a list's schema from its table of fields. */
export function defineList<T extends Row>(table: {
  name: string;
  description: string;
  /** The Title of every item, where the Title is not one of the fields. Never about a child. */
  title?: string;
  fields: FieldsOf<T>;
}): ListSchema<T> {
  const fields = Object.entries(table.fields).filter(isNamedField);
  const titled = table.title === undefined ? {} : { Title: table.title };
  const isSealed = 'eventHash' in table.fields;
  const sealed = isSealed ? text(sealColumn).columns : [];
  return {
    name: table.name,
    description: table.description,
    columns: [...fields.flatMap(([, field]) => field.columns), ...sealed].filter(isOurs),
    content: isSealed ? (row) => contentOf(table.name, fields, row) : undefined,
    fieldColumns: new Map(fields.map(([name, field]) => [name, field.columns])),
    newFields: (row) => ({ ...titled, ...withoutNulls(written(fields, row)) }),
    changedFields(change) {
      const changed = fields.filter(([name]) => Object.hasOwn(change, name));
      return written(changed, change);
    },
    toRow(item) {
      const row: object = rowOf(fields, item);
      if (!isWhole<T>(row, fields)) throw new DamagedField(missing(row, fields), 'is missing');
      return row;
    },
    mend(item, from) {
      const damaged = fields.filter((field) => isDamaged(field, item.fields)).map(([name]) => name);
      const sound = rowOf(
        fields.filter(([name]) => !damaged.includes(name)),
        item,
      );
      const values = damaged.map((name) => [name, Reflect.get(from, name) as unknown] as const);
      const row = {
        ...sound,
        ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
      };
      if (!isWhole<T>(row, fields)) throw new DamagedField(missing(row, fields), 'is missing');
      return { row, damaged };
    },
    holds: (fieldsWritten, now) => holds(fields, fieldsWritten, now),
  };
}

/** A field whose type is forgotten, so that fields of all types go through one loop. */
interface AnyField {
  columns: readonly Column[];
  optional?: boolean;
  write(value: unknown): JsonObject;
  read(fields: JsonObject): unknown;
}

type NamedField = [name: string, field: AnyField];

function isNamedField(entry: [string, unknown]): entry is NamedField {
  return isObject(entry[1]) && typeof entry[1].write === 'function';
}

function written(fields: readonly NamedField[], row: object): JsonObject {
  const parts = fields.map(([name, field]) => {
    const value: unknown = Reflect.get(row, name);
    return field.write(value);
  });
  return Object.assign({}, ...parts);
}

/** Only what has a value, by its name: a field that comes with a later version changes no seal. */
function contentOf(list: string, fields: readonly NamedField[], row: object): string {
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

function rowOf(fields: readonly NamedField[], item: Item): object {
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

function holds(fields: readonly NamedField[], before: JsonObject, now: JsonObject): boolean {
  // The hash is over the whole event, which only one writer can have made.
  if (typeof before.EventHash === 'string') return now.EventHash === before.EventHash;
  const touched = fields.filter(([, field]) => field.columns.some(({ name }) => name in before));
  return touched.every(
    ([, field]) => JSON.stringify(field.read(before)) === JSON.stringify(field.read(now)),
  );
}

/** SharePoint's own Title is no column of ours, except to ask for an index on it. */
function isOurs(column: Column): boolean {
  return column.name !== 'Title' || column.indexed;
}

/** A new item has no value where null would stand: some columns refuse null on a create. */
function withoutNulls(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function isEvent(value: unknown): value is HistoryRow['lastEvent'] {
  return isObject(value) && typeof value.sequence === 'number' && isObject(value.actor);
}
