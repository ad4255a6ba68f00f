import type { Answer } from '../answer';
import { directoryFault } from '../errors';
import type { JsonObject } from '../json';
import { meets } from '../odata/evaluate';
import { allowOptions } from '../odata/options';
import { parseFilter, type Predicate } from '../odata/parser';
import type { Call } from '../router';
import type { Condition, Key } from '../store';
import type { DirectoryObject } from '../stored/directory';
import { pageOf } from './collection';

/** Objects on a page when the client names no $top, and at most. */
const defaultSize = 100;
const largestSize = 999;

export interface Collection {
  what: string;
  objects: DirectoryObject[];
  show(call: Call, object: DirectoryObject): JsonObject;
}

/** Answers a page of users or groups, filtered by a simple property of theirs. */
export function directoryPage(call: Call, { what, objects, show }: Collection): Answer {
  allowOptions(call.request, ['$select', '$filter', '$top', '$skiptoken']);
  const filter = call.request.query.get('$filter');
  const conditions = filter === null ? [] : parseFilter(filter).map(conditionOf);
  const found = objects.filter(({ id, properties }) =>
    meets(conditions, (name) => keyOf(name === 'id' ? id : properties[name])),
  );
  const limit = call.request.query.has('$top') ? largestSize : defaultSize;
  return pageOf(
    call,
    what,
    found.map((object) => show(call, object)),
    limit,
  );
}

function conditionOf({ path, operator, literal }: Predicate): Condition {
  if (!['eq', 'ne', 'startswith'].includes(operator) || path.includes('/')) {
    throw directoryFault(`The filter on '${path}' with '${operator}' is not supported.`);
  }
  const value = literal.kind === 'null' ? null : literal.value;
  return { column: path, operator, key: keyOf(value) };
}

function keyOf(value: unknown): Key {
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : null;
}
