import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'jose';
import { pino } from 'pino';
import { api } from '../../../teamsapp/api/api';
import { guidanceMap } from '../../../teamsapp/api/contract';
import { endpoints } from '../../../teamsapp/api/endpoints';
import { createServer } from '../../../teamsapp/api/server';
import { mintToken } from '../../../teamsapp/api/tokens';
import type { Actor } from '../../../teamsapp/people/actor';
import { appWith } from '../../support/app';
import { aChild, anApproval, megan, schoolReader } from '../../support/build';

const tenantId = '11111111-0000-4000-8000-000000000000';
const lines: string[] = [];
let server: Server;
let tokenOf: (person: Actor) => Promise<string>;

beforeAll(async () => {
  const app = appWith({ children: [aChild()], approvals: [anApproval()] });
  const { privateKey: key, publicKey: keys } = await generateKeyPair('RS256');
  const issuer = { issuer: 'i', audience: 'a', tenantId, key };
  tokenOf = async (person) => (await mintToken(issuer, person, new Date())).token;
  const tokens = { issuer: 'i', audience: ['a'], tenants: [tenantId], keys };
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const express = createServer({
    localMode: true,
    log,
    dist: '/nowhere',
    ready: () => undefined,
    bot: (_request, response) => void response.status(202).end(),
    api: api(app, endpoints(true), { tokens, log, version: '1' }),
  });
  server = createHttpServer(express);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

async function asked(person: Actor, path: string, body?: object) {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
    headers: {
      Authorization: `Bearer ${await tokenOf(person)}`,
      'Content-Type': 'application/json',
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

describe('asking for the process map', () => {
  test('answers what its description says, and is noted', async () => {
    const { status, body } = await asked(megan, '/api/guidance/map');
    expect(status).toBe(200);
    // Strict: nothing leaves that the description does not name.
    const map = guidanceMap.strict().parse(body);
    expect(map.steps[0]?.[0]).toMatchObject({ name: 'Team Manager', figures: { waiting: 1 } });
    expect(lines.some((line) => line.includes('VIEW_PROCESS_MAP'))).toBe(true);
  });

  test('answers a school reader without figures', async () => {
    const { status, body } = await asked(schoolReader, '/api/guidance/map');
    expect(status).toBe(200);
    expect(guidanceMap.parse(body)).toMatchObject({
      since: null,
      waitingForInformation: null,
      steps: [[{ name: 'Team Manager', figures: null }]],
    });
  });
});

describe('asking for the requests of one stage', () => {
  test('answers those that wait there', async () => {
    const stage = async (name: string) =>
      (await asked(megan, '/api/approvals/find', { view: 'waiting', stage: name })).body;
    expect(await stage('Team Manager')).toMatchObject({ total: 1, stages: ['Team Manager'] });
    expect(await stage('SEND Panel')).toMatchObject({ total: 0, stages: ['Team Manager'] });
  });

  test('refuses a stage without a name', async () => {
    const { status, body } = await asked(megan, '/api/approvals/find', { stage: ' ' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid', field: 'stage' });
  });
});
