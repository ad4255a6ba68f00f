import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import type { Express } from 'express';
import { securityHeaders } from '../../teamsapp/api/guard';
import { approvalAnswers } from './fixture/approvalAnswers';
import { laterAnswers } from './fixture/laterAnswers';
import { guidanceAnswers } from './fixture/guidanceAnswers';
import { packageAnswers } from './fixture/packageAnswers';
import { panelAnswers } from './fixture/panelAnswers';
import { providerAnswers } from './fixture/providerAnswers';
import { rulesAnswers } from './fixture/rulesAnswers';
import { localPeople, meOf, personOf } from './fixture/people';
import { newWorld } from './fixture/world';
import type { World } from './fixture/world';

/** How one address misbehaves until `reset`. */
export interface Misbehaviour {
  status?: number;
  body?: object;
  /** Milliseconds before any answer. */
  delay?: number;
}

/** A server with the contract's addresses and invented rows; it also serves the built tab. */
export interface FixtureApi {
  url: string;
  world: World;
  /** Every method and address asked for, in order. */
  requests: string[];
  misbehave(path: string, how: Misbehaviour): void;
  reset(): void;
  close(): Promise<void>;
}

const tab = join(__dirname, '../../dist/tab');

/** Starts the fixture on a free loopback port, with the headers of the real server. */
export async function startFixtureApi(): Promise<FixtureApi> {
  const server = express();
  const requests: string[] = [];
  const faults = new Map<string, Misbehaviour>();
  const world = newWorld();
  server.use(securityHeaders(true));
  server.use((request, _, next) => {
    requests.push(`${request.method} ${request.originalUrl}`);
    next();
  });
  server.use(express.json({ limit: '1mb' }), express.raw({ type: 'application/octet-stream' }));
  server.use(async (request, response, next) => {
    const fault = faults.get(request.path);
    if (fault?.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault?.status) response.status(fault.status).json(fault.body ?? {});
    else next();
  });
  peopleAnswers(server);
  for (const add of [
    providerAnswers,
    packageAnswers,
    approvalAnswers,
    laterAnswers,
    rulesAnswers,
    guidanceAnswers,
    panelAnswers,
  ])
    add(server, world);
  server.use('/api', (_, response) => {
    response.status(404).json({ code: 'notFound', message: 'There is no such address.' });
  });
  server.use(express.static(tab));
  server.use((_, response) => {
    response.sendFile(join(tab, 'index.html'));
  });
  const listening = createServer(server);
  await new Promise<void>((resolve) => {
    listening.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server's address is never a text.
  const { port } = listening.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    requests,
    misbehave: (path, how) => faults.set(path, how),
    reset: () => {
      faults.clear();
      Object.assign(world, newWorld());
    },
    close: () =>
      new Promise((resolve) => {
        listening.closeAllConnections();
        listening.close(() => {
          resolve();
        });
      }),
  };
}

function peopleAnswers(server: Express): void {
  server.get('/api/local/people', (_, response) => {
    response.json(localPeople);
  });
  server.post('/api/local/sign-in', (request, response) => {
    const { personId } = request.body as { personId: string };
    response.json({ token: `person:${personId}`, expires: '2026-11-24T18:00:00.000Z' });
  });
  server.get('/api/me', (request, response) => {
    const id = personOf(request);
    if (id) response.json(meOf(id));
    else response.status(401).json({ code: 'notAllowed', message: 'You are not signed in.' });
  });
}
