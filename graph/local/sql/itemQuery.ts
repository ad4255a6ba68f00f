import type { Condition, ItemQuery, Mark, Order } from '../store';
import type { Value } from './connection';

export interface Sql {
  sql: string;
  values: Value[];
}

const comparisons = { eq: '=', ne: '<>', lt: '<', gt: '>', le: '<=', ge: '>=' } as const;

/** The indexed value of a column. Column names are letters, digits and `_` only, so are safe here. */
export function keyExpression(column: string): string {
  if (!/^\w+$/.test(column)) throw new Error('A column name is not safe in SQL.');
  return column === 'ID' ? 'id' : `keys ->> '$."${column}"'`;
}

/** One page of live rows. It continues after a row, never at an offset, so writes cannot shift it. */
export function pageSql(table: string, query: ItemQuery): Sql {
  const parts = [...query.conditions.map(conditionSql)];
  if (query.after) parts.push(markSql(query.after, query.order));
  const where = ['deleted = 0', ...parts.map((part) => `(${part.sql})`)].join(' AND ');
  return {
    sql: `SELECT * FROM ${table} WHERE ${where} ORDER BY ${orderSql(query.order)} LIMIT ?`,
    values: [...parts.flatMap((part) => part.values), query.limit],
  };
}

function conditionSql({ column, operator, key }: Condition): Sql {
  const value = keyExpression(column);
  if (operator === 'startswith') {
    // Every text that starts so lies between the prefix and the prefix with the last character.
    return { sql: `${value} >= ? AND ${value} < ?`, values: [key, `${key}\u{10FFFF}`] };
  }
  if (key === null) {
    return { sql: `${value} IS ${operator === 'ne' ? 'NOT ' : ''}NULL`, values: [] };
  }
  if (operator === 'ne') return { sql: `${value} IS NOT ?`, values: [key] };
  return { sql: `${value} ${comparisons[operator]} ?`, values: [key] };
}

function orderSql(order: Order | undefined): string {
  if (!order) return 'id';
  const value = keyExpression(order.column);
  return `${value} ${order.descending ? 'DESC' : 'ASC'}, id`;
}

/** Rows without a value come first going up and last going down, as in the database itself. */
function markSql({ id, key }: Mark, order: Order | undefined): Sql {
  if (!order || key === undefined) return { sql: 'id > ?', values: [id] };
  const value = keyExpression(order.column);
  if (key === null) {
    const rest = order.descending ? '' : ` OR ${value} IS NOT NULL`;
    return { sql: `(${value} IS NULL AND id > ?)${rest}`, values: [id] };
  }
  const beyond = order.descending ? `${value} < ? OR ${value} IS NULL` : `${value} > ?`;
  return { sql: `${beyond} OR (${value} = ? AND id > ?)`, values: [key, key, id] };
}
