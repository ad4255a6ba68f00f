import type { Condition, Order, ViewDay } from '../../teamsapp/common/view';
import { attributes, escapeXml } from './xml';

/** How SharePoint's query language calls the type of a column. */
export type CamlType =
  'Counter' | 'Text' | 'Choice' | 'Number' | 'Currency' | 'Boolean' | 'DateTime' | 'Lookup';

/** A column as a query names it. */
export interface QueryColumn {
  /** Internal name. */
  name: string;
  type: CamlType;
}

/** What a query says: which rows, under which headings, in which order. */
export interface Query<F extends string> {
  condition?: Condition<F> | undefined;
  group?: F | undefined;
  order: readonly Order<F>[];
}

/**
 * A view's query in SharePoint's language (CAML): what stands between `<Query>` and `</Query>`.
 *
 * Throws an Error for what SharePoint cannot say; such a view is marked as the app's alone.
 */
export function camlQuery<F extends string>(
  query: Query<F>,
  columnOf: (field: F) => QueryColumn,
): string {
  const { condition, group, order } = query;
  const refs = order.map(({ field, descending }) =>
    fieldRef(columnOf(field), descending ? { Ascending: 'FALSE' } : {}),
  );
  return [
    condition === undefined ? '' : `<Where>${camlCondition(condition, columnOf)}</Where>`,
    // Collapsed, because a group may be longer than a page.
    group === undefined
      ? ''
      : `<GroupBy Collapse="TRUE" GroupLimit="100">${fieldRef(columnOf(group))}</GroupBy>`,
    refs.length === 0 ? '' : `<OrderBy>${refs.join('')}</OrderBy>`,
  ].join('');
}

/** One condition as it stands in `<Where>`. Throws as `camlQuery` does. */
export function camlCondition<F extends string>(
  condition: Condition<F>,
  columnOf: (field: F) => QueryColumn,
): string {
  const inner = (one: Condition<F>) => camlCondition(one, columnOf);
  if ('and' in condition) return joined('And', condition.and.map(inner));
  if ('or' in condition) return joined('Or', condition.or.map(inner));
  if ('mine' in condition || 'myTeam' in condition) {
    throw new Error('SharePoint does not know who the reader is to the council.');
  }
  const column = columnOf(condition.field);
  if ('is' in condition) {
    return joined(
      'Or',
      condition.is.map((value) => equal(column, value)),
    );
  }
  if ('isEmpty' in condition) {
    return element(condition.isEmpty ? 'IsNull' : 'IsNotNull', fieldRef(column));
  }
  if ('before' in condition) return compared('Lt', column, condition.before);
  if ('after' in condition) return compared('Gt', column, condition.after);
  if ('from' in condition) return compared('Geq', column, condition.from);
  return compared('Leq', column, condition.until);
}

/** CAML joins exactly two at a time. */
function joined(operator: 'And' | 'Or', parts: readonly string[]): string {
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error('SharePoint has no condition of no parts.');
  return rest.reduce((before, part) => element(operator, before + part), first);
}

function equal(column: QueryColumn, value: string | number | boolean): string {
  const test = element('Eq', fieldRef(column, lookupId(column)) + valueOf(column, value));
  // A list that says nothing says no: rows made before the column have no value.
  return value === false ? element('Or', test + element('IsNull', fieldRef(column))) : test;
}

function compared(operator: 'Lt' | 'Gt' | 'Geq' | 'Leq', column: QueryColumn, day: ViewDay) {
  if (column.type !== 'DateTime') throw new Error(`${column.name} holds no day to compare.`);
  // Only the day counts: the list holds midday, and people may have typed midnight.
  const value = `<Value Type="DateTime" IncludeTimeValue="FALSE">${dayElement(day)}</Value>`;
  return element(operator, fieldRef(column) + value);
}

function dayElement(day: ViewDay): string {
  if (day === 'today') return '<Today />';
  if (typeof day === 'object' && 'daysAhead' in day) {
    return `<Today OffsetDays="${String(day.daysAhead)}" />`;
  }
  throw new Error('SharePoint does not know the term dates.');
}

function valueOf(column: QueryColumn, value: string | number | boolean): string {
  return `<Value Type="${column.type}">${escapeXml(written(column, value))}</Value>`;
}

function written({ type, name }: QueryColumn, value: string | number | boolean): string {
  const kind = valueKinds[type];
  if (typeof value !== kind) throw new Error(`${name} holds a ${kind}, not a ${typeof value}.`);
  if (typeof value === 'boolean') return value ? '1' : '0';
  // Money is pence in code and pounds in the list.
  return type === 'Currency' ? (Number(value) / 100).toFixed(2) : String(value);
}

const valueKinds: Readonly<Record<CamlType, 'string' | 'number' | 'boolean'>> = {
  Counter: 'number',
  Text: 'string',
  Choice: 'string',
  Number: 'number',
  Currency: 'number',
  Boolean: 'boolean',
  DateTime: 'string',
  Lookup: 'number',
};

function lookupId({ type }: QueryColumn): Record<string, string> {
  return type === 'Lookup' ? { LookupId: 'TRUE' } : {};
}

function fieldRef({ name }: QueryColumn, more: Record<string, string> = {}): string {
  return `<FieldRef${attributes({ Name: name, ...more })} />`;
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
