import { GraphError, isConflict } from '../errors';
import { itemsPath, postItem } from '../items';
import { inWords, isPassing, type Measurement, type Told } from './finding';

/** Changes a row, then changes its fields again with the eTag from before. */
export const ifMatch: Measurement = {
  asks: 'Does PATCH /items/{id}/fields compare If-Match?',
  async measure({ graph, scratch }) {
    const list = scratch();
    const { id, eTag } = await postItem(graph, list, { Title: 'First' });
    const path = `${itemsPath(list)}/${String(id)}`;
    await graph.send({ method: 'PATCH', path, body: { fields: { Title: 'Second' } } });
    try {
      const headers = { 'If-Match': eTag };
      const body = { Title: 'Third' };
      const stale = await graph.send({ method: 'PATCH', path: `${path}/fields`, headers, body });
      const told = `It stored a change with an old eTag (${String(stale.status)}): the header is ignored there. The app will not use that form.`;
      return { told, sets: { fieldsHonourIfMatch: false } };
    } catch (error) {
      if (!(error instanceof GraphError) || isPassing(error)) throw error;
      return refusal(error);
    }
  },
};

function refusal(error: GraphError): Told {
  if (isConflict(error)) {
    const told = `It refused a change with an old eTag: ${inWords(error)}.`;
    return { told, sets: { fieldsHonourIfMatch: true } };
  }
  const told = `It refused that form of change altogether: ${inWords(error)}. So it decides nothing.`;
  return { told, sets: {} };
}
