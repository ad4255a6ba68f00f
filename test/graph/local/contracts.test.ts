import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { aDeliverer, handTimers } from './receiver';
import { aGraph, aList, items, replyOf, rows, type Caller, type Json, type Reply } from './support';

const folder = process.env.CONTRACTS_DIR;
if (!folder) console.log('Skipped: CONTRACTS_DIR does not say where the contracts of Graph are.');
const describeWithContracts = folder ? describe : describe.skip;

/** Checks against Microsoft's own description, in which unknown properties fail. */
function contractOf(): (type: string) => ValidateFunction {
  const text = readFileSync(join(String(folder), 'graph.strict.schema.json'), 'utf8');
  const schema = JSON.parse(text) as { $id: string };
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(schema);
  return (type) => {
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${type}`);
    if (!validate) throw new Error(`The contracts have no ${type}.`);
    return validate;
  };
}

async function filled() {
  const { call, graph } = aGraph();
  const people = await aList(call, [], 'People');
  const listId = (await call('GET', people)).body.id;
  const list = await aList(call, [
    { name: 'Note', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Lines', text: { allowMultipleLines: true, textType: 'plain' } },
    { name: 'Status', choice: { choices: ['Open'] }, defaultValue: { value: 'Open' } },
    { name: 'Lots', choice: { choices: ['1', '2'], displayAs: 'checkBoxes' } },
    { name: 'Count', number: { minimum: 0 }, validation: { formula: '=[Count]>0' } },
    { name: 'Cost', currency: { locale: 'en-gb' } },
    { name: 'Active', boolean: {} },
    { name: 'Due', dateTime: { format: 'dateOnly' } },
    { name: 'Owner', lookup: { listId, columnName: 'Title' } },
    { name: 'Person', personOrGroup: {} },
  ]);
  await items(call, people, { Title: 'Ann' });
  const lots = { 'Lots@odata.type': 'Collection(Edm.String)', Lots: ['1'] };
  await items(
    call,
    list,
    { Title: 'a', Note: 'x', Count: 1, Active: true, Due: '2026-06-09', OwnerLookupId: 1, ...lots },
    { Title: 'b' },
  );
  const user = await call('POST', '/users', {
    accountEnabled: true,
    displayName: 'Ann',
    mailNickname: 'ann',
    userPrincipalName: 'ann@council.example',
    passwordProfile: { password: 'x' },
  });
  const group = await call('POST', '/groups', {
    displayName: 'g',
    mailEnabled: false,
    mailNickname: 'g',
    securityEnabled: true,
    'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${String(user.body.id)}`],
  });
  const file = await call('PUT', '/sites/root/drive/root:/a/b.csv:/content', 'x');
  return { call, graph, list, people, user, group, file };
}

describeWithContracts('answering as Microsoft’s description says', () => {
  const contract = folder ? contractOf() : () => Object.assign(() => true, { errors: [] });

  function expectValid(type: string, body: unknown): void {
    const validate = contract(type);
    validate(body);
    expect(validate.errors ?? []).toEqual([]);
  }

  /** Checks answers at hand and answers at addresses, none of which may be an error. */
  async function expectAll(call: Caller, checks: [string, Reply | string][]): Promise<void> {
    for (const [type, at] of checks) {
      const { body, status, text } = typeof at === 'string' ? await call('GET', at) : at;
      if (status >= 300) throw new Error(text);
      expectValid(type, body);
    }
  }

  test('the description refuses what it does not know', () => {
    const validate = contract('microsoft.graph.list');
    expect(validate({ id: 'x', colour: 'blue' })).toBe(false);
  });

  test.each([
    ['microsoft.graph.site', '/sites/root'],
    ['microsoft.graph.listCollectionResponse', '/sites/root/lists?$top=1'],
    ['microsoft.graph.driveCollectionResponse', '/sites/root/drives'],
    ['microsoft.graph.drive', '/sites/root/drive'],
    ['microsoft.graph.driveItem', '/sites/root/drive/root'],
    ['microsoft.graph.driveItem', '/sites/root/drive/root:/a/b.csv'],
    ['microsoft.graph.driveItemCollectionResponse', '/sites/root/drive/root/children'],
    ['microsoft.graph.userCollectionResponse', '/users'],
    ['microsoft.graph.user', '/users/ann@council.example'],
    ['microsoft.graph.directoryObjectCollectionResponse', '/users/ann@council.example/memberOf'],
    ['microsoft.graph.ODataErrors.ODataError', '/sites/nowhere'],
    ['microsoft.graph.ODataErrors.ODataError', '/something/else'],
  ])('%s at %s', async (type, path) => {
    const { call } = await filled();
    expectValid(type, (await call('GET', path)).body);
  });

  test.each([
    ['microsoft.graph.list', '?$expand=columns'],
    ['microsoft.graph.columnDefinitionCollectionResponse', '/columns'],
    ['microsoft.graph.columnDefinition', '/columns/Note'],
    ['microsoft.graph.listItemCollectionResponse', '/items?$expand=fields&$top=1'],
    ['microsoft.graph.listItemCollectionResponse', '/items?$expand=fields($select=Owner,Lots)'],
    ['microsoft.graph.listItem', '/items/1'],
    ['microsoft.graph.listItem', '/items/1?$expand=fields'],
    ['microsoft.graph.fieldValueSet', '/items/1/fields'],
    ['microsoft.graph.listItemDeltaResponse', '/items/delta?$expand=fields&$top=1'],
    ['microsoft.graph.listItemDeltaResponse', '/items/delta?token=latest'],
  ])('%s at a list’s %s', async (type, path) => {
    const { call, list } = await filled();
    expectValid(type, (await call('GET', `${list}${path}`)).body);
  });

  test('what is created and changed', async () => {
    const { call, list, user, group, file } = await filled();
    const checks: [string, Reply][] = [
      ['microsoft.graph.user', user],
      ['microsoft.graph.group', group],
      ['microsoft.graph.driveItem', file],
      ['microsoft.graph.listItem', await call('POST', `${list}/items`, { fields: { Title: 'c' } })],
      [
        'microsoft.graph.listItem',
        await call('PATCH', `${list}/items/1`, { fields: { Count: 2 } }),
      ],
      [
        'microsoft.graph.fieldValueSet',
        await call('PATCH', `${list}/items/1/fields`, { Count: 3 }),
      ],
      [
        'microsoft.graph.columnDefinition',
        await call('POST', `${list}/columns`, { name: 'N', text: {} }),
      ],
      ['microsoft.graph.list', await call('PATCH', list, { description: 'd' })],
    ];
    for (const [type, { body, status }] of checks) {
      expect(status).toBeLessThan(300);
      expectValid(type, body);
    }
  });

  test('what an administrator sets up', async () => {
    const { call, list } = await filled();
    const application = { id: 'aaaa-1', displayName: 'Packages' };
    const grant = { roles: ['write'], grantedToIdentities: [{ application }] };
    const memo = await call('POST', '/sites/root/contentTypes', {
      name: 'Memo',
      base: { id: '0x01' },
    });
    const permission = await call('POST', '/sites/root/permissions', grant);
    const address = `/sites/root/permissions/${String(permission.body.id)}`;
    const copy = { contentType: String(memo.body.id) };
    const added = await call('POST', `${list}/contentTypes/addCopy`, copy);
    await expectAll(call, [
      ['microsoft.graph.permission', permission],
      ['microsoft.graph.permission', await call('POST', `${list}/permissions`, grant)],
      ['microsoft.graph.permission', await call('PATCH', address, { roles: ['read'] })],
      ['microsoft.graph.permission', address],
      ['microsoft.graph.permissionCollectionResponse', '/sites/root/permissions'],
      ['microsoft.graph.permissionCollectionResponse', `${list}/permissions`],
      ['microsoft.graph.contentType', memo],
      ['microsoft.graph.contentType', added],
      ['microsoft.graph.contentType', `${list}/contentTypes/${String(added.body.id)}`],
      ['microsoft.graph.contentTypeCollectionResponse', '/sites/root/contentTypes'],
      ['microsoft.graph.contentTypeCollectionResponse', `${list}/contentTypes`],
      [
        'microsoft.graph.listItem',
        await call('POST', `${list}/items`, { contentType: { id: added.body.id } }),
      ],
      [
        'microsoft.graph.columnDefinition',
        await call('POST', '/sites/root/columns', { name: 'N', text: {} }),
      ],
      ['microsoft.graph.columnDefinitionCollectionResponse', '/sites/root/columns'],
      ['microsoft.graph.siteCollectionResponse', '/sites?search=*'],
      ['microsoft.graph.siteCollectionResponse', '/sites/root/sites'],
    ]);
  });

  test('the versions of an item', async () => {
    const { call, list } = await filled();
    await call('PATCH', `${list}/items/1`, { fields: { Count: 2 } });
    const versions = `${list}/items/1/versions`;
    await expectAll(call, [
      ['microsoft.graph.listItemVersionCollectionResponse', versions],
      ['microsoft.graph.listItemVersionCollectionResponse', `${versions}?$expand=fields`],
      ['microsoft.graph.listItemVersion', `${versions}/1.0?$expand=fields`],
    ]);
  });

  test('an upload, from its beginning to its file', async () => {
    const { call, graph } = await filled();
    const begun = await call('POST', '/sites/root/drive/root:/up.bin:/createUploadSession');
    const url = String(begun.body.uploadUrl);
    const put = (start: number, length: number) =>
      graph.handle(
        new Request(url, {
          method: 'PUT',
          body: new Uint8Array(length),
          headers: { 'Content-Range': `bytes ${start}-${start + length - 1}/327690` },
        }),
      );
    const next = await replyOf(await put(0, 327_680));
    const again = await replyOf(await put(0, 327_680));
    const last = await replyOf(await put(327_680, 10));
    expectValid('microsoft.graph.ODataErrors.ODataError', again.body);
    const renamed = await call('PATCH', '/sites/root/drive/root:/up.bin', { name: 'down.bin' });
    await expectAll(call, [
      ['microsoft.graph.uploadSession', begun],
      ['microsoft.graph.uploadSession', next],
      ['microsoft.graph.driveItem', last],
      ['microsoft.graph.driveItem', renamed],
    ]);
  });

  test('a team, its channels and the site of its group', async () => {
    const { call } = await filled();
    const names = { displayName: 'T', mailNickname: 't', groupTypes: ['Unified'] };
    const flags = { mailEnabled: true, securityEnabled: false };
    const { body } = await call('POST', '/groups', { ...names, ...flags });
    const id = String(body.id);
    const made = await call('PUT', `/groups/${id}/team`, { funSettings: { allowGiphy: false } });
    const channel = await call('POST', `/teams/${id}/channels`, { displayName: 'C' });
    const address = `/teams/${id}/channels/${encodeURIComponent(String(channel.body.id))}`;
    await expectAll(call, [
      ['microsoft.graph.team', made],
      ['microsoft.graph.team', `/teams/${id}`],
      ['microsoft.graph.channel', channel],
      ['microsoft.graph.channel', address],
      ['microsoft.graph.channelCollectionResponse', `/teams/${id}/channels`],
      ['microsoft.graph.site', `/groups/${id}/sites/root`],
    ]);
    const refused = await call('POST', `${address}/messages`, { body: { content: 'x' } });
    expectValid('microsoft.graph.ODataErrors.ODataError', refused.body);
  });

  test('a deletion in a delta', async () => {
    const { call, list } = await filled();
    const { body } = await call('GET', `${list}/items/delta?token=latest`);
    await call('DELETE', `${list}/items/1`);
    const next = await call('GET', String(body['@odata.deltaLink']));
    expect(rows(next)).toHaveLength(1);
    expectValid('microsoft.graph.listItemDeltaResponse', next.body);
  });

  test('a batch and each of its parts', async () => {
    const { call, list } = await filled();
    const requests: Json[] = [
      { id: '1', method: 'GET', url: `${list}/items/1` },
      { id: '2', method: 'GET', url: `${list}/items/9` },
      { id: '3', method: 'GET', url: `${list}/items/1`, dependsOn: ['2'] },
      { id: '4', method: 'DELETE', url: `${list}/items/1` },
    ];
    const { body } = await call('POST', '/$batch', { requests });
    expectValid('BatchResponse', body);
    const parts = body.responses as { body: unknown }[];
    expectValid('microsoft.graph.listItem', parts[0]?.body);
    expectValid('microsoft.graph.ODataErrors.ODataError', parts[1]?.body);
    expectValid('microsoft.graph.ODataErrors.ODataError', parts[2]?.body);
  });

  test('subscriptions and what they send', async () => {
    const { deliver, received, timers } = aDeliverer(handTimers());
    const { call, graph } = aGraph({ deliver, timers });
    const list = await aList(call);
    const made = await call('POST', '/subscriptions', {
      changeType: 'updated',
      notificationUrl: 'http://127.0.0.1:1/changes',
      lifecycleNotificationUrl: 'http://127.0.0.1:1/lifecycle',
      resource: list.slice(1),
      expirationDateTime: '2026-06-10T10:30:00Z',
    });
    await items(call, list, { Title: 'x' });
    await timers.pass(50);
    graph.requireReauthorization(String(made.body.id));
    await timers.pass(50);
    expect(received).toHaveLength(2);
    expectValid('microsoft.graph.subscription', made.body);
    const all = await call('GET', '/subscriptions');
    expectValid('microsoft.graph.subscriptionCollectionResponse', all.body);
    expectValid('microsoft.graph.changeNotificationCollection', { value: received });
  });
});
