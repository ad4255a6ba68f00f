import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'jose';
import { pino } from 'pino';
import { api } from '../../../teamsapp/api/api';
import { meetingPage, panelsPage, paperPage } from '../../../teamsapp/api/contract';
import { endpoints } from '../../../teamsapp/api/endpoints';
import { createServer } from '../../../teamsapp/api/server';
import { type LocalIssuer, mintToken } from '../../../teamsapp/api/tokens';
import { dee, everybody, megan, ruth, schoolReader } from '../../support/build';
import { nadia, panelApp } from '../panels/sittings';
import { wordText } from '../exports/zipEntry';

const tenantId = '11111111-0000-4000-8000-000000000000';
const tokens = new Map<string, string>();
let server: Server;
let base: string;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  const issuer: LocalIssuer = { issuer: 'i', audience: 'a', tenantId, key: pair.privateKey };
  for (const person of [...everybody, nadia]) {
    tokens.set(person.id, (await mintToken(issuer, person, new Date())).token);
  }
  const log = pino({ level: 'silent' });
  const rules = { issuer: 'i', audience: ['a'], tenants: [tenantId], keys: pair.publicKey };
  const express = createServer({
    localMode: true,
    log,
    dist: '/nowhere',
    ready: () => ({}),
    bot: (_request, response) => void response.status(202).end(),
    api: api(panelApp(), endpoints(true), { tokens: rules, log, version: '1' }),
  });
  server = createHttpServer(express);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const call = (person: { id: string }, path: string, body?: unknown) =>
  fetch(`${base}${path}`, {
    headers: {
      Authorization: `Bearer ${tokens.get(person.id) ?? ''}`,
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });

describe('a panel’s meeting through the API', () => {
  test('is planned, opened, decided, closed and downloaded', async () => {
    const read = async (answer: Promise<Response>) => {
      const response = await answer;
      expect(response.status).toBe(200);
      return meetingPage.parse(await response.json());
    };
    const panels = panelsPage.parse(await (await call(nadia, '/api/panels')).json());
    expect(panels.panels[0]).toMatchObject({ waiting: 1, next: null });
    const plan = { panelId: 'resource', date: '2026-11-24' };
    const { meeting } = await read(call(ruth, '/api/panels/plan', plan));
    const path = `/api/meetings/${String(meeting.id)}`;
    const paper = {
      seen: 1,
      options: [{ provider: 'Forest Trail', whyNot: 'Full.' }],
      inHouse: 'No.',
      parentalPreference: 'Not known.',
      funding: { education: 201_600, socialCare: 0, health: 0 },
      recommendation: 'Agree.',
    };
    const written = await call(dee, '/api/papers/2207', paper);
    expect(paperPage.parse(await written.json()).paper).toMatchObject({ writtenBy: 'Dee Marsh' });
    const presentIds = ['nadia', megan.id, ...meeting.members.map(({ id }) => id).slice(1, 3)];
    await read(call(megan, `${path}/open`, { presentIds, chairId: megan.id }));
    const own = { approvalId: 2207, personId: 'nadia', declared: true };
    const open = await read(call(nadia, `${path}/interest`, own));
    const seen = open.meeting.items[0]?.seen;
    expect(seen).toBe(2);
    const decided = await read(
      call(megan, `${path}/decide`, { approvalId: 2207, seen, verdict: 'approve' }),
    );
    expect(decided.meeting.items[0]?.outcome).toMatchObject({ verdict: 'approve' });
    expect(decided.meeting.items[0]?.present).not.toContain('Nadia Frost');
    await read(call(megan, `${path}/close`, { notes: '' }));
    const file = await call(nadia, `${path}/document`, { kind: 'minutes' });
    expect(file.headers.get('content-disposition')).toContain('minutes-resource-2026-11-24.docx');
    expect(wordText(new Uint8Array(await file.arrayBuffer()))).toContain('Decision: Approved');
  });

  test.each([
    ['/api/panels', undefined, 403],
    ['/api/panels/plan', { panelId: 'resource', date: '2026-11-25' }, 404],
    ['/api/meetings/1', undefined, 404],
    ['/api/meetings/1/document', { kind: 'agenda' }, 404],
    ['/api/meetings/1/close', { notes: '' }, 404],
    ['/api/papers/2207', undefined, 404],
    ['/api/papers/2207/document', {}, 404],
  ])('%s is nothing for a guest', async (path, body, status) => {
    expect((await call(schoolReader, path, body)).status).toBe(status);
  });

  test('an unknown key and a verdict of nobody are refused', async () => {
    const item = { approvalId: 2207, seen: 1, verdict: 'maybe' };
    expect((await call(megan, '/api/meetings/1/decide', item)).status).toBe(400);
    const plan = { panelId: 'resource', date: '2026-11-25', by: 'x' };
    expect((await call(megan, '/api/panels/plan', plan)).status).toBe(400);
  });
});
