import {
  aGraph,
  aList,
  errorOf,
  fieldsOf,
  ids,
  items,
  rows,
  type Caller,
  type Json,
} from '../support';

/** Follows a delta from an address to its deltaLink. */
async function follow(call: Caller, path: string): Promise<{ all: Json[]; link: string }> {
  const all: Json[] = [];
  let next = path;
  for (;;) {
    const reply = await call('GET', next);
    all.push(...rows(reply));
    const link = reply.body['@odata.deltaLink'];
    if (typeof link === 'string') return { all, link };
    next = String(reply.body['@odata.nextLink']);
  }
}

async function filled() {
  const graph = aGraph();
  const list = await aList(graph.call, [{ name: 'Note', text: {} }]);
  await items(graph.call, list, { Title: 'a' }, { Title: 'b' }, { Title: 'c' });
  return { ...graph, list, delta: `${list}/items/delta` };
}

const idsOf = (all: Json[]) => all.map(({ id }) => id);

describe('following changes', () => {
  test('the first round gives every row, page by page', async () => {
    const { call, delta } = await filled();
    for (const top of [1, 2, 3, 10]) {
      const { all } = await follow(call, `${delta}?$top=${top}`);
      expect(idsOf(all)).toEqual(['1', '2', '3']);
    }
  });

  test.each(['delta', 'delta()', 'microsoft.graph.delta()'])('%s is understood', async (name) => {
    const { call, list } = await filled();
    expect(ids(await call('GET', `${list}/items/${name}`))).toEqual(['1', '2', '3']);
  });

  test('a later round gives what was added, changed and deleted, and only that', async () => {
    const { call, list, delta } = await filled();
    const { link } = await follow(call, delta);
    expect((await follow(call, link)).all).toEqual([]);
    await call('PATCH', `${list}/items/2`, { fields: { Note: 'new' } });
    await call('DELETE', `${list}/items/1`);
    await items(call, list, { Title: 'd' });
    const { all } = await follow(call, link);
    expect(idsOf(all)).toEqual(['2', '1', '4']);
    expect(all[1]).toMatchObject({ id: '1', deleted: { state: 'deleted' } });
    expect(all[1]?.fields).toBeUndefined();
  });

  test('a row changed twice comes once, in its last state', async () => {
    const { call, list, delta } = await filled();
    const { link } = await follow(call, `${delta}?$expand=fields`);
    await call('PATCH', `${list}/items/2`, { fields: { Note: 'one' } });
    await call('PATCH', `${list}/items/2`, { fields: { Note: 'two' } });
    const { all } = await follow(call, link);
    expect(all.map((body) => fieldsOf({ body }).Note)).toEqual(['two']);
  });

  test('fields come only when expanded, and the links keep asking for them', async () => {
    const { call, delta } = await filled();
    expect((await follow(call, delta)).all[0]?.fields).toBeUndefined();
    const { all } = await follow(call, `${delta}?$expand=fields($select=Title)&$top=1`);
    expect(all.map((body) => fieldsOf({ body }).Title)).toEqual(['a', 'b', 'c']);
  });

  test('rows deleted before the first round are not mentioned', async () => {
    const { call, list, delta } = await filled();
    await call('DELETE', `${list}/items/2`);
    expect(idsOf((await follow(call, `${delta}?$top=1`)).all)).toEqual(['1', '3']);
  });

  test('a row shown and then deleted within one round is taken back', async () => {
    const { call, list, delta } = await filled();
    const first = await call('GET', `${delta}?$top=1`);
    await call('DELETE', `${list}/items/1`);
    const { all } = await follow(call, String(first.body['@odata.nextLink']));
    expect(all.at(-1)).toMatchObject({ id: '1', deleted: { state: 'deleted' } });
  });

  test.each(['delta?token=latest', "delta(token='latest')"])(
    '%s gives only a link',
    async (name) => {
      const { call, list } = await filled();
      const { all, link } = await follow(call, `${list}/items/${name}`);
      expect(all).toEqual([]);
      await items(call, list, { Title: 'd' });
      expect(idsOf((await follow(call, link)).all)).toEqual(['4']);
    },
  );
});

describe('tokens that no longer serve', () => {
  test('deletions older than the history kept make a token too old: 410 says where to begin', async () => {
    const { call, list, delta, passDays } = await filled();
    const { link } = await follow(call, `${delta}?$expand=fields`);
    await call('DELETE', `${list}/items/1`);
    passDays(31);
    const reply = await call('GET', link);
    expect(errorOf(reply)).toMatchObject({ status: 410, code: 'resyncChangesApplyDifferences' });
    const { all } = await follow(call, String(reply.headers.get('location')));
    expect(all.map(({ id, fields }) => [id, typeof fields])).toEqual([
      ['2', 'object'],
      ['3', 'object'],
    ]);
  });

  test('an old token is good as long as nothing was forgotten', async () => {
    const { call, delta, list, passDays } = await filled();
    const { link } = await follow(call, delta);
    passDays(365);
    await call('PATCH', `${list}/items/1`, { fields: { Note: 'late' } });
    expect(idsOf((await follow(call, link)).all)).toEqual(['1']);
  });

  test.each(['zzz', '%00', 'ZDE7eDsxOzE'])('%s is malformed', async (token) => {
    const { call, delta } = await filled();
    expect(errorOf(await call('GET', `${delta}?token=${token}`))).toEqual({
      status: 400,
      code: 'invalidRequest',
      message: 'Provided sync token is malformed.',
    });
  });

  test('the token of another list is malformed', async () => {
    const { call, delta } = await filled();
    const { link } = await follow(call, delta);
    const other = await aList(call, [], 'Other');
    const token = new URL(link).searchParams.get('token') ?? '';
    expect((await call('GET', `${other}/items/delta?token=${token}`)).status).toBe(400);
  });
});
