import { openGateway } from '../../graph/gateway';
import { withAction } from '../../teamsapp/common/action';
import { realPace } from '../../graph/retry';
import { failureOf } from './failures';
import { refuses, resets, says, scripted } from './scripted';

const read = { method: 'GET', path: '/sites/root' } as const;
const write = { method: 'POST', path: '/sites/s/lists/l/items', body: { fields: {} } } as const;

describe('sending a request', () => {
  test('carries the token, the council in the User-Agent and the version in the address', async () => {
    const { graph, received } = scripted(says(200, { id: 'root' }));
    expect((await graph.send(read)).json).toEqual({ id: 'root' });
    expect(received[0]?.path).toBe('/sites/root');
    expect(received[0]?.headers.get('authorization')).toBe('Bearer a-token');
    expect(received[0]?.headers.get('user-agent')).toBe('NONISV|Wealdshire|EducationPackages/test');
  });

  test('sends JSON as it is, also texts with quotes and umlauts', async () => {
    const { graph, received } = scripted(says(201, {}));
    await graph.send({ ...write, body: { fields: { Title: 'O’Neill "Ü"' } } });
    expect(received[0]?.body).toEqual({ fields: { Title: 'O’Neill "Ü"' } });
  });

  test('follows no link away from Graph, where the token would leak', async () => {
    const { graph, received } = scripted();
    const failure = await failureOf(
      graph.send({ method: 'GET', path: 'https://graph.microsoft.com.evil.example/v1.0/x' }),
    );
    expect(failure.outcome).toBe('notDone');
    expect(received).toHaveLength(0);
  });

  test('logs a template of the address, never its query or body', async () => {
    const { graph, lines } = scripted(says(200, { value: [] }), says(201, {}));
    await graph.send({ method: 'GET', path: "/sites/s/lists/l/items?$filter=fields/X eq 'AB12'" });
    await graph.send({ ...write, body: { fields: { ChildReference: 'AB12' } } });
    expect(lines).toMatchObject([
      { method: 'GET', path: '/sites/{id}/lists/{id}/items', status: 200 },
      { method: 'POST', path: '/sites/{id}/lists/{id}/items', status: 201 },
    ]);
    expect(JSON.stringify(lines)).not.toContain('AB12');
  });
});

describe('repeating a request', () => {
  test('waits the seconds that a 429 asks for, also for a write', async () => {
    const throttled = refuses(429, 'activityLimitReached', 'Slow.', { 'Retry-After': '7' });
    const { graph, waits } = scripted(throttled, says(201, {}));
    expect((await graph.send(write)).status).toBe(201);
    expect(waits).toEqual([7000]);
  });

  test('waits until the date that a 429 names', async () => {
    const date = { 'Retry-After': 'Sat, 21 Nov 2026 10:00:05 GMT' };
    const { graph, waits } = scripted(refuses(429, 'x', 'Slow.', date), says(200, {}));
    await graph.send(read);
    expect(waits).toEqual([5000]);
  });

  test('waits for the longer of Retry-After and RateLimit-Reset', async () => {
    const headers = { 'Retry-After': '2', 'RateLimit-Reset': '9' };
    const { graph, waits } = scripted(refuses(429, 'x', 'Slow.', headers), says(200, {}));
    await graph.send(read);
    expect(waits).toEqual([9000]);
  });

  test('gives up at once when it would have to wait past its deadline', async () => {
    const { graph, waits } = scripted(refuses(429, 'x', 'Slow.', { 'Retry-After': '45' }));
    const failure = await failureOf(graph.send(write));
    expect(failure).toMatchObject({ status: 429, retryAfter: 45_000, outcome: 'notDone' });
    expect(waits).toEqual([]);
  });

  test('reads again after 503, 504 and a reset', async () => {
    const { graph, received } = scripted(
      refuses(503, 'serviceNotAvailable'),
      () => new Response('<html>gateway</html>', { status: 504 }),
      resets,
      says(200, { id: 'root' }),
    );
    expect((await graph.send(read)).json).toEqual({ id: 'root' });
    expect(received).toHaveLength(4);
  });

  test.each([500, 502, 503, 504])('never sends a write again after %i', async (status) => {
    const { graph, received } = scripted(refuses(status, 'generalException'));
    const failure = await failureOf(graph.send(write));
    expect(received).toHaveLength(1);
    expect(failure.outcome).toBe('lost');
  });

  test('never sends a write again after a reset', async () => {
    const { graph, received } = scripted(resets);
    expect((await failureOf(graph.send(write))).outcome).toBe('lost');
    expect(received).toHaveLength(1);
  });

  test('does not ask again for what is not supported', async () => {
    const { graph, received } = scripted(refuses(501, 'notSupported'));
    expect((await failureOf(graph.send(read))).status).toBe(501);
    expect(received).toHaveLength(1);
  });

  test('stops after five tries', async () => {
    const { graph, received } = scripted(...Array.from({ length: 9 }, () => refuses(503, 'x')));
    expect((await failureOf(graph.send(read))).status).toBe(503);
    expect(received).toHaveLength(5);
  });
});

describe('reading a failure', () => {
  test('takes code, inner codes and request id from the envelope', async () => {
    const inner = { code: 'outer2', innererror: { code: 'resyncRequired', 'request-id': 'r-9' } };
    const { graph } = scripted(
      says(400, { error: { code: 'badArgument', message: 'm', innerError: inner } }),
    );
    const failure = await failureOf(graph.send(write));
    expect(failure.codes).toEqual(['badArgument', 'outer2', 'resyncRequired']);
    expect(failure.requestId).toBe('r-9');
  });

  test('survives a body that is not JSON', async () => {
    const { graph } = scripted(() => new Response('<html>no</html>', { status: 400 }));
    expect(await failureOf(graph.send(write))).toMatchObject({ status: 400, code: 'http400' });
  });

  test('treats a cut-off answer to a write as lost', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const { graph } = scripted(() => new Response('{"id":"1","fie', { status: 201, headers }));
    expect(await failureOf(graph.send(write))).toMatchObject({ status: 0, outcome: 'lost' });
  });

  test('knows that a refused connection carried nothing', async () => {
    const { graph } = scripted(() => {
      const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      throw new TypeError('fetch failed', { cause });
    });
    expect((await failureOf(graph.send(write))).outcome).toBe('notDone');
  });

  test('does not wait for a transport that never answers', async () => {
    const graph = openGateway({
      requestOnce: () => new Promise(() => undefined),
      pace: realPace,
      books: { book: () => undefined, throttled: () => undefined },
      log: () => undefined,
      deadline: 20,
    });
    expect(await failureOf(graph.send(write))).toMatchObject({ status: 0, outcome: 'lost' });
  });

  test('does not wait for a body that never ends', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const endless = () => new Response(new ReadableStream(), { status: 201, headers });
    const graph = openGateway({
      requestOnce: () => Promise.resolve(endless()),
      pace: realPace,
      books: { book: () => undefined, throttled: () => undefined },
      log: () => undefined,
      deadline: 20,
    });
    expect(await failureOf(graph.send(write))).toMatchObject({ status: 0, outcome: 'lost' });
  });
});

describe('metering', () => {
  test('books requests and resource units in total and by user action', async () => {
    const { graph, meter } = scripted(says(200, {}), says(201, {}), says(200, { responses: [] }));
    await graph.send({ method: 'GET', path: '/sites/s/lists/l/items/1?$expand=fields' });
    await withAction('log a package', () => graph.send(write));
    const requests = [1, 2].map((id) => ({ id: String(id), method: 'POST', url: write.path }));
    await withAction('log a package', () =>
      graph.send({ method: 'POST', path: '/$batch', body: { requests } }),
    );
    expect(meter).toMatchObject({ requests: 3, resourceUnits: 7 });
    expect(meter.byAction.get('log a package')).toEqual({ requests: 2, resourceUnits: 6 });
    expect(meter.byOperation.get('POST /$batch')).toEqual({ requests: 1, resourceUnits: 4 });
  });

  test('books on the action that asks, and names it in the line of each request', async () => {
    const { graph, lines } = scripted(says(201, {}), says(200, {}));
    const spent = await withAction('log a package', async (action) => {
      await graph.send(write);
      return { ...action };
    });
    await graph.send(read);
    expect(spent).toEqual({ name: 'log a package', requests: 1, resourceUnits: 2 });
    expect(lines[0]).toMatchObject({ action: 'log a package' });
    expect(lines[1]).not.toHaveProperty('action');
  });

  test('counts throttled requests, those inside a batch too', async () => {
    const part = (id: string, status: number) => ({ id, status, headers: {}, body: {} });
    const { graph, meter } = scripted(
      refuses(429, 'activityLimitReached', 'Slow.', { 'Retry-After': '1' }),
      says(200, { responses: [part('1', 429), part('2', 201), part('3', 429)] }),
    );
    await graph.send({ method: 'POST', path: '/$batch', body: { requests: [] } });
    expect(meter.throttled).toBe(3);
  });
});

describe('being asked to leave Graph alone', () => {
  const throttled = (seconds: string) =>
    refuses(429, 'activityLimitReached', 'Slow.', { 'Retry-After': seconds });
  const people = { method: 'GET', path: '/users' } as const;

  test('holds every other request back too, until the time is over', async () => {
    const { graph, received, waits } = scripted(throttled('40'), says(200, {}));
    expect((await failureOf(graph.send(write))).status).toBe(429);
    const failure = await failureOf(graph.send(read));
    expect(failure).toMatchObject({ status: 429, outcome: 'notDone', retryAfter: 40_000 });
    expect(received).toHaveLength(1);
    await graph.pause(40_000);
    expect((await graph.send(read)).status).toBe(200);
    expect(waits).toEqual([40_000]);
  });

  test('looks again after waiting, for it may have been asked for longer', async () => {
    const { graph, received } = scripted(throttled('40'), throttled('60'), says(200, {}));
    await failureOf(graph.send(write));
    const patient = graph.send({ ...read, deadline: 300_000 });
    const other = await failureOf(graph.send({ ...read, deadline: 45_000 }));
    expect(other.status).toBe(429);
    expect((await patient).status).toBe(200);
    expect(received).toHaveLength(3);
  });

  test('waits where the caller has the time', async () => {
    const { graph, waits } = scripted(throttled('40'), says(200, {}));
    await failureOf(graph.send(write));
    await graph.send({ ...read, deadline: 60_000 });
    expect(waits).toEqual([40_000]);
  });

  test('goes on asking the directory, which throttles apart', async () => {
    const { graph } = scripted(throttled('40'), says(200, {}));
    await failureOf(graph.send(write));
    expect((await graph.send(people)).status).toBe(200);
  });

  test('heeds a part of a batch that was throttled', async () => {
    const part = { id: '1', status: 429, headers: { 'Retry-After': '90' }, body: {} };
    const { graph } = scripted(says(200, { responses: [part] }));
    const requests = [{ id: '1', method: 'GET', url: '/sites/root' }];
    await graph.send({ method: 'POST', path: '/$batch', body: { requests } });
    expect((await failureOf(graph.send(read))).retryAfter).toBe(90_000);
  });

  test('holds nothing back where no wait was asked', async () => {
    const { graph } = scripted(refuses(503, 'serviceNotAvailable'), says(200, {}));
    await failureOf(graph.send(write));
    expect((await graph.send(read)).status).toBe(200);
  });
});
