import { invalidRequest } from '../errors';
import { isLookup, type ColumnSet } from '../fields/column';
import { parseExpand } from '../odata/expand';
import type { FieldsWanted } from '../views/itemView';

/** Lookups that one query may show. */
const mostLookups = 12;

/** Reads $expand=fields, with or without its $select. */
export function wantedFields(expand: string | null, columns: ColumnSet): FieldsWanted | undefined {
  const expansion = parseExpand(expand, ['fields']);
  if (!expansion.has('fields')) return undefined;
  const select = expansion.get('fields');
  const lookups = select?.filter((name) => {
    const column = columns.byName.get(name);
    return column !== undefined && isLookup(column);
  });
  if (lookups && lookups.length > mostLookups) {
    throw invalidRequest(`A query shows at most ${mostLookups} lookup fields`);
  }
  return { select };
}
