import { serveLocalGraph } from '../../../graph/local';
import { localApplicationId } from '../../../graph/local/caller';
import { aGraph, aList, items, replyOf, type Json, type Reply, type TestGraph } from './support';

let one: TestGraph;
beforeEach(() => void (one = aGraph()));
afterEach(() => one.graph.close());

/** Sends a request below /local: without a token, as any client may. */
async function control(method: string, path: string, body?: unknown): Promise<Reply> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const address = `https://graph.microsoft.com/local${path}`;
  return replyOf(await one.graph.handle(new Request(address, { method, ...content })));
}

describe('setting bad days from outside', () => {
  test('rules are added, listed with what they did, and taken back', async () => {
    const rules = [{ fault: 'throttled' }, { fault: 'reset', skip: 9 }];
    expect((await control('POST', '/faults', rules)).body).toEqual({ ids: [1, 2] });
    expect((await control('POST', '/faults', { fault: 'hang', skip: 9 })).body).toEqual({
      ids: [3],
    });
    expect((await one.call('GET', '/sites/root')).status).toBe(429);
    const { faults } = (await control('GET', '/faults')).body as { faults: Json[] };
    expect(faults.map(({ id, happened }) => [id, happened])).toEqual([
      [1, 1],
      [2, 0],
      [3, 0],
    ]);
    expect((await control('DELETE', '/faults/2')).status).toBe(200);
    expect((await control('DELETE', '/faults/2')).status).toBe(404);
    expect((await control('DELETE', '/faults')).body).toEqual({ faults: [] });
    expect(one.graph.faults.list()).toEqual([]);
  });

  test('rules begin anew', async () => {
    await control('POST', '/faults', { fault: 'throttled' });
    await one.call('GET', '/sites/root');
    await control('POST', '/reset-faults');
    expect((await one.call('GET', '/sites/root')).status).toBe(429);
  });

  test('a wrong rule is named, and none of the others is in force', async () => {
    const { status, body } = await control('POST', '/faults', [
      { fault: 'reset' },
      { fault: 'reset', skip: 'two' },
    ]);
    expect([status, body]).toEqual([
      400,
      { message: 'rules[1].skip "two" is not a whole number from 0 on.' },
    ]);
    expect(one.graph.faults.list()).toEqual([]);
  });

  test('a body that is not JSON and an address that is not there are told', async () => {
    const address = 'https://graph.microsoft.com/local/faults';
    const request = new Request(address, { method: 'POST', body: '{' });
    const broken = await replyOf(await one.graph.handle(request));
    expect([broken.status, broken.body]).toEqual([400, { message: 'The body is not valid JSON.' }]);
    const { status, body } = await control('GET', '/weather');
    expect(status).toBe(404);
    expect(body.message).toContain('There is no GET /local/weather. There is GET /local/faults,');
  });

  test('an address that is not there is answered with those that are, one rule too', async () => {
    const { body } = await control('GET', '/weather');
    const told = String(body.message).split('There is ').at(-1)?.slice(0, -1).split(', ') ?? [];
    expect(told).toEqual([
      'GET /local/faults',
      'POST /local/faults',
      'DELETE /local/faults',
      'DELETE /local/faults/{id}',
      'POST /local/reset-faults',
      'POST /local/recycle-bin/restore',
      'POST /local/require-reauthorization',
      'GET /local/throttling',
      'GET /local/switches',
      'PUT /local/switches',
    ]);
  });
});

describe('setting switches while it runs', () => {
  test('a switch has its new position for the next request', async () => {
    expect((await control('GET', '/switches')).body).toMatchObject({ largestPage: 5000 });
    await one.call('POST', '/sites/root/lists', { displayName: 'Things' });
    const { body } = await control('PUT', '/switches', { defaultPage: 1, dateLiterals: 'bare' });
    expect(body).toMatchObject({ defaultPage: 1, dateLiterals: 'bare', largestPage: 5000 });
    expect((await one.call('GET', '/sites/root/lists')).body['@odata.nextLink']).toBeDefined();
  });

  test.each<[unknown, string]>([
    [{ colour: 1 }, "There is no switch 'colour'."],
    [{ defaultPage: -1 }, "The switch 'defaultPage' is a whole number from 1 on."],
    [{ dateLiterals: 'any' }, "The switch 'dateLiterals' is one of both, bare, quoted."],
    [{ filterOnNull: 1 }, "The switch 'filterOnNull' is true or false."],
    [{ listLagMs: { a: 'b' } }, "The switch 'listLagMs' is an object of numbers from 0 on."],
    [{ throttlingBand: '0' }, "The switch 'throttlingBand' is one of off, 0-1k, 1k-5k,"],
    [
      { thresholdFault: { status: 200, code: 'x' } },
      "The switch 'thresholdFault' is an object with a 'status' from 400 on and a 'code'.",
    ],
    [[], 'Switches are an object.'],
  ])('%j is refused', async (switches, message) => {
    const before = (await control('GET', '/switches')).body;
    const { status, body } = await control('PUT', '/switches', switches);
    expect([status, body]).toEqual([400, { message: expect.stringContaining(message) as string }]);
    expect((await control('GET', '/switches')).body).toEqual(before);
  });
});

test('what each application used can be seen', async () => {
  expect((await control('GET', '/throttling')).body).toEqual({ band: 'off', applications: {} });
  await control('PUT', '/switches', { throttlingBand: '0-1k' });
  await one.call('GET', '/sites/root');
  expect((await control('GET', '/throttling')).body).toEqual({
    band: '0-1k',
    applications: {
      [localApplicationId]: {
        minute: { used: 1, limit: 1250, resetsIn: 60 },
        day: { used: 1, limit: 1_200_000, resetsIn: 48_600 },
      },
    },
  });
});

test('over HTTP only this machine may set bad days', async () => {
  const served = await serveLocalGraph(one.graph, { port: 0 });
  const address = `${served.url}/local/faults`;
  expect((await fetch(address)).status).toBe(200);
  const stranger = await fetch(address, { headers: { origin: 'https://evil.example' } });
  expect(stranger.status).toBe(403);
  await served.close();
});

test.each(['defaultPage', 'largestPage', 'listViewThreshold'])(
  'a %s of 0 is refused: lists with rows would look empty',
  async (name) => {
    const { status, body } = await control('PUT', '/switches', { [name]: 0 });
    expect([status, body.message]).toEqual([
      400,
      `The switch '${name}' is a whole number from 1 on.`,
    ]);
  },
);

describe('doing by hand what Graph cannot', () => {
  test('brings a deleted item back under its id', async () => {
    const { call } = one;
    const list = await aList(call);
    const [id] = await items(call, list, { Title: 'a' });
    await call('DELETE', `${list}/items/${String(id)}`);
    const body = { list: list.split('/').at(-1), item: id };
    const restored = await control('POST', '/recycle-bin/restore', body);
    expect(restored.body).toEqual({ restored: id });
    expect((await call('GET', `${list}/items/${String(id)}`)).status).toBe(200);
  });

  test.each([
    ['/recycle-bin/restore', { list: 'x' }, 400, "The body needs 'item' as a text."],
    [
      '/recycle-bin/restore',
      { list: 'x', item: '1' },
      404,
      'The recycle bin has no item 1 of that list',
    ],
    ['/require-reauthorization', {}, 400, "The body needs 'subscription' as a text."],
  ])('%s with %j is refused with %i in a sentence', async (path, body, status, message) => {
    const { status: answered, body: told } = await control('POST', path, body);
    expect([answered, told.message]).toEqual([status, message]);
  });
});
