import type { GraphRooms } from '../../graph';
import { allLists } from '../../graph/schema/lists';
import { type Council, onFirst, openCouncil } from './council';
import { aProvider } from './rows';

let council: Council;
let rooms: GraphRooms;

beforeEach(async () => {
  council = openCouncil();
  rooms = await council.open();
});

afterEach(() => {
  rooms.stop();
  council.close();
});

/** The path of a list, and of one of its columns, by their names. */
function pathOf(list: string, column?: string): string {
  const lists = `/sites/root/lists/${list}`;
  return column === undefined ? lists : `${lists}/columns/${column}`;
}

describe('provisioning', () => {
  test('makes every list on an empty site, and nothing the second time', async () => {
    const first = await rooms.provision();
    const made = first.created.filter((one) => one.startsWith('the list'));
    expect(made).toEqual(allLists.map(({ name }) => `the list ${name}`));
    expect(first.differs).toEqual([]);
    expect(await rooms.provision()).toMatchObject({ created: [], differs: [] });
  });

  test('completes a column and an index that somebody removed', async () => {
    await rooms.provision();
    await rooms.raw('DELETE', pathOf('Packages', 'Objectives'));
    await rooms.raw('PATCH', pathOf('Packages', 'Status'), { indexed: false });
    const report = await rooms.provision();
    expect(report.created).toEqual([
      'the index on Status of Packages',
      'the column Objectives of Packages',
    ]);
    expect((await rooms.provision()).created).toEqual([]);
  });

  test('says what differs and leaves it as it is', async () => {
    await rooms.provision();
    await rooms.raw('DELETE', pathOf('Packages', 'Reason'));
    await rooms.raw('POST', `${pathOf('Packages')}/columns`, { name: 'Reason', number: {} });
    const { created, differs } = await rooms.provision();
    expect(created).toEqual([]);
    expect(differs).toEqual([
      'The column Reason of Packages should be of type choice and is number.',
    ]);
  });

  test('puts a renamed choice back beside its new name, so that rows can be written again', async () => {
    await rooms.provision();
    const choices = ['EOTAS_S61', 'SECTION_19', 'In care', 'CME', 'ISS'];
    await rooms.raw('PATCH', pathOf('Packages', 'LegalRoute'), { choice: { choices } });
    expect(await rooms.provision()).toMatchObject({
      created: ['the missing choices of LegalRoute of Packages'],
      differs: [],
    });
    const column = await rooms.raw('GET', pathOf('Packages', 'LegalRoute'));
    expect(column).toMatchObject({ choice: { choices: [...choices, 'CHILD_IN_CARE'] } });
  });

  test('names a missing choice where it may not change the list', async () => {
    await rooms.provision();
    await rooms.raw('PATCH', pathOf('Packages', 'LegalRoute'), {
      choice: { choices: ['EOTAS_S61', 'SECTION_19', 'CME', 'ISS'] },
    });
    council.mishap(({ method }) =>
      method === 'PATCH'
        ? Promise.resolve(Response.json({ error: {} }, { status: 403 }))
        : undefined,
    );
    expect((await rooms.provision()).differs).toEqual([
      'The column LegalRoute of Packages lacks the choice "CHILD_IN_CARE".',
    ]);
  });

  test('finds a list again that people renamed', async () => {
    await rooms.provision();
    await rooms.raw('PATCH', pathOf('Providers'), { displayName: 'Our providers' });
    expect((await rooms.provision()).created).toEqual([]);
  });

  test.each([403, 429, 500])('takes no %i for "not there"', async (status) => {
    council.mishap(({ method, path }) => {
      if (method !== 'GET' || !path.includes('/lists')) return undefined;
      const headers = { 'Retry-After': '90' };
      return Promise.resolve(Response.json({ error: {} }, { status, headers }));
    });
    await expect(rooms.provision()).rejects.toMatchObject({ status });
  });

  test.each([
    [404, 'There is no SharePoint site "root". Check SITE_URL.'],
    [403, 'The app was not granted the SharePoint site'],
  ])('says in a sentence why the site cannot be used: %i', async (status, sentence) => {
    council.mishap(() => Promise.resolve(Response.json({ error: {} }, { status })));
    await expect(rooms.provision()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(sentence),
    });
  });

  test('takes for its own what a second instance makes at the same moment', async () => {
    const other = await council.open();
    council.mishap(
      onFirst('POST', async (_, pass) => {
        await other.provision();
        return pass();
      }),
    );
    const report = await rooms.provision();
    expect(report.differs).toEqual([]);
    await rooms.start();
    await rooms.stores.providers.add(aProvider());
    expect(rooms.stores.providers.all()).toHaveLength(1);
  });

  test('is asked for by name when a site without lists is started', async () => {
    await expect(rooms.start()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Providers, Children'),
    });
  });
});
