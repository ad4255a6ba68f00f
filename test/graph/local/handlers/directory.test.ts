import { aGraph, errorOf, ids, rows, type Caller } from '../support';

async function aUser(call: Caller, name: string, rest: object = {}): Promise<string> {
  const { body } = await call('POST', '/users', {
    accountEnabled: true,
    displayName: name,
    mailNickname: name,
    userPrincipalName: `${name}@council.example`,
    passwordProfile: { password: 'secret' },
    ...rest,
  });
  return String(body.id);
}

async function aGroup(call: Caller, displayName: string, ...members: string[]): Promise<string> {
  const mail = { mailEnabled: false, mailNickname: displayName, securityEnabled: true };
  const { body } = await call('POST', '/groups', { displayName, ...mail });
  for (const member of members) await addTo(call, String(body.id), member);
  return String(body.id);
}

const addTo = (call: Caller, group: string, member: string) => {
  const address = `https://graph.microsoft.com/v1.0/directoryObjects/${member}`;
  return call('POST', `/groups/${group}/members/$ref`, { '@odata.id': address });
};

describe('keeping users', () => {
  test('a user is found by id and by name, in any case', async () => {
    const { call } = aGraph();
    const id = await aUser(call, 'ann', { jobTitle: 'Officer' });
    const { body } = await call('GET', `/users/${id}`);
    expect(body).toMatchObject({ id, displayName: 'ann', jobTitle: 'Officer', mail: null });
    expect((await call('GET', '/users/ANN@council.example')).body.id).toBe(id);
  });

  test('selected properties come alone, and a password never', async () => {
    const { call } = aGraph();
    const id = await aUser(call, 'ann', { department: 'SEN' });
    const { body } = await call('GET', `/users/${id}?$select=department,passwordProfile`);
    expect(body).toEqual({ '@odata.context': expect.any(String), department: 'SEN' });
  });

  test.each([
    "userPrincipalName eq 'BOB@council.example'",
    "startswith(displayName,'B')",
    "mail eq 'b@x.example'",
  ])('the filter %s finds one of two', async (filter) => {
    const { call } = aGraph();
    await aUser(call, 'ann');
    const bob = await aUser(call, 'bob', { mail: 'b@x.example' });
    expect(ids(await call('GET', `/users?$filter=${filter}`))).toEqual([bob]);
  });

  test('users are paged', async () => {
    const { call } = aGraph();
    for (const name of ['a', 'b', 'c']) await aUser(call, name);
    const first = await call('GET', '/users?$top=2&$select=displayName');
    expect(rows(first)).toEqual([{ displayName: 'a' }, { displayName: 'b' }]);
    const second = await call('GET', String(first.body['@odata.nextLink']));
    expect(rows(second)).toEqual([{ displayName: 'c' }]);
  });

  test('a user can change and go', async () => {
    const { call } = aGraph();
    const id = await aUser(call, 'ann');
    expect((await call('PATCH', `/users/${id}`, { jobTitle: 'Head' })).status).toBe(204);
    expect((await call('GET', `/users/${id}`)).body.jobTitle).toBe('Head');
    expect((await call('DELETE', `/users/${id}`)).status).toBe(204);
    const reply = await call('GET', `/users/${id}`);
    expect(errorOf(reply)).toMatchObject({ status: 404, code: 'Request_ResourceNotFound' });
  });

  test('what is missing, strange or taken is refused', async () => {
    const { call } = aGraph();
    await aUser(call, 'ann');
    const whole = {
      accountEnabled: true,
      displayName: 'x',
      mailNickname: 'x',
      passwordProfile: {},
    };
    for (const body of [
      { ...whole },
      { ...whole, userPrincipalName: 'Ann@council.example' },
      { ...whole, userPrincipalName: 'nobody' },
      { ...whole, userPrincipalName: 'x@council.example', shoeSize: 9 },
    ]) {
      const reply = await call('POST', '/users', body);
      expect(errorOf(reply)).toMatchObject({ status: 400, code: 'Request_BadRequest' });
    }
    expect((await call('GET', "/users?$filter=displayName gt 'a'")).status).toBe(400);
  });
});

describe('keeping groups', () => {
  test('members of members are members, even in a circle', async () => {
    const { call } = aGraph();
    const ann = await aUser(call, 'ann');
    const inner = await aGroup(call, 'inner', ann);
    const outer = await aGroup(call, 'outer', inner);
    await addTo(call, inner, outer);
    expect(ids(await call('GET', `/groups/${outer}/members`))).toEqual([inner]);
    const kind = 'microsoft.graph.user';
    expect(ids(await call('GET', `/groups/${outer}/transitiveMembers/${kind}`))).toEqual([ann]);
    expect(ids(await call('GET', `/users/${ann}/memberOf`))).toEqual([inner]);
    expect(ids(await call('GET', `/users/${ann}/transitiveMemberOf`))).toEqual([inner, outer]);
  });

  test('members say what they are', async () => {
    const { call } = aGraph();
    const group = await aGroup(call, 'all', await aUser(call, 'ann'), await aGroup(call, 'part'));
    const types = rows(await call('GET', `/groups/${group}/members`)).map(
      (row) => row['@odata.type'],
    );
    expect(types).toEqual(['#microsoft.graph.user', '#microsoft.graph.group']);
  });

  test('a user is checked against the groups asked about', async () => {
    const { call } = aGraph();
    const ann = await aUser(call, 'ann');
    const inner = await aGroup(call, 'inner', ann);
    const outer = await aGroup(call, 'outer', inner);
    const other = await aGroup(call, 'other');
    const groupIds = [other, outer];
    const { body } = await call('POST', `/users/${ann}/checkMemberGroups`, { groupIds });
    expect(body.value).toEqual([outer]);
    const all = await call('POST', `/users/${ann}/getMemberGroups`, { securityEnabledOnly: true });
    expect(all.body.value).toEqual([inner, outer]);
  });

  test('a member is added once, and can be taken out', async () => {
    const { call } = aGraph();
    const ann = await aUser(call, 'ann');
    const group = await aGroup(call, 'g', ann);
    expect(errorOf(await addTo(call, group, ann)).status).toBe(400);
    expect((await call('DELETE', `/groups/${group}/members/${ann}/$ref`)).status).toBe(204);
    expect((await call('DELETE', `/groups/${group}/members/${ann}/$ref`)).status).toBe(404);
    expect(rows(await call('GET', `/groups/${group}/members`))).toEqual([]);
  });

  test('a user who goes leaves the groups', async () => {
    const { call } = aGraph();
    const ann = await aUser(call, 'ann');
    const group = await aGroup(call, 'g', ann);
    await call('DELETE', `/users/${ann}`);
    expect(rows(await call('GET', `/groups/${group}/members`))).toEqual([]);
  });

  test('a group can start with members, be found by its name, change and go', async () => {
    const { call } = aGraph();
    const ann = await aUser(call, 'ann');
    const { body } = await call('POST', '/groups', {
      displayName: 'g',
      mailEnabled: false,
      mailNickname: 'g',
      securityEnabled: true,
      'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${ann}`],
    });
    const id = String(body.id);
    expect(ids(await call('GET', `/groups/${id}/members`))).toEqual([ann]);
    expect(ids(await call('GET', "/groups?$filter=displayName eq 'G'"))).toEqual([id]);
    expect((await call('PATCH', `/groups/${id}`, { description: 'd' })).status).toBe(204);
    expect((await call('GET', `/groups/${id}?$select=description`)).body.description).toBe('d');
    expect((await call('DELETE', `/groups/${id}`)).status).toBe(204);
    expect(errorOf(await call('GET', `/groups/${id}`)).code).toBe('Request_ResourceNotFound');
  });
});
