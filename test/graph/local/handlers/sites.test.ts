import { aGraph, errorOf, ids, rows } from '../support';

describe('finding a site', () => {
  test('an empty folder holds one site without lists of its own', async () => {
    const { call } = aGraph();
    const { status, body } = await call('GET', '/sites/root');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      root: {},
      siteCollection: { hostname: 'local.sharepoint.example' },
    });
    const lists = await call('GET', '/sites/root/lists');
    expect(lists.body.value).toMatchObject([{ displayName: 'Documents' }]);
  });

  test.each([
    'local.sharepoint.example:/sites/education',
    'LOCAL.sharepoint.example:/Sites/Education:',
    'localhost:/sites/education',
  ])('%s names the site at that path', async (address) => {
    const { call } = aGraph({ sites: ['/sites/education/'] });
    const { body } = await call('GET', `/sites/${address}`);
    expect(body).toMatchObject({
      name: 'education',
      webUrl: 'https://local.sharepoint.example/sites/education',
    });
  });

  test('its id, whole or in part, names it too', async () => {
    const { call } = aGraph({ sites: ['sites/education'] });
    const { body } = await call('GET', '/sites/local.sharepoint.example:/sites/education');
    const id = String(body.id);
    const [, collection = '', web = ''] = id.split(',');
    for (const address of [id, `${collection},${web}`, collection]) {
      expect((await call('GET', `/sites/${address}`)).body.id).toBe(id);
    }
  });

  test('the host alone names the root', async () => {
    const { call } = aGraph();
    const root = await call('GET', '/sites/root');
    expect((await call('GET', '/sites/local.sharepoint.example')).body.id).toBe(root.body.id);
  });

  test('lists can be reached behind a path', async () => {
    const { call } = aGraph({ sites: ['sites/education'] });
    const site = '/sites/local.sharepoint.example:/sites/education:';
    const { body } = await call('POST', `${site}/lists`, { displayName: 'Things' });
    expect(ids(await call('GET', `${site}/lists?$filter=displayName eq 'things'`))).toEqual([
      body.id,
    ]);
    expect((await call('GET', `${site}/lists/Things/items`)).status).toBe(200);
    expect((await call('GET', '/sites/root/lists/Things')).status).toBe(404);
  });

  test('another path is not found', async () => {
    const { call } = aGraph();
    const reply = await call('GET', '/sites/local.sharepoint.example:/sites/other');
    expect(errorOf(reply)).toMatchObject({ status: 404, code: 'itemNotFound' });
  });
});

describe('searching sites', () => {
  test('a word in the title or the address finds them, a star all', async () => {
    const { call } = aGraph({ sites: ['sites/education', 'sites/inclusion'] });
    const found = async (word: string) =>
      rows(await call('GET', `/sites?search=${word}`)).map(({ name }) => name);
    expect(await found('EDU')).toEqual(['education']);
    expect(await found('nothing')).toEqual([]);
    expect(await found('*')).toEqual(['', 'education', 'inclusion']);
    expect(errorOf(await call('GET', '/sites')).status).toBe(400);
  });

  test('what is found can be selected from, page by page', async () => {
    const { call } = aGraph({ sites: ['sites/a', 'sites/b'] });
    const first = await call('GET', '/sites?search=sites/&$select=name&$top=1');
    expect(rows(first)).toEqual([{ name: 'a' }]);
    expect(rows(await call('GET', String(first.body['@odata.nextLink'])))).toEqual([{ name: 'b' }]);
  });

  test('no site has others beneath it', async () => {
    const { call } = aGraph({ sites: ['sites/a'] });
    expect(rows(await call('GET', '/sites/root/sites'))).toEqual([]);
    expect((await call('GET', '/sites/none/sites')).status).toBe(404);
  });
});
