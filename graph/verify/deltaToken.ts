import { GraphError } from '../errors';
import { itemsPath } from '../items';
import { textAt } from '../json';
import type { GraphGateway } from '../gateway';
import { inWords, type KeptLink, type Measurement, NotMeasured } from './finding';
import { lastingList, type VerifySite } from './site';

const day = 86_400_000;

/** Tries the link that an earlier run kept; keeps one for the next run. Reads ids only. */
export const deltaToken: Measurement = {
  asks: 'For how many days can a delta token be used?',
  async measure(site) {
    const { keptLink: kept } = site;
    if (kept === undefined) {
      const told =
        'Nothing to try yet: a link is kept in the result file, and the next run says whether it still works.';
      return { told, sets: {}, deltaLink: await freshLink(site) };
    }
    const age = daysSince(kept, site);
    try {
      await site.graph.send({ method: 'GET', path: kept.link });
      const told = `A token of ${String(age)} days still works. It is kept for the next run.`;
      return { told, sets: { deltaTokenDaysAtLeast: longest(site, age) }, deltaLink: kept };
    } catch (error) {
      const isOver = error instanceof GraphError && (error.status === 410 || error.status === 404);
      if (!isOver) throw error;
      const told = `A token of ${String(age)} days no longer works: ${inWords(error)}. A new one is kept.`;
      return { told, sets: {}, deltaLink: await freshLink(site) };
    }
  },
};

/** A link on a list that stays: the scratch list and its tokens are gone with this run. */
async function freshLink(site: VerifySite): Promise<KeptLink> {
  const { graph, clock } = site;
  const list = await lastingList(site);
  const path = `${itemsPath(list)}/delta?token=latest&$select=id`;
  const link = await lastLink(graph, path);
  return { link, taken: clock.now().toISOString() };
}

async function lastLink(graph: GraphGateway, path: string): Promise<string> {
  const { json } = await graph.send({ method: 'GET', path });
  const link = textAt(json, '@odata.deltaLink');
  if (link !== undefined) return link;
  throw new NotMeasured('Not measured: the tenant gave no delta link for token=latest.');
}

/** Days in tenths: two runs on one day tell something too. */
function daysSince({ taken }: KeptLink, { clock }: VerifySite): number {
  const days = (clock.now().getTime() - Date.parse(taken)) / day;
  return Math.max(0, Math.round(days * 10) / 10);
}

function longest({ earlier }: VerifySite, age: number): number {
  const known = earlier.deltaTokenDaysAtLeast;
  return known === 'unknown' ? age : Math.max(known, age);
}
