import { createHash } from 'node:crypto';
import { isObject, type JsonObject, textAt } from '../json';
import type { Column } from './column';
import { attributes, escapeXml } from './xml';

/**
 * A column as a site script creates it: the same column that `columnBody` says to Graph. A
 * lookup's list stands beside it in the script.
 *
 * Its id follows from list and name, so that applying the script again finds the column instead
 * of making a second one. Throws an Error for a kind of column that has no form here: a fault of
 * ours.
 */
export function columnXml(list: string, column: Column): string {
  const [kind = ''] = Object.keys(column.facet);
  const facet = column.facet[kind];
  const own = forms[kind]?.(isObject(facet) ? facet : {});
  if (!own) throw new Error(`${column.name} of ${list} has no form in a site script.`);
  const head = attributes({
    ID: `{${columnId(list, column.name)}}`,
    Name: column.name,
    StaticName: column.name,
    DisplayName: column.displayName,
    Required: 'FALSE',
    Indexed: column.indexed ? 'TRUE' : undefined,
    EnforceUniqueValues: column.unique ? 'TRUE' : undefined,
    ...own.attributes,
  });
  if (!own.choices) return `<Field${head} />`;
  const offered = own.choices.map((choice) => `<CHOICE>${escapeXml(choice)}</CHOICE>`);
  return `<Field${head}><CHOICES>${offered.join('')}</CHOICES></Field>`;
}

/** The attributes of one kind of column, and what it offers to choose from. */
interface FieldForm {
  attributes: Readonly<Record<string, string | undefined>>;
  choices?: readonly string[];
}

const forms: Readonly<Record<string, (facet: JsonObject) => FieldForm>> = {
  text: ({ allowMultipleLines, maxLength, linesForEditing }) =>
    allowMultipleLines === true
      ? plain({ Type: 'Note', NumLines: String(linesForEditing), RichText: 'FALSE' })
      : plain({ Type: 'Text', MaxLength: String(maxLength) }),
  choice: ({ choices, displayAs }) => ({
    attributes: {
      ...(displayAs === 'checkBoxes'
        ? { Type: 'MultiChoice' }
        : { Type: 'Choice', Format: 'Dropdown' }),
      FillInChoice: 'FALSE',
    },
    choices: Array.isArray(choices) ? choices.map(String) : [],
  }),
  number: () => plain({ Type: 'Number' }),
  currency: (facet) =>
    plain({ Type: 'Currency', LCID: currencyLocales[textAt(facet, 'locale') ?? ''] }),
  boolean: () => plain({ Type: 'Boolean' }),
  dateTime: ({ format }) =>
    plain({
      Type: 'DateTime',
      Format: format === 'dateOnly' ? 'DateOnly' : 'DateTime',
      FriendlyDisplayFormat: 'Disabled',
    }),
  lookup: (facet) =>
    plain({
      Type: 'Lookup',
      ShowField: textAt(facet, 'columnName'),
      // As Graph makes it: nothing is deleted with the row that it points at.
      RelationshipDeleteBehavior: 'None',
    }),
};

function plain(attributes: FieldForm['attributes']): FieldForm {
  return { attributes };
}

/** The numbers of the locales that SharePoint's XML has where Graph has names. */
const currencyLocales: Readonly<Record<string, string>> = { 'en-gb': '2057' };

/** A GUID (version 8 of RFC 9562: made from a hash) that is the same each time. */
function columnId(list: string, name: string): string {
  const hash = createHash('sha256').update(`education-packages/${list}/${name}`).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return [...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
