import { aGraph, aList, errorOf, rows, type Caller, type Json } from '../support';

interface Part {
  id: string;
  status: number;
  headers: Record<string, string>;
  body: Json;
}

async function batch(call: Caller, requests: unknown[]): Promise<Part[]> {
  const { body, text } = await call('POST', '/$batch', { requests });
  if (!Array.isArray(body.responses)) throw new Error(text);
  return body.responses as Part[];
}

const json = { 'Content-Type': 'application/json' };
const create = (list: string, id: string, fields: Json) => ({
  id,
  method: 'POST',
  url: `${list}/items`,
  headers: json,
  body: { fields },
});

describe('sending several requests at once', () => {
  test('each is answered as if it came alone', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const parts = await batch(call, [
      create(list, 'a', { Title: 'one' }),
      { id: 'b', method: 'GET', url: `${list.slice(1)}/items/1?$expand=fields` },
      { id: 'c', method: 'get', url: `${list}/items/9` },
      { id: 'd', method: 'DELETE', url: `${list}/items/1` },
    ]);
    expect(parts.map(({ id, status }) => [id, status])).toEqual([
      ['a', 201],
      ['b', 200],
      ['c', 404],
      ['d', 204],
    ]);
    expect(parts[1]).toMatchObject({ headers: json, body: { fields: { Title: 'one' } } });
    expect(parts[2]?.body).toMatchObject({ error: { code: 'itemNotFound' } });
    expect(parts[3]?.body).toBeUndefined();
  });

  test('it is found without the version too', async () => {
    const { call } = aGraph();
    const body = { requests: [{ id: '1', method: 'GET', url: '/sites/root' }] };
    const reply = await call('POST', 'https://graph.microsoft.com/$batch', body);
    expect(reply.body).toMatchObject({ responses: [{ id: '1', status: 200 }] });
  });

  test('a refused part changes nothing, and the others are kept', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const parts = await batch(call, [
      create(list, '1', { Title: 'good' }),
      create(list, '2', { Nothing: 'bad' }),
      create(list, '3', { Title: 'good' }),
    ]);
    expect(parts.map(({ status }) => status)).toEqual([201, 400, 201]);
    expect(rows(await call('GET', `${list}/items`)).map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('If-Match counts within a batch', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await call('POST', `${list}/items`, { fields: { Title: 'a' } });
    const stale = { ...json, 'If-Match': '"stale,9"' };
    const change = {
      method: 'PATCH',
      url: `${list}/items/1`,
      headers: stale,
      body: { fields: {} },
    };
    expect(await batch(call, [{ id: '1', ...change }])).toMatchObject([{ status: 412 }]);
  });

  test('a part waits for those it depends on, and is not tried when one failed', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const parts = await batch(call, [
      { id: 'read', method: 'GET', url: `${list}/items/1`, dependsOn: ['write'] },
      create(list, 'write', { Title: 'a' }),
      { id: 'fail', method: 'GET', url: `${list}/items/9` },
      { id: 'skipped', method: 'DELETE', url: `${list}/items/1`, dependsOn: ['fail'] },
      { id: 'too', method: 'DELETE', url: `${list}/items/1`, dependsOn: ['skipped'] },
    ]);
    const status = Object.fromEntries(parts.map((part) => [part.id, part.status]));
    expect(status).toEqual({ read: 200, write: 201, fail: 404, skipped: 424, too: 424 });
  });

  test('the version inside an address is refused as the service refuses it', async () => {
    const { call } = aGraph();
    const [part] = await batch(call, [{ id: '1', method: 'GET', url: '/v1.0/sites/root' }]);
    expect(part).toMatchObject({
      status: 400,
      body: { error: { message: "Resource not found for the segment 'v1.0'." } },
    });
  });

  test('a file comes as base64', async () => {
    const { call } = aGraph();
    const url = '/sites/root/drive/root:/a.txt:/content';
    const headers = { 'Content-Type': 'text/plain' };
    const body = Buffer.from('hello').toString('base64');
    const parts = await batch(call, [
      { id: '1', method: 'PUT', url, headers, body },
      { id: '2', method: 'GET', url, dependsOn: ['1'] },
    ]);
    expect(parts).toMatchObject([{ status: 201 }, { status: 200, headers, body }]);
  });

  test.each<[string, unknown[]]>([
    ['an id twice', ['1', 'A', 'a'].map((id) => ({ id, method: 'GET', url: '/sites/root' }))],
    ['no id', [{ method: 'GET', url: '/sites/root' }]],
    [
      '21 requests',
      Array.from({ length: 21 }, (_, n) => ({ id: `${n}`, method: 'GET', url: '/x' })),
    ],
    ['a body without its type', [{ id: '1', method: 'POST', url: '/users', body: {} }]],
    ['an unknown dependency', [{ id: '1', method: 'GET', url: '/x', dependsOn: ['2'] }]],
    ['a circle', [{ id: '1', method: 'GET', url: '/x', dependsOn: ['1'] }]],
  ])('%s is refused as a whole', async (_what, requests) => {
    const { call } = aGraph();
    expect(errorOf(await call('POST', '/$batch', { requests })).status).toBe(400);
  });
});
