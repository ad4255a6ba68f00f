import type { HistoryRow, NewRow, Row, RowChange } from '../../teamsapp/common/store';
import { requestKeyColumn } from '../exactlyOnce';
import { sealColumn } from '../seal';
import type { Item } from '../items';
import { isObject, type JsonObject } from '../json';
import type { Column, Field } from './column';
import { contentOf, holds, isNamedField, mended, rowOf, wholeRow, written } from './rowFields';
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
    toRow: (item) => wholeRow<T>(fields, rowOf(fields, item)),
    mend: (item, from) => mended<T>(fields, item, from),
    holds: (fieldsWritten, now) => holds(fields, fieldsWritten, now),
  };
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
