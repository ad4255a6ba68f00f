import type { Row } from '../teamsapp/common/store';
import type { JsonObject } from './json';
import type { ListSource } from './mirror';

/** The column with a keyed hash over all others, written in every write of the app. */
export const sealColumn = 'Seal';

/** A list and what seals its rows. */
type Sealing<T extends Row> = Pick<ListSource<T>, 'schema' | 'seal'>;

/** Makes a keyed hash of a text. */
export type Seal = (text: string) => string;

/**
 * The fields of a whole row with their seal. They are as they are for lists without history, and
 * where nothing was given to seal with.
 *
 * @param whole every field of the row as it will stand in the list
 */
export function sealed<T extends Row>(source: Sealing<T>, whole: JsonObject): JsonObject {
  // Read back first: what is sealed is what the list will show, not how it was given.
  const row = source.schema.toRow({ id: 0, eTag: '', fields: whole });
  const seal = sealOf(source, row);
  return seal === undefined ? {} : { [sealColumn]: seal };
}

/** Says whether a row is as the app left it. */
export function isSealed<T extends Row>(source: Sealing<T>, row: T, fields: JsonObject): boolean {
  const seal = sealOf(source, row);
  return seal === undefined || fields[sealColumn] === seal;
}

function sealOf<T extends Row>({ schema, seal }: Sealing<T>, row: T): string | undefined {
  return seal === undefined ? undefined : schema.content && seal(schema.content(row));
}
