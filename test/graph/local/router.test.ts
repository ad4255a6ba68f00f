import { aGraph, errorOf } from './support';

describe('addressing the local Graph', () => {
  test('what it does not know is answered 501 with method and path', async () => {
    const { call } = aGraph();
    expect(errorOf(await call('GET', '/me/drive'))).toEqual({
      status: 501,
      code: 'notSupported',
      message: 'The local Graph does not know GET /me/drive.',
    });
    expect((await call('PUT', '/sites/root', {})).status).toBe(501);
  });

  test('without a token nothing is answered', async () => {
    const { call } = aGraph();
    const reply = await call('GET', '/sites/root', undefined, { authorization: '' });
    expect(errorOf(reply)).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
  });

  test('every answer carries the ids of the request, an error inside too', async () => {
    const { call } = aGraph();
    const mine = { 'client-request-id': 'c0ffee' };
    const { headers, body } = await call('GET', '/sites/nowhere', undefined, mine);
    expect(headers.get('client-request-id')).toBe('c0ffee');
    expect(headers.get('date')).toBe('Tue, 09 Jun 2026 10:30:00 GMT');
    expect(body).toMatchObject({
      error: {
        innerError: {
          date: '2026-06-09T10:30:00',
          'client-request-id': 'c0ffee',
          'request-id': headers.get('request-id'),
        },
      },
    });
  });

  test('only version 1.0 is here', async () => {
    const { call } = aGraph();
    const reply = await call('GET', 'https://graph.microsoft.com/beta/sites/root');
    expect(errorOf(reply)).toMatchObject({ status: 400, code: 'BadRequest' });
  });

  test('slashes too many and an encoded dollar sign are understood', async () => {
    const { call } = aGraph();
    const reply = await call('GET', 'https://graph.microsoft.com//v1.0//sites/root/lists?%24top=1');
    expect(reply.status).toBe(200);
  });

  test('a query option without its dollar sign is refused', async () => {
    const { call } = aGraph();
    expect(errorOf(await call('GET', '/sites/root/lists?top=1'))).toMatchObject({
      status: 400,
      code: 'badArgument',
    });
  });

  test('a body that is not JSON is refused', async () => {
    const { call } = aGraph();
    for (const body of ['{', '[]', 'null']) {
      expect((await call('POST', '/sites/root/lists', body)).status).toBe(400);
    }
  });
});
