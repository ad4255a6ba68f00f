import { ids, items, rows } from '../support';
import { faulty, type Faulty } from './faulty';

let one: Faulty;
beforeEach(async () => void (one = await faulty()));
afterEach(() => one.graph.close());

describe('pages that are not as they should be', () => {
  const delta = async () => {
    const { body } = await one.call('GET', `${one.list}/items/delta?token=latest`);
    return String(body['@odata.deltaLink']);
  };

  test('an error stands in the place of a deletion, with or without its id', async () => {
    await items(one.call, one.list, { Title: 'a' }, { Title: 'b' });
    const link = await delta();
    await one.call('PATCH', `${one.list}/items/1`, { fields: { Title: 'c' } });
    await one.call('DELETE', `${one.list}/items/2`);
    one.fault({ fault: 'errorRow' });
    one.fault({ fault: 'errorRowWithoutId' });
    const error = { code: 'InternalServerError', message: expect.any(String) as string };
    const first = await one.call('GET', link);
    expect(first.status).toBe(200);
    expect(rows(first)).toEqual([expect.objectContaining({ id: '1' }), { id: '2', error }]);
    expect(rows(await one.call('GET', link))[1]).toEqual({ error });
    expect(rows(await one.call('GET', link))[1]).toMatchObject({ id: '2', deleted: {} });
  });

  test('an item comes twice in one page', async () => {
    await items(one.call, one.list, { Title: 'a' }, { Title: 'b' });
    one.fault({ fault: 'repeatedItem', path: '/sites/*/lists/*/items/delta' });
    expect(ids(await one.call('GET', `${one.list}/items/delta`))).toEqual(['1', '2', '1']);
  });

  test('a deletion is not told, and a page without one does not use the rule up', async () => {
    await items(one.call, one.list, { Title: 'a' }, { Title: 'b' });
    const link = await delta();
    one.fault({ fault: 'untoldDeletion' });
    expect(ids(await one.call('GET', link))).toEqual([]);
    await one.call('DELETE', `${one.list}/items/2`);
    expect(ids(await one.call('GET', link))).toEqual([]);
    expect(ids(await one.call('GET', link))).toEqual(['2']);
  });

  test('an empty page leads on to the rows', async () => {
    await items(one.call, one.list, { Title: 'a' });
    one.fault({ fault: 'emptyPage' });
    const { body } = await one.call('GET', `${one.list}/items?$expand=fields`);
    expect(body.value).toEqual([]);
    expect(ids(await one.call('GET', String(body['@odata.nextLink'])))).toEqual(['1']);
  });

  test.each(['items', 'items/delta'])('a short page of %s leads on to the rest', async (what) => {
    await items(one.call, one.list, { Title: 'a' }, { Title: 'b' }, { Title: 'c' });
    one.fault({ fault: 'shortPage' });
    const first = await one.call('GET', `${one.list}/${what}?$top=100`);
    expect(ids(first)).toEqual(['1']);
    const next = String(first.body['@odata.nextLink']);
    expect(next).toContain('$top=100');
    expect(ids(await one.call('GET', next))).toEqual(['2', '3']);
  });
});
