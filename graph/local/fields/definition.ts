import { invalidRequest } from '../errors';
import type { JsonObject } from '../json';

const columnProperties = new Set([
  'boolean',
  'choice',
  'columnGroup',
  'currency',
  'dateTime',
  'defaultValue',
  'description',
  'displayName',
  'enforceUniqueValues',
  'hidden',
  'hyperlinkOrPicture',
  'id',
  'indexed',
  'lookup',
  'name',
  'number',
  'personOrGroup',
  'propagateChanges',
  'readOnly',
  'required',
  'text',
  'validation',
  // Known to the service, and refused by name elsewhere.
  'calculated',
  'contentApprovalStatus',
  'geolocation',
  'term',
  'thumbnail',
]);

const facetProperties: Record<string, string[]> = {
  text: [
    'allowMultipleLines',
    'appendChangesToExistingText',
    'linesForEditing',
    'maxLength',
    'textType',
  ],
  choice: ['allowTextEntry', 'choices', 'displayAs'],
  number: ['decimalPlaces', 'displayAs', 'maximum', 'minimum'],
  currency: ['locale'],
  boolean: [],
  dateTime: ['displayAs', 'format'],
  lookup: [
    'allowMultipleValues',
    'allowUnlimitedLength',
    'columnName',
    'listId',
    'primaryLookupColumnId',
  ],
  personOrGroup: ['allowMultipleSelection', 'chooseFromType', 'displayAs'],
  hyperlinkOrPicture: ['isPicture'],
};

/** Throws if a column's definition says something that a column does not have: a typing error. */
export function checkDefinition(body: JsonObject): void {
  checkNames(body, (name) => columnProperties.has(name));
}

/** The same for a type facet. */
export function checkFacetNames(kind: string, facet: JsonObject): void {
  checkNames(facet, (name) => facetProperties[kind]?.includes(name) ?? true);
}

function checkNames(body: JsonObject, isKnown: (name: string) => boolean): void {
  const strange = Object.keys(body).find((name) => !name.startsWith('@') && !isKnown(name));
  if (strange !== undefined) {
    throw invalidRequest(`The property '${strange}' does not exist on a column definition`);
  }
}
