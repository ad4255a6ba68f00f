import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'jose';
import { pino } from 'pino';
import { api } from '../../../teamsapp/api/api';
import { endpoints } from '../../../teamsapp/api/endpoints';
import { createServer } from '../../../teamsapp/api/server';
import { type LocalIssuer, mintToken } from '../../../teamsapp/api/tokens';
import type { Actor } from '../../../teamsapp/people/actor';
import { appWith } from '../../support/app';
import { megan, ruth, schoolReader, wealdshire } from '../../support/build';

const tenantId = '11111111-0000-4000-8000-000000000000';
const path = '/api/settings/approval-rules';
let server: Server;
let base: string;
let issuer: LocalIssuer;

beforeEach(async () => {
  const pair = await generateKeyPair('RS256');
  issuer = { issuer: 'i', audience: 'a', tenantId, key: pair.privateKey };
  const log = pino({ level: 'silent' });
  const tokens = { issuer: 'i', audience: ['a'], tenants: [tenantId], keys: pair.publicKey };
  const express = createServer({
    localMode: true,
    log,
    dist: '/nowhere',
    ready: () => ({ asOf: 'now' }),
    bot: (_request, response) => void response.status(202).end(),
    api: api(appWith(), endpoints(true), { tokens, log, version: '1' }),
  });
  server = createHttpServer(express);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(() => new Promise((resolve) => void server.close(resolve)));

async function call(who: Actor, address: string, body?: unknown) {
  const { token } = await mintToken(issuer, who, new Date());
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${base}${address}`, { headers, ...sent });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const commissioner = {
  name: 'QA check',
  body: { role: 'commissioner' },
  quorum: 1,
  waitingDays: 5,
};
const rules = { stages: [...wealdshire.approvalRules.stages, commissioner] };

describe('the approval rules through the API', () => {
  test('an administrator tries a draft, publishes it, and everybody reads it', async () => {
    const tried = await call(ruth, `${path}/check`, { rules });
    expect(tried.body).toMatchObject({ faults: [], spans: [{ days: 90 }, { days: 365 }] });
    const { after } = (await call(ruth, path)).body;
    const draft = { validFrom: '2027-01-01', rules, after };
    const published = await call(ruth, `${path}/publish`, draft);
    expect(published.status).toBe(200);
    const { status, body } = await call(megan, path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mayChange: false,
      sets: [{ state: 'coming', validFrom: '2027-01-01', rules: null }, { state: 'inForce' }, {}],
    });
  });

  test('a draft is said in words without being tried', async () => {
    const said = await call(ruth, `${path}/words`, { rules });
    expect(said.body).toMatchObject({ words: [{}, { name: 'QA check', who: 'Any Commissioner' }] });
  });

  test('a draft that cannot be published is not tried, and says why', async () => {
    const twice = { stages: [commissioner, commissioner] };
    expect((await call(ruth, `${path}/check`, { rules: twice })).body).toMatchObject({
      faults: ['Two stages are called QA check. Give one of them another name.'],
      spans: [],
    });
  });

  test.each(['check', 'publish', 'bodies'])('%s is refused to others', async (verb) => {
    const draft = { rules, ...(verb === 'publish' && { validFrom: '2027-01-01', after: 0 }) };
    const answer = await call(megan, `${path}/${verb}`, verb === 'bodies' ? undefined : draft);
    expect([answer.status, answer.body.code]).toEqual([403, 'notAllowed']);
  });

  test('a school reader reads none', async () => {
    expect((await call(schoolReader, path)).status).toBe(403);
  });

  test('a condition that nobody knows is refused', async () => {
    const odd = { stages: [{ ...commissioner, when: [{ colour: 'red' }] }] };
    expect((await call(ruth, `${path}/words`, { rules: odd })).status).toBe(400);
  });
});
