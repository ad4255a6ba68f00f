import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalGraph, type LocalGraph } from '../../../graph/local/index';
import { aList, callerOf, errorOf, ids, items } from './support';

let dataDir: string;
let graph: LocalGraph;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'local-graph-')), 'deep', 'folder');
  graph = openLocalGraph({ dataDir, sites: ['sites/a'] });
});
afterEach(() => {
  graph.close();
  rmSync(join(dataDir, '../..'), { recursive: true });
});

function reopen(sites: string[] = []) {
  graph.close();
  graph = openLocalGraph({ dataDir, sites });
  return callerOf(graph);
}

describe('opening a folder again', () => {
  test('sites keep their ids, and new ones are added', async () => {
    const before = await callerOf(graph)('GET', '/sites/localhost:/sites/a');
    const call = reopen(['sites/b']);
    expect((await call('GET', '/sites/localhost:/sites/a')).body.id).toBe(before.body.id);
    expect((await call('GET', '/sites/localhost:/sites/b')).status).toBe(200);
  });

  test('items, their indexes and their history are as they were', async () => {
    const list = await aList(callerOf(graph), [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    ]);
    await items(callerOf(graph), list, { Key: 'a' }, { Key: 'b' }, { Key: 'c' });
    const { body } = await callerOf(graph)('GET', `${list}/items/delta?token=latest`);
    await callerOf(graph)('DELETE', `${list}/items/3`);

    const call = reopen();
    expect(ids(await call('GET', `${list}/items?$filter=fields/Key eq 'B'`))).toEqual(['2']);
    const twice = await call('POST', `${list}/items`, { fields: { Key: 'A' } });
    expect(errorOf(twice).code).toBe('nameAlreadyExists');
    expect(await items(call, list, { Key: 'd' })).toEqual(['4']);
    const link = String(body['@odata.deltaLink']);
    expect(ids(await call('GET', link))).toEqual(['3', '4']);
  });

  test('files, users and groups are there', async () => {
    const call = callerOf(graph);
    await call('PUT', '/sites/root/drive/root:/a/b.txt:/content', 'text');
    const group = {
      displayName: 'g',
      mailEnabled: false,
      mailNickname: 'g',
      securityEnabled: true,
    };
    const { body } = await call('POST', '/groups', group);
    const again = reopen();
    expect((await again('GET', '/sites/root/drive/root:/a/b.txt:/content')).text).toBe('text');
    expect((await again('GET', `/groups/${String(body.id)}`)).status).toBe(200);
  });

  test('a token of a newer history than the folder has is answered 410', async () => {
    const list = await aList(callerOf(graph));
    const { body } = await callerOf(graph)('GET', '/sites/root/lists/Things');
    const ahead = Buffer.from(`d1;${String(body.id)};99;99`).toString('base64url');
    const reply = await reopen()('GET', `${list}/items/delta?token=${ahead}`);
    expect(errorOf(reply)).toMatchObject({ status: 410, code: 'resyncChangesApplyDifferences' });
  });
});
