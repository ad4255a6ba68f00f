import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { compose, type Product } from '../../teamsapp/compose';
import { clientStateOf } from '../../teamsapp/keys';
import { aProvider } from '../graph/rows';
import { freePort } from '../support/server';

/*
 * The product without its poll: what somebody edits in SharePoint gets into the app only because
 * Graph tells it, over HTTP in both directions.
 */

let dataDir: string;
let port: number;
let product: Product;
let listening: Server;
let graphUrl: string;
const lines: string[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'education-packages-notifications-'));
  port = await freePort();
  await start();
});
afterAll(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the product as main.ts does, but for the demo council. */
async function start(): Promise<void> {
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const config = {
    mode: 'local' as const,
    port,
    localGraphPort: 0,
    dataDir,
    siteUrl: 'root',
    teamsAppId: '00000000-0000-0000-0000-0000000e9000',
    logLevel: 'debug',
  };
  product = await compose(config, log, { pollSeconds: 0 });
  await new Promise<void>((resolve) => {
    listening = product.server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
  graphUrl = (await product.serveGraph?.(0))?.url ?? '';
  await product.start();
  product.open();
  await until(async () => (await readiness()).notifications.active === 9);
}

async function stop(): Promise<void> {
  await new Promise((resolve) => {
    listening.close(resolve);
    listening.closeAllConnections();
  });
  await product.close();
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}

interface Readiness {
  notifications: { active: number; of: number; lastReceived?: string };
}

const readiness = async () => {
  // A connection kept from before a restart would be a dead one.
  const headers = { Connection: 'close' };
  const response = await fetch(`http://127.0.0.1:${String(port)}/readyz`, { headers });
  return (await response.json()) as Readiness;
};

/** The names of all values inside an answer, 'graph.limits.aDay'. */
function fieldsIn(answer: object): string[] {
  return Object.entries(answer).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [name];
    return fieldsIn(value).map((inner) => `${name}.${inner}`);
  });
}

/** A request to the local Graph by somebody who is not the app. */
async function byHand(method: string, path: string, body?: unknown) {
  const response = await fetch(`${graphUrl}/v1.0${path}`, {
    method,
    headers: {
      Authorization: 'Bearer somebody',
      'Content-Type': 'application/json',
      Connection: 'close',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  const text = await response.text();
  return (text === '' ? {} : JSON.parse(text)) as { value: { id: string; resource: string }[] };
}

const subscriptions = async () => (await byHand('GET', '/subscriptions')).value;

/** A notification that says it comes from Graph. */
const notify = (notification: Record<string, unknown>) =>
  fetch(`http://127.0.0.1:${String(port)}/api/graph/notifications`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ value: [notification] }),
  });

/** Readings of the lists' changes so far. */
const readings = () =>
  product.graph.meter.byOperation.get('GET /sites/{id}/lists/{id}/items/delta')?.requests ?? 0;

/** Waits until nothing is being read or told any more. */
async function quiet(): Promise<void> {
  let before = -1;
  while (before !== readings()) {
    before = readings();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('being told of edits by hand', () => {
  test('an edit in SharePoint shows up without polling', async () => {
    // Given a provider, and an app that never asks by itself
    const provider = await product.app.providers.add(aProvider());

    // When somebody edits it in the list
    const path = `/sites/root/lists/Providers/items/${String(provider.id)}/fields`;
    await byHand('PATCH', path, { Town: 'Wealdbridge' });

    // Then the app has it, and says when it was last told
    await until(() => product.app.providers.find(provider.id)?.town === 'Wealdbridge');
    const { notifications } = await readiness();
    expect(notifications).toMatchObject({ active: 9, of: 9 });
    expect(Date.parse(notifications.lastReceived ?? '')).not.toBeNaN();
  });

  test('what /readyz answers then is what the administrator’s page explains, no more and no less', async () => {
    await until(async () => (await readiness()).notifications.lastReceived !== undefined);
    const page = readFileSync(join(__dirname, '../../docs/administrator/readyz.md'), 'utf8');
    const explained = [...page.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, name]) => name);
    const told = fieldsIn(await readiness()).map((name) =>
      name.startsWith('graph.byAction.') ? 'graph.byAction' : name,
    );
    expect(explained.toSorted()).toEqual([...new Set(told)].toSorted());
  });

  test('a forged notification causes no reading', async () => {
    await quiet();
    const before = readings();
    const resource = (await subscriptions())[0]?.resource;
    const forged = { subscriptionId: 'x', clientState: 'a guess', resource };
    expect((await notify(forged)).status).toBe(202);
    expect((await notify({ subscriptionId: 'x', resource })).status).toBe(202);
    await quiet();
    expect(readings()).toBe(before);

    // And a true one does
    const clientState = clientStateOf(product.app.auditKey);
    await notify({ ...forged, clientState });
    await until(() => readings() >= before + 8);
  });

  test('a subscription that somebody deleted is made again by the next check', async () => {
    const [first] = await subscriptions();
    await byHand('DELETE', `/subscriptions/${String(first?.id)}`);
    await product.graph.notifications?.check();
    const all = await subscriptions();
    expect(all).toHaveLength(9);
    expect(all.map(({ resource }) => resource)).toContain(first?.resource);
  });

  test('the next start finds its subscriptions and is told again', async () => {
    const before = await subscriptions();
    await stop();
    await start();
    expect(await subscriptions()).toEqual(before);
    const [provider] = product.app.providers.all();
    const path = `/sites/root/lists/Providers/items/${String(provider?.id)}/fields`;
    await byHand('PATCH', path, { Town: 'Wealdham' });
    await until(() => product.app.providers.all()[0]?.town === 'Wealdham');
  });

  test('the secret is in no line of the log', () => {
    expect(lines.join('\n')).toContain('notifications with a wrong clientState');
    expect(lines.join('\n')).not.toContain(clientStateOf(product.app.auditKey));
  });
});
