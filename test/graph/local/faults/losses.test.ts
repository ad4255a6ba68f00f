import type { FaultName } from '../../../../graph/local';
import { fieldsOf } from '../support';
import { creation, failureOf, faulty, type Faulty } from './faulty';

let one: Faulty;
beforeEach(async () => void (one = await faulty()));
afterEach(() => one.graph.close());

describe('losing an answer after the work is done', () => {
  test.each<[FaultName, number]>([
    ['savedThenServerError', 500],
    ['savedThenBadGateway', 502],
    ['savedThenUnavailable', 503],
    ['savedThenGatewayTimeout', 504],
  ])('%s stores the item and answers %i', async (name, status) => {
    one.fault({ fault: name });
    expect((await one.create('a')).status).toBe(status);
    expect(await one.stored()).toEqual(['1']);
  });

  test('what is refused is not stored, and its refusal is lost too', async () => {
    one.fault({ fault: 'savedThenGatewayTimeout' });
    expect((await one.call('POST', `${one.list}/items`, { fields: { Nothing: 1 } })).status).toBe(
      504,
    );
    expect(await one.stored()).toEqual([]);
  });

  test.each<[FaultName, string[]]>([
    ['reset', []],
    ['savedThenReset', ['1']],
  ])('%s fails as fetch does, and leaves %j stored', async (name, left) => {
    one.fault({ fault: name });
    const failure = await failureOf(one.create('a'));
    expect(failure).toBeInstanceOf(TypeError);
    expect(failure).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
    expect(await one.stored()).toEqual(left);
  });

  test.each<[FaultName, string[]]>([
    ['hang', []],
    ['savedThenHang', ['1']],
  ])('%s never answers until the client gives up, and leaves %j stored', async (name, left) => {
    one.fault({ fault: name });
    expect(await one.giveUpOn('a')).toMatchObject({ message: 'The deadline is over.' });
    expect(await one.stored()).toEqual(left);
  });

  test('half a JSON text looks like a whole answer and cannot be read', async () => {
    one.fault({ fault: 'halfJson', method: 'POST' });
    const response = await one.graph.handle(creation(one.list, 'a'));
    expect(response.status).toBe(201);
    const text = await response.text();
    expect(text).toMatch(/^\{"@odata\.context"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(await one.stored()).toEqual(['1']);
  });

  test('a cut answer announces its length and ends before it', async () => {
    one.fault({ fault: 'cut' });
    const failure = await failureOf(one.create('a'));
    expect(failure).toMatchObject({ message: 'terminated', cause: { code: 'UND_ERR_SOCKET' } });
    expect(await one.stored()).toEqual(['1']);
  });

  test('an empty answer is a 200 without a body', async () => {
    one.fault({ fault: 'emptyBody' });
    const { status, text } = await one.create('a');
    expect([status, text]).toEqual([200, '']);
    expect(await one.stored()).toEqual(['1']);
  });

  test('a late answer waits as long as the rule says, with the work already done', async () => {
    const waits: number[] = [];
    one.graph.close();
    one = await faulty({ wait: (ms) => Promise.resolve(void waits.push(ms)) });
    one.fault({ fault: 'late', milliseconds: 4500 });
    expect((await one.create('a')).status).toBe(201);
    expect(waits).toEqual([4500]);
  });

  test('a client may give up on a late answer', async () => {
    one.graph.close();
    one = await faulty({ wait: () => new Promise(() => undefined) });
    one.fault({ fault: 'late' });
    expect(await one.giveUpOn('a')).toMatchObject({ message: 'The deadline is over.' });
    expect(await one.stored()).toEqual(['1']);
  });

  test('what is stored is what was sent', async () => {
    one.fault({ fault: 'savedThenReset' });
    await failureOf(one.create('kept'));
    const reply = await one.call('GET', `${one.list}/items/1?$expand=fields`);
    expect(fieldsOf(reply).Title).toBe('kept');
  });
});
