import type { StoredColumn } from '../fields/column';
import type { JsonObject } from '../json';

const facetDefaults: Record<string, JsonObject> = {
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
  },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  currency: { locale: 'en-gb' },
  dateTime: { displayAs: 'default', format: 'dateOnly' },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false, columnName: 'Title' },
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups' },
};

export function columnView(column: StoredColumn): JsonObject {
  const { kind, facet, defaultValue, validation } = column;
  // Hyperlink and built-in columns come back without a facet, as they do from the service.
  const shown = kind !== 'system' && kind !== 'hyperlinkOrPicture';
  return {
    id: column.id,
    name: column.name,
    displayName: column.displayName,
    description: column.description,
    columnGroup: column.columnGroup,
    enforceUniqueValues: column.enforceUniqueValues,
    hidden: column.hidden,
    indexed: column.indexed,
    readOnly: column.readOnly,
    required: column.required,
    ...(shown ? { [kind]: { ...facetDefaults[kind], ...facet } } : {}),
    ...(defaultValue ? { defaultValue } : {}),
    ...(validation ? { validation } : {}),
  };
}
