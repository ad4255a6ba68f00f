import type { Exchange } from '../../../graph/local';
import { aGraph, aList } from './support';

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

  test.each(['observe', 'record'] as const)(
    'a failing %s keeps no client from its answer, and no write is done twice',
    async (who) => {
      const told: string[] = [];
      const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
        told.push(String(line));
        return true;
      });
      let asked = 0;
      const fail = () => {
        asked += 1;
        throw new Error('no space left\non device');
      };
      const { call } = aGraph({ [who]: fail });
      const list = await aList(call);
      asked = 0;
      const writes = ['a', 'b', 'c'].map((Title) =>
        call('POST', `${list}/items`, { fields: { Title } }),
      );
      const answers = await Promise.all(writes);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(answers.map(({ body }) => body.id)).toEqual(['1', '2', '3']);
      expect(asked).toBe(3);
      const { body } = await call('GET', `${list}/items`);
      expect(body.value).toHaveLength(3);
      stderr.mockRestore();
      expect(told.at(-1)).toBe(
        `The local Graph could not note GET ${list}/items and went on: no space left on device\n`,
      );
    },
  );
});
