import type { Row } from '../teamsapp/common/store';
import type { JsonObject } from './json';
import type { ListSource } from './mirror';

/** The column with a keyed hash over all values of a row, written in every write of the app. */
export const sealColumn = 'Seal';

/** Makes and checks keyed hashes of a text. */
export interface Seal {
  make(text: string): string;
  /** Also true for one that was made with an earlier key. */
  fits(text: string, seal: string): boolean;
}

/** A list and what seals its rows. */
type Sealing<T extends Row> = Pick<ListSource<T>, 'schema' | 'seal'>;

/**
 * The seal of a row with these fields, as a field to be written; nothing for lists without
 * history, and where nothing was given to seal with.
 *
 * @param whole every field of the row as it will stand in the list
 */
export function sealed<T extends Row>({ schema, seal }: Sealing<T>, whole: JsonObject): JsonObject {
  if (seal === undefined || schema.content === undefined) return {};
  // Read back first: what is sealed is what the list will show, not how it was given.
  const row = schema.toRow({ id: 0, eTag: '', fields: whole });
  return { [sealColumn]: seal.make(schema.content(row)) };
}

/** Says whether a row is as the app left it. */
export function isSealed<T extends Row>(
  { schema, seal }: Sealing<T>,
  row: T,
  fields: JsonObject,
): boolean {
  if (seal === undefined || schema.content === undefined) return true;
  const found = fields[sealColumn];
  return typeof found === 'string' && seal.fits(schema.content(row), found);
}
