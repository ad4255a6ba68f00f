import { aGraph, aList, errorOf, items, type TestGraph } from '../support';

async function withItem(graph: TestGraph = aGraph()) {
  const list = await aList(graph.call, [{ name: 'Note', text: {} }]);
  await items(graph.call, list, { Title: 'a', Note: 'x' });
  return { call: graph.call, list };
}

describe('writing an option without its dollar sign', () => {
  test.each(['fields(select=Note)', 'fields($select=Note)'])(
    'expand=%s shows the column of an item and of each item in a page',
    async (expand) => {
      const { call, list } = await withItem();
      const one = await call('GET', `${list}/items/1?expand=${expand}`);
      expect(one.body.fields).toEqual({ '@odata.etag': one.body.eTag, Note: 'x' });
      const page = await call('GET', `${list}/items?expand=${expand}`);
      expect(page.body.value).toMatchObject([{ fields: { Note: 'x' } }]);
    },
  );

  test('select leaves the other properties of an item and of a list out', async () => {
    const { call, list } = await withItem();
    for (const path of [list, `${list}/items/1`]) {
      const { body } = await call('GET', `${path}?select=id`);
      expect(Object.keys(body).filter((name) => !name.startsWith('@'))).toEqual(['id']);
    }
  });

  test('the link to the next page goes on with what was asked', async () => {
    const { call, list } = await withItem();
    await items(call, list, { Title: 'b', Note: 'y' });
    const first = await call('GET', `${list}/items?expand=fields(select=Note)&$top=1`);
    const next = await call('GET', String(first.body['@odata.nextLink']));
    expect(next.body.value).toMatchObject([{ fields: { Note: 'y' } }]);
  });

  test('any other option, and one in both spellings, is refused', async () => {
    const { call, list } = await withItem();
    for (const query of ['top=1', '$expand=fields&expand=fields']) {
      const reply = await call('GET', `${list}/items?${query}`);
      expect(errorOf(reply)).toMatchObject({ status: 400, code: 'badArgument' });
    }
  });

  test('addresses whose documentation does not write it so refuse it', async () => {
    const { call, list } = await withItem();
    for (const path of ['/users', '/sites/root', `${list}/columns`]) {
      const reply = await call('GET', `${path}?select=id`);
      expect(errorOf(reply)).toMatchObject({ status: 400, code: 'badArgument' });
    }
  });

  test('it is refused everywhere where a tenant is said to do so', async () => {
    const graph = aGraph({ switches: { dollarlessOptions: false } });
    const { call, list } = await withItem(graph);
    const reply = await call('GET', `${list}/items?expand=fields`);
    expect(errorOf(reply)).toMatchObject({ status: 400, code: 'badArgument' });
  });
});
