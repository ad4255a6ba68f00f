import { GraphError } from '../errors';
import { itemsPath } from '../items';
import { isObject } from '../json';
import { inWords, isForbidden, isPassing, type Measurement, NotMeasured } from './finding';
import type { VerifySite } from './site';

/** Adds a choice column shown as check boxes, writes two choices, and reads them back. */
export const checkBoxes: Measurement = {
  asks: 'Does a choice column shown as check boxes hold several values?',
  async measure(site) {
    await addColumn(site);
    const { graph } = site;
    const lots = { 'Lots@odata.type': 'Collection(Edm.String)', Lots: ['1a', '2b'] };
    const path = itemsPath(site.scratch());
    try {
      const body = { fields: { Title: 'Two lots', ...lots } };
      const { json } = await graph.send({ method: 'POST', path, body });
      const read = isObject(json) && isObject(json.fields) ? json.fields.Lots : undefined;
      const isPair = Array.isArray(read) && read.length === 2;
      const told = isPair
        ? 'Two values were written and came back as an array.'
        : `Two values were written and came back as ${JSON.stringify(read) ?? 'nothing'}.`;
      return { told, sets: { checkBoxesAreMultiple: isPair } };
    } catch (error) {
      if (!(error instanceof GraphError) || isPassing(error)) throw error;
      const told = `Two values were refused: ${inWords(error)}.`;
      return { told, sets: { checkBoxesAreMultiple: false } };
    }
  },
};

async function addColumn({ graph, scratch, could }: VerifySite): Promise<void> {
  const { siteId, listId } = scratch();
  const path = `/sites/${siteId}/lists/${listId}/columns`;
  const choice = { displayAs: 'checkBoxes', choices: ['1a', '2b', '3c'] };
  try {
    await graph.send({ method: 'POST', path, body: { name: 'Lots', choice } });
    could.addColumns = true;
  } catch (error) {
    if (!(error instanceof GraphError) || !isForbidden(error)) throw error;
    could.addColumns = false;
    throw new NotMeasured(`Not measured: the app may not add a column (${inWords(error)}).`);
  }
}
