import type { Row } from '../../teamsapp/common/store';
import type { View } from '../../teamsapp/common/view';
import { isObject } from '../json';
import { camlQuery, type CamlType, type QueryColumn } from './caml';
import type { Column } from './column';
import type { ListSchema } from './list';

/** A view as SharePoint keeps it. */
export interface ListView {
  name: string;
  /** Internal names of the columns shown, in order. */
  columns: readonly string[];
  /** Its query in CAML. */
  query: string;
}

/** What a view of a list may ask for: properties of the row, and when the row was changed. */
export type ListField<T extends Row> = (keyof T & string) | 'changed';

/**
 * The views of a list that SharePoint can say, with the list's own column names. A view of the
 * app alone is left out.
 *
 * Throws an Error for a field that has no column to show or to ask for: a fault of ours.
 */
export function listViews<T extends Row>(
  schema: ListSchema<T>,
  views: readonly View<ListField<T>, string>[],
): readonly ListView[] {
  return views.flatMap((view) => {
    if (view.inSharePoint === false) return [];
    const { name, condition, group, order } = view;
    const query = camlQuery({ condition, group, order }, (field) => askedColumn(schema, field));
    return [{ name, columns: view.columns.map((field) => shownColumn(schema, field)), query }];
  });
}

/** Columns that SharePoint gives every list. */
const builtIn: Readonly<Record<string, QueryColumn>> = {
  id: { name: 'ID', type: 'Counter' },
  changed: { name: 'Modified', type: 'DateTime' },
};

const camlTypes: Readonly<Record<string, CamlType>> = {
  text: 'Text',
  choice: 'Choice',
  number: 'Number',
  currency: 'Currency',
  boolean: 'Boolean',
  dateTime: 'DateTime',
  lookup: 'Lookup',
};

/** The column of a field's value; of a person, the id. */
function askedColumn<T extends Row>(schema: ListSchema<T>, field: string): QueryColumn {
  const own = builtIn[field];
  if (own) return own;
  const [column] = columnsOf(schema, field);
  const facet = column && Object.keys(column.facet)[0];
  const type = camlTypes[facet ?? ''];
  if (!column || !type || isMany(column)) {
    throw new Error(`A view of ${schema.name} cannot ask for ${field}.`);
  }
  return { name: column.name, type };
}

/** The column to show a field in; of a person, the name. */
function shownColumn<T extends Row>(schema: ListSchema<T>, field: string): string {
  const column = builtIn[field] ?? columnsOf(schema, field).at(-1);
  if (!column) throw new Error(`A view of ${schema.name} cannot show ${field}.`);
  // SharePoint's own column that shows the Title and opens the item.
  return column.name === 'Title' ? 'LinkTitle' : column.name;
}

function columnsOf<T extends Row>(schema: ListSchema<T>, field: string): readonly Column[] {
  return schema.fieldColumns.get(field) ?? [];
}

/** Several lines or several choices: SharePoint neither filters nor sorts by them reliably. */
function isMany({ facet }: Column): boolean {
  const { text, choice } = facet;
  return (
    (isObject(text) && text.allowMultipleLines === true) ||
    (isObject(choice) && choice.displayAs === 'checkBoxes')
  );
}
