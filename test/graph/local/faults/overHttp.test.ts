import { serveLocalGraph, type FaultName } from '../../../../graph/local';
import { callerOf, type Reply } from '../support';
import { failureOf, faulty, type Faulty } from './faulty';

let one: Faulty;
beforeEach(async () => void (one = await faulty()));
afterEach(() => one.graph.close());

describe('losing answers over HTTP', () => {
  const overHttp = async (work: (send: () => Promise<Reply>) => Promise<void>) => {
    const served = await serveLocalGraph(one.graph, { port: 0 });
    const sender = callerOf({
      handle: async (request) =>
        fetch(served.url + new URL(request.url).pathname, {
          method: request.method,
          headers: request.headers,
          body: await request.text(),
        }),
    });
    try {
      await work(() => sender('POST', `${one.list}/items`, { fields: { Title: 'a' } }));
    } finally {
      await served.close();
    }
  };

  test.each<[FaultName, string, string[]]>([
    ['reset', 'fetch failed', []],
    ['savedThenReset', 'fetch failed', ['1']],
    ['cut', 'terminated', ['1']],
  ])('%s ends the connection: "%s"', async (name, message, left) => {
    await overHttp(async (send) => {
      one.fault({ fault: name });
      expect(await failureOf(send())).toMatchObject({
        message,
        cause: expect.anything() as object,
      });
      expect(await one.stored()).toEqual(left);
      one.graph.faults.clear();
      expect((await send()).status).toBe(201);
    });
  });

  test('half a JSON text comes as a whole answer', async () => {
    await overHttp(async (send) => {
      one.fault({ fault: 'halfJson' });
      expect(await failureOf(send())).toBeInstanceOf(SyntaxError);
    });
  });

  test.each<[FaultName, string[]]>([
    ['hang', []],
    ['savedThenHang', ['1']],
  ])('%s keeps the connection until the server stops', async (name, left) => {
    one.fault({ fault: name });
    let failure: Promise<unknown> = Promise.resolve();
    await overHttp(async (send) => {
      failure = failureOf(send());
      while (one.graph.faults.list()[0]?.happened !== 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    expect(await failure).toMatchObject({ message: 'fetch failed' });
    expect(await one.stored()).toEqual(left);
  });
});
