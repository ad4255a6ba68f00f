import { createServer as createHttpServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'jose';
import { pino } from 'pino';
import { z } from 'zod';
import { api } from '../../../teamsapp/api/api';
import { downloads, finds, reads, takes, uploads } from '../../../teamsapp/api/endpoint';
import { createServer } from '../../../teamsapp/api/server';
import { type LocalIssuer, mintToken } from '../../../teamsapp/api/tokens';
import { AppError } from '../../../teamsapp/common/errors';
import { appWith } from '../../support/app';
import { megan } from '../../support/build';

const tenantId = '11111111-0000-4000-8000-000000000000';
let server: Server;
let base: string;
let token: string;
const lines: string[] = [];
let isEntraSilent = false;

const table = [
  reads('/api/things/:id', {
    summary: 'One',
    audit: 'VIEW',
    output: z.object({ id: z.number(), by: z.string() }),
    answer: ({ id, actor }) => ({ id, by: actor.name }),
  }),
  takes('/api/things', {
    summary: 'Make',
    audit: 'MAKE',
    input: z.strictObject({ name: z.string().min(2) }),
    output: z.object({ name: z.string() }),
    answer: ({ input }) => input,
  }),
  finds('/api/things/find', {
    summary: 'Find',
    audit: 'FIND',
    input: z.strictObject({}),
    output: z.object({ known: z.string() }),
    answer: async ({ app, actor }) => ({ known: (await app.directory.actor(actor.id)).name }),
  }),
  takes('/api/refuse', {
    summary: 'Refuse',
    audit: 'REFUSE',
    input: z.strictObject({}),
    output: z.object({}),
    answer: () => {
      throw new AppError('conflict', 'Somebody was faster.', 'name');
    },
  }),
  takes('/api/break', {
    summary: 'Break',
    audit: 'BREAK',
    input: z.strictObject({}),
    output: z.object({}),
    answer: () => {
      throw new Error('secret detail');
    },
  }),
  uploads('/api/upload', {
    summary: 'Upload',
    audit: 'UPLOAD',
    output: z.object({ size: z.number(), name: z.string() }),
    answer: ({ bytes, query }) => ({ size: bytes.length, name: query.name ?? '' }),
  }),
  downloads('/api/download', {
    summary: 'Download',
    audit: 'DOWNLOAD',
    input: z.strictObject({}),
    answer: () =>
      Promise.resolve({ fileName: 'a "b".csv', contentType: 'text/csv', bytes: Buffer.from('x') }),
  }),
];

beforeAll(async () => {
  const manager = megan;
  const app = appWith({ people: [manager] });
  const { directory } = app;
  const actor = (id: string) =>
    isEntraSilent
      ? Promise.reject(new AppError('unavailable', 'Microsoft 365 is not answering.'))
      : directory.actor(id);
  app.directory = { ...directory, actor };
  const pair = await generateKeyPair('RS256');
  const issuer: LocalIssuer = { issuer: 'i', audience: 'a', tenantId, key: pair.privateKey };
  ({ token } = await mintToken(issuer, manager, new Date()));
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const tokens = { issuer: 'i', audience: ['a'], tenants: [tenantId], keys: pair.publicKey };
  const express = createServer({
    localMode: true,
    log,
    dist: '/nowhere',
    ready: () => ({ asOf: 'now' }),
    bot: (_request, response) => void response.status(202).end(),
    api: api(app, table, { tokens, log, version: '1' }),
  });
  server = createHttpServer(express);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const call = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });

/** fetch will not send a false Host; a plain request does. */
const statusWith = (headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    httpRequest(`${base}/api/things/1`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('while Entra does not answer', () => {
  beforeAll(() => {
    isEntraSilent = true;
  });
  afterAll(() => {
    isEntraSilent = false;
  });

  test.each([
    ['a page', '/api/things/7', undefined],
    ['a search, and what it asks of the directory', '/api/things/find', {}],
    ['an export', '/api/download', {}],
  ])('%s is shown', async (_, path, body) => {
    expect((await call(path, body)).status).toBe(200);
  });

  test.each([
    ['a change', '/api/things', { name: 'ab' }],
    ['an upload', '/api/upload', 'x'],
  ])('%s is refused', async (_, path, body) => {
    const answer = await call(path, body);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'unavailable' });
  });
});

describe('serving the API', () => {
  test('an endpoint answers the person behind the token', async () => {
    const response = await call('/api/things/7');
    expect(await response.json()).toEqual({ id: 7, by: megan.name });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('without a token nothing is answered', async () => {
    const response = await fetch(`${base}/api/things/7`);
    expect([response.status, (await response.json()).code]).toEqual([401, 'notSignedIn']);
  });

  test.each([
    ['a missing field', {}, 'name'],
    ['an unknown field', { name: 'abc', role: 'administrator' }, 'role'],
    ['polluting keys', '{"name":"abc","__proto__":{"isAdmin":true}}', '__proto__'],
  ])('%s is refused by name', async (_what, body, named) => {
    const response = await call('/api/things', body);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(named);
  });

  test('a refusal is its sentence, field and status', async () => {
    const response = await call('/api/refuse', {});
    expect(
      lines.some((line) => line.includes('"refused":"conflict"') && line.includes('REFUSE')),
    ).toBe(true);
    expect([response.status, await response.json()]).toEqual([
      409,
      { code: 'conflict', message: 'Somebody was faster.', field: 'name' },
    ]);
  });

  test('a bug shows a reference and no detail', async () => {
    const response = await call('/api/break', {});
    const body = await response.json();
    expect(response.status).toBe(500);
    expect(body.message).toContain(body.reference);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(lines.some((line) => line.includes(body.reference))).toBe(true);
  });

  test.each([
    ['{"name":', 400],
    [`{"name":"${'x'.repeat(300_000)}"}`, 413],
  ])('a body that cannot be taken is refused', async (body, status) => {
    expect((await call('/api/things', body)).status).toBe(status);
  });

  test('an upload arrives byte for byte with its name', async () => {
    const response = await fetch(`${base}/api/upload?name=a.csv`, {
      method: 'POST',
      body: new Uint8Array([1, 2, 3]),
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toEqual({ size: 3, name: 'a.csv' });
  });

  test('a download has a safe file name', async () => {
    const response = await call('/api/download', {});
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a--b-.csv"');
    expect(await response.text()).toBe('x');
  });

  test('what is no endpoint is not found', async () => {
    expect((await call('/api/nothing')).status).toBe(404);
    expect((await call('/api/things/abc')).status).toBe(404);
  });

  test('the description has every address and its input', async () => {
    const described = await (await fetch(`${base}/api/openapi.json`)).json();
    expect(Object.keys(described.paths)).toEqual([
      '/api/things/{id}',
      '/api/things',
      '/api/things/find',
      '/api/refuse',
      '/api/break',
      '/api/upload',
      '/api/download',
    ]);
    expect(
      described.paths['/api/things'].post.requestBody.content['application/json'].schema.properties
        .name.minLength,
    ).toBe(2);
  });

  test('the log holds addresses without queries, and no token', async () => {
    await call('/api/upload?name=secret-child.csv', 'x');
    expect(lines.join('')).not.toMatch(/secret-child|Bearer|eyJ/);
  });
});

describe('guarding local mode', () => {
  const bearer = () => ({ Authorization: `Bearer ${token}` });

  test('another host name is refused, as in DNS rebinding', async () => {
    expect(await statusWith({ ...bearer(), Host: 'evil.example' })).toBe(403);
  });

  test('another origin is refused', async () => {
    expect(await statusWith({ ...bearer(), Origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({ ...bearer(), Origin: 'http://127.0.0.1.evil.example' })).toBe(403);
  });

  test('this machine’s own origin is answered, without CORS headers', async () => {
    const response = await call('/api/things/1', undefined, { Origin: base });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
      200,
      null,
    ]);
  });

  test('pages may be framed by Teams and by nobody else', async () => {
    const policy = (await call('/api/things/1')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain('https://teams.microsoft.com');
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
  });

  test('liveness and readiness need no token', async () => {
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${base}/readyz`)).json()).toEqual({ status: 'ready', asOf: 'now' });
  });
});
