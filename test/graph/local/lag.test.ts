import {
  aGraph,
  aList,
  allIds,
  errorOf,
  fieldsOf,
  ids,
  items,
  rows,
  type TestGraph,
} from './support';

let one: TestGraph;
let list: string;
const open = async (switches: object) => {
  one = aGraph({ switches });
  list = await aList(one.call, [
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Rank', number: {}, indexed: true },
  ]);
};
beforeEach(() => open({ lagMs: 3000 }));
afterEach(() => one.graph.close());

const change = (id: string, fields: object, headers = {}) =>
  one.call('PATCH', `${list}/items/${id}`, { fields }, headers);
const read = (id: string) => one.call('GET', `${list}/items/${id}?$expand=fields`);
const byKey = async (key: string) =>
  ids(await one.call('GET', `${list}/items?$filter=fields/Key eq '${key}'`));

describe('reading behind the writes', () => {
  test('a new item is found only once the lag has passed', async () => {
    const [id = ''] = await items(one.call, list, { Key: 'k1' });
    expect(await byKey('k1')).toEqual([]);
    expect((await read(id)).status).toBe(404);
    one.pass(2999);
    expect(await byKey('k1')).toEqual([]);
    one.pass(1);
    expect(await byKey('k1')).toEqual([id]);
    expect(fieldsOf(await read(id)).Key).toBe('k1');
  });

  test('a changed item shows the old version, then the new one', async () => {
    const [id = ''] = await items(one.call, list, { Key: 'old' });
    one.pass(5000);
    const { body } = await change(id, { Key: 'new' });
    expect(fieldsOf({ body }).Key).toBe('new');
    expect(fieldsOf(await read(id)).Key).toBe('old');
    expect([await byKey('old'), await byKey('new')]).toEqual([[id], []]);
    one.pass(3000);
    expect(fieldsOf(await read(id)).Key).toBe('new');
    expect([await byKey('old'), await byKey('new')]).toEqual([[], [id]]);
  });

  test('of several changes each is seen in its turn', async () => {
    const [id = ''] = await items(one.call, list, { Rank: 1 });
    one.pass(2000);
    await change(id, { Rank: 2 });
    one.pass(2000);
    await change(id, { Rank: 3 });
    const rank = async () => fieldsOf(await read(id)).Rank;
    expect(await rank()).toBe(1);
    one.pass(1000);
    expect(await rank()).toBe(2);
    one.pass(2000);
    expect(await rank()).toBe(3);
  });

  test('a deleted item is still there for a while', async () => {
    const [id = ''] = await items(one.call, list, { Key: 'k1' });
    one.pass(3000);
    await one.call('DELETE', `${list}/items/${id}`);
    expect(ids(await one.call('GET', `${list}/items`))).toEqual([id]);
    one.pass(3000);
    expect((await read(id)).status).toBe(404);
  });

  test('writes see the truth: unique values, versions and what is gone', async () => {
    const [id = ''] = await items(one.call, list, { Key: 'k1' });
    const again = await one.call('POST', `${list}/items`, { fields: { Key: 'k1' } });
    expect(errorOf(again).code).toBe('nameAlreadyExists');
    one.pass(3000);
    const { body } = await read(id);
    await change(id, { Rank: 2 });
    const stale = await change(id, { Rank: 3 }, { 'if-match': String(body.eTag) });
    expect(stale.status).toBe(412);
    await one.call('DELETE', `${list}/items/${id}`);
    expect((await change(id, { Rank: 4 })).status).toBe(404);
  });

  test('a write that was refused leaves nothing to be seen later', async () => {
    const [id = ''] = await items(one.call, list, { Rank: 1 });
    one.pass(3000);
    const requests = [
      {
        id: '1',
        method: 'PATCH',
        url: `${list}/items/${id}`,
        headers: { 'Content-Type': 'application/json' },
        body: { fields: { Rank: 'none' } },
      },
      { id: '2', method: 'GET', url: `${list}/items/${id}?$expand=fields` },
    ];
    const { body } = await one.call('POST', '/$batch', { requests });
    const [, part] = body.responses as { body: { fields: object } }[];
    expect(part?.body.fields).toMatchObject({ Rank: 1 });
    one.pass(3000);
    expect(fieldsOf(await read(id)).Rank).toBe(1);
  });

  test('pages are whole in the past, in every order', async () => {
    const ranks = [5, 3, 1, 4, 2];
    await items(one.call, list, ...ranks.map((Rank) => ({ Rank })));
    one.pass(3000);
    await change('3', { Rank: 9 });
    await one.call('DELETE', `${list}/items/2`);
    await items(one.call, list, { Rank: -2 }, { Rank: -1 }, { Rank: 0 });
    for (const top of [1, 2, 3, 10]) {
      const paged = (query: string) => allIds(one.call, `${list}/items?$top=${top}${query}`);
      expect(await paged('')).toEqual(['1', '2', '3', '4', '5']);
      expect(await paged('&$orderby=fields/Rank')).toEqual(['3', '5', '2', '4', '1']);
      expect(await paged('&$orderby=fields/Rank desc')).toEqual(['1', '4', '2', '5', '3']);
      expect(await paged('&$filter=fields/Rank lt 4')).toEqual(['2', '3', '5']);
    }
    one.pass(3000);
    expect(await allIds(one.call, `${list}/items?$top=2&$orderby=fields/Rank`)).toEqual([
      '6',
      '7',
      '8',
      '5',
      '4',
      '1',
      '3',
    ]);
  });

  test('delta tells a change later and skips none', async () => {
    const told = async (address: string) => {
      const reply = await one.call('GET', address);
      return { ids: ids(reply), link: String(reply.body['@odata.deltaLink']), rows: rows(reply) };
    };
    await items(one.call, list, { Rank: 1 }, { Rank: 2 });
    one.pass(3000);
    const first = await told(`${list}/items/delta?$expand=fields`);
    expect(first.ids).toEqual(['1', '2']);
    await change('1', { Rank: 7 });
    await items(one.call, list, { Rank: 3 });
    const latest = await told(`${list}/items/delta?token=latest`);
    const second = await told(first.link);
    expect([second.ids, latest.ids]).toEqual([[], []]);
    one.pass(1000);
    await one.call('DELETE', `${list}/items/2`);
    one.pass(2000);
    const third = await told(second.link);
    expect(third.ids).toEqual(['1', '3']);
    expect(fieldsOf({ body: third.rows[0] ?? {} }).Rank).toBe(7);
    expect((await told(latest.link)).ids).toEqual(['1', '3']);
    one.pass(1000);
    expect((await told(third.link)).rows).toMatchObject([{ id: '2', deleted: {} }]);
  });

  test('one list alone can lag', async () => {
    one.graph.close();
    await open({ listLagMs: { Others: 1000 } });
    const other = await aList(one.call, [], 'Others');
    const [here, there] = [
      await items(one.call, list, { Title: 'a' }),
      await items(one.call, other, { Title: 'a' }),
    ];
    expect(ids(await one.call('GET', `${list}/items`))).toEqual(here);
    expect(ids(await one.call('GET', `${other}/items`))).toEqual([]);
    one.pass(1000);
    expect(ids(await one.call('GET', `${other}/items`))).toEqual(there);
  });
});

describe('reading stale once', () => {
  beforeEach(async () => {
    one.graph.close();
    await open({});
  });

  test('a read shows the version before the last write, and the next one the truth', async () => {
    const [id = ''] = await items(one.call, list, { Rank: 1 });
    await change(id, { Rank: 2 });
    one.graph.faults.add({ fault: 'staleRead' });
    expect(fieldsOf(await read(id)).Rank).toBe(1);
    expect(fieldsOf(await read(id)).Rank).toBe(2);
  });

  test('an item just created is not there yet, and delta tells it the next time', async () => {
    const before = await one.call('GET', `${list}/items/delta?token=latest`);
    const link = String(before.body['@odata.deltaLink']);
    await items(one.call, list, { Key: 'k1' });
    one.graph.faults.add({ fault: 'staleRead', times: 2 });
    expect(await byKey('k1')).toEqual([]);
    expect(ids(await one.call('GET', link))).toEqual([]);
    const reply = await one.call('GET', link);
    expect(ids(reply)).toEqual(['1']);
    // A reader that is ahead of a stale copy is not sent back to the start.
    one.graph.faults.add({ fault: 'staleRead' });
    const ahead = await one.call('GET', String(reply.body['@odata.deltaLink']));
    expect([ahead.status, ids(ahead)]).toEqual([200, []]);
  });

  test('a write does not use the rule up', async () => {
    one.graph.faults.add({ fault: 'staleRead' });
    const [id = ''] = await items(one.call, list, { Rank: 1 });
    expect((await read(id)).status).toBe(404);
  });
});
