import { aReceiver, type Receiver } from './receiver';
import { aGraph, aList, errorOf, ids, rows, type Json, type TestGraph } from './support';

/** The clock of the test's Graph stands here. */
const now = Date.parse('2026-06-09T10:30:00Z');
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

let receiver: Receiver;
let test1: TestGraph;
let list: string;
beforeEach(async () => {
  receiver = await aReceiver();
  test1 = aGraph();
  list = (await aList(test1.call)).slice(1);
});
afterEach(async () => {
  test1.graph.close();
  await receiver.close();
});

const wanted = (changes: Json = {}): Json => ({
  changeType: 'updated',
  notificationUrl: `${receiver.url}/changes`,
  resource: list,
  expirationDateTime: inMinutes(4000),
  clientState: 'secret',
  ...changes,
});
const subscribe = (changes: Json = {}) => test1.call('POST', '/subscriptions', wanted(changes));

describe('shaking hands before a subscription is made', () => {
  test('both addresses are sent a token and give it back', async () => {
    const lifecycleNotificationUrl = `${receiver.url}/lifecycle?code=a%20b`;
    const reply = await subscribe({ lifecycleNotificationUrl });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      changeType: 'updated',
      resource: list,
      clientState: 'secret',
      lifecycleNotificationUrl,
      expirationDateTime: inMinutes(4000),
    });
    const plain = { contentType: 'text/plain; charset=utf-8', text: '' };
    expect(receiver.sent).toEqual([
      { path: '/changes', ...plain },
      { path: '/lifecycle', ...plain },
    ]);
  });

  const plain = { headers: { 'content-type': 'text/plain' } };
  test.each<[string, (token: string) => Response]>([
    ['another text', () => new Response('hello', plain)],
    ['the token still encoded', (token) => new Response(encodeURIComponent(token), plain)],
    [
      'the token as a page',
      (token) => new Response(token, { headers: { 'content-type': 'text/html' } }),
    ],
    ['the token with 202', (token) => new Response(token, { status: 202, ...plain })],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/' } })],
  ])('a receiver that answers %s gets no subscription', async (_, answer) => {
    const deliver = ({ url }: Request) =>
      Promise.resolve(answer(new URL(url).searchParams.get('validationToken') ?? ''));
    const graph = aGraph({ deliver });
    const resource = (await aList(graph.call)).slice(1);
    const reply = await graph.call('POST', '/subscriptions', wanted({ resource }));
    expect(errorOf(reply)).toEqual({
      status: 400,
      code: 'ValidationError',
      message:
        'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
    });
    expect(rows(await graph.call('GET', '/subscriptions'))).toEqual([]);
  });

  test('a receiver that is not there gets no subscription', async () => {
    await receiver.close();
    expect(errorOf(await subscribe()).code).toBe('ValidationError');
  });

  test('a receiver that does not answer within ten seconds gets no subscription', async () => {
    const limits: number[] = [];
    const timers = {
      set: (work: () => void, milliseconds: number) => {
        limits.push(milliseconds);
        setImmediate(work);
      },
      clear: () => undefined,
    };
    const graph = aGraph({ timers, deliver: () => new Promise(() => undefined) });
    const resource = (await aList(graph.call)).slice(1);
    const reply = await graph.call('POST', '/subscriptions', wanted({ resource }));
    expect(errorOf(reply).code).toBe('ValidationError');
    expect(limits).toEqual([10_000]);
  });

  test('nothing is sent for a request that is refused anyway', async () => {
    await subscribe({ changeType: 'created' });
    await test1.call('POST', '/subscriptions', wanted(), { authorization: '' });
    expect(receiver.sent).toEqual([]);
  });

  test('there is no time for it inside a batch', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const part = { id: '1', method: 'POST', url: '/subscriptions', headers, body: wanted() };
    const { body } = await test1.call('POST', '/$batch', { requests: [part] });
    expect(body.responses).toMatchObject([
      { status: 501, body: { error: { code: 'notSupported' } } },
    ]);
    expect(receiver.sent).toEqual([]);
  });
});

describe('refusing a subscription', () => {
  test.each<[string, Json, number]>([
    ['another change than updated', { changeType: 'created,updated' }, 400],
    ['no change', { changeType: undefined }, 400],
    ['a list that does not exist', { resource: 'sites/root/lists/Nothing' }, 404],
    ['a site that does not exist', { resource: 'sites/nowhere/lists/Things' }, 404],
    ['the items of a list', { resource: 'sites/root/lists/Things/items' }, 400],
    ['people', { resource: 'users' }, 400],
    ['nothing', { resource: undefined }, 400],
    ['a library', { resource: 'sites/root/lists/Documents' }, 400],
    ['a long clientState', { clientState: 'x'.repeat(129) }, 400],
    ['an end in the past', { expirationDateTime: inMinutes(0) }, 400],
    ['an end too far away', { expirationDateTime: inMinutes(42_301) }, 400],
    ['an end without a zone', { expirationDateTime: '2026-06-10T10:00:00' }, 400],
    ['no end', { expirationDateTime: undefined }, 400],
    ['another machine', { notificationUrl: 'https://council.example/changes' }, 400],
    ['another machine for its life', { lifecycleNotificationUrl: 'http://10.0.0.1/' }, 400],
    [
      'a name that begins like this machine',
      { notificationUrl: 'http://127.0.0.1.evil.example' },
      400,
    ],
    ['a password in the address', { notificationUrl: 'http://a:b@127.0.0.1/' }, 400],
    ['another scheme', { notificationUrl: 'file:///etc/passwd' }, 400],
    ['resource data', { includeResourceData: true }, 400],
    ['an unknown property', { colour: 'blue' }, 400],
  ])('%s is refused with %s', async (_, changes, status) => {
    expect((await subscribe(changes)).status).toBe(status);
    expect(receiver.sent).toEqual([]);
  });

  test('says where notifications may go', async () => {
    const { message } = errorOf(await subscribe({ notificationUrl: 'https://council.example/x' }));
    expect(message).toContain('this machine only');
    expect(message).toContain("'council.example'");
  });

  test('a longer clientState and a shorter life are taken by switches', async () => {
    const switches = {
      clientStateLength: 255,
      subscriptionMinutes: 4230,
      subscriptionTooLong: 'lowered' as const,
    };
    const graph = aGraph({ switches });
    const resource = (await aList(graph.call)).slice(1);
    const changes = {
      resource,
      clientState: 'x'.repeat(255),
      expirationDateTime: inMinutes(42_300),
    };
    const reply = await graph.call('POST', '/subscriptions', wanted(changes));
    expect(reply.status).toBe(201);
    const granted = Date.parse(String(reply.body.expirationDateTime)) - now;
    expect(Math.floor(granted / 60_000)).toBe(4230);
  });
});

describe('keeping subscriptions', () => {
  const make = async (changes: Json = {}) =>
    `/subscriptions/${String((await subscribe(changes)).body.id)}`;

  test('they are listed page by page, and take no other options', async () => {
    const graph = aGraph({ switches: { defaultPage: 2 } });
    const resource = (await aList(graph.call)).slice(1);
    for (let count = 0; count < 3; count += 1) {
      await graph.call('POST', '/subscriptions', wanted({ resource }));
    }
    const first = await graph.call('GET', '/subscriptions');
    const second = await graph.call('GET', String(first.body['@odata.nextLink']));
    expect([ids(first).length, ids(second).length]).toEqual([2, 1]);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
    expect((await graph.call('GET', '/subscriptions?$top=1')).status).toBe(400);
    expect((await graph.call('GET', "/subscriptions?$filter=id eq 'x'")).status).toBe(400);
  });

  test('a list has its own address for them', async () => {
    await aList(test1.call, [], 'Others');
    const other = await subscribe({ resource: 'sites/root/lists/Others' });
    const made = await test1.call(
      'POST',
      `/${list}/subscriptions`,
      wanted({ resource: undefined }),
    );
    expect(made.body).toMatchObject({ resource: list });
    expect(ids(await test1.call('GET', `/${list}/subscriptions`))).toEqual([made.body.id]);
    expect(ids(await test1.call('GET', '/subscriptions'))).toEqual([other.body.id, made.body.id]);
    const mixed = wanted({ resource: 'sites/root/lists/Others' });
    expect((await test1.call('POST', `/${list}/subscriptions`, mixed)).status).toBe(400);
  });

  test('one is renewed to an end that the service grants, and changed in nothing else', async () => {
    const path = await make();
    const renewed = await test1.call('PATCH', path, { expirationDateTime: inMinutes(5000) });
    expect([renewed.status, renewed.body.expirationDateTime]).toEqual([200, inMinutes(5000)]);
    expect((await test1.call('GET', path)).body.expirationDateTime).toBe(inMinutes(5000));
    const far = { expirationDateTime: inMinutes(99_999) };
    expect((await test1.call('PATCH', path, far)).status).toBe(400);
    const lifecycle = { lifecycleNotificationUrl: `${receiver.url}/lifecycle` };
    expect((await test1.call('PATCH', path, lifecycle)).status).toBe(400);
  });

  test('one that was deleted is not there, and neither is one that expired', async () => {
    const [first, second] = [await make(), await make()];
    expect((await test1.call('DELETE', first)).status).toBe(204);
    test1.passDays(3);
    for (const path of [first, second]) {
      for (const method of ['GET', 'DELETE']) {
        expect(errorOf(await test1.call(method, path)).code).toBe('ResourceNotFound');
      }
    }
    expect(rows(await test1.call('GET', '/subscriptions'))).toEqual([]);
  });
});
