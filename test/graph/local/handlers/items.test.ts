import { aGraph, aList, errorOf, fieldsOf, items, type Caller } from '../support';

async function oneItem(call: Caller): Promise<{ list: string; eTag: string }> {
  const list = await aList(call, [{ name: 'Note', text: {} }]);
  const { body } = await call('POST', `${list}/items`, { fields: { Title: 'a', Note: 'n' } });
  return { list, eTag: String(body.eTag) };
}

describe('creating items', () => {
  test('the answer holds the fields and the marks of the service', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const { status, body, headers } = await call('POST', `${list}/items`, {
      fields: { Title: 'a' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: '1',
      createdDateTime: '2026-06-09T10:30:00Z',
      contentType: { name: 'Item' },
      createdBy: { application: { displayName: 'Local application' } },
      webUrl: 'https://local.sharepoint.example/Lists/Things/1_.000',
    });
    expect(fieldsOf({ body })).toMatchObject({
      id: '1',
      Title: 'a',
      LinkTitle: 'a',
      AppAuthorLookupId: '1',
      _UIVersionString: '1.0',
      '@odata.etag': body.eTag,
    });
    expect(body.eTag).toMatch(/^"[\da-f-]{36},1"$/);
    expect(headers.get('etag')).toBe(body.eTag);
  });

  test('ids go up and are never used again', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, {}, {});
    await call('DELETE', `${list}/items/2`);
    expect(await items(call, list, {})).toEqual(['3']);
  });

  test('a default stands where nothing is written', async () => {
    const { call } = aGraph();
    const list = await aList(call, [
      { name: 'Status', text: {}, defaultValue: { value: 'New' } },
      { name: 'Count', number: {}, defaultValue: { value: '3' } },
      { name: 'Active', boolean: {}, defaultValue: { value: '1' } },
    ]);
    const { body } = await call('POST', `${list}/items`, { fields: { Status: 'Mine' } });
    expect(fieldsOf({ body })).toMatchObject({ Status: 'Mine', Count: 3, Active: true });
  });

  test('a required column may be empty, unless the switch says otherwise', async () => {
    const columns = [{ name: 'Key', text: {}, required: true }];
    const lenient = aGraph();
    const list = await aList(lenient.call, columns);
    expect(await items(lenient.call, list, { Title: 'a' })).toEqual(['1']);
    const strict = aGraph({ switches: { enforceRequired: true } });
    const other = await aList(strict.call, columns);
    const reply = await strict.call('POST', `${other}/items`, { fields: { Title: 'a' } });
    expect(errorOf(reply).message).toBe("Field 'Key' needs a value");
  });
});

describe('reading an item', () => {
  test('fields are shown only when expanded', async () => {
    const { call } = aGraph();
    const { list } = await oneItem(call);
    expect((await call('GET', `${list}/items/1`)).body.fields).toBeUndefined();
    const all = await call('GET', `${list}/items/1?$expand=fields`);
    expect(fieldsOf(all)).toMatchObject({ Title: 'a', Note: 'n' });
  });

  test('selected fields come alone, an unknown one not at all', async () => {
    const { call } = aGraph();
    const { list, eTag } = await oneItem(call);
    const reply = await call('GET', `${list}/items/1?$expand=fields($select=Note,Nothing)`);
    expect(fieldsOf(reply)).toEqual({ '@odata.etag': eTag, Note: 'n' });
  });

  test.each(['2', '0', 'abc', '1.5'])('item %s is not found', async (id) => {
    const { call } = aGraph();
    const { list } = await oneItem(call);
    expect(errorOf(await call('GET', `${list}/items/${id}`)).code).toBe('itemNotFound');
  });
});

describe('changing an item', () => {
  test.each([
    ['the item', '', { fields: { Note: 'new' } }],
    ['its fields', '/fields', { Note: 'new' }],
  ])('with the version last read, %s is changed and counts up', async (_what, end, body) => {
    const { call } = aGraph();
    const { list, eTag } = await oneItem(call);
    const reply = await call('PATCH', `${list}/items/1${end}`, body, { 'If-Match': eTag });
    expect(reply.status).toBe(200);
    const item = await call('GET', `${list}/items/1?$expand=fields`);
    expect(fieldsOf(item)).toMatchObject({ Title: 'a', Note: 'new', _UIVersionString: '2.0' });
    expect(item.body.eTag).toBe(eTag.replace(',1"', ',2"'));
  });

  test.each([
    ['the item', '', { fields: { Note: 'new' } }],
    ['its fields', '/fields', { Note: 'new' }],
  ])('with an older version, %s is left alone', async (_what, end, body) => {
    const { call } = aGraph();
    const { list, eTag } = await oneItem(call);
    await call('PATCH', `${list}/items/1`, { fields: { Note: 'theirs' } });
    const reply = await call('PATCH', `${list}/items/1${end}`, body, { 'If-Match': eTag });
    expect(errorOf(reply)).toEqual({
      status: 412,
      code: 'resourceModified',
      message: 'The resource has changed since the caller last read it; usually an eTag mismatch',
    });
    expect((await call('GET', `${list}/items/1/fields`)).body.Note).toBe('theirs');
  });

  test('If-Match on fields goes unheard when the switch says so', async () => {
    const { call } = aGraph({ switches: { ifMatchOnFields: false } });
    const { list } = await oneItem(call);
    const stale = { 'If-Match': '"stale,9"' };
    expect((await call('PATCH', `${list}/items/1/fields`, { Note: 'b' }, stale)).status).toBe(200);
  });

  test('any version will do for a star', async () => {
    const { call } = aGraph();
    const { list } = await oneItem(call);
    const any = { 'If-Match': '*' };
    expect((await call('PATCH', `${list}/items/1`, { fields: {} }, any)).status).toBe(200);
  });

  test('what was read cannot be sent back whole', async () => {
    const { call } = aGraph();
    const { list } = await oneItem(call);
    const { body } = await call('GET', `${list}/items/1?$expand=fields`);
    const reply = await call('PATCH', `${list}/items/1`, { fields: body.fields });
    expect(errorOf(reply)).toMatchObject({ status: 400, code: 'invalidRequest' });
  });
});

describe('deleting an item', () => {
  test('a deleted item is gone', async () => {
    const { call } = aGraph();
    const { list, eTag } = await oneItem(call);
    expect((await call('DELETE', `${list}/items/1`, undefined, { 'If-Match': eTag })).status).toBe(
      204,
    );
    expect((await call('GET', `${list}/items/1`)).status).toBe(404);
    expect((await call('DELETE', `${list}/items/1`)).status).toBe(404);
  });

  test('an older version is not deleted', async () => {
    const { call } = aGraph();
    const { list } = await oneItem(call);
    const stale = { 'If-Match': '"stale,9"' };
    expect((await call('DELETE', `${list}/items/1`, undefined, stale)).status).toBe(412);
  });
});
