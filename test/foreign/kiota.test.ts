import type * as Bundle from '@microsoft/kiota-bundle';
import type * as Core from '@microsoft/msgraph-sdk-core';
import type * as Sites from '@microsoft/msgraph-sdk-sites';
import { setStage, shipped, type Stage } from './stage';

type Client = ReturnType<typeof Sites.createSitesServiceClient>;

describe('Microsoft’s generated client reads and writes the local Graph', () => {
  let bundle: typeof Bundle;
  let sites: typeof Sites;
  let stage: Stage;
  let client: Client;
  let adapter: Bundle.DefaultRequestAdapter;
  beforeAll(async () => {
    bundle = await shipped<typeof Bundle>('@microsoft/kiota-bundle');
    sites = await shipped<typeof Sites>('@microsoft/msgraph-sdk-sites');
  });
  beforeEach(async () => {
    stage = await setStage();
    adapter = new bundle.DefaultRequestAdapter({
      authenticateRequest: async ({ headers }) =>
        void headers.tryAdd('Authorization', 'Bearer any'),
    });
    adapter.baseUrl = `${stage.url}/v1.0`;
    client = sites.createSitesServiceClient(adapter);
  });
  afterEach(() => stage.close());

  const site = () => client.sites.bySiteId('root');
  async function aList(titles: string[] = []) {
    const status = { name: 'Status', indexed: true, choice: { choices: ['Open', 'Closed'] } };
    const made = await site().lists.post({
      displayName: 'Things',
      list: { template: 'genericList' },
      columns: [status],
    });
    const list = site().lists.byListId(made?.id ?? '');
    for (const Title of titles) await list.items.post(anItem({ Title, Status: 'Open' }));
    return list;
  }
  const anItem = (fields: Record<string, unknown>) => ({ fields: { additionalData: fields } });
  const titled = { queryParameters: { expand: ['fields'] } };

  test('a site is read with what the description says of it', async () => {
    expect(await site().get()).toMatchObject({ root: {}, siteCollection: {} });
  });

  test('a list is made, changed, found among all and deleted', async () => {
    const list = await aList();
    await list.patch({ description: 'For trying' });
    expect(await list.get()).toMatchObject({ displayName: 'Things', description: 'For trying' });
    const names = async () =>
      (await site().lists.get())?.value?.map(({ displayName }) => displayName);
    expect(await names()).toContain('Things');
    await list.delete();
    expect(await names()).not.toContain('Things');
  });

  test('a column is added, renamed for people and deleted', async () => {
    const list = await aList();
    const note = await list.columns.post({ name: 'Note', text: {} });
    const column = list.columns.byColumnDefinitionId(note?.id ?? '');
    await column.patch({ displayName: 'A note' });
    expect(await column.get()).toMatchObject({ name: 'Note', displayName: 'A note' });
    await column.delete();
    const left = await list.columns.get();
    expect(left?.value?.map(({ name }) => name)).not.toContain('Note');
  });

  test('an item is made, changed, read with its fields and deleted', async () => {
    const list = await aList(['one']);
    const item = list.items.byListItemId('1');
    await item.fields.patch({ additionalData: { Title: 'two' } });
    const read = await item.get(titled);
    expect(read?.fields?.additionalData).toMatchObject({ Title: 'two', Status: 'Open' });
    expect(read?.lastModifiedDateTime?.getTime()).toBeGreaterThan(0);
    await item.delete();
    expect((await list.items.get())?.value).toEqual([]);
  });

  test('a filter, an order and a page size reach the service', async () => {
    const list = await aList(['one', 'two', 'three']);
    await list.items.byListItemId('2').fields.patch({ additionalData: { Status: 'Closed' } });
    const open = await list.items.get({
      queryParameters: { filter: "fields/Status eq 'Open'", orderby: ['fields/Status'], top: 5 },
    });
    expect(open?.value?.map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('pages are followed to the end', async () => {
    const list = await aList(['one', 'two', 'three', 'four', 'five']);
    const sizes: (number | undefined)[] = [];
    let page = await list.items.get({ queryParameters: { top: 2 } });
    while (page) {
      sizes.push(page.value?.length);
      const next = page.odataNextLink;
      page = typeof next === 'string' ? await list.items.withUrl(next).get() : undefined;
    }
    expect(sizes).toEqual([2, 2, 1]);
  });

  test('a stale If-Match is refused with 412 and its code, a fresh one taken', async () => {
    const list = await aList(['one']);
    const item = list.items.byListItemId('1');
    const eTag = (await item.get())?.eTag ?? '';
    const write = (Title: string) =>
      item.patch(anItem({ Title }), { headers: { 'If-Match': [eTag] } });
    await write('two');
    await expect(write('three')).rejects.toMatchObject({
      responseStatusCode: 412,
      errorEscaped: { code: 'resourceModified' },
    });
    expect((await item.get(titled))?.fields?.additionalData).toMatchObject({ Title: 'two' });
  });

  test('a delta tells what changed since the last one', async () => {
    const { items } = await aList(['one', 'two']);
    const first = await items.delta.get({ queryParameters: { expand: ['fields'] } });
    expect(first?.value?.map(({ fields }) => fields?.additionalData?.Title)).toEqual([
      'one',
      'two',
    ]);
    await items.byListItemId('1').delete();
    const next = await items.delta.withUrl(first?.odataDeltaLink ?? '').get();
    expect(next?.value).toMatchObject([{ id: '1', deleted: { state: 'deleted' } }]);
  });

  test('a delta from now on holds nothing that was there before', async () => {
    const { items } = await aList(['one']);
    const now = await items.deltaWithToken('latest').get();
    expect(now).toMatchObject({ value: [], odataDeltaLink: expect.any(String) as string });
  });

  // Only reads: this client leaves out the Content-Type that Graph wants of a part with a body.
  test('a batch of reads gives each its own answer', async () => {
    const core = await shipped<typeof Core>('@microsoft/msgraph-sdk-core');
    const { items } = await aList(['one']);
    const batch = new core.BatchRequestContent(adapter, {});
    batch.addBatchRequest(items.byListItemId('1').toGetRequestInformation(), 'read');
    batch.addBatchRequest(items.byListItemId('99').toGetRequestInformation(), 'miss');
    const answers = await batch.postAsync();
    const statuses = ['read', 'miss'].map((id) => answers?.getResponseById(id)?.status);
    expect(statuses).toEqual([200, 404]);
  });

  test('the drive of a site is read', async () => {
    expect(await site().drive.get()).toMatchObject({ driveType: 'documentLibrary' });
    expect((await site().drives.get())?.value).toHaveLength(1);
  });

  test('what is missing comes back with its code and message', async () => {
    await expect(site().lists.byListId('nowhere').get()).rejects.toMatchObject({
      responseStatusCode: 404,
      errorEscaped: { code: 'itemNotFound', message: expect.any(String) as string },
    });
  });
});
