import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalGraph } from '../../graph/local';
import { tallied } from './watch/watched';

const testWithContracts = process.env.CONTRACTS_DIR ? test : test.skip;
const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };

describe('watching the local Graphs of a test file', () => {
  const send = (path: string, init: RequestInit = {}) =>
    openLocalGraph({ dataDir: ':memory:' }).handle(
      new Request(`https://graph.microsoft.com${path}`, { headers, ...init }),
    );

  testWithContracts('every exchange is counted, alone and in a batch', async () => {
    const before = { ...tallied()?.operations };
    const part = { id: '1', method: 'GET', url: '/sites/root' };
    await send('/v1.0/$batch', { method: 'POST', body: JSON.stringify({ requests: [part] }) });
    const counts = tallied()?.operations ?? {};
    expect(counts['POST /$batch']).toBe((before['POST /$batch'] ?? 0) + 1);
    expect(counts['GET /sites/{site-id}']).toBe((before['GET /sites/{site-id}'] ?? 0) + 1);
  });

  testWithContracts('a request refused before it is read is counted too', async () => {
    const before = tallied()?.exchanges ?? 0;
    expect((await send('/v2.0/sites/root')).status).toBe(400);
    expect(tallied()?.exchanges).toBe(before + 1);
  });

  test('a caller’s own observer is told as well', async () => {
    const seen: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'education-packages-watching-'));
    const graph = openLocalGraph({
      dataDir: folder,
      observe: ({ request }) => void seen.push(request.path),
    });
    await graph.handle(new Request('https://graph.microsoft.com/v1.0/sites/root', { headers }));
    graph.close();
    rmSync(folder, { recursive: true });
    expect(seen).toEqual(['/sites/root']);
  });
});
