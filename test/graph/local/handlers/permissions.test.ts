import { aGraph, aList, errorOf, ids, rows } from '../support';

const site = '/sites/root/permissions';
const application = { id: 'ABCD-1', displayName: 'Packages' };

describe('granting a site to an application', () => {
  test.each([
    ['grantedToIdentities', { grantedToIdentities: [{ application }] }],
    ['grantedToIdentitiesV2', { grantedToIdentitiesV2: [{ application }] }],
    ['grantedTo', { grantedTo: { application } }],
    ['grantedToV2', { grantedToV2: { application } }],
    ['two of them', { grantedTo: { application }, grantedToIdentities: [{ application }] }],
  ])('the receiver may stand in %s', async (_, receiver) => {
    const { call } = aGraph();
    const made = await call('POST', site, { roles: ['write'], ...receiver });
    expect(made.status).toBe(201);
    const identity = { application: { id: 'abcd-1', displayName: 'Packages' } };
    const grant = { roles: ['write'], grantedToIdentitiesV2: [identity], grantedToV2: identity };
    expect(made.body).toMatchObject(grant);
    expect(rows(await call('GET', site))).toMatchObject([grant]);
    expect((await call('GET', `${site}/${String(made.body.id)}`)).body).toMatchObject(grant);
  });

  test('a second grant takes the place of the first', async () => {
    const { call } = aGraph();
    const grantedToIdentities = [{ application }];
    const first = await call('POST', site, { roles: ['write'], grantedToIdentities });
    const second = await call('POST', site, { roles: ['read'], grantedToIdentities });
    expect(second.body.id).toBe(first.body.id);
    expect(rows(await call('GET', site))).toMatchObject([{ roles: ['read'] }]);
  });

  test.each(['read', 'write', 'manage', 'owner', 'fullcontrol'])(
    'the role can become %s, and the grant be taken back',
    async (role) => {
      const { call } = aGraph();
      const grant = { roles: ['write'], grantedToIdentities: [{ application }] };
      const { body } = await call('POST', site, grant);
      const address = `${site}/${String(body.id)}`;
      const changed = await call('PATCH', address, { roles: [role] });
      expect([changed.status, changed.body.roles]).toEqual([200, [role]]);
      expect((await call('DELETE', address)).status).toBe(204);
      expect(errorOf(await call('GET', address)).status).toBe(404);
    },
  );

  test.each([
    [{ roles: ['write'] }],
    [{ roles: [], grantedTo: { application } }],
    [{ roles: ['admin'], grantedTo: { application } }],
    [{ roles: ['read', 'write'], grantedTo: { application } }],
    [{ roles: ['read'], grantedTo: { application }, grantedToV2: { application: { id: 'b' } } }],
  ])('%j is refused', async (body) => {
    const { call } = aGraph();
    expect(errorOf(await call('POST', site, body)).status).toBe(400);
  });

  test('a grant on a list is none on its site, and goes with the list', async () => {
    const { call } = aGraph();
    const list = await aList(call);
    const grant = { roles: ['read'], grantedTo: { application } };
    const { body } = await call('POST', `${list}/permissions`, grant);
    expect(ids(await call('GET', `${list}/permissions`))).toEqual([body.id]);
    expect(rows(await call('GET', site))).toEqual([]);
    await call('DELETE', list);
    const again = await aList(call);
    expect(rows(await call('GET', `${again}/permissions`))).toEqual([]);
  });
});
