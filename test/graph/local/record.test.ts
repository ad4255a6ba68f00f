import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aGraph, aList, type Json } from './support';

interface Line {
  at: string;
  requestId: string;
  part: boolean;
  request: { method: string; path: string; headers: Json; body?: unknown };
  answer: { status: number; headers: Json; body?: unknown; mishap?: Json };
}

function recorded() {
  const lines: Line[] = [];
  const one = aGraph({ record: (line) => void lines.push(JSON.parse(line) as Line) });
  return { ...one, lines };
}

describe('recording requests and answers', () => {
  test('a line has what was asked and what was answered, but never the token', async () => {
    const { call, lines } = recorded();
    const reply = await call(
      'POST',
      '/sites/root/lists?$select=id',
      { displayName: 'Things' },
      { prefer: 'x=1', authorization: 'Bearer s3cret' },
    );
    expect(lines).toEqual([
      {
        at: '2026-06-09T10:30:00.123Z',
        requestId: reply.headers.get('request-id'),
        part: false,
        request: {
          method: 'POST',
          path: '/sites/root/lists?%24select=id',
          headers: { 'content-type': 'application/json', prefer: 'x=1' },
          body: { displayName: 'Things' },
        },
        answer: { status: reply.status, headers: expect.anything() as Json, body: reply.body },
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });

  test('parts of a batch have lines of their own, before the batch', async () => {
    const { call, lines } = recorded();
    await call('POST', '/$batch', {
      requests: [
        { id: '1', method: 'GET', url: '/sites/root' },
        { id: '2', method: 'GET', url: '/sites/nowhere' },
      ],
    });
    const told = lines.map(({ part, request, answer }) => [part, request.path, answer.status]);
    expect(told).toEqual([
      [true, '/sites/root', 200],
      [true, '/sites/nowhere', 404],
      [false, '/$batch', 200],
    ]);
  });

  test('a file is recorded by its size', async () => {
    const { call, lines } = recorded();
    const content = '/sites/root/drive/root:/a.json:/content';
    await call('PUT', content, '{"a":1}');
    await call('GET', content);
    expect(lines[0]?.request.body).toEqual({ bytes: 7 });
    expect(lines[1]?.answer.body).toEqual({ bytes: 7 });
  });

  test('an answer that was lost is recorded with what became of it', async () => {
    const { graph, call, lines } = recorded();
    const list = await aList(call);
    graph.faults.add({ fault: 'savedThenReset' });
    await expect(call('POST', `${list}/items`, { fields: {} })).rejects.toThrow('fetch failed');
    expect(lines.at(-1)?.answer).toMatchObject({ status: 201, mishap: { kind: 'reset' } });
  });
});

describe('recording by the environment', () => {
  const before = process.env.LOCAL_GRAPH_RECORD;
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'record-')), 'below');
    process.env.LOCAL_GRAPH_RECORD = folder;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.LOCAL_GRAPH_RECORD;
    else process.env.LOCAL_GRAPH_RECORD = before;
    rmSync(folder, { recursive: true });
  });

  test('every local Graph writes into a file of its own, before it answers', async () => {
    const [first, second] = [aGraph(), aGraph()];
    await first.call('GET', '/sites/root');
    await second.call('GET', '/users');
    await second.call('GET', '/groups');
    const files = readdirSync(folder).toSorted();
    expect(files.map((file) => file.split('-')[0])).toEqual([
      String(process.pid),
      String(process.pid),
    ]);
    const paths = files.map((file) =>
      readFileSync(join(folder, file), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Line).request.path),
    );
    expect(paths.toSorted()).toEqual([['/sites/root'], ['/users', '/groups']]);
  });

  test('only the owner may read what was recorded', () => {
    aGraph();
    const [file = ''] = readdirSync(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });
});
