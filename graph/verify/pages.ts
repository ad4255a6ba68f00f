import { GraphError } from '../errors';
import type { GraphGateway } from '../gateway';
import { itemsPath } from '../items';
import { objectsAt, textAt } from '../json';
import { fillList } from './fill';
import { inWords, isPassing, type Measurement, signatureOf } from './finding';

/** More than any page that was reported. */
const top = 10_000;
/** Milliseconds for one page of that size. */
const pageDeadline = 180_000;

/** Asks for the rows without saying how many. */
export const defaultPage: Measurement = {
  asks: 'How many rows has a page without $top?',
  async measure({ graph, scratch, sizes }) {
    const list = scratch();
    await fillList(graph, list, { rows: sizes.few, prefix: 'few' });
    const page = await firstPage(graph, `${itemsPath(list)}?$select=id`);
    if (!page.isLast) {
      return { told: `${String(page.rows)}, then a link.`, sets: { defaultPage: page.rows } };
    }
    const told = `All ${String(page.rows)} rows came in one page, so it is at least that many.`;
    return { told, sets: {} };
  },
};

/** Asks for far too many rows, of items and of changes. */
export const largestTop: Measurement = {
  asks: 'How many rows has a page at most, whatever $top asks?',
  async measure({ graph, scratch, fillPastThreshold }) {
    const list = scratch();
    await fillPastThreshold();
    const items = `${itemsPath(list)}?$select=id&$top=${String(top)}`;
    const changes = `${itemsPath(list)}/delta?$select=id&$top=${String(top)}`;
    const pages = [await firstPage(graph, items), await firstPage(graph, changes)];
    const [ofItems, ofChanges] = pages.map(inPage);
    const told = `Asked for 10,000: ${ofItems ?? ''} of items, ${ofChanges ?? ''} of changes.`;
    return { told, sets: { largestTop: Math.min(...pages.map(({ rows }) => rows)) } };
  },
};

/** Filters a list past the threshold by a column without an index, with the header that allows it. */
export const threshold: Measurement = {
  asks: 'How is a query refused that goes past the list view threshold?',
  async measure({ graph, scratch, fillPastThreshold }) {
    const list = scratch();
    await fillPastThreshold();
    const filter = encodeURIComponent("fields/Plain eq 'nowhere'");
    const headers = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
    try {
      let path: string | undefined = `${itemsPath(list)}?$select=id&$filter=${filter}`;
      // It may fail on any page; how many there are, nobody knows.
      while (path !== undefined) {
        const { json } = await graph.send({ method: 'GET', path, headers, deadline: pageDeadline });
        path = textAt(json, '@odata.nextLink');
      }
      return { told: 'It was not refused: the query went through to its end.', sets: {} };
    } catch (error) {
      const isAnswer = error instanceof GraphError && !isPassing(error) && error.status !== 403;
      if (!isAnswer) throw error;
      return {
        told: `It was refused: ${inWords(error)}.`,
        sets: { thresholdFault: signatureOf(error) },
      };
    }
  },
};

interface Page {
  rows: number;
  isLast: boolean;
}

async function firstPage(graph: GraphGateway, path: string): Promise<Page> {
  const { json } = await graph.send({ method: 'GET', path, deadline: pageDeadline });
  const isLast = textAt(json, '@odata.nextLink') === undefined;
  return { rows: objectsAt(json, 'value').length, isLast };
}

function inPage({ rows, isLast }: Page): string {
  return isLast ? `all ${String(rows)} came in one page` : `${String(rows)} came in the first page`;
}
