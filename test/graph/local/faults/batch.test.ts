import type { Json } from '../support';
import { failureOf, faulty, type Faulty } from './faulty';

let one: Faulty;
beforeEach(async () => void (one = await faulty()));
afterEach(() => one.graph.close());

describe('meeting faults inside a batch', () => {
  const part = (id: string, more: Json = {}): Json => ({
    id,
    method: 'POST',
    url: `${one.list}/items`,
    headers: { 'Content-Type': 'application/json' },
    body: { fields: { Title: id } },
    ...more,
  });
  const batch = async (...requests: Json[]) => {
    const { status, body } = await one.call('POST', '/$batch', { requests });
    return { status, parts: (body.responses ?? []) as Json[] };
  };

  test('one part is throttled with its own wait, and what depends on it fails', async () => {
    one.fault({ fault: 'throttled', operation: 'createItem', skip: 1, seconds: 12 });
    const { status, parts } = await batch(
      part('1'),
      part('2'),
      part('3', { dependsOn: ['2'] }),
      part('4'),
    );
    expect(status).toBe(200);
    expect(parts.map((each) => each.status)).toEqual([201, 429, 424, 201]);
    expect(parts[1]?.headers).toMatchObject({ 'Retry-After': '12' });
    expect(await one.stored()).toEqual(['1', '2']);
  });

  test('a part can be saved and answer 504', async () => {
    one.fault({ fault: 'savedThenGatewayTimeout', part: true });
    const { parts } = await batch(part('1'), part('2'));
    expect(parts.map((each) => each.status)).toEqual([504, 201]);
    expect(await one.stored()).toEqual(['1', '2']);
  });

  test('a fault of the connection leaves parts alone and can take the whole batch', async () => {
    one.fault({ fault: 'savedThenReset', operation: 'createItem' });
    expect((await batch(part('1'))).status).toBe(200);
    expect(one.graph.faults.list()).toMatchObject([{ matched: 0, happened: 0 }]);
    one.graph.faults.clear();
    one.fault({ fault: 'savedThenReset', operation: 'batch' });
    expect(await failureOf(batch(part('2'), part('3')))).toBeInstanceOf(TypeError);
    expect(await one.stored()).toEqual(['1', '2', '3']);
  });

  test('a rule can leave parts alone', async () => {
    one.fault({ fault: 'serverError', operation: 'createItem', part: false });
    expect((await batch(part('1'))).parts[0]).toMatchObject({ status: 201 });
    expect((await one.create('2')).status).toBe(500);
  });
});
