import { aGraph, rows } from './support';

const drive = '/sites/root/drive';

async function aFile() {
  const { call, graph, passDays } = aGraph();
  const headers = { 'content-type': 'text/csv' };
  const { body } = await call('PUT', `${drive}/root:/a/b.csv:/content`, 'one', headers);
  const address = String(body['@microsoft.graph.downloadUrl']);
  const visit = (url = address) => graph.handle(new Request(url));
  return { call, address, visit, passDays };
}

describe('downloading at an address of a file’s own', () => {
  test('the content comes without a token', async () => {
    const response = await (await aFile()).visit();
    expect([response.status, await response.text()]).toEqual([200, 'one']);
  });

  test('the address stands in every answer about the file, and never for a folder', async () => {
    const { call } = await aFile();
    const [folder] = rows(await call('GET', `${drive}/root/children`));
    const [file] = rows(await call('GET', `${drive}/root:/a:/children`));
    expect(folder).not.toHaveProperty(['@microsoft.graph.downloadUrl']);
    expect(file).toHaveProperty(['@microsoft.graph.downloadUrl']);
  });

  test.each(['drive', 'file', 'expires', 'tempauth'])('an altered %s is refused', async (name) => {
    const { address, visit } = await aFile();
    const altered = new URL(address);
    altered.searchParams.set(name, '2099-01-01T00:00:00.000Z');
    expect((await visit(altered.href)).status).toBe(401);
  });

  test('it serves only for a while', async () => {
    const { visit, passDays } = await aFile();
    passDays(1);
    expect((await visit()).status).toBe(401);
  });

  test('a file that is gone is not found there', async () => {
    const { call, visit } = await aFile();
    await call('DELETE', `${drive}/root:/a/b.csv`);
    expect((await visit()).status).toBe(404);
  });
});
