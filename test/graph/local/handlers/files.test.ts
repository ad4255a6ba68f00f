import { aGraph, errorOf, rows } from '../support';

const drive = '/sites/root/drive';
const file = `${drive}/root:/Exports/June/a b.csv:/content`;
const csv = { 'content-type': 'text/csv' };

describe('keeping files', () => {
  test('a file is new the first time and replaced the second', async () => {
    const { call } = aGraph();
    const first = await call('PUT', file, 'one', csv);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      name: 'a b.csv',
      size: 3,
      file: { mimeType: 'text/csv' },
      webUrl: 'https://local.sharepoint.example/Documents/Exports/June/a%20b.csv',
    });
    const second = await call('PUT', file, 'second', csv);
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ id: first.body.id, size: 6 });
    const { text, headers } = await call('GET', file);
    expect([text, headers.get('content-type')]).toEqual(['second', 'text/csv']);
  });

  test('bytes come back as they went', async () => {
    const { call, graph } = aGraph();
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await call('PUT', file, bytes);
    const address = `https://graph.microsoft.com/v1.0${file}`;
    const headers = { authorization: 'Bearer any' };
    const response = await graph.handle(new Request(address, { headers }));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  test('folders are made on the way and listed', async () => {
    const { call } = aGraph();
    await call('PUT', file, 'one', csv);
    const root = rows(await call('GET', `${drive}/root/children`));
    expect(root).toMatchObject([{ name: 'Exports', folder: { childCount: 1 } }]);
    const june = rows(await call('GET', `${drive}/root:/exports/JUNE:/children`));
    expect(june).toMatchObject([
      {
        name: 'a b.csv',
        parentReference: { path: expect.stringMatching(/root:\/Exports\/June$/) },
      },
    ]);
    expect((await call('GET', `${drive}/root`)).body).toMatchObject({ root: {}, name: 'root' });
  });

  test('a file is found by its id, in its own drive', async () => {
    const { call } = aGraph();
    const { body } = await call('PUT', file, 'one', csv);
    const { body: own } = await call('GET', drive);
    const item = `/drives/${String(own.id)}/items/${String(body.id)}`;
    expect((await call('GET', item)).body.name).toBe('a b.csv');
    expect((await call('GET', `${item}/content`)).text).toBe('one');
    expect((await call('PUT', `${item}/content`, 'two', csv)).status).toBe(200);
    expect((await call('DELETE', item)).status).toBe(204);
    expect(errorOf(await call('GET', item)).code).toBe('itemNotFound');
  });

  test('a folder goes with all that is in it', async () => {
    const { call } = aGraph();
    await call('PUT', file, 'one', csv);
    expect((await call('DELETE', `${drive}/root:/Exports`)).status).toBe(204);
    expect((await call('GET', file)).status).toBe(404);
    expect((await call('PUT', file, 'one', csv)).status).toBe(201);
  });

  test('a name that is taken fails or counts up when asked to', async () => {
    const { call } = aGraph();
    await call('PUT', file, 'one', csv);
    const ask = `${file}?@microsoft.graph.conflictBehavior=`;
    expect(errorOf(await call('PUT', `${ask}fail`, 'x', csv))).toMatchObject({
      status: 409,
      code: 'nameAlreadyExists',
    });
    expect((await call('PUT', `${ask}rename`, 'x', csv)).body.name).toBe('a b 1.csv');
  });

  test('an older version is not replaced', async () => {
    const { call } = aGraph();
    const { body } = await call('PUT', file, 'one', csv);
    await call('PUT', file, 'two', csv);
    const stale = { ...csv, 'If-Match': String(body.eTag) };
    expect(errorOf(await call('PUT', file, 'three', stale)).status).toBe(412);
    expect((await call('GET', file)).text).toBe('two');
  });

  test('a folder can be made alone, and a file cannot be one', async () => {
    const { call } = aGraph();
    const folder = { name: 'Papers', folder: {} };
    expect((await call('POST', `${drive}/root/children`, folder)).status).toBe(201);
    expect((await call('POST', `${drive}/root/children`, folder)).status).toBe(409);
    await call('PUT', `${drive}/root:/a.txt:/content`, 'x', csv);
    expect((await call('PUT', `${drive}/root:/a.txt/b.txt:/content`, 'x', csv)).status).toBe(409);
    expect((await call('GET', `${drive}/root:/Papers:/content`)).status).toBe(400);
    expect((await call('PUT', `${drive}/root:/a*b.txt:/content`, 'x', csv)).status).toBe(400);
  });
});

describe('finding drives', () => {
  test('every library is a drive, and the first is the site’s own', async () => {
    const { call } = aGraph();
    const library = { displayName: 'Papers', list: { template: 'documentLibrary' } };
    await call('POST', '/sites/root/lists', library);
    const drives = rows(await call('GET', '/sites/root/drives'));
    expect(drives.map(({ name }) => name)).toEqual(['Documents', 'Papers']);
    expect((await call('GET', drive)).body.name).toBe('Documents');
    const papers = await call('GET', '/sites/root/lists/Papers/drive');
    expect(papers.body.id).toBe(drives[1]?.id);
    expect((await call('GET', '/drives/b!nothing')).status).toBe(404);
  });

  test('items of a library are not written as list items', async () => {
    const { call } = aGraph();
    const reply = await call('POST', '/sites/root/lists/Documents/items', { fields: {} });
    expect(reply.status).toBe(400);
  });
});
