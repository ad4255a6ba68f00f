import { request } from 'node:http';
import { serveLocalGraph } from '../../../graph/local/index';
import type { ServedGraph } from '../../../graph/local/server';
import { aGraph, aList, errorOf, replyOf, type Reply, type TestGraph } from './support';

let test1: TestGraph;
let served: ServedGraph;
beforeEach(async () => {
  test1 = aGraph();
  served = await serveLocalGraph(test1.graph, { port: 0 });
});
afterEach(async () => {
  await served.close();
  test1.graph.close();
});

interface Sent {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
}

/** Sends a request with headers that fetch would not let us choose. */
function send({
  path = '/v1.0/sites/root',
  method = 'GET',
  headers = {},
  body,
}: Sent): Promise<Reply> {
  const all = { authorization: 'Bearer any', ...headers };
  return new Promise((resolve, reject) => {
    const sending = request({ port: served.port, path, method, headers: all }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const response = new Response(Buffer.concat(chunks), {
          status: incoming.statusCode ?? 0,
          headers: new Headers(
            Object.entries(incoming.headers).map(([name, value]): [string, string] => [
              name,
              String(value),
            ]),
          ),
        });
        resolve(replyOf(response));
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

describe('serving this machine only', () => {
  test.each(['localhost', '127.0.0.1:3979', '[::1]:80'])('the host %s is served', async (host) => {
    expect((await send({ headers: { host } })).status).toBe(200);
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    'x y',
  ])('the host %s is refused', async (host) => {
    expect(errorOf(await send({ headers: { host } }))).toMatchObject({
      status: 403,
      code: 'accessDenied',
    });
  });

  test.each(['https://evil.example', 'null', 'http://localhost.evil.example'])(
    'a page of %s is refused',
    async (origin) => {
      expect((await send({ headers: { origin } })).status).toBe(403);
    },
  );

  test('a page of this machine is served, without CORS headers', async () => {
    const reply = await send({ headers: { origin: 'http://localhost:3978' } });
    expect(reply.status).toBe(200);
    const names = [...reply.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('another address to listen on is refused', async () => {
    const wide = serveLocalGraph(test1.graph, { port: 0, host: '0.0.0.0' });
    await expect(wide).rejects.toThrow('loopback only');
  });

  test('a request without a token is refused', async () => {
    expect(errorOf(await send({ headers: { authorization: '' } })).status).toBe(401);
  });
});

describe('links in answers over HTTP', () => {
  const nextLink = async (headers: Record<string, string>) => {
    await aList(test1.call);
    const { body } = await send({ path: '/v1.0/sites/root/lists?$top=1', headers });
    return new URL(String(body['@odata.nextLink'])).origin;
  };

  test('start where the client is', async () => {
    expect(await nextLink({})).toBe(served.url.replace('127.0.0.1', 'localhost'));
  });

  test('start where a proxy says the client is', async () => {
    const proxy = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'graph.microsoft.com' };
    expect(await nextLink(proxy)).toBe('https://graph.microsoft.com');
  });

  test('start at Microsoft Graph in process', async () => {
    await aList(test1.call);
    const { body } = await test1.call('GET', '/sites/root/lists?$top=1');
    expect(new URL(String(body['@odata.nextLink'])).origin).toBe('https://graph.microsoft.com');
  });
});

describe('large bodies', () => {
  const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 0x20);
  const content = '/v1.0/sites/root/drive/root:/a.bin:/content';

  test('a file may be larger than JSON may', async () => {
    expect((await send({ method: 'PUT', path: content, body: megabytes(5) })).status).toBe(201);
    const reply = await send({
      method: 'POST',
      path: '/v1.0/sites/root/lists',
      body: megabytes(5),
    });
    expect(errorOf(reply)).toMatchObject({ status: 413, code: 'requestEntityTooLarge' });
  });

  test('a file over 60 MB is refused by what it announces', async () => {
    const headers = { 'content-length': String(61 * 1024 * 1024), connection: 'close' };
    const reply = await new Promise<number>((resolve, reject) => {
      const all = { authorization: 'Bearer any', ...headers };
      const options = { port: served.port, path: content, method: 'PUT', headers: all };
      const sending = request(options, (incoming) => {
        resolve(incoming.statusCode ?? 0);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.flushHeaders();
    });
    expect(reply).toBe(413);
  });
});
