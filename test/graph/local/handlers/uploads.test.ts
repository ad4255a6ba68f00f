import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalGraph, serveLocalGraph, type LocalGraph } from '../../../../graph/local/index';
import { aGraph, callerOf, errorOf, replyOf, type Caller, type Reply } from '../support';

const unit = 327_680;
const drive = '/sites/root/drive';
const address = `${drive}/root:/Exports/big.bin:/createUploadSession`;
const bytes = Uint8Array.from({ length: unit * 2 + 100 }, (_, index) => index % 251);

/** Sends something to an upload's own address, where no token goes. */
async function send(
  graph: LocalGraph,
  url: string,
  method: string,
  range?: { start: number; end: number; total?: number },
): Promise<Reply> {
  const total = range?.total ?? bytes.length;
  const parts = range && {
    headers: { 'Content-Range': `bytes ${range.start}-${range.end - 1}/${total}` },
    body: bytes.slice(range.start, range.end),
  };
  return replyOf(await graph.handle(new Request(url, { method, ...parts })));
}

async function session(call: Caller, conflictBehavior?: string, path = address): Promise<string> {
  const item = conflictBehavior
    ? { '@microsoft.graph.conflictBehavior': conflictBehavior, name: 'big.bin' }
    : undefined;
  const { body, status, text } = await call('POST', path, item && { item });
  if (status !== 200) throw new Error(text);
  return String(body.uploadUrl);
}

const whole = [
  { start: 0, end: unit },
  { start: unit, end: unit * 2 },
  { start: unit * 2, end: bytes.length },
];

async function sendAll(graph: LocalGraph, url: string): Promise<Reply> {
  const replies = [];
  for (const range of whole) replies.push(await send(graph, url, 'PUT', range));
  const last = replies.at(-1);
  if (!last) throw new Error('Nothing was sent.');
  return last;
}

async function contentOf(graph: LocalGraph, path: string): Promise<Uint8Array> {
  const headers = { authorization: 'Bearer any' };
  const request = new Request(`https://graph.microsoft.com/v1.0${path}`, { headers });
  return new Uint8Array(await (await graph.handle(request)).arrayBuffer());
}

describe('uploading a file in ranges', () => {
  test('each range is told what comes next, and the last one makes the file', async () => {
    const { graph, call } = aGraph();
    const started = await call('POST', address);
    expect(started.body).toMatchObject({
      uploadUrl: expect.stringMatching(/^https:\/\/graph\.microsoft\.com\/uploads\/[\w-]+$/),
      expirationDateTime: '2026-06-10T10:30:00Z',
      nextExpectedRanges: ['0-'],
    });
    const url = String(started.body.uploadUrl);
    const first = await send(graph, url, 'PUT', whole[0]);
    expect([first.status, first.body.nextExpectedRanges]).toEqual([202, [`${unit}-`]]);
    await send(graph, url, 'PUT', whole[1]);
    expect((await send(graph, url, 'GET')).body.nextExpectedRanges).toEqual([`${unit * 2}-`]);
    const last = await send(graph, url, 'PUT', whole[2]);
    expect(last.status).toBe(201);
    expect(last.body).toMatchObject({ name: 'big.bin', size: bytes.length });
    expect(
      Buffer.compare(await contentOf(graph, `${drive}/root:/Exports/big.bin:/content`), bytes),
    ).toBe(0);
    expect((await send(graph, url, 'GET')).status).toBe(404);
  });

  test('a file of one range needs no multiple', async () => {
    const { graph, call } = aGraph();
    const url = await session(call);
    const reply = await send(graph, url, 'PUT', { start: 0, end: 7, total: 7 });
    expect([reply.status, reply.body.size]).toEqual([201, 7]);
  });

  test('a token on the upload’s address is refused', async () => {
    const { graph, call } = aGraph();
    const url = await session(call);
    const headers = { authorization: 'Bearer any' };
    expect((await graph.handle(new Request(url, { headers }))).status).toBe(401);
  });

  test('a range that was sent before, or too early, is answered 416', async () => {
    const { graph, call } = aGraph();
    const url = await session(call);
    expect(errorOf(await send(graph, url, 'PUT', whole[1])).status).toBe(416);
    await send(graph, url, 'PUT', whole[0]);
    expect(errorOf(await send(graph, url, 'PUT', whole[0]))).toMatchObject({
      status: 416,
      code: 'invalidRange',
    });
    expect((await send(graph, url, 'GET')).body.nextExpectedRanges).toEqual([`${unit}-`]);
  });

  test.each([
    ['a length that is no multiple', { start: 0, end: 1000 }],
    ['an end beyond the file', { start: 0, end: unit, total: unit - 1 }],
  ])('%s is refused', async (_, range) => {
    const { graph, call } = aGraph();
    expect(errorOf(await send(graph, await session(call), 'PUT', range)).status).toBe(400);
  });

  test('a range without its header, or of another file, is refused', async () => {
    const { graph, call } = aGraph();
    const url = await session(call);
    const bare = await graph.handle(new Request(url, { method: 'PUT', body: bytes }));
    expect(bare.status).toBe(400);
    await send(graph, url, 'PUT', whole[0]);
    const other = { start: unit, end: unit * 2, total: bytes.length + 1 };
    expect((await send(graph, url, 'PUT', other)).status).toBe(400);
  });

  test('a range of 60 MiB is too large', async () => {
    const { graph, call } = aGraph();
    const body = new Uint8Array(60 * 1024 * 1024);
    const headers = { 'Content-Range': `bytes 0-${body.length - 1}/${body.length + 1}` };
    const url = await session(call);
    const reply = await graph.handle(new Request(url, { method: 'PUT', headers, body }));
    expect(reply.status).toBe(413);
  });

  test('a cancelled upload is gone, and leaves nothing', async () => {
    const { graph, call } = aGraph();
    const url = await session(call);
    await send(graph, url, 'PUT', whole[0]);
    expect((await send(graph, url, 'DELETE')).status).toBe(204);
    expect((await send(graph, url, 'PUT', whole[1])).status).toBe(404);
    expect((await call('GET', `${drive}/root:/Exports`)).status).toBe(404);
  });

  test('an upload ends after a day', async () => {
    const { graph, call, passDays } = aGraph();
    const url = await session(call);
    passDays(1);
    expect(errorOf(await send(graph, url, 'PUT', whole[0])).status).toBe(404);
    await session(call);
  });

  test('the file is by the application that began the upload', async () => {
    const { graph, call } = aGraph();
    const claims = Buffer.from(JSON.stringify({ appid: 'ffffffff-1' })).toString('base64url');
    const { body } = await call('POST', address, undefined, {
      authorization: `Bearer a.${claims}.`,
    });
    const { body: file } = await sendAll(graph, String(body.uploadUrl));
    expect(file.createdBy).toEqual({ application: { id: 'ffffffff-1' } });
  });
});

describe('uploading under a name that is taken', () => {
  const put = (call: Caller) => call('PUT', `${drive}/root:/Exports/big.bin:/content`, 'old');

  test('it is refused at once when asked to fail, and at the end when taken meanwhile', async () => {
    const { graph, call } = aGraph();
    const url = await session(call, 'fail');
    await put(call);
    const early = await call('POST', address, {
      item: { '@microsoft.graph.conflictBehavior': 'fail' },
    });
    expect(errorOf(early)).toMatchObject({ status: 409, code: 'nameAlreadyExists' });
    expect(errorOf(await sendAll(graph, url)).status).toBe(409);
    // The ranges are still there: once the name is free, the last one is sent again.
    await call('DELETE', `${drive}/root:/Exports/big.bin`);
    expect((await send(graph, url, 'PUT', whole[2])).status).toBe(201);
  });

  test('it is replaced or counted up as asked, and replaced by default', async () => {
    const { graph, call } = aGraph();
    const { body: old } = await put(call);
    const replaced = await sendAll(graph, await session(call, 'replace'));
    expect([replaced.status, replaced.body.id]).toEqual([200, old.id]);
    const renamed = await sendAll(graph, await session(call, 'rename'));
    expect([renamed.status, renamed.body.name]).toEqual([201, 'big 1.bin']);
    expect((await sendAll(graph, await session(call))).body.id).toBe(old.id);
  });

  test('the switch gives another default', async () => {
    const { call } = aGraph({ switches: { uploadConflict: 'fail' } });
    await put(call);
    expect(errorOf(await call('POST', address)).status).toBe(409);
  });

  test('a file is replaced by its id, also below a folder’s id', async () => {
    const { graph, call } = aGraph();
    const { body: old } = await put(call);
    const byId = `${drive}/items/${String(old.id)}/createUploadSession`;
    const reply = await sendAll(graph, await session(call, undefined, byId));
    expect([reply.status, reply.body.id, reply.body.size]).toEqual([200, old.id, bytes.length]);
    const folder = await call('GET', `${drive}/root:/Exports`);
    const beneath = `${drive}/items/${String(folder.body.id)}:/new.bin:/createUploadSession`;
    const made = await sendAll(graph, await session(call, undefined, beneath));
    expect(made.body).toMatchObject({ name: 'new.bin' });
    expect((await call('GET', `${drive}/root:/Exports/new.bin`)).status).toBe(200);
    const ofFolder = `${drive}/items/${String(folder.body.id)}/createUploadSession`;
    expect(errorOf(await call('POST', ofFolder)).status).toBe(400);
  });

  test('an older version is not uploaded over', async () => {
    const { call } = aGraph();
    const { body } = await put(call);
    await put(call);
    const stale = { 'If-Match': String(body.eTag) };
    expect(errorOf(await call('POST', address, undefined, stale)).status).toBe(412);
  });
});

describe('uploading from outside', () => {
  let dataDir: string;
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'local-graph-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  test('ranges outlive a restart', async () => {
    const first = openLocalGraph({ dataDir });
    const url = await session(callerOf(first));
    await send(first, url, 'PUT', whole[0]);
    first.close();
    const second = openLocalGraph({ dataDir });
    await send(second, url, 'PUT', whole[1]);
    expect((await send(second, url, 'PUT', whole[2])).status).toBe(201);
    expect(
      Buffer.compare(await contentOf(second, `${drive}/root:/Exports/big.bin:/content`), bytes),
    ).toBe(0);
    second.close();
  });

  test('over HTTP the address is the server’s own, and ranges may be larger than JSON', async () => {
    const graph = openLocalGraph({ dataDir });
    const served = await serveLocalGraph(graph, { port: 0 });
    const headers = { authorization: 'Bearer any' };
    const started = await fetch(`${served.url}/v1.0${address}`, { method: 'POST', headers });
    const { uploadUrl } = (await started.json()) as { uploadUrl: string };
    expect(uploadUrl.startsWith(`${served.url}/uploads/`)).toBe(true);
    const body = new Uint8Array(unit * 20);
    const range = { 'Content-Range': `bytes 0-${body.length - 1}/${body.length}` };
    const reply = await fetch(uploadUrl, { method: 'PUT', headers: range, body });
    expect(reply.status).toBe(201);
    await served.close();
    graph.close();
  });
});
