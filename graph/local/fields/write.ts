import { invalidRequest } from '../errors';
import type { JsonObject } from '../json';
import type { StoredFields } from '../store';
import { fieldKey, type ColumnSet, type StoredColumn } from './column';
import { convertValue, isEmpty, type Incoming, type Manner } from './convert';
import { normalised } from './normalise';

/**
 * Reads what a client wants to write into `fields`, and throws for what SharePoint would refuse.
 *
 * Null clears a value. Read-only members are refused, so a whole `fields` object that was read
 * cannot be sent back.
 */
export function changedFields(
  columns: ColumnSet,
  body: JsonObject,
  manner: Manner,
): Map<StoredColumn, unknown> {
  const changes = new Map<StoredColumn, unknown>();
  for (const [key, value] of Object.entries(body)) {
    const annotated = /^(\w+)@odata\.type$/.exec(key)?.[1];
    if (annotated !== undefined) {
      writableColumn(columns, annotated);
      continue;
    }
    if (key === '@odata.type') continue;
    const column = writableColumn(columns, key);
    const incoming: Incoming = { value, annotation: body[`${key}@odata.type`], ...manner };
    const converted = convertValue(column, incoming);
    changes.set(column, manner.normalises ? normalised(column, converted) : converted);
  }
  return changes;
}

/** Puts changes over stored values. A cleared value is not kept as null: it is simply gone. */
export function mergeFields(
  stored: StoredFields,
  changes: Map<StoredColumn, unknown>,
): StoredFields {
  const merged = { ...stored };
  for (const [column, value] of changes) merged[column.name] = isEmpty(value) ? undefined : value;
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

function writableColumn(columns: ColumnSet, key: string): StoredColumn {
  const column = columns.byField.get(key);
  if (column && !column.readOnly) return column;
  if (column || key === 'id' || key.startsWith('@')) {
    throw invalidRequest(`Field '${key}' is read-only`);
  }
  const bare = columns.byName.get(key);
  if (bare) throw invalidRequest(`Field '${key}' is written as '${fieldKey(bare)}'`);
  throw invalidRequest(`Field '${key}' is not recognized`);
}
