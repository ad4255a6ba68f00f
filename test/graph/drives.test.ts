import { openClient } from '../../graph/client';
import { getFile, putFile } from '../../graph/drives';
import { openGateway } from '../../graph/gateway';
import { openLocalGraph } from '../../graph/local';
import { realPace } from '../../graph/retry';
import { sendOver } from '../../graph/transport';
import { failureOf } from './failures';

const local = openLocalGraph({ dataDir: ':memory:' });
const handle = (request: Request) => local.handle(request);
const graph = openGateway({
  requestOnce: openClient({
    send: sendOver({ kind: 'inProcess', handle }),
    token: () => Promise.resolve('a-token'),
    userAgent: () => 'test',
  }),
  pace: realPace,
  books: { book: () => undefined, throttled: () => undefined },
  log: () => undefined,
  deadline: 5000,
});

afterAll(() => {
  local.close();
});

describe('keeping files', () => {
  test('gives a file back byte for byte, whatever its name, and replaces it', async () => {
    const path = 'Exports/50% of #1 & more.csv';
    const type = 'text/csv';
    await putFile(graph, 'root', path, { content: Uint8Array.of(1), type });
    // A view into a larger buffer, as libraries hand them out: only its own bytes are the file.
    const content = Uint8Array.from({ length: 300 }, (_, index) => index % 256).subarray(7, 280);
    await putFile(graph, 'root', path, { content, type });
    expect(Buffer.from(await getFile(graph, 'root', path))).toEqual(Buffer.from(content));
  });

  test('gives a JSON file back as its bytes, also broken ones', async () => {
    // A byte order mark and a cut-off object: both would be lost if it were read as JSON.
    const content = Buffer.from('\uFEFF{"half":');
    const path = 'Exports/half.json';
    await putFile(graph, 'root', path, { content, type: 'application/json' });
    expect(Buffer.from(await getFile(graph, 'root', path))).toEqual(content);
  });

  test('says that a file is not there', async () => {
    expect((await failureOf(getFile(graph, 'root', 'Exports/none.csv'))).status).toBe(404);
  });
});
