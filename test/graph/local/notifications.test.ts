import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDeliverer, aReceiver, handTimers } from './receiver';
import { aGraph, aList, callerOf, items, type Json, type TestGraph } from './support';

const minute = 60_000;
const now = Date.parse('2026-06-09T10:30:00Z');

let receiver: ReturnType<typeof aDeliverer>;
let test1: TestGraph;
let list: string;
beforeEach(async () => {
  receiver = aDeliverer(handTimers());
  const { deliver, timers } = receiver;
  test1 = aGraph({ deliver, timers });
  list = await aList(test1.call, [
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
  ]);
});
afterEach(() => {
  test1.graph.close();
});

async function subscribe(changes: Json = {}): Promise<string> {
  const { body, text } = await test1.call('POST', '/subscriptions', {
    changeType: 'updated',
    notificationUrl: 'http://127.0.0.1:1/changes',
    lifecycleNotificationUrl: 'http://127.0.0.1:1/lifecycle',
    resource: list.slice(1),
    expirationDateTime: new Date(now + 4000 * minute).toISOString(),
    clientState: 'secret',
    ...changes,
  });
  if (body.id === undefined) throw new Error(text);
  return String(body.id);
}

const change = () => items(test1.call, list, { Title: 'x' });
const gathered = () => receiver.timers.pass(50);
const fails = () => Promise.resolve(new Response(null, { status: 503 }));
const takes = () => Promise.resolve(new Response(null, { status: 202 }));
const never = () => new Promise<Response>(() => undefined);

describe('notifying of a changed list', () => {
  test('a write is told without saying which item it was', async () => {
    const id = await subscribe();
    await change();
    await gathered();
    expect(receiver.received).toEqual([
      {
        subscriptionId: id,
        clientState: 'secret',
        changeType: 'updated',
        resource: list.slice(1),
        tenantId: '00000000-0000-0000-0000-000000000000',
        subscriptionExpirationDateTime: new Date(now + 4000 * minute).toISOString(),
        resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
      },
    ]);
  });

  test('it reaches a real program over HTTP', async () => {
    const http = await aReceiver();
    const graph = aGraph({ notifyAfterMs: 1 });
    const things = await aList(graph.call);
    await graph.call('POST', '/subscriptions', {
      changeType: 'updated',
      notificationUrl: `${http.url}/changes`,
      resource: things.slice(1),
      expirationDateTime: new Date(now + minute).toISOString(),
    });
    await items(graph.call, things, { Title: 'x' });
    while (http.sent.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    graph.graph.close();
    await http.close();
    expect(http.sent[1]).toMatchObject({
      path: '/changes',
      contentType: 'application/json; charset=utf-8',
    });
    expect(JSON.parse(http.sent[1]?.text ?? '')).toMatchObject({
      value: [{ changeType: 'updated' }],
    });
  });

  test('many writes in a short while are told once', async () => {
    await subscribe();
    const [id = ''] = await change();
    await test1.call('PATCH', `${list}/items/${id}/fields`, { Title: 'y' });
    await test1.call('DELETE', `${list}/items/${id}`);
    const headers = { 'Content-Type': 'application/json' };
    const part = {
      method: 'POST',
      url: `${list}/items`,
      headers,
      body: { fields: { Title: 'z' } },
    };
    await test1.call('POST', '/$batch', {
      requests: [
        { id: '1', ...part },
        { id: '2', ...part },
      ],
    });
    await gathered();
    expect(receiver.posts).toEqual([1]);
    await change();
    await gathered();
    expect(receiver.posts).toEqual([1, 1]);
  });

  test('two lists of one receiver are told in one POST', async () => {
    const other = await aList(test1.call, [], 'Others');
    await subscribe();
    await subscribe({ resource: other.slice(1) });
    await change();
    await items(test1.call, other, { Title: 'x' });
    await gathered();
    expect(receiver.posts).toEqual([2]);
  });

  test('reads, refused writes and other lists are not told', async () => {
    await items(test1.call, list, { Key: 'a' });
    await subscribe();
    await test1.call('GET', `${list}/items`);
    const twice = await test1.call('POST', `${list}/items`, { fields: { Key: 'a' } });
    expect(twice.status).toBe(409);
    await aList(test1.call, [], 'Others').then((other) => items(test1.call, other, { Title: 'x' }));
    await gathered();
    expect(receiver.received).toEqual([]);
  });

  test('nobody is told after the subscription was deleted or has expired, or the Graph was closed', async () => {
    const id = await subscribe();
    await change();
    await test1.call('DELETE', `/subscriptions/${id}`);
    await gathered();
    await subscribe();
    await change();
    test1.passDays(3);
    await gathered();
    await change();
    await gathered();
    test1.graph.close();
    await receiver.timers.pass(24 * 60 * minute);
    expect(receiver.received).toEqual([]);
    test1 = aGraph();
  });
});

describe('a receiver that does not take a notification', () => {
  test.each<[string, () => Promise<Response>]>([
    ['answers 503', fails],
    ['is not there', () => Promise.reject(new TypeError('fetch failed'))],
  ])('is tried again when it %s, after growing waits', async (_, answer) => {
    await subscribe();
    receiver.answers(answer);
    await change();
    const counts: number[] = [];
    for (const wait of [50, 9_999, 1, 19_999, 1, 40_000]) {
      await receiver.timers.pass(wait);
      counts.push(receiver.posts.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 4]);
    receiver.answers(takes);
    await receiver.timers.pass(80_000);
    await receiver.timers.pass(24 * 60 * minute);
    expect(receiver.posts.length).toBe(5);
  });

  test('is given up after four hours', async () => {
    await subscribe();
    receiver.answers(fails);
    await change();
    await receiver.timers.pass(4 * 60 * minute);
    const tried = receiver.posts.length;
    expect(tried).toBeGreaterThan(15);
    await receiver.timers.pass(24 * 60 * minute);
    expect(receiver.posts.length).toBe(tried);
  });

  test('hears of a newer change at once, and of both once', async () => {
    await subscribe();
    receiver.answers(fails);
    await change();
    await gathered();
    receiver.answers(takes);
    await change();
    await gathered();
    await receiver.timers.pass(24 * 60 * minute);
    expect(receiver.posts).toEqual([1, 1]);
  });

  test('is tried again when it has not answered within three seconds', async () => {
    await subscribe();
    receiver.answers(never);
    await change();
    await receiver.timers.pass(50 + 2_999);
    expect(receiver.posts.length).toBe(1);
    receiver.answers(takes);
    await receiver.timers.pass(1 + 10_000);
    expect(receiver.posts.length).toBe(2);
  });
});

describe('a receiver that is late too often', () => {
  /** Changes the list so many times, each told by itself and never answered. */
  async function lateAnswers(count: number) {
    receiver.answers(never);
    for (let done = 0; done < count; done += 1) {
      await change();
      await gathered();
    }
    expect(receiver.posts.length).toBe(count);
    receiver.answers(takes);
    await receiver.timers.pass(3_000);
  }

  test('has its notifications held back for ten minutes after 11 of 100', async () => {
    await subscribe();
    await lateAnswers(11);
    await change();
    await receiver.timers.pass(9 * minute);
    expect(receiver.posts.length).toBe(11);
    await receiver.timers.pass(minute + 50);
    expect(receiver.posts.length).toBe(12);
  });

  test('is still told at once after 10 of 100', async () => {
    await subscribe();
    await lateAnswers(10);
    await change();
    await gathered();
    expect(receiver.posts.length).toBe(11);
  });

  test('loses its notifications for ten minutes after 15 of 100', async () => {
    await subscribe();
    await lateAnswers(15);
    await change();
    await receiver.timers.pass(11 * minute);
    expect(receiver.posts.length).toBe(15);
    await change();
    await gathered();
    expect(receiver.posts.length).toBe(16);
  });
});

describe('asking for a new authorisation', () => {
  test.each<[string, (id: string) => Promise<number>]>([
    [
      'reauthorized',
      async (id) => (await test1.call('POST', `/subscriptions/${id}/reauthorize`)).status,
    ],
    [
      'renewed',
      async (id) => {
        const expirationDateTime = new Date(now + 5000 * minute).toISOString();
        return (await test1.call('PATCH', `/subscriptions/${id}`, { expirationDateTime })).status;
      },
    ],
  ])('a subscription is told nothing until it is %s', async (_, authorise) => {
    const id = await subscribe();
    test1.graph.requireReauthorization(id);
    await change();
    await gathered();
    expect(receiver.received).toEqual([
      expect.objectContaining({
        subscriptionId: id,
        clientState: 'secret',
        lifecycleEvent: 'reauthorizationRequired',
      }),
    ]);
    expect(await authorise(id)).toBeLessThan(300);
    await change();
    await gathered();
    expect(receiver.received[1]).toMatchObject({ subscriptionId: id, changeType: 'updated' });
  });

  test('an unknown subscription cannot be asked', () => {
    expect(() => {
      test1.graph.requireReauthorization('nobody');
    }).toThrow('no subscription nobody');
  });
});

describe('opening the folder again', () => {
  test('subscriptions are there, and what changes from then on is told', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-graph-'));
    const { deliver, timers } = receiver;
    const own = { dataDir, deliver, timers };
    test1.graph.close();
    test1 = aGraph(own);
    list = await aList(test1.call);
    const id = await subscribe();
    test1.graph.close();
    test1 = aGraph(own);
    await items(callerOf(test1.graph), list, { Title: 'x' });
    await gathered();
    expect(receiver.received).toMatchObject([{ subscriptionId: id }]);
    test1.graph.close();
    rmSync(dataDir, { recursive: true });
    test1 = aGraph();
  });

  test('a folder from before there were subscriptions takes them', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-graph-'));
    const { deliver, timers } = receiver;
    aGraph({ dataDir }).graph.close();
    const database = new Database(join(dataDir, 'graph.db'));
    database.exec('DROP TABLE subscriptions');
    database.close();
    test1.graph.close();
    test1 = aGraph({ dataDir, deliver, timers });
    list = await aList(test1.call);
    expect(await subscribe()).toMatch(/^[0-9a-f-]{36}$/);
    test1.graph.close();
    rmSync(dataDir, { recursive: true });
    test1 = aGraph();
  });
});
