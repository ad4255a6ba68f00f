import { aGraph, bearer, errorOf, rows, type Caller } from '../support';

const drive = '/sites/root/drive';

async function withFile(call: Caller) {
  const { body } = await call('PUT', `${drive}/root:/A/a.csv:/content`, 'x');
  return {
    id: String(body.id),
    item: `${drive}/items/${String(body.id)}`,
    eTag: String(body.eTag),
  };
}

describe('renaming and moving files', () => {
  test('a renamed file keeps its id and content, and is a new version', async () => {
    const { call } = aGraph();
    const { id, item, eTag } = await withFile(call);
    const by = bearer({ appid: 'ffffffff-1' });
    const { status, body } = await call('PATCH', item, { name: 'b.txt' }, by);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      name: 'b.txt',
      file: { mimeType: 'text/plain' },
      lastModifiedBy: { application: { id: 'ffffffff-1' } },
    });
    expect(body.eTag).not.toBe(eTag);
    expect((await call('GET', `${drive}/root:/A/b.txt:/content`)).text).toBe('x');
    expect((await call('GET', `${drive}/root:/A/a.csv`)).status).toBe(404);
  });

  test('a file is moved by the id or the path of a folder, and to the root', async () => {
    const { call } = aGraph();
    const { item } = await withFile(call);
    const root = await call('GET', `${drive}/root`);
    const made = await call('POST', `${drive}/root/children`, { name: 'B', folder: {} });
    for (const [parentReference, path] of [
      [{ id: made.body.id }, 'B/a.csv'],
      [{ path: '/drive/root:/A' }, 'A/a.csv'],
      [{ id: root.body.id }, 'a.csv'],
    ] as const) {
      expect((await call('PATCH', item, { parentReference })).status).toBe(200);
      expect((await call('GET', `${drive}/root:/${path}:/content`)).text).toBe('x');
    }
  });

  test('a name that is taken is refused, or counted up when asked to', async () => {
    const { call } = aGraph();
    const { item } = await withFile(call);
    await call('PUT', `${drive}/root:/A/b.csv:/content`, 'y');
    const clash = await call('PATCH', item, { name: 'B.csv' });
    expect(errorOf(clash)).toMatchObject({ status: 409, code: 'nameAlreadyExists' });
    const rename = { name: 'b.csv', '@microsoft.graph.conflictBehavior': 'rename' };
    expect((await call('PATCH', item, rename)).body.name).toBe('b 1.csv');
    expect((await call('PATCH', item, { name: 'B 1.csv' })).body.name).toBe('B 1.csv');
  });

  test('a folder takes its content along, but not into itself', async () => {
    const { call } = aGraph();
    await withFile(call);
    await call('PUT', `${drive}/root:/A/In/c.csv:/content`, 'z');
    const into = await call('PATCH', `${drive}/root:/A`, {
      parentReference: { path: '/drive/root:/A/In' },
    });
    expect(errorOf(into).status).toBe(400);
    expect((await call('PATCH', `${drive}/root:/A`, { name: 'Z' })).status).toBe(200);
    expect((await call('GET', `${drive}/root:/Z/In/c.csv:/content`)).text).toBe('z');
    expect(rows(await call('GET', `${drive}/root/children`)).map(({ name }) => name)).toEqual([
      'Z',
    ]);
  });

  test.each([
    [{ name: 'a/b' }, 400],
    [{ name: 'a*b' }, 400],
    [{ parentReference: {} }, 400],
    [{ parentReference: { id: '01NOTHING' } }, 404],
    [{ parentReference: { driveId: 'b!elsewhere', id: 'x' } }, 501],
    [{ description: 'x' }, 501],
  ])('%p is refused', async (change, status) => {
    const { call } = aGraph();
    const { item } = await withFile(call);
    expect(errorOf(await call('PATCH', item, change)).status).toBe(status);
  });

  test('the root stays where it is', async () => {
    const { call } = aGraph();
    expect((await call('PATCH', `${drive}/root`, { name: 'x' })).status).toBe(400);
  });

  test('an older version is neither changed nor replaced nor deleted', async () => {
    const { call } = aGraph();
    const { item, eTag } = await withFile(call);
    await call('PUT', `${item}/content`, 'y');
    const stale = { 'If-Match': eTag };
    for (const reply of [
      await call('PATCH', item, { name: 'b.csv' }, stale),
      await call('PUT', `${item}/content`, 'z', stale),
      await call('DELETE', item, undefined, stale),
    ]) {
      expect(errorOf(reply)).toMatchObject({ status: 412, code: 'resourceModified' });
    }
    const current = { 'If-Match': String((await call('GET', item)).body.eTag) };
    expect((await call('DELETE', item, undefined, current)).status).toBe(204);
  });
});
