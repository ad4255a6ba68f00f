import { aGraph, aList, bearer, errorOf, fieldsOf, ids, items, rows } from '../support';

describe('keeping the versions of an item', () => {
  test('each write adds one, and the newest comes first', async () => {
    const { call, passDays } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'one' });
    passDays(1);
    await call('PATCH', `${list}/items/1`, { fields: { Title: 'two' } });
    const reply = await call('GET', `${list}/items/1/versions?$expand=fields`);
    expect(ids(reply)).toEqual(['2.0', '1.0']);
    expect(rows(reply).map((body) => fieldsOf({ body }).Title)).toEqual(['two', 'one']);
    expect(rows(reply).map((row) => row.lastModifiedDateTime)).toEqual([
      '2026-06-10T10:30:00Z',
      '2026-06-09T10:30:00Z',
    ]);
  });

  test('fields are shown only when expanded, and one version alone', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'one' });
    expect(rows(await call('GET', `${list}/items/1/versions`))[0]).not.toHaveProperty('fields');
    const one = await call('GET', `${list}/items/1/versions/1.0?$expand=fields($select=Title)`);
    expect(fieldsOf(one)).toMatchObject({ Title: 'one' });
    expect(errorOf(await call('GET', `${list}/items/1/versions/9.0`)).status).toBe(404);
  });

  test('a version says who wrote it', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'one' });
    const other = bearer({ appid: 'ffffffff-1' });
    const changed = await call('PATCH', `${list}/items/1`, { fields: { Title: 'two' } }, other);
    expect(changed.body).toMatchObject({
      createdBy: { application: { displayName: 'Local application' } },
      lastModifiedBy: { application: { id: 'ffffffff-1' } },
    });
    const [newest, first] = rows(await call('GET', `${list}/items/1/versions`));
    expect(newest?.lastModifiedBy).toEqual({ application: { id: 'ffffffff-1' } });
    expect(first?.lastModifiedBy).toEqual(changed.body.createdBy);
  });

  test('an old one is restored as the next one', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'one' });
    await call('PATCH', `${list}/items/1`, { fields: { Title: 'two' } });
    const restore = (version: string) =>
      call('POST', `${list}/items/1/versions/${version}/restoreVersion`);
    expect((await restore('1.0')).status).toBe(204);
    const item = await call('GET', `${list}/items/1?$expand=fields`);
    expect(fieldsOf(item)).toMatchObject({ Title: 'one', _UIVersionString: '3.0' });
    expect((await restore('3.0')).status).toBe(400);
  });

  test('an old one whose unique value was taken meanwhile is not restored', async () => {
    const { call } = aGraph();
    const unique = { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true };
    const list = await aList(call, [unique]);
    await items(call, list, { Key: 'a' });
    await call('PATCH', `${list}/items/1`, { fields: { Key: 'b' } });
    await items(call, list, { Key: 'a' });
    const reply = await call('POST', `${list}/items/1/versions/1.0/restoreVersion`);
    expect(errorOf(reply)).toMatchObject({ status: 409, code: 'nameAlreadyExists' });
  });

  test('a column that is gone is gone from the versions too', async () => {
    const { call } = aGraph();
    const list = await aList(call, [{ name: 'Note', text: {} }]);
    await items(call, list, { Note: 'old' });
    await call('PATCH', `${list}/items/1`, { fields: { Note: 'new' } });
    await call('DELETE', `${list}/columns/Note`);
    await call('POST', `${list}/columns`, { name: 'Note', text: {} });
    await call('POST', `${list}/items/1/versions/1.0/restoreVersion`);
    expect(fieldsOf(await call('GET', `${list}/items/1?$expand=fields`))).not.toHaveProperty(
      'Note',
    );
  });

  test('the last 50 are kept', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'v1' });
    for (let version = 2; version <= 53; version += 1) {
      await call('PATCH', `${list}/items/1`, { fields: { Title: `v${version}` } });
    }
    const kept = ids(await call('GET', `${list}/items/1/versions`));
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([50, '53.0', '4.0']);
  });
});
