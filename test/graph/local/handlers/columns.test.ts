import { aGraph, aList, errorOf, items, ids, rows, type Json } from '../support';

const add = async (column: Json) => {
  const { call } = aGraph();
  return call('POST', `${await aList(call)}/columns`, column);
};

describe('adding columns', () => {
  test('what a definition leaves out has the defaults of the service', async () => {
    const { status, body } = await add({ name: 'Notes', text: {} });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Notes',
      displayName: 'Notes',
      columnGroup: 'Custom Columns',
      indexed: false,
      enforceUniqueValues: false,
      required: false,
      hidden: false,
      readOnly: false,
      text: { allowMultipleLines: false, maxLength: 255 },
    });
  });

  test('without a name it is made from the display name, at most 32 characters', async () => {
    const { body } = await add({ displayName: 'Requested Completion Date', text: {} });
    expect(body.name).toBe('Requested_x0020_Completion_x0020');
  });

  test.each<[string, Json, number]>([
    ['no type', { name: 'A' }, 400],
    ['two types', { name: 'A', text: {}, number: {} }, 400],
    ['an unknown property', { name: 'A', text: {}, enforceUnique: true }, 400],
    ['an unknown property of its type', { name: 'A', text: { maxLenght: 5 } }, 400],
    ['a choice without choices', { name: 'A', choice: {} }, 400],
    ['a lookup without a list', { name: 'A', lookup: {} }, 400],
    ['a lookup into a missing list', { name: 'A', lookup: { listId: 'x' } }, 400],
    ['uniqueness without an index', { name: 'A', text: {}, enforceUniqueValues: true }, 400],
    [
      'an index on several lines',
      { name: 'A', indexed: true, text: { allowMultipleLines: true } },
      400,
    ],
    ['a reserved name', { name: 'Scope', text: {} }, 400],
    ['a name too long', { name: 'A'.repeat(33), text: {} }, 400],
    ['the name of a built-in column', { name: 'created', dateTime: {} }, 409],
    ['a formula', { name: 'A', calculated: { formula: '=1' } }, 501],
  ])('%s is refused', async (_what, column, status) => {
    expect((await add(column)).status).toBe(status);
  });

  test.each([
    ...['Title', 'ID', 'ContentType', 'Created', 'Modified', 'Author', 'Editor', 'Attachments'],
    ...['_UIVersionString', 'Edit', 'LinkTitle', 'LinkTitleNoMenu', 'ItemChildCount'],
    ...['FolderChildCount', '_ComplianceFlags', '_ComplianceTag', 'AppAuthor', 'AppEditor'],
  ])('the name %s is occupied on every list', async (name) => {
    expect(errorOf(await add({ name, text: {} })).status).toBe(409);
  });

  test('a list takes 20 indexes and not one more', async () => {
    const { call } = aGraph();
    const columns = Array.from({ length: 20 }, (_, n) => ({
      name: `C${n}`,
      text: {},
      indexed: true,
    }));
    const list = await aList(call, columns);
    const reply = await call('POST', `${list}/columns`, { name: 'Last', text: {}, indexed: true });
    expect(errorOf(reply)).toMatchObject({ status: 400, code: 'invalidRequest' });
  });

  test('a hyperlink column comes back without a type', async () => {
    const { body } = await add({ name: 'Page', hyperlinkOrPicture: { isPicture: false } });
    expect(Object.keys(body)).not.toContain('hyperlinkOrPicture');
  });
});

describe('changing columns', () => {
  test('an index that comes later finds the rows already there', async () => {
    const { call } = aGraph();
    const list = await aList(call, [{ name: 'Status', text: {} }]);
    await items(call, list, { Status: 'Open' }, { Status: 'Closed' }, { Status: 'open' });
    const query = `${list}/items?$filter=fields/Status eq 'OPEN'`;
    expect((await call('GET', query)).status).toBe(400);
    await call('PATCH', `${list}/columns/Status`, { indexed: true });
    expect(ids(await call('GET', query))).toEqual(['1', '3']);
    await call('PATCH', `${list}/columns/Status`, { indexed: false });
    expect((await call('GET', query)).status).toBe(400);
  });

  test('a column with a value twice cannot become unique', async () => {
    const { call } = aGraph();
    const list = await aList(call, [{ name: 'Key', text: {}, indexed: true }]);
    await items(call, list, { Key: 'a' }, { Key: 'A' }, {}, {});
    const column = `${list}/columns/Key`;
    expect((await call('PATCH', column, { enforceUniqueValues: true })).status).toBe(400);
    expect((await call('GET', column)).body.enforceUniqueValues).toBe(false);
  });

  test('choices can grow, but name and type stay', async () => {
    const { call } = aGraph();
    const list = await aList(call, [{ name: 'Status', choice: { choices: ['Open'] } }]);
    const column = `${list}/columns/Status`;
    const { body } = await call('PATCH', column, { choice: { choices: ['Open', 'Closed'] } });
    expect(body.choice).toMatchObject({ choices: ['Open', 'Closed'], displayAs: 'dropDownMenu' });
    expect((await call('PATCH', column, { name: 'Other' })).status).toBe(400);
    expect((await call('PATCH', column, { text: {} })).status).toBe(400);
  });

  test('a built-in column can be indexed, but not deleted', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'a' }, { Title: 'b' });
    await call('PATCH', `${list}/columns/Title`, { indexed: true });
    expect(ids(await call('GET', `${list}/items?$filter=fields/Title eq 'b'`))).toEqual(['2']);
    expect((await call('DELETE', `${list}/columns/Title`)).status).toBe(400);
  });

  test('a column made anew under an old name is empty', async () => {
    const { call } = aGraph();
    const column = { name: 'Note', text: {}, indexed: true };
    const list = await aList(call, [column]);
    await items(call, list, { Note: 'old' });
    expect((await call('DELETE', `${list}/columns/Note`)).status).toBe(204);
    expect((await call('POST', `${list}/columns`, column)).status).toBe(201);
    expect(rows(await call('GET', `${list}/items?$filter=fields/Note eq 'old'`))).toEqual([]);
    const { body } = await call('GET', `${list}/items/1/fields`);
    expect(body.Note).toBeUndefined();
  });

  test('a column is found by its id, and selected properties are shown alone', async () => {
    const { call } = aGraph();
    const list = await aList(call, [{ name: 'Note', text: {} }]);
    const { body } = await call('GET', `${list}/columns/Note`);
    expect((await call('GET', `${list}/columns/${String(body.id)}`)).body.name).toBe('Note');
    const all = await call('GET', `${list}/columns?$select=name,displayName`);
    expect(rows(all)).toContainEqual({ name: 'Note', displayName: 'Note' });
  });
});
