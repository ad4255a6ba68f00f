import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalGraph } from '../../../../graph/local/index';
import { openSqlStore } from '../../../../graph/local/sqlStore';
import { aList, callerOf, errorOf, ids } from '../support';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'local-graph-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

/** Puts rows into the first list that was made, past all requests. */
function fill(count: number): void {
  const store = openSqlStore(dataDir);
  const list = store.lists.byId(listId);
  if (!list) throw new Error('The list is not there.');
  const at = '2026-06-09T10:00:00Z';
  const by = 'aaaa-1';
  store.transaction(() => {
    for (let row = 1; row <= count; row += 1) {
      const fields = { Title: `Row ${row}` };
      store.items.add(list, { fields, keys: {}, at, by, contentType: undefined });
    }
  });
  store.close();
}

let listId = '';
async function listOf(count: number) {
  const graph = openLocalGraph({ dataDir });
  const list = await aList(callerOf(graph));
  listId = list.split('/').at(-1) ?? '';
  graph.close();
  fill(count);
  const reopened = openLocalGraph({ dataDir });
  return { graph: reopened, call: callerOf(reopened), list };
}

const threshold =
  'The attempted operation is prohibited because it exceeds the list view threshold enforced by the administrator.';
const prefer = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

describe('working with a large list', () => {
  test('an index is added up to 20,000 rows and refused above', async () => {
    const { graph, call, list } = await listOf(20_000);
    const column = (name: string) => ({ name, text: {}, indexed: true });
    expect((await call('POST', `${list}/columns`, column('A'))).status).toBe(201);
    await call('POST', `${list}/items`, { fields: {} });
    const refused = await call('POST', `${list}/columns`, column('B'));
    expect(errorOf(refused)).toMatchObject({ status: 400, message: threshold });
    const later = await call('PATCH', `${list}/columns/Title`, { indexed: true });
    expect(errorOf(later)).toMatchObject({ status: 400, message: threshold });
    graph.close();
  });

  test('a filter without an index ends at 5,000 rows', async () => {
    const { graph, call, list } = await listOf(5_000);
    const filter = `${list}/items?$filter=fields/Title eq 'Row 7'`;
    expect(ids(await call('GET', filter, undefined, prefer))).toEqual(['7']);
    await call('POST', `${list}/items`, { fields: {} });
    const refused = await call('GET', filter, undefined, prefer);
    expect(errorOf(refused)).toMatchObject({ status: 400, message: threshold });
    graph.close();
  });
});
