import { type BatchCall, sendBatch } from '../../graph/batch';
import { isDuplicate } from '../../graph/errors';
import { allOf } from '../../graph/paging';
import { unknownProfile } from '../../graph/profile';
import { failureOf } from './failures';
import { refuses, resets, says, scripted, scriptedOn } from './scripted';

const first: BatchCall = { id: 'a', method: 'POST', path: '/x', body: { fields: {} } };
const second: BatchCall = { ...first, id: 'b', dependsOn: 'a' };
const ok = (id: string) => ({ id, status: 201, headers: {}, body: { id } });
const failed = (id: string, status: number, headers = {}) => ({
  id,
  status,
  headers,
  body: { error: { code: 'x', message: 'No.' } },
});

describe('sending a batch', () => {
  test('sends relative addresses, bodies with their type, and dependencies', async () => {
    const { graph, received } = scripted(says(200, { responses: [ok('b'), ok('a')] }));
    const outcomes = await sendBatch(graph, [first, second]);
    expect(received[0]?.path).toBe('/$batch');
    expect(received[0]?.body).toEqual({
      requests: [
        {
          id: 'a',
          method: 'POST',
          url: '/x',
          body: { fields: {} },
          headers: { 'Content-Type': 'application/json' },
        },
        {
          id: 'b',
          method: 'POST',
          url: '/x',
          body: { fields: {} },
          headers: { 'Content-Type': 'application/json' },
          dependsOn: ['a'],
        },
      ],
    });
    expect(outcomes.get('a')).toEqual({ json: { id: 'a' } });
  });

  test('knows a taken value inside by the code that was measured', async () => {
    const known = { ...unknownProfile, duplicateFault: { status: 409, code: 'x' } };
    const { graph } = scriptedOn(known, says(200, { responses: [failed('a', 409)] }));
    const row = { ...first, path: '/sites/s/lists/l/items' };
    const outcome = (await sendBatch(graph, [row])).get('a');
    expect(outcome !== undefined && 'error' in outcome && isDuplicate(outcome.error)).toBe(true);
  });

  test('gives each request its own outcome', async () => {
    const { graph } = scripted(says(200, { responses: [ok('a'), failed('b', 500)] }));
    const outcomes = await sendBatch(graph, [first, { ...first, id: 'b' }]);
    expect(outcomes.get('a')).toEqual({ json: { id: 'a' } });
    expect(outcomes.get('b')).toMatchObject({ error: { status: 500, outcome: 'lost' } });
  });

  test('takes a request that the answer leaves out for lost', async () => {
    const { graph } = scripted(says(200, { responses: [ok('a')] }));
    const outcomes = await sendBatch(graph, [first, { ...first, id: 'b' }]);
    expect(outcomes.get('b')).toMatchObject({ error: { outcome: 'lost' } });
  });

  test('sends only the throttled ones again, after their own Retry-After', async () => {
    const { graph, received, waits } = scripted(
      says(200, { responses: [ok('a'), failed('b', 429, { 'Retry-After': '3' })] }),
      says(200, { responses: [ok('b')] }),
    );
    const outcomes = await sendBatch(graph, [first, second]);
    expect(waits).toEqual([3000]);
    // What it waited for has succeeded, so the repeated request depends on nothing.
    expect(received[1]?.body).toEqual({
      requests: [expect.not.objectContaining({ dependsOn: ['a'] })],
    });
    expect(outcomes.get('b')).toEqual({ json: { id: 'b' } });
  });

  test('sends again what waited in vain for a throttled one, still in order', async () => {
    const { graph, received } = scripted(
      says(200, { responses: [failed('a', 429), failed('b', 424)] }),
      says(200, { responses: [ok('a'), ok('b')] }),
    );
    const outcomes = await sendBatch(graph, [first, second]);
    expect(received[1]?.body).toMatchObject({ requests: [{ id: 'a' }, { dependsOn: ['a'] }] });
    expect(outcomes.get('b')).toEqual({ json: { id: 'b' } });
  });

  test('sends a failed dependency and its follower no second time', async () => {
    const { graph, received } = scripted(
      says(200, { responses: [failed('a', 500), failed('b', 424)] }),
    );
    const outcomes = await sendBatch(graph, [first, second]);
    expect(received).toHaveLength(1);
    expect(outcomes.get('b')).toMatchObject({ error: { status: 424 } });
  });

  const busy = refuses(429, 'tooManyRequests', 'Busy.', { 'Retry-After': '90' });

  test.each([
    ['is throttled as a whole', busy, { status: 429, outcome: 'notDone' }],
    ['is lost', resets, { status: 0, outcome: 'lost' }],
  ])('keeps what the first round did when the second %s', async (_, secondRound, error) => {
    const { graph } = scripted(says(200, { responses: [ok('a'), failed('b', 429)] }), secondRound);
    const outcomes = await sendBatch(graph, [first, second]);
    expect(outcomes.get('a')).toEqual({ json: { id: 'a' } });
    expect(outcomes.get('b')).toMatchObject({ error });
  });

  test('fails as a whole when its first round does', async () => {
    const { graph } = scripted(busy);
    expect((await failureOf(sendBatch(graph, [first, second]))).status).toBe(429);
  });

  test('refuses more than twenty', async () => {
    const { graph } = scripted();
    const calls = Array.from({ length: 21 }, (_, index) => ({ ...first, id: String(index) }));
    await expect(sendBatch(graph, calls)).rejects.toThrow('20');
  });
});

describe('paging', () => {
  const link = 'https://graph.microsoft.com/v1.0/sites/s/lists?$skiptoken=UGFnZWQ9VFJVRQ';

  test('goes on after a page without rows, and sends the headers with every page', async () => {
    const { graph, received } = scripted(
      says(200, { value: [], '@odata.nextLink': link }),
      says(200, { value: [{ id: '1' }] }),
    );
    const headers = { Prefer: 'x' };
    expect(await allOf(graph, { path: '/sites/s/lists', headers })).toEqual([{ id: '1' }]);
    expect(received[1]?.path).toBe('/sites/s/lists?$skiptoken=UGFnZWQ9VFJVRQ');
    expect(received[1]?.headers.get('prefer')).toBe('x');
  });

  test('refuses to go in circles', async () => {
    const again = says(200, { value: [], '@odata.nextLink': link });
    const { graph } = scripted(again, again, again);
    expect((await failureOf(allOf(graph, { path: '/sites/s/lists' }))).outcome).toBe('lost');
  });

  test('gives no part of a collection when a later page fails', async () => {
    const { graph } = scripted(
      says(200, { value: [{ id: '1' }], '@odata.nextLink': link }),
      refuses(400, 'invalidRequest', 'prohibited because it exceeds the list view threshold'),
    );
    expect((await failureOf(allOf(graph, { path: '/sites/s/lists' }))).status).toBe(400);
  });
});
