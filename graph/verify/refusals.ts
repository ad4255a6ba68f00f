import { GraphError } from '../errors';
import { itemsPath, postItem } from '../items';
import type { JsonObject } from '../json';
import { inWords, isPassing, type Measurement, signatureOf } from './finding';
import type { VerifySite } from './site';

/** Writes the same value twice into the unique column. */
export const duplicate: Measurement = {
  asks: 'How is a value refused that a unique column already holds?',
  async measure(site) {
    const fields = { Title: 'Twice', Key: 'twice' };
    await postItem(site.graph, site.scratch(), fields);
    const error = await refusalOf(site, fields);
    if (error === undefined) {
      const told =
        'It was not refused: the row was stored twice. Unique columns do not hold here; tell the makers of the app.';
      return { told, sets: {} };
    }
    return {
      told: `It was refused: ${inWords(error)}.`,
      sets: { duplicateFault: signatureOf(error) },
    };
  },
};

/** Writes 256 characters into a column of 255. */
export const textOverflow: Measurement = {
  asks: 'How is a text refused that is longer than its column?',
  async measure(site) {
    const error = await refusalOf(site, { Title: 'Long', Plain: 'x'.repeat(256) });
    if (error === undefined) {
      return { told: 'It was not refused: 256 characters went into a column of 255.', sets: {} };
    }
    return {
      told: `It was refused: ${inWords(error)}.`,
      sets: { textOverflow: signatureOf(error) },
    };
  },
};

/** The refusal of a write; undefined when it was stored. Throws failures that only pass. */
async function refusalOf(site: VerifySite, fields: JsonObject): Promise<GraphError | undefined> {
  const path = itemsPath(site.scratch());
  try {
    await site.graph.send({ method: 'POST', path, body: { fields } });
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphError) || isPassing(error)) throw error;
    return error;
  }
}
