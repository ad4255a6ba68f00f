import { aGraph, aList, errorOf, fieldsOf, ids, items, rows, type Caller } from '../support';

const site = '/sites/root/contentTypes';

async function withMemo(call: Caller) {
  const { body } = await call('POST', site, { name: 'Memo', base: { id: '0x01' } });
  const list = await aList(call);
  const address = `https://graph.microsoft.com/v1.0/sites/root/contentTypes/${String(body.id)}`;
  const copy = await call('POST', `${list}/contentTypes/addCopy`, { contentType: address });
  return { memo: String(body.id), list, copy };
}

describe('keeping content types', () => {
  test('a list has Item as its default, with an id of its own', async () => {
    const { call } = aGraph();
    const [one, other] = [await aList(call, [], 'One'), await aList(call, [], 'Other')];
    const types = rows(await call('GET', `${one}/contentTypes`));
    expect(types.map(({ name }) => name)).toEqual(['Item', 'Folder']);
    expect(types[0]).toMatchObject({ order: { default: true }, parentId: '0x01' });
    expect(types[0]?.id).toMatch(/^0x0100[0-9A-F]{32}$/);
    expect(ids(await call('GET', `${other}/contentTypes`))[0]).not.toBe(types[0]?.id);
    const [document] = rows(await call('GET', '/sites/root/lists/Documents/contentTypes'));
    expect(document).toMatchObject({ name: 'Document', parentId: '0x0101' });
  });

  test('an item shows its content type', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'a' });
    const [usual] = rows(await call('GET', `${list}/contentTypes`));
    const item = await call('GET', `${list}/items/1?$expand=fields`);
    expect(item.body.contentType).toEqual({ id: usual?.id, name: 'Item' });
    expect(fieldsOf(item).ContentType).toBe('Item');
  });

  test('a type of the site goes on from the id of its base', async () => {
    const { call } = aGraph();
    const { memo } = await withMemo(call);
    expect(memo).toMatch(/^0x0100[0-9A-F]{32}$/);
    expect(ids(await call('GET', site))).toEqual(['0x01', '0x0101', '0x0120', memo]);
    const one = await call('GET', `${site}/${memo}`);
    expect(one.body).toMatchObject({ name: 'Memo', parentId: '0x01', isBuiltIn: false });
    const twice = await call('POST', site, { name: 'memo', base: { id: '0x01' } });
    expect(errorOf(twice).status).toBe(409);
    const lost = await call('POST', site, { name: 'Lost', base: { id: '0x0999' } });
    expect(errorOf(lost).status).toBe(400);
  });

  test('a list’s copy is another type than the site’s', async () => {
    const { call } = aGraph();
    const { memo, list, copy } = await withMemo(call);
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({ name: 'Memo', parentId: memo });
    expect(String(copy.body.id).startsWith(`${memo}00`)).toBe(true);
    const names = rows(await call('GET', `${list}/contentTypes`)).map(({ name }) => name);
    expect(names).toEqual(['Item', 'Folder', 'Memo']);
    const bad = await call('POST', `${list}/contentTypes/addCopy`, { contentType: 'Memo' });
    expect(errorOf(bad).status).toBe(400);
  });

  test('a type is made in a list itself', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const made = await call('POST', `${list}/contentTypes`, { name: 'Note' });
    expect(made.status).toBe(201);
    const one = await call('GET', `${list}/contentTypes/${String(made.body.id)}`);
    expect(one.body).toMatchObject({ name: 'Note', parentId: '0x01', order: { default: false } });
  });

  test('an item is made of a type the list has, and of no other', async () => {
    const { call } = aGraph();
    const { memo, list, copy } = await withMemo(call);
    const create = (id: unknown) =>
      call('POST', `${list}/items`, { contentType: { id }, fields: { Title: 'a' } });
    const made = await create(copy.body.id);
    expect(made.body.contentType).toEqual({ id: copy.body.id, name: 'Memo' });
    expect(fieldsOf(made).ContentType).toBe('Memo');
    for (const id of [memo, '0x0101', undefined]) expect((await create(id)).status).toBe(400);
    const [usual] = ids(await call('GET', `${list}/contentTypes`));
    const changed = await call('PATCH', `${list}/items/1`, { contentType: { id: usual } });
    expect(fieldsOf(changed)).toMatchObject({ ContentType: 'Item', Title: 'a' });
  });

  test('a type is deleted once nothing uses it, and Item never', async () => {
    const { call } = aGraph();
    const { memo, list, copy } = await withMemo(call);
    const own = `${list}/contentTypes/${String(copy.body.id)}`;
    await call('POST', `${list}/items`, { contentType: { id: copy.body.id } });
    expect(errorOf(await call('DELETE', own)).message).toContain('in use');
    const [usual] = ids(await call('GET', `${list}/contentTypes`));
    await call('PATCH', `${list}/items/1`, { contentType: { id: usual } });
    expect(errorOf(await call('DELETE', `${site}/${memo}`)).message).toContain('in use');
    expect((await call('DELETE', own)).status).toBe(204);
    expect((await call('GET', own)).status).toBe(404);
    expect((await call('DELETE', `${site}/${memo}`)).status).toBe(204);
    expect((await call('DELETE', `${list}/contentTypes/${String(usual)}`)).status).toBe(400);
  });

  test('a list says on creating whether its content types are managed', async () => {
    const { call } = aGraph();
    const list = { template: 'genericList', contentTypesEnabled: true };
    const { body } = await call('POST', '/sites/root/lists', { displayName: 'Managed', list });
    expect(body.list).toMatchObject({ contentTypesEnabled: true });
    const again = await call('GET', `/sites/root/lists/${String(body.id)}`);
    expect(again.body.list).toMatchObject({ contentTypesEnabled: true });
    expect((await call('GET', await aList(call))).body.list).toMatchObject({
      contentTypesEnabled: false,
    });
  });
});

describe('keeping columns of a site', () => {
  test('they are shown as they were made', async () => {
    const { call } = aGraph();
    const address = '/sites/root/columns';
    const column = { name: 'Team', choice: { choices: ['A', 'B'] } };
    expect((await call('POST', address, column)).status).toBe(201);
    expect(rows(await call('GET', address))).toMatchObject([column]);
    expect(errorOf(await call('POST', address, column)).status).toBe(409);
    expect(errorOf(await call('POST', address, { name: 'Scope', text: {} })).status).toBe(400);
  });
});
