import { aGraph, aList, errorOf, fieldsOf, ids, items, rows } from './support';

async function deleted() {
  const { graph, call, passDays } = aGraph();
  const unique = { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true };
  const list = await aList(call, [unique]);
  const listId = list.split('/').at(-1) ?? '';
  await items(call, list, { Title: 'One', Key: 'a' }, { Title: 'Two', Key: 'b' });
  const { body } = await call('GET', `${list}/items/delta?token=latest`);
  await call('DELETE', `${list}/items/1`);
  return { graph, call, passDays, list, listId, deltaLink: String(body['@odata.deltaLink']) };
}

describe('taking an item out of the recycle bin', () => {
  test('it comes back under its id with its fields, as the next version', async () => {
    const { graph, call, list, listId } = await deleted();
    graph.restoreItem(listId, '1');
    const item = await call('GET', `${list}/items/1?$expand=fields`);
    expect(fieldsOf(item)).toMatchObject({ Title: 'One', Key: 'a', _UIVersionString: '3.0' });
    expect(ids(await call('GET', `${list}/items?$filter=fields/Key eq 'a'`))).toEqual(['1']);
    expect(ids(await call('GET', `${list}/items/1/versions`))).toEqual(['3.0', '1.0']);
  });

  test('delta tells it as deleted, and then as there', async () => {
    const { graph, call, listId, deltaLink } = await deleted();
    const gone = await call('GET', deltaLink);
    expect(rows(gone)).toMatchObject([{ id: '1', deleted: { state: 'deleted' } }]);
    graph.restoreItem(listId, '1');
    const back = rows(await call('GET', String(gone.body['@odata.deltaLink'])));
    expect(back).toHaveLength(1);
    expect(back[0]).toMatchObject({ id: '1' });
    expect(back[0]).not.toHaveProperty('deleted');
  });

  test('a unique value that was taken meanwhile keeps it in the bin', async () => {
    const { graph, call, list, listId } = await deleted();
    await items(call, list, { Key: 'A' });
    expect(() => graph.restoreItem(listId, '1')).toThrow('duplicate values');
    expect((await call('GET', `${list}/items/1`)).status).toBe(404);
  });

  test('what is not in the bin, or no longer, cannot be taken out', async () => {
    const { graph, call, passDays, list, listId } = await deleted();
    for (const [place, id] of [
      [listId, '2'],
      [listId, 'x'],
      ['elsewhere', '1'],
    ] as const) {
      expect(() => graph.restoreItem(place, id)).toThrow('recycle bin');
    }
    passDays(31);
    await call('GET', `${list}/items/delta`);
    expect(() => graph.restoreItem(listId, '1')).toThrow('recycle bin');
  });

  test('a deleted item shows its fields nowhere', async () => {
    const { call, list, deltaLink } = await deleted();
    expect(JSON.stringify((await call('GET', `${deltaLink}&$expand=fields`)).body)).not.toContain(
      'One',
    );
    expect(errorOf(await call('GET', `${list}/items/1/versions`)).status).toBe(404);
  });
});
