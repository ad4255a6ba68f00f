import { AppError } from '../../teamsapp/common/errors';
import { dayOf, type IsoDay, type IsoInstant, isDay } from '../../teamsapp/common/dates';
import type { Person } from '../../teamsapp/common/event';
import type { Pence } from '../../teamsapp/common/money';
import type { JsonObject } from '../json';
import { column, type ColumnOptions, DamagedField, type Field } from './column';
import { sharedPerson } from './sharedPerson';
import { sharedText } from './sharedText';
import { text } from './textColumns';

/** Money: whole pence in code, a currency number of pounds in the list. */
export function money(name: string, options: ColumnOptions = {}): Field<Pence> {
  return {
    columns: [column(name, { currency: { locale: 'en-gb' } }, options)],
    write: (value) => ({ [name]: value === undefined ? null : poundsOf(name, value) }),
    read(fields) {
      const pounds = numberIn(fields, name);
      return pounds === undefined ? undefined : penceOf(name, pounds);
    },
  };
}

/** A number as it is. */
export function number(name: string, options: ColumnOptions = {}): Field<number> {
  return {
    columns: [
      column(name, { number: { decimalPlaces: 'automatic', displayAs: 'number' } }, options),
    ],
    write: (value) => ({ [name]: value ?? null }),
    read: (fields) => numberIn(fields, name),
  };
}

/** Yes or no; a list that says nothing says no. */
export function flag(name: string, options: ColumnOptions = {}): Field<boolean> {
  return {
    columns: [column(name, { boolean: {} }, options)],
    write: (value) => ({ [name]: value ?? false }),
    read(fields) {
      const value = fields[name] ?? false;
      if (typeof value !== 'boolean') throw new DamagedField(name, 'is neither yes nor no');
      return value;
    },
  };
}

/** A yes that a row lacks where the answer is no. */
export function mark(name: string): Field<true> {
  const answer = flag(name);
  return { ...answer, read: (fields) => answer.read(fields) || undefined };
}

/** A day. The list holds midday UTC, which is the same day in every zone that reads it. */
export function day(name: string, options: ColumnOptions = {}): Field<IsoDay> {
  const facet = { dateTime: { displayAs: 'standard', format: 'dateOnly' } };
  return {
    columns: [column(name, facet, options)],
    write(value) {
      // SharePoint answers a misleading "not found" for earlier years.
      if (value !== undefined && (!isDay(value) || value < '1900-01-01')) {
        throw new AppError(
          'invalid',
          `${value} is not a day from 1900 on. Write it as 2026-06-09.`,
        );
      }
      return { [name]: value === undefined ? null : `${value}T12:00:00Z` };
    },
    read: (fields) => dayIn(fields, name),
  };
}

/** A moment, to the second: the list drops what is finer. */
export function instant(name: string, options: ColumnOptions = {}): Field<IsoInstant> {
  const facet = { dateTime: { displayAs: 'standard', format: 'dateTime' } };
  return {
    columns: [column(name, facet, options)],
    write: (value) => ({ [name]: value === undefined ? null : `${value.slice(0, 19)}Z` }),
    read: (fields) => momentIn(fields, name),
  };
}

/** A row of another list, by its id. The list's column is called without 'LookupId'. */
export function lookup(name: string, list: string, options: ColumnOptions = {}): Field<number> {
  const key = `${name}LookupId`;
  const facet = { lookup: { allowMultipleValues: false, columnName: 'Title' } };
  return {
    columns: [{ ...column(name, facet, options), lookupList: list }],
    write: (value) => ({ [key]: value ?? null }),
    read(fields) {
      const value = fields[key];
      if (value === undefined || value === null || value === '') return undefined;
      const id = Number(value);
      if (!Number.isSafeInteger(id)) throw new DamagedField(key, 'is not the id of a row');
      return id;
    },
  };
}

/**
 * A person, as the Entra object id and the name to show. No person column: that would hold the
 * row number of a site's own user list.
 */
export function person(name: string, options: { indexed?: boolean } = {}): Field<Person> {
  const id = text(`${name}Id`, options);
  const shown = text(`${name}Name`);
  return {
    columns: [...id.columns, ...shown.columns],
    write: (value) => ({ ...id.write(value?.id), ...shown.write(value?.name) }),
    read(fields) {
      const found = id.read(fields);
      return found === undefined ? undefined : sharedPerson(found, shown.read(fields) ?? '');
    },
  };
}

function poundsOf(name: string, pence: Pence): number {
  const pounds = pence / 100;
  if (!Number.isSafeInteger(pence) || Math.round(pounds * 100) !== pence) {
    throw new Error(`${name} is not a whole number of pence that a list can hold.`);
  }
  return pounds;
}

function penceOf(name: string, pounds: number): Pence {
  const pence = Math.round(pounds * 100);
  // A hand edit may have typed half a penny; nobody may pay one.
  if (Math.abs(pounds * 100 - pence) > 1e-4) throw new DamagedField(name, 'has parts of a penny');
  return pence;
}

function numberIn(fields: JsonObject, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw new DamagedField(name, 'is not a number');
  return value;
}

function momentIn(fields: JsonObject, name: string): IsoInstant | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const moment = typeof value === 'string' ? new Date(value) : new Date(NaN);
  if (Number.isNaN(moment.getTime())) throw new DamagedField(name, 'is not a date');
  return moment.toISOString();
}

function dayIn(fields: JsonObject, name: string): IsoDay | undefined {
  const value = fields[name];
  if (typeof value === 'string' && value.endsWith('T12:00:00Z'))
    return sharedText(value.slice(0, 10));
  // Typed in SharePoint itself, it is midnight in the site's zone, so 23:00 UTC of the day before.
  const moment = momentIn(fields, name);
  return moment === undefined ? undefined : dayOf(moment);
}
