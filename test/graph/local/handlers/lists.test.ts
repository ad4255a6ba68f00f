import { aGraph, aList, errorOf, rows } from '../support';

describe('making lists', () => {
  test('a list comes with its columns and the built-in ones', async () => {
    const { call } = aGraph();
    const list = await aList(call, [{ name: 'Status', choice: { choices: ['Open'] } }]);
    const { body } = await call('GET', `${list}?$expand=columns`);
    expect(body).toMatchObject({
      displayName: 'Things',
      name: 'Things',
      list: { template: 'genericList', hidden: false },
      webUrl: 'https://local.sharepoint.example/Lists/Things',
    });
    const names = (body.columns as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Title', 'Created', 'Status']));
  });

  test('a name is refused with the sentence of the service', async () => {
    const { call } = aGraph();
    const reply = await call('POST', '/sites/root/lists', { name: 'a', displayName: 'A' });
    expect(errorOf(reply)).toEqual({
      status: 400,
      code: 'invalidRequest',
      message:
        "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    });
  });

  test('two lists cannot have the same title', async () => {
    const { call } = aGraph();
    await aList(call);
    const reply = await call('POST', '/sites/root/lists', { displayName: 'THINGS' });
    expect(errorOf(reply)).toMatchObject({ status: 409, code: 'nameAlreadyExists' });
  });

  test('a list is not made at all when one of its columns is refused', async () => {
    const { call } = aGraph();
    const columns = [{ name: 'Good', text: {} }, { name: 'Bad' }];
    const reply = await call('POST', '/sites/root/lists', { displayName: 'Half', columns });
    expect(reply.status).toBe(400);
    expect((await call('GET', '/sites/root/lists/Half')).status).toBe(404);
  });

  test('a template that is not known is answered 501', async () => {
    const { call } = aGraph();
    const body = { displayName: 'Diary', list: { template: 'events' } };
    expect((await call('POST', '/sites/root/lists', body)).status).toBe(501);
  });
});

describe('finding lists', () => {
  test('a list is found by id, title or name, in any case', async () => {
    const { call } = aGraph();
    const list = await aList(call, [], 'My things');
    const { body } = await call('GET', list);
    for (const address of ['My things', 'MY%20THINGS', String(body.id).toUpperCase()]) {
      expect((await call('GET', `/sites/root/lists/${address}`)).body.id).toBe(body.id);
    }
  });

  test('the collection is paged', async () => {
    const { call } = aGraph();
    await aList(call, [], 'A');
    await aList(call, [], 'B');
    const first = await call('GET', '/sites/root/lists?$top=2&$select=displayName');
    expect(rows(first).map(({ displayName }) => displayName)).toEqual(['Documents', 'A']);
    const second = await call('GET', String(first.body['@odata.nextLink']));
    expect(rows(second).map(({ displayName }) => displayName)).toEqual(['B']);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });
});

describe('changing lists', () => {
  test('a renamed list keeps its name in addresses', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const before = await call('GET', list);
    const { body } = await call('PATCH', list, { displayName: 'Other', description: 'New' });
    expect(body).toMatchObject({ name: 'Things', displayName: 'Other', description: 'New' });
    expect(body.eTag).not.toBe(before.body.eTag);
    const again = await aList(call, [], 'Things');
    expect((await call('GET', again)).body.name).toBe('Things1');
  });

  test('a stale If-Match is refused', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const { body } = await call('GET', list);
    const match = { 'If-Match': String(body.eTag) };
    expect((await call('PATCH', list, { description: 'a' }, match)).status).toBe(200);
    expect((await call('PATCH', list, { description: 'b' }, match)).status).toBe(412);
    expect((await call('DELETE', list, undefined, match)).status).toBe(412);
  });

  test('a deleted list is gone, and its title free', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await call('POST', `${list}/items`, { fields: { Title: 'a' } });
    expect((await call('DELETE', list)).status).toBe(204);
    expect(errorOf(await call('GET', `${list}/items`)).code).toBe('itemNotFound');
    const again = await aList(call);
    expect(rows(await call('GET', `${again}/items`))).toEqual([]);
  });
});
