import type { Exchange } from '../../../graph/local';
import { aGraph, aList, allIds } from './support';

describe('observing the local Graph', () => {
  test('every request is told with its answer, and each part of a batch', async () => {
    const seen: Exchange[] = [];
    const { call } = aGraph({ observe: (exchange) => void seen.push(exchange) });
    const list = await aList(call);
    seen.length = 0;
    await call('POST', '/$batch', {
      requests: [
        { id: '1', method: 'GET', url: list },
        { id: '2', method: 'GET', url: `${list}/items/9` },
      ],
    });
    const told = seen.map(({ request, answer }) => [request.method, request.path, answer.status]);
    expect(told).toEqual([
      ['GET', list, 200],
      ['GET', `${list}/items/9`, 404],
      ['POST', '/$batch', 200],
    ]);
  });

  test('an observer that fails changes neither what is stored nor what is answered', async () => {
    const { call } = aGraph({
      observe: () => {
        throw new Error('The disk is full.');
      },
    });
    const list = await aList(call);
    const { status } = await call('POST', `${list}/items`, { fields: { Title: 'a' } });
    expect(status).toBe(201);
    expect(await allIds(call, `${list}/items`)).toEqual(['1']);
  });
});
