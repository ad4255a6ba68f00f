import { AppError } from '../../teamsapp/common/errors';
import type { Row } from '../../teamsapp/common/store';
import { GraphError, isDuplicate } from '../errors';
import type { ListAddress } from '../items';
import { type JsonObject, textAt } from '../json';
import type { ListSource } from '../mirror';
import { allOf } from '../paging';
import type { Column } from '../schema/column';
import { completedChoices } from '../schema/columnBody';

/**
 * Runs a write; when SharePoint refuses what was sent, looks whether somebody changed the list's
 * columns, and then throws a sentence that names them. Otherwise throws the refusal as it is: it
 * is a fault of ours.
 */
export async function explained<T extends Row, R>(
  source: ListSource<T>,
  write: () => Promise<R>,
): Promise<R> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof GraphError) || error.status !== 400 || isDuplicate(error)) throw error;
    const changed = await changedColumns(source);
    if (changed.length === 0) throw error;
    const names = changed.join(', ');
    throw new AppError(
      'unavailable',
      `The list ${source.schema.name} was changed in SharePoint: ${names}. Nothing was saved. An administrator puts it right with "npm run provision".`,
    );
  }
}

/** None when they cannot be looked at either: then the refusal itself has to do. */
async function changedColumns<T extends Row>(source: ListSource<T>): Promise<string[]> {
  try {
    const present = await columnsOf(source, source.address());
    return source.schema.columns.flatMap((column) => problemOf(column, present.get(column.name)));
  } catch (error) {
    if (error instanceof GraphError) return [];
    throw error;
  }
}

function problemOf(column: Column, present: JsonObject | undefined): string[] {
  if (present === undefined) return [`the column ${column.name} is missing`];
  const isWhole = completedChoices(column, present) === undefined;
  return isWhole ? [] : [`choices of ${column.name} were renamed or removed`];
}

async function columnsOf<T extends Row>(
  { graph }: ListSource<T>,
  { siteId, listId }: ListAddress,
): Promise<Map<string, JsonObject>> {
  const rows = await allOf(graph, { path: `/sites/${siteId}/lists/${listId}/columns` });
  return new Map(rows.map((row) => [textAt(row, 'name') ?? '', row]));
}
