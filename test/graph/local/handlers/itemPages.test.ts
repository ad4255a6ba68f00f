import {
  aGraph,
  aList,
  allIds,
  errorOf,
  fieldsOf,
  ids,
  items,
  rows,
  type Caller,
  type Json,
} from '../support';

const columns: Json[] = [
  { name: 'Status', choice: { choices: ['Open', 'Closed', "O'Brien / Co"] }, indexed: true },
  { name: 'Due', dateTime: {}, indexed: true },
  { name: 'Count', number: {}, indexed: true },
  { name: 'Active', boolean: {}, indexed: true },
  { name: 'Person', personOrGroup: {}, indexed: true },
  { name: 'Note', text: {} },
];

const things: Json[] = [
  { Status: 'Open', Due: '2026-01-01T00:00:00Z', Count: 3, Active: true, Note: 'x' },
  { Status: 'Closed', Due: '2026-02-01T00:00:00Z', Count: 1, Active: false, Note: 'X' },
  { Status: 'Open', Due: '2026-03-01T00:00:00Z', Count: 2, PersonLookupId: 9, Note: 'y' },
  { Status: "O'Brien / Co" },
];

async function filled(graph = aGraph()): Promise<{ call: Caller; list: string; path: string }> {
  const list = await aList(graph.call, columns);
  await items(graph.call, list, ...things);
  return { call: graph.call, list, path: `${list}/items` };
}

const prefer = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

describe('filtering items', () => {
  test.each<[string, string[]]>([
    ["fields/Status eq 'open'", ['1', '3']],
    ["fields/Status ne 'Open'", ['2', '4']],
    ["fields/Status eq 'O''Brien / Co'", ['4']],
    ["startswith(fields/Status,'O')", ['1', '3', '4']],
    ['fields/Count gt 1', ['1', '3']],
    ['fields/Count ge 1 and fields/Count lt 3', ['2', '3']],
    ['fields/Due le 2026-02-01T00:00:00Z', ['1', '2']],
    ["fields/Due gt '2026-02-01T00:00:00Z'", ['3']],
    ['fields/Due ge 2026-02-01', ['2', '3']],
    ['fields/Active eq true', ['1']],
    ['fields/Active eq 0', ['2']],
    ['fields/PersonLookupId eq 9', ['3']],
    ["fields/PersonLookupId eq '9'", ['3']],
    ['fields/ID gt 2', ['3', '4']],
  ])('%s', async (filter, expected) => {
    const { call, path } = await filled();
    expect(ids(await call('GET', `${path}?$filter=${encodeURIComponent(filter)}`))).toEqual(
      expected,
    );
  });

  test.each([
    "fields/Nothing eq 'x'",
    "fields/status eq 'Open'",
    "Status eq 'Open'",
    "createdDateTime ge '2026-01-01T00:00:00Z'",
    "contains(fields/Status,'O')",
    "fields/Status eq 'Open' or fields/Status eq 'Closed'",
    "fields/Status eq 'Open' and fields/Count eq 3",
    'fields/Status eq 5',
    "fields/Count eq 'three'",
    "startswith(fields/Count,'3')",
    'fields/Status eq null',
    'fields/ContentType eq 5',
  ])('%s is refused', async (filter) => {
    const { call, path } = await filled();
    const reply = await call('GET', `${path}?$filter=${encodeURIComponent(filter)}`);
    expect(errorOf(reply)).toMatchObject({ status: 400, code: 'invalidRequest' });
  });

  test.each([
    '$count=true',
    '$search=x',
    '$skip=1',
    '$top=0',
    '$top=x',
    '$skiptoken=x',
    '$expand=driveItem',
  ])('the option %s is refused', async (option) => {
    const { call, path } = await filled();
    expect((await call('GET', `${path}?${option}`)).status).toBe(400);
  });

  test('items are not counted', async () => {
    const { call, path } = await filled();
    const reply = await call('GET', `${path}/$count`);
    expect(errorOf(reply)).toMatchObject({ status: 400, code: 'invalidRequest' });
  });

  test('two columns at a time are filtered when the switch allows it', async () => {
    const { call, path } = await filled(aGraph({ switches: { filterColumns: 'many' } }));
    const filter = "fields/Status eq 'Open' and fields/Count eq 3";
    expect(ids(await call('GET', `${path}?$filter=${filter}`))).toEqual(['1']);
  });

  test('rows without a value are found when the switch allows null', async () => {
    const { call, path } = await filled(aGraph({ switches: { filterOnNull: true } }));
    expect(ids(await call('GET', `${path}?$filter=fields/Due eq null`))).toEqual(['4']);
    expect(ids(await call('GET', `${path}?$filter=fields/Due ne null`))).toEqual(['1', '2', '3']);
  });

  test.each<['bare' | 'quoted', string, number]>([
    ['bare', '2026-02-01', 200],
    ['bare', "'2026-02-01'", 400],
    ['quoted', '2026-02-01', 400],
    ['quoted', "'2026-02-01'", 200],
  ])('with the switch %s, the date %s is answered %i', async (dateLiterals, literal, status) => {
    const { call, path } = await filled(aGraph({ switches: { dateLiterals } }));
    expect((await call('GET', `${path}?$filter=fields/Due eq ${literal}`)).status).toBe(status);
  });
});

describe('filtering by a column without an index', () => {
  test('is refused with the sentence of the service', async () => {
    const { call, path } = await filled();
    const message =
      "Field 'Note' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this.";
    for (const query of ["$filter=fields/Note eq 'x'", '$orderby=fields/Note']) {
      expect(errorOf(await call('GET', `${path}?${query}`))).toEqual({
        status: 400,
        code: 'invalidRequest',
        message,
      });
    }
  });

  test('is done on a small list when the client asks for the risk, page by page too', async () => {
    const { call, path } = await filled();
    const filter = `${path}?$filter=fields/Note eq 'x'&$top=1`;
    const first = await call('GET', filter, undefined, prefer);
    expect(ids(first)).toEqual(['1']);
    const second = await call('GET', String(first.body['@odata.nextLink']), undefined, prefer);
    expect(ids(second)).toEqual(['2']);
    const ordered = await call('GET', `${path}?$orderby=fields/Note desc`, undefined, prefer);
    expect(ids(ordered)).toEqual(['3', '1', '2', '4']);
  });

  test('fails above the threshold, with the status the switch gives it', async () => {
    const thresholdFault = { status: 500, code: 'generalException' };
    const graph = aGraph({ switches: { listViewThreshold: 3, thresholdFault } });
    const { call, path } = await filled(graph);
    const reply = await call('GET', `${path}?$filter=fields/Note eq 'x'`, undefined, prefer);
    expect(errorOf(reply)).toEqual({
      ...thresholdFault,
      message:
        'The attempted operation is prohibited because it exceeds the list view threshold enforced by the administrator.',
    });
  });
});

describe('filtering a large list part-way', () => {
  const switches = { listViewThreshold: 3, thresholdMidPaging: true };

  test('pages are served as far as the threshold, and then it fails', async () => {
    const { call, path } = await filled(aGraph({ switches }));
    const filter = `${path}?$filter=fields/Note eq 'x'&$top=1`;
    const first = await call('GET', filter, undefined, prefer);
    const second = await call('GET', String(first.body['@odata.nextLink']), undefined, prefer);
    expect([...ids(first), ...ids(second)]).toEqual(['1', '2']);
    const third = await call('GET', String(second.body['@odata.nextLink']), undefined, prefer);
    expect(errorOf(third)).toMatchObject({ status: 400, code: 'invalidRequest' });
    expect(errorOf(third).message).toContain('list view threshold');
  });

  test('what it finds nothing of fails at once', async () => {
    const { call, path } = await filled(aGraph({ switches }));
    const none = await call('GET', `${path}?$filter=fields/Note eq 'none'`, undefined, prefer);
    expect(errorOf(none).status).toBe(400);
  });

  test('a list below the threshold is served to its end', async () => {
    const { call, path } = await filled(aGraph({ switches: { thresholdMidPaging: true } }));
    const reply = await call('GET', `${path}?$filter=fields/Note eq 'x'`, undefined, prefer);
    expect(ids(reply)).toEqual(['1', '2']);
    expect(reply.body).not.toHaveProperty(['@odata.nextLink']);
  });
});

describe('ordering and paging items', () => {
  test.each<[string, string[]]>([
    ['fields/Count', ['4', '2', '3', '1']],
    ['fields/Count desc', ['1', '3', '2', '4']],
    ['fields/Status asc', ['2', '4', '1', '3']],
    ['fields/ID desc', ['4', '3', '2', '1']],
  ])('%s, whatever the size of a page', async (order, expected) => {
    const { call, path } = await filled();
    for (const top of [1, 2, 3, 10]) {
      expect(await allIds(call, `${path}?$orderby=${order}&$top=${top}`)).toEqual(expected);
    }
  });

  test('the token of the next page is the service’s own', async () => {
    const { call, path } = await filled();
    const { body } = await call('GET', `${path}?$expand=fields&$top=1`);
    const next = new URL(String(body['@odata.nextLink']));
    expect(next.origin).toBe('https://graph.microsoft.com');
    // Paged=TRUE&p_ID=1, as seen on the wire.
    expect(next.searchParams.get('$skiptoken')).toBe('UGFnZWQ9VFJVRSZwX0lEPTE');
    expect(next.searchParams.get('$expand')).toBe('fields');
  });

  test('a full last page has no next one', async () => {
    const { call, path } = await filled();
    expect((await call('GET', `${path}?$top=4`)).body['@odata.nextLink']).toBeUndefined();
  });

  test('a row deleted meanwhile neither doubles nor loses others', async () => {
    const { call, list, path } = await filled();
    const first = await call('GET', `${path}?$top=2`);
    await call('DELETE', `${list}/items/1`);
    expect(ids(await call('GET', String(first.body['@odata.nextLink'])))).toEqual(['3', '4']);
  });

  test('a page has 200 rows unless told otherwise, and never more than 5,000', async () => {
    const { call } = aGraph({ switches: { defaultPage: 2, largestPage: 3 } });
    const list = await aList(call);
    await items(call, list, {}, {}, {}, {});
    expect(rows(await call('GET', `${list}/items`))).toHaveLength(2);
    expect(rows(await call('GET', `${list}/items?$top=1000000`))).toHaveLength(3);
  });

  test('fields are expanded on every row, or only those selected', async () => {
    const { call, path } = await filled();
    const all = rows(await call('GET', `${path}?$expand=fields&$filter=fields/Count eq 3`));
    expect(fieldsOf({ body: all[0] ?? {} })).toMatchObject({ Note: 'x', ContentType: 'Item' });
    const some = rows(await call('GET', `${path}?$expand=fields($select=Note)&$top=1`));
    expect(Object.keys(fieldsOf({ body: some[0] ?? {} }))).toEqual(['@odata.etag', 'Note']);
  });
});
