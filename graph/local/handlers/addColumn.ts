import { randomUUID } from 'node:crypto';
import { invalidRequest, nameAlreadyExists, notSupported } from '../errors';
import { reservedNames } from '../fields/builtIn';
import { columnKinds, type ColumnKind, type StoredColumn } from '../fields/column';
import { checkDefinition, checkFacetNames } from '../fields/definition';
import { isJsonObject, type JsonObject } from '../json';
import type { Call } from '../router';
import type { StoredList } from '../store';
import { checkIndex, setIndex } from './columnIndex';

const unsupportedFacets = [
  'calculated',
  'geolocation',
  'term',
  'thumbnail',
  'contentApprovalStatus',
];

/** Adds a column to a list as its definition says; throws what the service refuses. */
export function addColumn(call: Call, list: StoredList, body: JsonObject): StoredColumn {
  const column = newColumn(call, body, call.store.columns.of(list).all);
  checkIndex(call, list, column);
  call.store.columns.add(list, column);
  if (column.indexed) setIndex(call, list, column);
  return column;
}

/** Reads the definition of a column that is to stand beside others. */
export function newColumn(call: Call, body: JsonObject, others: StoredColumn[]): StoredColumn {
  checkDefinition(body);
  const name = nameIn(body);
  const taken = others.some((column) => column.name.toLowerCase() === name.toLowerCase());
  if (taken) throw nameAlreadyExists(`A column with the name '${name}' already exists`);
  if (reservedNames.has(name.toLowerCase())) {
    throw invalidRequest(`The name '${name}' is reserved and cannot be used for a column`);
  }
  const type = typeIn(body);
  const { listId } = type.facet;
  if (typeof listId === 'string' && !call.store.lists.byId(listId)) {
    throw invalidRequest(`The lookup column '${name}' points at a list that does not exist`);
  }
  return {
    id: randomUUID(),
    name,
    ...type,
    ...descriptionsIn(body, { displayName: name, description: '', columnGroup: 'Custom Columns' }),
    ...flagsIn(body, noFlags),
    readOnly: false,
    builtIn: false,
    ...(call.switches.checkBoxesAreMultiple ? {} : { oneChoice: true }),
    ...extrasIn(body),
  };
}

/** Finds the one type facet of a definition, and what it says. */
function typeIn(body: JsonObject): { kind: ColumnKind; facet: JsonObject } {
  const unsupported = unsupportedFacets.find((facet) => body[facet] != null);
  if (unsupported) throw notSupported(`The local Graph has no columns of type '${unsupported}'.`);
  const [kind, ...more] = columnKinds.filter((name) => body[name] != null);
  if (!kind || more.length > 0) throw invalidRequest('A column has exactly one type facet');
  const facet = body[kind];
  if (!isJsonObject(facet)) throw invalidRequest(`The facet '${kind}' is an object`);
  checkFacet(kind, facet);
  return { kind, facet };
}

/** Checks what a facet must say for columns of its type to work. */
export function checkFacet(kind: string, facet: JsonObject): void {
  checkFacetNames(kind, facet);
  if (kind === 'choice' && (!Array.isArray(facet.choices) || facet.choices.length === 0)) {
    throw invalidRequest("A choice column needs 'choices'");
  }
  if (kind === 'lookup' && typeof facet.listId !== 'string') {
    throw invalidRequest("A lookup column needs the 'listId' of the list it points at");
  }
  const { maxLength } = facet;
  const onOneLine = kind === 'text' && facet.allowMultipleLines !== true;
  if (onOneLine && typeof maxLength === 'number' && (maxLength < 1 || maxLength > 255)) {
    throw invalidRequest("'maxLength' of a single line of text is 1 to 255");
  }
}

type Flags = Pick<StoredColumn, 'indexed' | 'enforceUniqueValues' | 'required' | 'hidden'>;
const noFlags: Flags = {
  indexed: false,
  enforceUniqueValues: false,
  required: false,
  hidden: false,
};

/** Reads the yes/no properties of a definition; what it does not say stays as it was. */
export function flagsIn(body: JsonObject, current: Flags): Flags {
  const read = (name: keyof Flags) => {
    const value = body[name];
    if (value == null) return current[name];
    if (typeof value !== 'boolean') throw invalidRequest(`'${name}' is true or false`);
    return value;
  };
  return {
    indexed: read('indexed'),
    enforceUniqueValues: read('enforceUniqueValues'),
    required: read('required'),
    hidden: read('hidden'),
  };
}

type Descriptions = Pick<StoredColumn, 'displayName' | 'description' | 'columnGroup'>;

export function descriptionsIn(body: JsonObject, current: Descriptions): Descriptions {
  const read = (name: keyof Descriptions) => {
    const value = body[name];
    return typeof value === 'string' ? value : current[name];
  };
  return {
    displayName: read('displayName'),
    description: read('description'),
    columnGroup: read('columnGroup'),
  };
}

export function extrasIn(body: JsonObject): Pick<StoredColumn, 'defaultValue' | 'validation'> {
  return {
    ...(isJsonObject(body.defaultValue) ? { defaultValue: body.defaultValue } : {}),
    ...(isJsonObject(body.validation) ? { validation: body.validation } : {}),
  };
}

/** The internal name: as given, or made from the display name in SharePoint's own spelling. */
function nameIn(body: JsonObject): string {
  const { name, displayName } = body;
  if (typeof name === 'string') {
    if (/^[A-Za-z_]\w{0,31}$/.test(name)) return name;
    throw invalidRequest(`'${name}' is not a column name: letters, digits and _, at most 32`);
  }
  if (typeof displayName === 'string' && displayName.trim() !== '') return encodedName(displayName);
  throw invalidRequest("A column needs a 'name' or a 'displayName'");
}

function encodedName(displayName: string): string {
  const encoded = displayName.replace(/\W|^\d/g, (character) => {
    return `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`;
  });
  return encoded.slice(0, 32);
}
