import type { FaultName } from '../../../../graph/local';
import { errorOf, items, rows, type Json } from '../support';
import { faulty, type Faulty } from './faulty';

let one: Faulty;
beforeEach(async () => void (one = await faulty()));
afterEach(() => one.graph.close());

describe('refusing before anything is stored', () => {
  test.each<[FaultName, number, string]>([
    ['throttled', 429, 'activityLimitReached'],
    ['throttledUntilDate', 429, 'activityLimitReached'],
    ['throttledWithoutWait', 429, 'activityLimitReached'],
    ['throttledWithRateLimit', 429, 'activityLimitReached'],
    ['unavailable', 503, 'serviceNotAvailable'],
    ['unavailableWithoutWait', 503, 'serviceNotAvailable'],
    ['serverError', 500, 'generalException'],
    ['gatewayTimeout', 504, 'UnknownError'],
    ['tokenExpired', 401, 'InvalidAuthenticationToken'],
    ['accessDenied', 403, 'accessDenied'],
    ['itemNotFound', 404, 'itemNotFound'],
    ['nameAlreadyExists', 409, 'nameAlreadyExists'],
    ['conflictModified', 409, 'resourceModified'],
    ['saveConflict', 409, 'generalException'],
    ['resourceModified', 412, 'resourceModified'],
    ['quotaLimitReached', 507, 'quotaLimitReached'],
    ['resync', 410, 'resyncChangesApplyDifferences'],
    ['malformedToken', 400, 'invalidRequest'],
  ])('%s answers %i %s, and only once', async (name, status, code) => {
    one.fault({ fault: name });
    const reply = await one.create('a');
    expect(errorOf(reply)).toMatchObject({ status, code });
    expect(reply.body.error).toMatchObject({
      innerError: { 'request-id': reply.headers.get('request-id') },
    });
    expect(await one.stored()).toEqual([]);
    expect((await one.create('a')).status).toBe(201);
  });

  test('a gateway in front answers 502 in HTML', async () => {
    one.fault({ fault: 'badGateway' });
    const reply = await one.create('a');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(reply.text).toMatch(/^<html>/);
    expect(await one.stored()).toEqual([]);
  });

  test('the wait is told in seconds, as a date, or not at all', async () => {
    const told = async (name: FaultName) => {
      one.fault({ fault: name, seconds: 31 });
      return (await one.create('a')).headers.get('retry-after');
    };
    expect(await told('throttled')).toBe('31');
    expect(await told('throttledUntilDate')).toBe('Tue, 09 Jun 2026 10:30:31 GMT');
    expect(await told('throttledWithoutWait')).toBeNull();
    expect(await told('unavailable')).toBe('31');
    expect(await told('unavailableWithoutWait')).toBeNull();
  });

  test('the units left are told with a refusal and, near the end, with an answer', async () => {
    const told = async (name: FaultName) => {
      one.fault({ fault: name, seconds: 7 });
      const { status, headers } = await one.create('a');
      const names = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
      return [status, ...names.map((header) => headers.get(header))];
    };
    expect(await told('throttledWithRateLimit')).toEqual([429, '1200', '0', '7']);
    expect(await told('rateLimitNear')).toEqual([201, '1200', '120', '7']);
  });

  test('"Save Conflict" is told in the words of SharePoint', async () => {
    one.fault({ fault: 'saveConflict' });
    expect(errorOf(await one.create('a')).message).toContain(
      'changes conflict with those made concurrently by another user',
    );
  });

  test('the flat form of a change is refused while the nested one is done, and the other way', async () => {
    const [id = ''] = await items(one.call, one.list, { Title: 'a' });
    const flat = () => one.call('PATCH', `${one.list}/items/${id}/fields`, { Title: 'flat' });
    const nested = () =>
      one.call('PATCH', `${one.list}/items/${id}`, { fields: { Title: 'nested' } });
    one.fault({ fault: 'fieldsRefused', times: 0 });
    expect([(await flat()).status, (await nested()).status]).toEqual([400, 200]);
    one.graph.faults.clear();
    one.fault({ fault: 'nestedRefused', times: 0 });
    expect(errorOf(await nested())).toMatchObject({ status: 400, code: 'invalidRequest' });
    expect((await flat()).body.Title).toBe('flat');
  });

  test('a delta that has to start again is told where, and the link works', async () => {
    await items(one.call, one.list, { Title: 'a' });
    const { body } = await one.call('GET', `${one.list}/items/delta?$expand=fields`);
    one.fault({ fault: 'resync', operation: 'getDelta' });
    const reply = await one.call('GET', String(body['@odata.deltaLink']));
    expect(reply.status).toBe(410);
    const location = reply.headers.get('location') ?? '';
    expect(location).not.toContain('token');
    expect(rows(await one.call('GET', location)).map((row) => (row.fields as Json).Title)).toEqual([
      'a',
    ]);
  });
});
