import { isJsonObject, type JsonObject } from '../json';

/** The type facets a column can have here; a column has exactly one. */
export const columnKinds = [
  'text',
  'choice',
  'number',
  'currency',
  'boolean',
  'dateTime',
  'lookup',
  'personOrGroup',
  'hyperlinkOrPicture',
] as const;

export type ColumnKind = (typeof columnKinds)[number];

export interface StoredColumn {
  id: string;
  /** Internal name: the key in `fields`, fixed for ever, case-sensitive. */
  name: string;
  displayName: string;
  description: string;
  columnGroup: string;
  kind: ColumnKind | 'system';
  facet: JsonObject;
  indexed: boolean;
  enforceUniqueValues: boolean;
  required: boolean;
  hidden: boolean;
  readOnly: boolean;
  /** Came with the list: its type and its being there cannot be changed. */
  builtIn: boolean;
  /** A choice shown as check boxes that holds one value all the same (see the switches). */
  oneChoice?: boolean;
  defaultValue?: JsonObject;
  validation?: JsonObject;
}

export interface ColumnSet {
  all: StoredColumn[];
  byName: Map<string, StoredColumn>;
  /** Columns by the key a client reads and writes them with (`Provider` as `ProviderLookupId`). */
  byField: Map<string, StoredColumn>;
  indexed: StoredColumn[];
}

export function columnSet(all: StoredColumn[]): ColumnSet {
  return {
    all,
    byName: new Map(all.map((column) => [column.name, column])),
    byField: new Map(all.map((column) => [fieldKey(column), column])),
    indexed: all.filter((column) => column.indexed),
  };
}

/** The member of `fields` that holds a column's value: a lookup goes by the id it points at. */
export function fieldKey(column: StoredColumn): string {
  return isLookup(column) ? `${column.name}LookupId` : column.name;
}

export function isLookup(column: StoredColumn): boolean {
  return column.kind === 'lookup' || column.kind === 'personOrGroup';
}

/** Says whether a column holds several values in one row; such a column has no index. */
export function isMultiple(column: StoredColumn): boolean {
  const { facet, kind, oneChoice } = column;
  if (kind === 'choice') return facet.displayAs === 'checkBoxes' && oneChoice !== true;
  if (kind === 'lookup') return facet.allowMultipleValues === true;
  return kind === 'personOrGroup' && facet.allowMultipleSelection === true;
}

/** Says whether a column can have an index: one short value per row. */
export function canBeIndexed(column: StoredColumn): boolean {
  if (isMultiple(column) || column.kind === 'hyperlinkOrPicture') return false;
  if (column.kind === 'text') return column.facet.allowMultipleLines !== true;
  return column.kind !== 'system' || column.name === 'ID';
}

/** Longest text a column takes: 255 on one line unless it says otherwise, 63,999 on several. */
export function longestText(column: StoredColumn): number {
  if (column.facet.allowMultipleLines === true) return 63_999;
  return typeof column.facet.maxLength === 'number' ? column.facet.maxLength : 255;
}

/** The choices of a choice column. */
export function choicesOf(column: StoredColumn): string[] {
  const { choices } = column.facet;
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [];
}

/** Reads a column back from the document it was stored as. */
export function columnFrom(text: string): StoredColumn {
  const value: unknown = JSON.parse(text);
  if (!isStoredColumn(value)) throw new Error('A stored column is damaged.');
  return value;
}

function isStoredColumn(value: unknown): value is StoredColumn {
  return isJsonObject(value) && typeof value.name === 'string' && isJsonObject(value.facet);
}
