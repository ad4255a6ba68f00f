import { allIds, callerOf, type Caller, type Json } from './support';
import { buildProgram, type Program, type Running } from './program';

/** Kills; the soak asks for more. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 10);
jest.setTimeout(30_000 + rounds * 5000);

let program: Program;
beforeAll(() => void (program = buildProgram()));
afterAll(() => program.remove());

/** What was acknowledged before a process was killed. */
interface Acknowledged {
  created: Set<string>;
  deleted: Set<string>;
  /** The last value known to be written to the one row that is changed again and again. */
  counted: number;
}

/** Numbers that look random but are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const overHttp = (url: string): Caller =>
  callerOf({
    handle: (request) => {
      const { pathname, search } = new URL(request.url);
      return request.text().then((body) =>
        fetch(`${url}${pathname}${search}`, {
          method: request.method,
          headers: request.headers,
          ...(body === '' ? {} : { body }),
        }),
      );
    },
  });

/** Writes in four ways at once until the process dies under it. */
async function writeUntilKilled(call: Caller, list: string, known: Acknowledged): Promise<void> {
  const forever = async (write: () => Promise<void>) => {
    for (;;) {
      try {
        await write();
      } catch {
        // The process was killed: what was not answered may be there or not.
        return;
      }
    }
  };
  await Promise.all([
    forever(() => createOne(call, list, known)),
    forever(() => createMany(call, list, known)),
    forever(() => countUp(call, list, known)),
    forever(() => createAndDelete(call, list, known)),
  ]);
}

async function createOne(call: Caller, list: string, known: Acknowledged): Promise<void> {
  const { body, status } = await call('POST', `${list}/items`, { fields: { Title: 'one' } });
  if (status === 201) known.created.add(String(body.id));
}

async function createMany(call: Caller, list: string, known: Acknowledged): Promise<void> {
  const requests = Array.from({ length: 20 }, (_, index) => ({
    id: String(index),
    method: 'POST',
    url: `${list}/items`,
    headers: { 'Content-Type': 'application/json' },
    body: { fields: { Title: 'many' } },
  }));
  const { body } = await call('POST', '/$batch', { requests });
  for (const part of body.responses as { body: Json }[]) known.created.add(String(part.body.id));
}

async function countUp(call: Caller, list: string, known: Acknowledged): Promise<void> {
  const next = known.counted + 1;
  const { status } = await call('PATCH', `${list}/items/1`, { fields: { Count: next } });
  if (status === 200) known.counted = next;
}

async function createAndDelete(call: Caller, list: string, known: Acknowledged): Promise<void> {
  const { body } = await call('POST', `${list}/items`, { fields: { Title: 'gone' } });
  await call('DELETE', `${list}/items/${String(body.id)}`);
  known.deleted.add(String(body.id));
}

async function firstList(running: Running): Promise<string> {
  const call = overHttp(running.url);
  const columns = [{ name: 'Count', number: {}, indexed: true }];
  const { body } = await call('POST', '/sites/root/lists', { displayName: 'Crash', columns });
  const list = `/sites/root/lists/${String(body.id)}`;
  await call('POST', `${list}/items`, { fields: { Title: 'counter', Count: 0 } });
  return list;
}

describe('killing the local Graph while it writes', () => {
  test('no acknowledged write is lost, and the folder always opens', async () => {
    const random = seeded(20260609);
    const data = program.folder();
    const start = () => program.start('--port', '0', '--data', data);
    const known: Acknowledged = { created: new Set(['1']), deleted: new Set(), counted: 0 };
    let running = await start();
    const list = await firstList(running);
    for (let round = 0; round < rounds; round += 1) {
      const writing = writeUntilKilled(overHttp(running.url), list, known);
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 180));
      await running.end('SIGKILL');
      await writing;

      running = await start();
      const call = overHttp(running.url);
      const there = new Set(await allIds(call, `${list}/items?$top=5000`));
      expect([...known.created].filter((id) => !there.has(id))).toEqual([]);
      expect([...known.deleted].filter((id) => there.has(id))).toEqual([]);
      const { body } = await call('GET', `${list}/items/1?$expand=fields`);
      const count = Number((body.fields as Json).Count);
      // One more than acknowledged is right too: its answer may have been lost.
      expect([known.counted, known.counted + 1]).toContain(count);
      expect(await allIds(call, `${list}/items?$filter=fields/Count eq ${count}`)).toEqual(['1']);
      known.counted = count;
    }
    expect(known.created.size).toBeGreaterThan(rounds);
    await running.end('SIGTERM');
  });
});
