import { GraphError } from '../errors';
import { itemsPath, type ListAddress, postItem } from '../items';
import { objectsAt } from '../json';
import { inWords, isPassing, type Measurement } from './finding';
import type { VerifySite } from './site';

const spellings = ['bare', 'quoted'] as const;
type Spelling = (typeof spellings)[number];

/** Milliseconds before each look: the index may learn of the row after the row is there. */
const looks = [0, 1000, 3000];

/** Looks for a row by its date, once with the date in quotes and once without. */
export const dateLiterals: Measurement = {
  asks: 'Are dates in $filter written bare or in quotes?',
  async measure(site) {
    const list = site.scratch();
    await postItem(site.graph, list, { Title: 'A day', At: '2026-06-09T12:00:00Z' });
    const words: string[] = [];
    const accepted: Spelling[] = [];
    for (const spelling of spellings) {
      const answer = await look(site, list, spelling);
      if (answer === true) accepted.push(spelling);
      words.push(`${spelling} ${answer === true ? 'found the row' : answer}`);
    }
    const told = `${words.join('; ')}.`;
    const [only] = accepted;
    if (only === undefined) return { told: `Neither works: ${told}`, sets: {} };
    return { told, sets: { dateLiterals: accepted.length === 2 ? 'both' : only } };
  },
};

/** Whether the row is found; else what came instead, in words. */
async function look(
  { graph }: VerifySite,
  list: ListAddress,
  spelling: Spelling,
): Promise<true | string> {
  const condition = ['2026-06-09T11:00:00Z', '2026-06-09T13:00:00Z'].map((instant) =>
    spelling === 'bare' ? instant : `'${instant}'`,
  );
  const filter = `fields/At ge ${condition[0] ?? ''} and fields/At lt ${condition[1] ?? ''}`;
  // A tenant was reported to refuse the colon when it is percent-encoded.
  const query = encodeURIComponent(filter).replaceAll('%3A', ':');
  const path = `${itemsPath(list)}?$select=id&$filter=${query}`;
  try {
    for (const wait of looks) {
      if (wait > 0) await graph.pause(wait);
      const { json } = await graph.send({ method: 'GET', path });
      if (objectsAt(json, 'value').length > 0) return true;
    }
    return 'was taken, but did not find the row';
  } catch (error) {
    if (!(error instanceof GraphError) || isPassing(error)) throw error;
    return `was refused with ${inWords(error)}`;
  }
}
