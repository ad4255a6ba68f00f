import { callerOf as applicationOf, localApplicationId } from '../../../graph/local/caller';
import { locate, type GraphRequest } from '../../../graph/local/request';
import { unitsOf } from '../../../graph/local/resourceUnits';
import { defaultSwitches } from '../../../graph/local/switches';
import { openThrottling } from '../../../graph/local/throttle';
import { aGraph, errorOf, type Json, type TestGraph } from './support';

/** A token of an application, without a signature. */
function tokenOf(claims: Json): string {
  const parts = [{ alg: 'none' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `Bearer ${parts.join('.')}.`;
}

function aRequest(method: string, address: string): GraphRequest {
  const [path = '', query = ''] = address.split('?');
  return {
    method,
    ...locate(path),
    query: new URLSearchParams(query),
    headers: new Headers(),
    origin: '',
    json: () => ({}),
    bytes: () => new Uint8Array(),
  };
}

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (cause) {
    return cause;
  }
}

describe('metering resource units', () => {
  test.each<[string, string, number]>([
    ['GET', '/sites/root', 1],
    ['GET', '/sites/root/lists', 2],
    ['GET', '/sites/root/lists/l', 1],
    ['GET', '/sites/root/lists/l/items', 2],
    ['GET', '/sites/root/lists/l/items/7', 1],
    ['GET', '/sites/root/lists/l/items/delta', 2],
    ['GET', '/sites/root/lists/l/items/delta()', 2],
    ['GET', "/sites/root/lists/l/items/delta(token='')", 2],
    ['GET', '/sites/root/lists/l/items/delta?token=abc', 1],
    ['GET', "/sites/root/lists/l/items/microsoft.graph.delta(token='abc')", 1],
    ['POST', '/sites/root/lists/l/items', 2],
    ['PATCH', '/sites/root/lists/l/items/7/fields', 2],
    ['DELETE', '/sites/root/lists/l/items/7', 2],
    ['GET', '/drives/d/root:/a.csv:/content', 1],
    ['PUT', '/drives/d/root:/a.csv:/content', 2],
    ['GET', '/drives/d/root/children', 2],
    ['POST', '/sites/root/permissions', 5],
    ['GET', '/sites/root/permissions', 5],
    ['POST', '/$batch', 0],
    ['GET', '/users', 0],
    ['GET', '/groups/g/members', 0],
  ])('%s %s costs %i', (method, address, units) => {
    expect(unitsOf(aRequest(method, address))).toBe(units);
  });

  test.each<[string, string]>([
    [tokenOf({ appid: 'first' }), 'first'],
    [tokenOf({ azp: 'second' }), 'second'],
    [tokenOf({ appid: '' }), localApplicationId],
    [tokenOf({ appid: 7 }), localApplicationId],
    ['Bearer any', localApplicationId],
    ['Bearer a.b.c', localApplicationId],
    ['', localApplicationId],
  ])('the token "%s" is of %s', (authorization, application) => {
    expect(applicationOf({ headers: new Headers({ authorization }) })).toBe(application);
  });
});

describe('throttling', () => {
  let one: TestGraph;
  beforeEach(() => void (one = aGraph({ switches: { throttlingBand: '0-1k' } })));
  afterEach(() => one.graph.close());

  const headersLeft = (headers: Headers) =>
    ['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`));
  /** Spends units, two at a time. */
  const spend = async (units: number, headers: Record<string, string> = {}) => {
    for (let spent = 0; spent < units; spent += 2) {
      await one.call('GET', '/sites/root/lists', undefined, headers);
    }
  };
  const oneUnit = (headers: Record<string, string> = {}) =>
    one.call('GET', '/sites/root', undefined, headers);

  test('it is off unless asked for', async () => {
    one.graph.close();
    one = aGraph();
    await spend(1300);
    expect((await oneUnit()).status).toBe(200);
  });

  test('from 80 % on, answers tell what is left of the minute', async () => {
    await spend(998);
    expect(headersLeft((await oneUnit()).headers)).toEqual([null, null, null]);
    expect(headersLeft((await oneUnit()).headers)).toEqual(['1250', '250', '60']);
  });

  test('over the limit it refuses until the minute ends, and refused calls count', async () => {
    await spend(1250);
    one.pass(20_000);
    const reply = await oneUnit();
    expect(errorOf(reply)).toMatchObject({ status: 429, code: 'activityLimitReached' });
    expect(reply.headers.get('retry-after')).toBe('40');
    expect(headersLeft(reply.headers)).toEqual(['1250', '0', '40']);
    await spend(100);
    const report = await one.graph.handle(
      new Request('https://graph.microsoft.com/local/throttling'),
    );
    expect(await report.json()).toMatchObject({
      applications: { [localApplicationId]: { minute: { used: 1351 } } },
    });
    one.pass(40_000);
    expect((await oneUnit()).status).toBe(200);
  });

  test('nothing is stored by a refused write', async () => {
    await spend(1250);
    expect((await one.call('POST', '/sites/root/lists', { displayName: 'A' })).status).toBe(429);
    one.pass(60_000);
    const { body } = await one.call('GET', '/sites/root/lists');
    expect(body.value).toHaveLength(1);
  });

  test('each application has its own units', async () => {
    const first = { authorization: tokenOf({ appid: 'first' }) };
    await spend(1250, first);
    expect((await oneUnit(first)).status).toBe(429);
    expect((await oneUnit({ authorization: tokenOf({ appid: 'second' }) })).status).toBe(200);
  });

  test('people and groups are not metered here', async () => {
    await spend(1250);
    expect((await one.call('GET', '/users')).status).toBe(200);
  });

  test('each part of a batch is metered alone', async () => {
    await spend(1248);
    const requests = ['1', '2', '3'].map((id) => ({ id, method: 'GET', url: '/sites/root' }));
    const { status, body } = await one.call('POST', '/$batch', { requests });
    expect(status).toBe(200);
    const parts = body.responses as { status: number; headers: Record<string, string> }[];
    expect(parts.map((part) => part.status)).toEqual([200, 200, 429]);
    expect(parts[2]?.headers['Retry-After']).toBe('60');
  });

  test('a day has its own limit, which lasts until midnight in UTC', () => {
    let time = Date.parse('2026-06-09T00:00:00Z');
    const switches = { ...defaultSwitches, throttlingBand: '0-1k' as const };
    const { layer } = openThrottling(switches, () => new Date(time));
    const respond = layer(() => ({ status: 200 }));
    const permissions = aRequest('GET', '/sites/root/permissions');
    const statuses = new Set<number>();
    for (let call = 0; call < 240_000; call += 1) {
      // 250 calls of 5 units are all of a minute.
      if (call % 250 === 0) time += 60_000;
      statuses.add(respond(permissions).status);
    }
    expect([...statuses]).toEqual([200]);
    time += 60_000;
    const midnight = (Date.parse('2026-06-10T00:00:00Z') - time) / 1000;
    expect(caught(() => respond(permissions))).toMatchObject({
      status: 429,
      headers: { 'Retry-After': String(midnight) },
    });
    time += 86_400_000;
    expect(respond(permissions).status).toBe(200);
  });
});
