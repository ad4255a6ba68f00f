import { aGraph, aList, errorOf, fieldsOf, items, type Json, type Reply } from '../support';

const columns: Json[] = [
  { name: 'Short', text: { maxLength: 5 } },
  { name: 'Long', text: { allowMultipleLines: true, textType: 'plain' } },
  { name: 'Status', choice: { choices: ['Open', 'Closed'] } },
  { name: 'Free', choice: { choices: ['a'], allowTextEntry: true } },
  { name: 'Lots', choice: { choices: ['1', '2', '3'], displayAs: 'checkBoxes' } },
  { name: 'Count', number: { minimum: 0, maximum: 10 } },
  { name: 'Cost', currency: { locale: 'en-gb' } },
  { name: 'Active', boolean: {} },
  { name: 'Due', dateTime: { format: 'dateTime' } },
  { name: 'Person', personOrGroup: {} },
  { name: 'Page', hyperlinkOrPicture: { isPicture: false } },
];

async function write(fields: Json, headers?: Record<string, string>): Promise<Reply> {
  const { call } = aGraph();
  const list = await aList(call, columns);
  const reply = await call('POST', `${list}/items`, { fields }, headers);
  return reply.status === 201 ? call('GET', `${list}/items/1?$expand=fields`) : reply;
}

describe('writing fields', () => {
  test.each<[string, Json, Json]>([
    ['text', { Short: 'abcde' }, { Short: 'abcde' }],
    ['several lines', { Long: 'a\nb'.repeat(9000) }, { Long: 'a\nb'.repeat(9000) }],
    ['a choice', { Status: 'Open' }, { Status: 'Open' }],
    ['a choice of one’s own', { Free: 'b' }, { Free: 'b' }],
    ['a number', { Count: 2.5 }, { Count: 2.5 }],
    ['money', { Cost: -5 }, { Cost: -5 }],
    ['no', { Active: false }, { Active: false }],
    [
      'an instant, losing its milliseconds',
      { Due: '2026-01-02T03:04:05.859Z' },
      { Due: '2026-01-02T03:04:05Z' },
    ],
    ['an instant elsewhere', { Due: '2026-06-02T01:00:00+01:00' }, { Due: '2026-06-02T00:00:00Z' }],
    ['a person, by number', { PersonLookupId: 7 }, { PersonLookupId: '7' }],
    [
      'several choices',
      { 'Lots@odata.type': 'Collection(Edm.String)', Lots: ['1', '3'] },
      { Lots: ['1', '3'] },
    ],
  ])('%s reads back', async (_what, fields, expected) => {
    expect(fieldsOf(await write(fields))).toMatchObject(expected);
  });

  test.each<[string, Json]>([
    ['text over its length', { Short: 'abcdef' }],
    ['several lines over 63,999', { Long: 'a'.repeat(64_000) }],
    ['a number for a text', { Short: 5 }],
    ['an unknown choice', { Status: 'Other' }],
    ['a choice in another case', { Status: 'open' }],
    ['an array for one choice', { Status: ['Open'] }],
    ['several texts in one choice', { Free: 'a;#b' }],
    ['several choices without their type', { Lots: ['1'] }],
    [
      'one choice with a type for several',
      { 'Status@odata.type': 'Collection(Edm.String)', Status: ['Open'] },
    ],
    ['a text for a number', { Count: '5' }],
    ['a number above the greatest', { Count: 11 }],
    ['a text for yes', { Active: 'true' }],
    ['something that is no date', { Due: 'tomorrow' }],
    ['a date without its key', { Person: 7 }],
    ['a person by name', { PersonLookupId: 'Ann' }],
    [
      'a hyperlink without the Prefer header',
      { Page: { Url: 'https://x.example', Description: 'x' } },
    ],
    ['a read-only field', { Created: '2026-01-01T00:00:00Z' }],
    ['the id', { id: '5' }],
    ['an unknown field', { Nothing: 1 }],
    ['a field in another case', { status: 'Open' }],
  ])('%s is refused', async (_what, fields) => {
    expect(errorOf(await write(fields))).toMatchObject({ status: 400, code: 'invalidRequest' });
  });

  test('a text over its length is reported as the switch says', async () => {
    const textOverflowFault = { status: 500, code: 'generalException' };
    const { call } = aGraph({ switches: { textOverflowFault } });
    const list = await aList(call, columns);
    for (const fields of [{ Short: 'abcdef' }, { Long: 'a'.repeat(64_000) }]) {
      const reply = await call('POST', `${list}/items`, { fields });
      expect(errorOf(reply)).toMatchObject(textOverflowFault);
    }
  });

  test('values are tidied before they are kept when the switch says so', async () => {
    const { call } = aGraph({ switches: { storedValues: 'normalised' } });
    const list = await aList(call, columns);
    const fields = {
      Long: ' a\r\nb ',
      Short: ' ',
      Count: 0.1234567890123456,
      'Lots@odata.type': 'Collection(Edm.String)',
      Lots: ['3', '1'],
    };
    const kept = fieldsOf(await call('POST', `${list}/items`, { fields }));
    expect(kept).toMatchObject({ Long: 'a\nb', Count: 0.123456789012346, Lots: ['1', '3'] });
    expect(kept.Short).toBeUndefined();
  });

  test('check boxes hold one choice when the switch says so', async () => {
    const { call } = aGraph({ switches: { checkBoxesAreMultiple: false } });
    const list = await aList(call, columns);
    const one = await call('POST', `${list}/items`, { fields: { Lots: '2' } });
    expect(fieldsOf(one).Lots).toBe('2');
    const several = { 'Lots@odata.type': 'Collection(Edm.String)', Lots: ['1'] };
    expect((await call('POST', `${list}/items`, { fields: several })).status).toBe(400);
  });

  test('an unknown field is named', async () => {
    expect(errorOf(await write({ Nothing: 1 })).message).toBe("Field 'Nothing' is not recognized");
  });

  test('a year before 1900 gets the misleading 404 of the service', async () => {
    const reply = await write({ Due: '1899-12-31T23:59:59Z' });
    expect(errorOf(reply)).toMatchObject({ status: 404, code: 'itemNotFound' });
  });

  test('a hyperlink is written with the newer interface', async () => {
    const page = { Url: 'https://x.example', Description: 'x' };
    const reply = await write({ Page: page }, { Prefer: 'apiversion=2.1' });
    expect(fieldsOf(reply)).toMatchObject({ Page: page });
  });

  test('what has no value is absent, not null', async () => {
    const fields = fieldsOf(await write({ Short: null, Status: '', Count: 1 }));
    expect(Object.keys(fields)).not.toContain('Short');
    expect(Object.keys(fields)).not.toContain('Status');
    expect(Object.values(fields)).not.toContain(null);
  });

  test('null clears a value', async () => {
    const { call } = aGraph();
    const list = await aList(call, columns);
    await items(call, list, { Short: 'a', Count: 1 });
    const { body } = await call('PATCH', `${list}/items/1`, { fields: { Short: null } });
    expect(fieldsOf({ body })).toMatchObject({ Count: 1 });
    expect(fieldsOf({ body }).Short).toBeUndefined();
  });
});

describe('unique columns', () => {
  const unique = [
    { name: 'Key', displayName: 'Own key', text: {}, indexed: true, enforceUniqueValues: true },
  ];
  const text =
    'The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [Own key].';

  test('a value is taken once, in whatever case, on creating and on changing', async () => {
    const { call } = aGraph();
    const list = await aList(call, unique);
    await items(call, list, { Key: 'one' }, { Key: 'two' });
    const twice = await call('POST', `${list}/items`, { fields: { Key: 'ONE' } });
    expect(errorOf(twice)).toEqual({ status: 409, code: 'nameAlreadyExists', message: text });
    const changed = await call('PATCH', `${list}/items/2`, { fields: { Key: 'One' } });
    expect(changed.status).toBe(409);
  });

  test('its own value and no value are no clash, and a deleted row frees its value', async () => {
    const { call } = aGraph();
    const list = await aList(call, unique);
    await items(call, list, { Key: 'one' }, {}, {});
    expect((await call('PATCH', `${list}/items/1`, { fields: { Key: 'ONE' } })).status).toBe(200);
    await call('DELETE', `${list}/items/1`);
    expect(await items(call, list, { Key: 'one' })).toEqual(['4']);
  });

  test('the clash has the status the switch gives it', async () => {
    const { call } = aGraph({
      switches: { duplicateFault: { status: 400, code: 'invalidRequest' } },
    });
    const list = await aList(call, unique);
    await items(call, list, { Key: 'one' });
    const twice = await call('POST', `${list}/items`, { fields: { Key: 'one' } });
    expect(errorOf(twice)).toEqual({ status: 400, code: 'invalidRequest', message: text });
  });
});

describe('lookups', () => {
  async function linked() {
    const { call } = aGraph();
    const people = await aList(call, [], 'People');
    const listId = (await call('GET', people)).body.id;
    const list = await aList(call, [
      { name: 'Owner', lookup: { listId, columnName: 'Title' }, indexed: true },
      { name: 'Others', lookup: { listId, columnName: 'Title', allowMultipleValues: true } },
    ]);
    await items(call, people, { Title: 'Ann' }, { Title: 'Bob' });
    return { call, list, people };
  }

  test('the id of the row is written as a number and read as text', async () => {
    const { call, list } = await linked();
    await items(call, list, { OwnerLookupId: 2 }, { OwnerLookupId: '1' });
    const fields = fieldsOf(await call('GET', `${list}/items/1?$expand=fields`));
    expect(fields.OwnerLookupId).toBe('2');
    expect(fields.Owner).toBeUndefined();
  });

  test('what stands there is shown when the column itself is selected', async () => {
    const { call, list } = await linked();
    await items(call, list, { OwnerLookupId: 2 });
    const reply = await call('GET', `${list}/items/1?$expand=fields($select=Owner,OwnerLookupId)`);
    expect(fieldsOf(reply)).toMatchObject({ Owner: 'Bob', OwnerLookupId: '2' });
  });

  test('a row that is gone leaves a lookup to nothing', async () => {
    const { call, list, people } = await linked();
    await items(call, list, { OwnerLookupId: 2 });
    await call('DELETE', `${people}/items/2`);
    const reply = await call('GET', `${list}/items/1?$expand=fields($select=Owner,OwnerLookupId)`);
    expect(fieldsOf(reply).Owner).toBeUndefined();
    expect(fieldsOf(reply).OwnerLookupId).toBe('2');
  });

  test('several rows are written with their type beside them', async () => {
    const { call, list } = await linked();
    const type = { 'OthersLookupId@odata.type': 'Collection(Edm.Int32)' };
    await items(call, list, { ...type, OthersLookupId: [1, 2] });
    const reply = await call('GET', `${list}/items/1?$expand=fields($select=Others)`);
    expect(fieldsOf(reply).Others).toEqual([
      { LookupId: 1, LookupValue: 'Ann' },
      { LookupId: 2, LookupValue: 'Bob' },
    ]);
    const bare = await call('POST', `${list}/items`, { fields: { OthersLookupId: [1] } });
    expect(bare.status).toBe(400);
    const single = { 'OwnerLookupId@odata.type': 'Collection(Edm.Int32)', OwnerLookupId: [1] };
    expect((await call('POST', `${list}/items`, { fields: single })).status).toBe(400);
  });
});
