import { seededRandom } from '../../../graph/local/random';
import { aGraph, aList, allIds, type Json } from './support';

const seeds = Array.from({ length: 20 }, (_, index) => 20260609 + index);
const lagMs = 1000;

describe('reading behind many writes', () => {
  test.each(seeds)('seed %i: every read is the list of one lag ago', async (seed) => {
    const random = seededRandom(seed);
    const pick = (limit: number) => Math.floor(random() * limit);
    const { call, pass, graph } = aGraph({ switches: { lagMs } });
    const list = await aList(call, [{ name: 'Rank', number: {}, indexed: true }]);
    const live = new Map<string, number>();
    const states: { at: number; rows: [string, number][] }[] = [{ at: -lagMs, rows: [] }];
    const known = new Map<string, number>();
    let time = 0;
    let link = `${list}/items/delta?$expand=fields`;
    for (let step = 0; step < 60; step += 1) {
      const ids = [...live.keys()];
      const id = ids[pick(ids.length)];
      const rank = pick(6);
      if (id === undefined || random() < 0.4) {
        const { body } = await call('POST', `${list}/items`, { fields: { Rank: rank } });
        live.set(String(body.id), rank);
      } else if (random() < 0.7) {
        await call('PATCH', `${list}/items/${id}`, { fields: { Rank: rank } });
        live.set(id, rank);
      } else {
        await call('DELETE', `${list}/items/${id}`);
        live.delete(id);
      }
      states.push({ at: time, rows: [...live] });
      time += pick(500);
      pass(time - (states.at(-1)?.at ?? 0));
      const past = states.findLast(({ at }) => at <= time - lagMs)?.rows ?? [];
      const byRank = past.toSorted(([a, x], [b, y]) => x - y || Number(a) - Number(b));
      const top = `$top=${String(1 + pick(4))}`;
      const read = (query: string) => allIds(call, `${list}/items?${top}${query}`);
      expect(await read('')).toEqual(past.map(([one]) => one));
      expect(await read('&$orderby=fields/Rank')).toEqual(byRank.map(([one]) => one));
      expect(await read('&$filter=fields/Rank gt 2')).toEqual(
        past.filter(([, value]) => value > 2).map(([one]) => one),
      );
      const { body } = await call('GET', link);
      for (const row of body.value as Json[]) {
        if (row.deleted === undefined)
          known.set(String(row.id), (row.fields as Json).Rank as number);
        else known.delete(String(row.id));
      }
      link = String(body['@odata.deltaLink']);
      expect([...known].toSorted(([a], [b]) => Number(a) - Number(b))).toEqual(past);
    }
    graph.close();
  });
});
