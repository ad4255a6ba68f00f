import type * as Pnp from '@pnp/graph';
import type { IList } from '@pnp/graph/lists/index.js';
import type * as Groups from '@pnp/graph/groups/index.js';
import type * as Queryable from '@pnp/queryable';
import type {} from '@pnp/graph/batching.js';
import type {} from '@pnp/graph/sites/index.js';
import type {} from '@pnp/graph/columns/index.js';
import type {} from '@pnp/graph/list-item/index.js';
import type {} from '@pnp/graph/users/index.js';
import type {} from '@pnp/graph/members/index.js';
import type {} from '@pnp/graph/files/index.js';
import { setStage, shipped, type Stage } from './stage';

const rooms = ['sites', 'lists', 'columns', 'list-item', 'users', 'groups', 'members', 'files'];

interface Row {
  id: string;
  eTag: string;
  fields: Record<string, unknown>;
}

describe('PnPjs reads and writes the local Graph', () => {
  let pnp: typeof Pnp;
  let queryable: typeof Queryable;
  let stage: Stage;
  let graph: Pnp.GraphFI;
  beforeAll(async () => {
    pnp = await shipped<typeof Pnp>('@pnp/graph');
    queryable = await shipped<typeof Queryable>('@pnp/queryable');
    await shipped('@pnp/graph/batching.js');
    for (const room of rooms) await shipped(`@pnp/graph/${room}/index.js`);
  });
  beforeEach(async () => {
    stage = await setStage();
    const { DefaultHeaders, DefaultInit, graphfi } = pnp;
    const { BrowserFetch, DefaultParse, InjectHeaders } = queryable;
    graph = graphfi(`${stage.url}/v1.0`).using(
      DefaultHeaders(),
      DefaultInit(`${stage.url}/v1.0`),
      InjectHeaders({ Authorization: 'Bearer any' }),
      BrowserFetch(),
      DefaultParse(),
    );
  });
  afterEach(() => stage.close());

  const site = () => graph.sites.getById('root');
  async function aList(titles: string[] = []): Promise<IList> {
    const columns = [{ name: 'Status', indexed: true, choice: { choices: ['Open', 'Closed'] } }];
    const { id = '' } = await site().lists.add({
      displayName: 'Things',
      list: { template: 'genericList' },
      columns,
    });
    const list = site().lists.getById(id);
    for (const Title of titles) await list.items.add(anItem({ Title, Status: 'Open' }));
    return list;
  }
  const anItem = (fields: object) => ({ fields }) as Parameters<IList['items']['add']>[0];
  const row = (list: IList, id: string): Promise<Row> =>
    list.items.getById(id).expand('fields')<Row>();

  test('a site is found by its address, then known by its id', async () => {
    const { siteCollection } = await graph.sites.root();
    const found = await graph.sites.getByUrl(siteCollection?.hostname ?? '', '/sites/education');
    expect(await found()).toMatchObject({ name: 'education' });
  });

  test('a list is made, changed, found among all and deleted', async () => {
    const list = await aList();
    await list.update({ description: 'For trying' });
    expect(await list()).toMatchObject({ displayName: 'Things', description: 'For trying' });
    const names = async () => (await site().lists()).map(({ displayName }) => displayName);
    expect(await names()).toContain('Things');
    await list.delete();
    expect(await names()).not.toContain('Things');
  });

  test('a column is added, renamed for people and deleted', async () => {
    const list = await aList();
    const { id = '' } = await list.columns.add({ name: 'Note', text: {} });
    await list.columns.getById(id).update({ displayName: 'A note' });
    expect(await list.columns.getById(id)()).toMatchObject({ name: 'Note', displayName: 'A note' });
    await list.columns.getById(id).delete();
    expect((await list.columns()).map(({ name }) => name)).not.toContain('Note');
  });

  test('an item is made, changed, read with its fields and deleted', async () => {
    const list = await aList(['one']);
    await list.items.getById('1').update(anItem({ Title: 'two' }));
    expect((await row(list, '1')).fields).toMatchObject({ Title: 'two', Status: 'Open' });
    await list.items.getById('1').delete();
    expect(await list.items()).toEqual([]);
  });

  test('a filter, an order and a page size reach the service', async () => {
    const list = await aList(['one', 'two', 'three']);
    await list.items.getById('2').update(anItem({ Status: 'Closed' }));
    const open = await list.items
      .filter("fields/Status eq 'Open'")
      .orderBy('fields/Status')
      .top(5)();
    expect(open.map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('pages are followed to the end', async () => {
    const list = await aList(['one', 'two', 'three', 'four', 'five']);
    const sizes: number[] = [];
    for await (const page of list.items.top(2)) sizes.push(page.length);
    expect(sizes).toEqual([2, 2, 1]);
  });

  test('a stale If-Match is refused with 412, a fresh one taken', async () => {
    const list = await aList(['one']);
    const { eTag } = await row(list, '1');
    const write = (Title: string) =>
      list.items
        .getById('1')
        .using(queryable.InjectHeaders({ 'If-Match': eTag }))
        .update(anItem({ Title }));
    await write('two');
    await expect(write('three')).rejects.toMatchObject({ status: 412 });
    expect((await row(list, '1')).fields.Title).toBe('two');
  });

  test('a delta tells what changed since the last one', async () => {
    const list = await aList(['one', 'two']);
    const changes = async (path: string) =>
      (await pnp.GraphCollection(list.items, path).using(pnp.Paged())()) as {
        value: { id: string; deleted?: object }[];
        deltaLink: string;
      };
    const first = await changes('delta');
    expect(first.value.map(({ id }) => id)).toEqual(['1', '2']);
    await list.items.getById('1').delete();
    const [, token = ''] = first.deltaLink.split('/items/');
    const { value } = await changes(token);
    expect(value).toMatchObject([{ id: '1', deleted: { state: 'deleted' } }]);
  });

  test('a batch does its parts, and each has its own answer', async () => {
    const { id = '' } = await (await aList(['one']))();
    const [batched, execute] = graph.batched();
    const items = batched.sites.getById('root').lists.getById(id).items;
    const outcomes = Promise.allSettled([
      items.add(anItem({ Title: 'two' })),
      items.getById('1')(),
      items.getById('99')(),
    ]);
    await execute();
    const [made, read, missing] = await outcomes;
    expect(made).toMatchObject({ status: 'fulfilled', value: { id: '2' } });
    expect(read).toMatchObject({ status: 'fulfilled', value: { id: '1' } });
    expect(missing).toMatchObject({ status: 'rejected', reason: { status: 404 } });
  });

  test('people and groups are made, and membership is read', async () => {
    const { GroupType } = await shipped<typeof Groups>('@pnp/graph/groups/index.js');
    const ann = {
      accountEnabled: true,
      displayName: 'Ann Other',
      mailNickname: 'ann',
      userPrincipalName: 'ann@council.example',
      passwordProfile: { password: 'not kept' },
    };
    const user = await pnp.graphPost<{ id: string }>(graph.users, queryable.body(ann));
    const { id = '' } = await graph.groups.add('Approvers', 'approvers', GroupType.Security);
    const group = graph.groups.getById(id);
    await group.members.add(`${stage.url}/v1.0/directoryObjects/${user.id}`);
    expect(await group.members()).toMatchObject([{ id: user.id }]);
    expect(await graph.users.getById('ann@council.example').memberOf()).toMatchObject([{ id }]);
    const found = await graph.users.filter("displayName eq 'Ann Other'").select('id')();
    expect(found).toEqual([expect.objectContaining({ id: user.id })]);
    await group.members.getById(user.id).remove();
    expect(await group.members()).toEqual([]);
  });

  test('a file is put, found, read back and deleted', async () => {
    const { drive } = site();
    await drive.root.upload({
      content: 'a,b\n1,2\n',
      contentType: 'text/csv',
      filePathName: 'Exports/week 24.csv',
    });
    const file = drive.getItemByPath('Exports/week 24.csv');
    const { id = '', size } = await file();
    expect(size).toBe(8);
    expect(await (await drive.getItemById(id).getContent()).text()).toBe('a,b\n1,2\n');
    expect(await drive.getItemsByPath('Exports')()).toMatchObject([{ name: 'week 24.csv' }]);
    await drive.getItemById(id).delete();
    await expect(file()).rejects.toMatchObject({ status: 404 });
  });

  test('what is missing comes back with its code', async () => {
    const failure: unknown = await site()
      .lists.getById('nowhere')()
      .catch((cause: unknown) => cause);
    const { status, response } = failure as { status: number; response: Response };
    expect(status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'itemNotFound' } });
  });
});
