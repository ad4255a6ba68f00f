import type { Answer } from '../../../graph/local/answer';
import { groupCommit } from '../../../graph/local/groupCommit';
import type { GraphRequest } from '../../../graph/local/request';
import { openSqlStore } from '../../../graph/local/sqlStore';
import type { Store } from '../../../graph/local/store';
import { aGraph, aList, allIds, errorOf, fieldsOf, ids, items } from './support';

const uniqueKey = { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true };

/** A request that only says which it is. */
function aRequest(method: string, path: string): GraphRequest {
  const { searchParams: query } = new URL('http://localhost/');
  const rest = { segments: [], query, headers: new Headers(), origin: 'http://localhost' };
  return { method, path, ...rest, json: () => ({}), bytes: () => new Uint8Array() };
}

/** A store that counts its outermost transactions; the first ones fail as a full disk would. */
function countingStore(failures = 0): { store: Store; commits: () => number } {
  const store = openSqlStore(':memory:');
  let depth = 0;
  let commits = 0;
  const transaction = <T>(work: () => T): T => {
    const answer = store.transaction(() => {
      depth += 1;
      try {
        return work();
      } finally {
        depth -= 1;
      }
    });
    if (depth === 0 && (commits += 1) <= failures) throw new Error('The disk is full.');
    return answer;
  };
  return { store: { ...store, transaction }, commits: () => commits };
}

describe('writing at the same time', () => {
  test('a write that fails undoes none of its neighbours', async () => {
    const { call } = aGraph();
    const list = await aList(call, [uniqueKey]);
    const keys = ['a', 'b', 'A', 'c'];
    const replies = await Promise.all(
      keys.map((Key) => call('POST', `${list}/items`, { fields: { Key } })),
    );
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 409, 201]);
    expect(errorOf(replies[2] ?? (await call('GET', list))).code).toBe('nameAlreadyExists');
    const there = await call('GET', `${list}/items?$expand=fields`);
    expect(ids(there)).toHaveLength(3);
  });

  test('of two changes of one version the second is refused', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    await items(call, list, { Title: 'before' });
    const eTag = String((await call('GET', `${list}/items/1`)).body.eTag);
    const change = (Title: string) =>
      call('PATCH', `${list}/items/1`, { fields: { Title } }, { 'If-Match': eTag });
    const replies = await Promise.all([change('first'), change('second')]);
    expect(replies.map(({ status }) => status)).toEqual([200, 412]);
    expect(fieldsOf(await call('GET', `${list}/items/1?$expand=fields`)).Title).toBe('first');
  });

  test('a batch beside single writes keeps its own failures to itself', async () => {
    const { call } = aGraph();
    const list = await aList(call, [uniqueKey]);
    const headers = { 'Content-Type': 'application/json' };
    const parts = ['x', 'x'].map((Key, index) => {
      const body = { fields: { Key } };
      return { id: String(index), method: 'POST', url: `${list}/items`, headers, body };
    });
    const [single, batch] = await Promise.all([
      call('POST', `${list}/items`, { fields: { Key: 'y' } }),
      call('POST', '/$batch', { requests: parts }),
    ]);
    expect(single.status).toBe(201);
    const statuses = (batch.body.responses as { status: number }[]).map(({ status }) => status);
    expect(statuses).toEqual([201, 409]);
    expect(await allIds(call, `${list}/items`)).toHaveLength(2);
  });

  test('closing answers what still waits', async () => {
    const { call, graph } = aGraph();
    const list = await aList(call);
    const replies = [1, 2, 3].map(() => call('POST', `${list}/items`, { fields: {} }));
    // One turn of the queue: the requests are read, and wait to be stored.
    await new Promise((resolve) => process.nextTick(resolve));
    await Promise.race([replies[0], new Promise((resolve) => setTimeout(resolve, 5))]);
    graph.close();
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([201, 201, 201]);
  });
});

describe('sharing a commit', () => {
  test('waiting writes share one, in the order they came', async () => {
    const { store, commits } = countingStore();
    const order: string[] = [];
    const { answer } = groupCommit(store, (request): Answer => {
      order.push(request.path);
      return { status: 201 };
    });
    await Promise.all(['/1', '/2', '/3'].map((path) => answer(aRequest('POST', path))));
    expect(order).toEqual(['/1', '/2', '/3']);
    expect(commits()).toBe(1);
  });

  test('nothing is answered before the commit', async () => {
    const { store, commits } = countingStore();
    const { answer } = groupCommit(store, () => ({ status: 201 }));
    const seen: number[] = [];
    const write = async () => {
      await answer(aRequest('POST', '/'));
      seen.push(commits());
    };
    await Promise.all([write(), write()]);
    expect(seen).toEqual([1, 1]);
  });

  test('a read with nothing to wait for is answered without one', async () => {
    const { store, commits } = countingStore();
    const { answer } = groupCommit(store, () => ({ status: 200 }));
    await answer(aRequest('GET', '/'));
    expect(commits()).toBe(0);
  });

  test('a read stands in line behind the writes before it', async () => {
    const { store } = countingStore();
    const stored: string[] = [];
    const { answer } = groupCommit(store, ({ method, path }) => {
      if (method !== 'GET') stored.push(path);
      return { status: 200, body: { stored: [...stored] } };
    });
    const [, , read] = await Promise.all([
      answer(aRequest('POST', '/1')),
      answer(aRequest('POST', '/2')),
      answer(aRequest('GET', '/')),
    ]);
    expect(read.body).toEqual({ stored: ['/1', '/2'] });
  });

  test('what the disk refuses together is tried again one by one', async () => {
    const { store } = countingStore(1);
    const { answer } = groupCommit(store, ({ path }) => {
      if (path === '/bad') throw new Error('refused');
      return { status: 201 };
    });
    const answers = await Promise.allSettled(
      ['/1', '/bad'].map((p) => answer(aRequest('POST', p))),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test('nothing of a commit that the disk refused is answered as stored', async () => {
    const { store } = countingStore(1);
    const tried: string[] = [];
    const { answer } = groupCommit(store, ({ path }) => {
      tried.push(path);
      // Together it looks well until the commit; alone the disk says that it is full.
      return { status: tried.length > 2 ? 507 : 201 };
    });
    const answers = await Promise.all(['/1', '/2'].map((path) => answer(aRequest('POST', path))));
    expect(answers.map(({ status }) => status)).toEqual([507, 507]);
  });
});
