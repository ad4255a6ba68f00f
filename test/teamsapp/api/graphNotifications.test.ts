import { createServer as createHttpServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { pino } from 'pino';
import { graphNotifications } from '../../../teamsapp/api/graphNotifications';
import { createServer } from '../../../teamsapp/api/server';
import type { ListNotification } from '../../../teamsapp/app';
import { clientStateOf } from '../../../teamsapp/keys';
import { appWith } from '../../support/app';

let server: Server;
let base: string;
let lines: string[];
let notified: ListNotification[][];
let time: number;

beforeEach(async () => {
  lines = [];
  notified = [];
  time = Date.UTC(2026, 10, 21, 9, 15, 30);
  const app = appWith({});
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const changes = {
    ...app.changes,
    notified: (told: readonly ListNotification[]) => void notified.push([...told]),
  };
  const express = createServer({
    localMode: true,
    log,
    dist: '/nowhere',
    ready: () => ({}),
    bot: (_request, response) => void response.end(),
    api: Router(),
    graphNotifications: graphNotifications(
      { ...app, changes, clock: { now: () => new Date(time) } },
      { clientState: 'secret', log },
    ),
  });
  server = createHttpServer(express);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/graph`;
});
afterEach(() => new Promise((resolve) => void server.close(resolve)));

const post = (path: string, body: string, contentType = 'application/json') =>
  fetch(`${base}${path}`, { method: 'POST', headers: { 'Content-Type': contentType }, body });
const tell = (...value: object[]) => post('/notifications', JSON.stringify({ value }));

const truth = { subscriptionId: 's1', clientState: 'secret', resource: 'sites/a/lists/b' };

describe('shaking hands with Graph', () => {
  test.each(['/notifications', '/lifecycle'])('%s gives the token back as text', async (path) => {
    const token = 'Validation: <b>1</b> & 2+3';
    const address = `${path}?validationToken=${encodeURIComponent(token)}`;
    const response = await post(address, '', 'text/plain; charset=utf-8');
    expect([response.status, await response.text()]).toEqual([200, token]);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(notified).toEqual([]);
  });

  test.each([
    ['none', ''],
    ['two', 'a&validationToken=b'],
    ['a very long one', 'x'.repeat(2049)],
  ])('%s is refused', async (_, token) => {
    const response = await post(`/notifications?validationToken=${token}`, '', 'text/plain');
    expect(response.status).toBe(400);
  });
});

describe('taking notifications', () => {
  test('a true one is handed on and answered without anything', async () => {
    const response = await tell({ ...truth, changeType: 'updated', tenantId: 't' });
    expect([response.status, await response.text()]).toEqual([202, '']);
    expect(notified).toEqual([[{ ...truth, lifecycleEvent: undefined }]]);
  });

  test('a lifecycle event is handed on', async () => {
    const event = { subscriptionId: 's1', clientState: 'secret', lifecycleEvent: 'x' };
    expect((await post('/lifecycle', JSON.stringify({ value: [event] }))).status).toBe(202);
    expect(notified).toEqual([[{ ...event, resource: undefined }]]);
  });

  test.each([
    ['another secret', 'Secret'],
    ['a longer one', 'secret!'],
    ['none', null],
  ])('one with %s is dropped, with a line that does not show it', async (_, clientState) => {
    const response = await tell({ ...truth, clientState }, truth);
    expect(response.status).toBe(202);
    expect(notified).toEqual([[{ ...truth, lifecycleEvent: undefined }]]);
    const told = lines.filter((line) => line.includes('wrong clientState'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('"dropped":1');
    expect(told[0]).not.toMatch(/secret/i);
  });

  test('many forged ones are counted in at most one line a minute', async () => {
    const forged = { ...truth, clientState: 'a guess' };
    const counts = () =>
      lines
        .filter((line) => line.includes('wrong clientState'))
        .map((line) => /"dropped":(\d+)/.exec(line)?.[1]);
    await tell(forged);
    time += 59_999;
    for (let count = 0; count < 10; count += 1) await tell(forged, forged);
    expect(counts()).toEqual(['1']);
    // A true one after it brings out what is left to say.
    time += 1;
    await tell(truth);
    expect(counts()).toEqual(['1', '20']);
    time += 60_000;
    await tell(truth);
    expect(counts()).toEqual(['1', '20']);
  });

  test.each([
    ['no JSON', '{"value":', 'application/json', 400],
    ['no collection', '{}', 'application/json', 400],
    ['an entry without a subscription', '{"value":[{}]}', 'application/json', 400],
    ['a text', 'hello', 'text/plain', 400],
    ['too much', `{"value":"${'x'.repeat(70_000)}"}`, 'application/json', 413],
  ])('%s is refused', async (_, body, contentType, status) => {
    expect((await post('/notifications', body, contentType)).status).toBe(status);
    expect(notified).toEqual([]);
  });

  test('in local mode a web page of another origin is kept out', async () => {
    const headers = { Origin: 'https://evil.example', 'Content-Type': 'application/json' };
    const status = await new Promise((resolve, reject) => {
      httpRequest(`${base}/notifications`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(JSON.stringify({ value: [truth] }));
    });
    expect([status, notified]).toEqual([403, []]);
  });
});

describe('the secret of notifications', () => {
  test('follows from the audit key, fits into a subscription and does not show the key', () => {
    const one = clientStateOf({ id: 'k1', secret: 'a'.repeat(32) });
    expect(one).toBe(clientStateOf({ id: 'k2', secret: 'a'.repeat(32) }));
    expect(one).not.toBe(clientStateOf({ id: 'k1', secret: 'b'.repeat(32) }));
    expect(one).toMatch(/^[\w-]{43}$/);
  });
});
