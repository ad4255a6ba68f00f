import { aGraph, bearer, errorOf, rows, type Caller } from '../support';

async function aGroup(call: Caller, groupTypes: string[] = ['Unified']): Promise<string> {
  const { body } = await call('POST', '/groups', {
    displayName: 'Inclusion',
    mailEnabled: true,
    mailNickname: 'inclusion',
    securityEnabled: false,
    groupTypes,
  });
  return String(body.id);
}

async function aTeam(call: Caller): Promise<string> {
  const id = await aGroup(call);
  await call('PUT', `/groups/${id}/team`, { memberSettings: { allowCreateUpdateChannels: false } });
  return id;
}

describe('making teams', () => {
  test('a group becomes a team under its own id, with a general channel', async () => {
    const { call } = aGraph();
    const id = await aGroup(call);
    const made = await call('PUT', `/groups/${id}/team`, {});
    expect([made.status, made.body.id, made.body.displayName]).toEqual([201, id, 'Inclusion']);
    const channels = rows(await call('GET', `/teams/${id}/channels`));
    expect(channels).toMatchObject([{ displayName: 'General', membershipType: 'standard' }]);
    expect(channels[0]?.id).toMatch(/^19:[0-9a-f]{32}@thread\.tacv2$/);
    expect(errorOf(await call('PUT', `/groups/${id}/team`, {})).status).toBe(409);
  });

  test('what was set is shown again', async () => {
    const { call } = aGraph();
    const { body } = await call('GET', `/teams/${await aTeam(call)}`);
    expect(body).toMatchObject({ memberSettings: { allowCreateUpdateChannels: false } });
  });

  test('a security group cannot become one, and a group is none by itself', async () => {
    const { call } = aGraph();
    const id = await aGroup(call, []);
    expect(errorOf(await call('PUT', `/groups/${id}/team`, {})).status).toBe(400);
    expect(errorOf(await call('GET', `/teams/${id}`))).toMatchObject({
      status: 404,
      code: 'NotFound',
    });
  });

  test('a team goes with its group', async () => {
    const { call } = aGraph();
    const id = await aTeam(call);
    await call('DELETE', `/groups/${id}`);
    expect((await call('GET', `/teams/${id}/channels`)).status).toBe(404);
  });
});

describe('keeping channels', () => {
  test('a channel is made, found and selected from', async () => {
    const { call } = aGraph();
    const team = `/teams/${await aTeam(call)}`;
    const made = await call('POST', `${team}/channels`, {
      displayName: 'Approvals',
      description: 'd',
    });
    expect(made.status).toBe(201);
    const address = `${team}/channels/${encodeURIComponent(String(made.body.id))}`;
    expect((await call('GET', address)).body).toMatchObject({ displayName: 'Approvals' });
    const names = rows(await call('GET', `${team}/channels?$select=displayName`));
    expect(names).toEqual([{ displayName: 'General' }, { displayName: 'Approvals' }]);
    expect((await call('GET', `${team}/channels/19:none@thread.tacv2`)).status).toBe(404);
  });

  test.each([
    [{ displayName: 'general' }, 400],
    [{ displayName: '' }, 400],
    [{ displayName: 'x'.repeat(51) }, 400],
    [{ displayName: 'x', membershipType: 'private' }, 501],
  ])('%p is refused', async (channel, status) => {
    const { call } = aGraph();
    const reply = await call('POST', `/teams/${await aTeam(call)}/channels`, channel);
    expect(errorOf(reply).status).toBe(status);
  });

  test('an application cannot post into one', async () => {
    const { call } = aGraph();
    const team = `/teams/${await aTeam(call)}`;
    const [general] = rows(await call('GET', `${team}/channels`));
    const address = `${team}/channels/${String(general?.id)}/messages`;
    const message = { body: { content: 'Hello' } };
    const refused = await call('POST', address, message, bearer({ roles: ['Group.Read.All'] }));
    expect(errorOf(refused)).toMatchObject({ status: 403, code: 'Forbidden' });
    expect(errorOf(refused).message).toContain('Teamwork.Migrate.All');
    const moving = await call(
      'POST',
      address,
      message,
      bearer({ roles: ['Teamwork.Migrate.All'] }),
    );
    expect(moving.status).toBe(501);
  });
});

describe('finding the site of a group', () => {
  test('a Microsoft 365 group has one from the start', async () => {
    const { call } = aGraph();
    const id = await aGroup(call);
    const { body } = await call('GET', `/groups/${id}/sites/root`);
    expect(body.webUrl).toBe('https://local.sharepoint.example/sites/inclusion');
    expect((await call('GET', `/groups/${id}/sites/${String(body.id)}`)).body.id).toBe(body.id);
    expect(rows(await call('GET', `/sites/${String(body.id)}/drives`))).toHaveLength(1);
    const other = await call('GET', '/sites/root');
    expect((await call('GET', `/groups/${id}/sites/${String(other.body.id)}`)).status).toBe(404);
  });

  test('a security group has none', async () => {
    const { call } = aGraph();
    const reply = await call('GET', `/groups/${await aGroup(call, [])}/sites/root`);
    expect(errorOf(reply)).toMatchObject({ status: 404, code: 'itemNotFound' });
  });
});

describe('asking who one is', () => {
  test('an application alone is nobody', async () => {
    const { call } = aGraph();
    for (const headers of [{}, bearer({ appid: 'a', roles: ['User.Read.All'] })]) {
      expect(errorOf(await call('GET', '/me', undefined, headers))).toEqual({
        status: 400,
        code: 'BadRequest',
        message: '/me request is only valid with delegated authentication flow.',
      });
    }
  });

  test('a person is found by the id in the token', async () => {
    const { call } = aGraph();
    const { body } = await call('POST', '/users', {
      accountEnabled: true,
      displayName: 'Ann',
      mailNickname: 'ann',
      userPrincipalName: 'ann@council.example',
      passwordProfile: { password: 'x' },
    });
    const me = await call('GET', '/me', undefined, bearer({ oid: body.id, scp: 'User.Read' }));
    expect(me.body).toMatchObject({ id: body.id, displayName: 'Ann' });
  });
});
