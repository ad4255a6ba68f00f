import { invalidRequest } from '../errors';
import {
  isLookup,
  isMultiple,
  fieldKey,
  type ColumnSet,
  type StoredColumn,
} from '../fields/column';
import { instantOf } from '../fields/convert';
import type { Condition, Key } from '../store';
import type { Switches } from '../switches';
import type { Literal, Predicate } from './parser';

/** A condition together with the column it is about. */
export interface Bound {
  column: StoredColumn;
  condition: Condition;
}

/** Ties a filter's predicates to a list's columns; throws 400 for what lists do not filter by. */
export function bindFilter(
  columns: ColumnSet,
  predicates: Predicate[],
  switches: Switches,
): Bound[] {
  const bound = predicates.map(({ path, operator, literal }) => {
    const column = bindPath(columns, path);
    if (operator === 'startswith' && column.kind !== 'text' && column.kind !== 'choice') {
      throw invalidRequest(`'startswith' compares texts, and '${path}' is none`);
    }
    const key = keyOfLiteral(column, literal, switches);
    return { column, condition: { column: column.name, operator, key } };
  });
  const [first] = bound;
  if (switches.filterColumns === 'one' && bound.some(({ column }) => column !== first?.column)) {
    throw invalidRequest('The service can only filter by one indexed field at a time');
  }
  return bound;
}

/** Finds the column that `fields/X` names, in a filter or an order. */
export function bindPath(columns: ColumnSet, path: string): StoredColumn {
  const [, field] = /^fields\/(\w+)$/.exec(path) ?? [];
  if (field === undefined) {
    throw invalidRequest(`'${path}' cannot be used in filter or orderby: write fields/<column>`);
  }
  const column = columns.byField.get(field === 'id' ? 'ID' : field);
  if (!column) throw invalidRequest(`Field '${field}' is not recognized`);
  if (isMultiple(column) || (column.kind === 'system' && column.name !== 'ID')) {
    throw invalidRequest(`Field '${field}' is of a type that cannot be filtered or sorted by`);
  }
  return column;
}

function keyOfLiteral(column: StoredColumn, literal: Literal, switches: Switches): Key {
  if (literal.kind === 'null') {
    if (switches.filterOnNull) return null;
    throw invalidRequest('Comparing a field with null is not supported');
  }
  const key = keyByKind(column, literal, switches);
  if (key === undefined) {
    throw invalidRequest(
      `'${literal.value}' is not a value that field '${fieldKey(column)}' can be compared with`,
    );
  }
  return key;
}

type Valued = Exclude<Literal, { kind: 'null' }>;

function keyByKind(column: StoredColumn, literal: Valued, switches: Switches): Key | undefined {
  const { kind, value } = literal;
  if (column.kind === 'boolean') {
    if (kind === 'boolean') return value ? 1 : 0;
    return kind === 'number' && (value === 0 || value === 1) ? value : undefined;
  }
  if (column.kind === 'dateTime') return instantLiteral(literal, switches);
  if (column.kind === 'text' || column.kind === 'choice') {
    return kind === 'text' ? value.toLowerCase() : undefined;
  }
  if (kind === 'number') return value;
  // Both spellings are in use for lookups; a number column takes numbers only.
  const lookupText = isLookup(column) && kind === 'text' && /^\d+$/.test(value);
  return lookupText ? Number(value) : undefined;
}

function instantLiteral({ kind, value }: Valued, { dateLiterals }: Switches): string | undefined {
  const bare = kind === 'date' && dateLiterals !== 'quoted';
  const quoted = kind === 'text' && dateLiterals !== 'bare';
  return (bare || quoted) && typeof value === 'string' ? instantOf(value) : undefined;
}
