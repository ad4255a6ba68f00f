import type { Switches } from '../../../graph/local/index';
import { aGraph, aList, bearer, errorOf, rows, type Caller, type Json } from './support';

const app = { appid: 'aaaa-1' };
const admin = bearer({ appid: 'admin-1', roles: ['Sites.FullControl.All'] });
const a = '/sites/localhost:/sites/a';

type As = (method: string, path: string, body?: unknown, claims?: Json) => Promise<number>;

/** Two sites, the first with a list and a file, and calls in the name of one application. */
async function enforcing(switches: Partial<Switches> = {}) {
  const { call: plain } = aGraph({
    sites: ['sites/a', 'sites/b'],
    switches: { enforceGrants: true, ...switches },
  });
  const asAdmin: Caller = (method, path, body) => plain(method, path, body, admin);
  const siteId = String((await asAdmin('GET', a)).body.id);
  const site = `/sites/${siteId}`;
  const { body } = await asAdmin('POST', `${site}/lists`, { displayName: 'Things' });
  const list = `${site}/lists/${String(body.id)}`;
  await asAdmin('POST', `${list}/items`, { fields: { Title: 'a' } });
  await asAdmin('PUT', `${site}/drive/root:/a.txt:/content`, 'x');
  const reply = (method: string, path: string, content?: unknown, claims: Json = app) =>
    plain(method, path, content, bearer(claims));
  const as: As = async (...args) => (await reply(...args)).status;
  const grant = async (place: string, role: string) => {
    const grantedToIdentities = [{ application: { id: 'AAAA-1', displayName: 'Packages' } }];
    const body = { roles: [role], grantedToIdentities };
    const made = await asAdmin('POST', `${place}/permissions`, body);
    if (made.status !== 201) throw new Error(made.text);
    return made;
  };
  return { plain, asAdmin, as, reply, grant, site, list };
}

describe('reaching only what was granted', () => {
  test('everything is open while the switch is off', async () => {
    const { call } = aGraph();
    expect((await call('GET', await aList(call), undefined, bearer(app))).status).toBe(200);
  });

  test('a site that was not granted is refused, in every spelling and in a batch', async () => {
    const { reply, grant, site } = await enforcing();
    await grant('/sites/localhost:/sites/b:', 'fullcontrol');
    for (const path of [site, a, `${site}/lists`, `${site}/drive/root/children`]) {
      expect(errorOf(await reply('GET', path))).toEqual({
        status: 403,
        code: 'accessDenied',
        message: 'Access denied',
      });
    }
    const requests = [{ id: '1', method: 'GET', url: site }];
    const { body } = await reply('POST', '/$batch', { requests });
    expect(body.responses).toMatchObject([{ id: '1', status: 403 }]);
  });

  test('an opaque token is the local application’s, and needs a grant like any other', async () => {
    const { plain, asAdmin, site } = await enforcing();
    expect((await plain('GET', site)).status).toBe(403);
    await asAdmin('POST', `${site}/permissions`, {
      roles: ['read'],
      grantedTo: { application: { id: '5a1e0000-0000-4000-8000-00000000c0de' } },
    });
    expect((await plain('GET', site)).status).toBe(200);
  });

  test.each([
    ['read', [200, 403, 403, 403, 403, 403]],
    ['write', [200, 201, 201, 403, 403, 403]],
    ['manage', [200, 201, 201, 201, 201, 403]],
    ['owner', [200, 201, 201, 201, 201, 200]],
    ['fullcontrol', [200, 201, 201, 201, 201, 200]],
  ])('the role %s goes as far as it should', async (role, statuses) => {
    const { as, grant, site, list } = await enforcing();
    await grant(site, role);
    expect([
      await as('GET', `${list}/items`),
      await as('POST', `${list}/items`, { fields: {} }),
      await as('PUT', `${site}/drive/root:/b.txt:/content`, 'x'),
      await as('POST', `${site}/lists`, { displayName: 'More' }),
      await as('POST', `${list}/columns`, { name: 'Note', text: {} }),
      await as('GET', `${site}/permissions`),
    ]).toEqual(statuses);
  });

  test.each([
    ['PATCH', '', { description: 'd' }],
    ['DELETE', '', undefined],
    ['PATCH', '/columns/Title', { description: 'd' }],
    ['POST', '/contentTypes', { name: 'Memo' }],
  ])('%s of a list’s own %p is making lists', async (method, part, body) => {
    const { as, grant, site, list } = await enforcing();
    await grant(site, 'write');
    expect(await as(method, `${list}${part}`, body)).toBe(403);
    await grant(site, 'manage');
    expect(await as(method, `${list}${part}`, body)).toBeLessThan(300);
  });

  test.each(['write', 'manage', 'fullcontrol'] as const)(
    'the role for making lists is %s when the switch says so',
    async (listCreationRole) => {
      const { as, grant, site } = await enforcing({ listCreationRole });
      const roles = ['write', 'manage', 'fullcontrol'];
      const statuses: number[] = [];
      for (const role of roles) {
        await grant(site, role);
        statuses.push(await as('POST', `${site}/lists`, { displayName: `By ${role}` }));
      }
      const least = roles.indexOf(listCreationRole);
      expect(statuses).toEqual(roles.map((_, index) => (index < least ? 403 : 201)));
    },
  );

  test.each([
    ['Sites.Read.All', [200, 403, 403, 403]],
    ['Sites.ReadWrite.All', [200, 201, 403, 403]],
    ['Sites.Manage.All', [200, 201, 201, 403]],
    ['Sites.FullControl.All', [200, 201, 201, 200]],
    ['Sites.Selected', [403, 403, 403, 403]],
  ])('the permission %s counts for every site', async (permission, statuses) => {
    const { as, site, list } = await enforcing();
    const claims = { ...app, roles: [permission] };
    expect([
      await as('GET', site, undefined, claims),
      await as('POST', `${list}/items`, { fields: {} }, claims),
      await as('POST', `${site}/lists`, { displayName: 'More' }, claims),
      await as('GET', `${site}/permissions`, undefined, claims),
    ]).toEqual(statuses);
  });

  test('a grant on a list reaches that list alone', async () => {
    const { as, asAdmin, grant, site, list } = await enforcing();
    await asAdmin('POST', `${site}/lists`, { displayName: 'Others' });
    await grant(list, 'write');
    expect(await as('POST', `${list}/items`, { fields: {} })).toBe(201);
    expect(await as('GET', `${list}/items/delta`)).toBe(200);
    expect(await as('GET', site)).toBe(403);
    expect(await as('GET', `${site}/lists`)).toBe(403);
    expect(await as('GET', `${site}/lists/Others/items`)).toBe(403);
    expect(await as('GET', `${site}/drive/root`)).toBe(403);
  });

  test('a grant on a library reaches its drive', async () => {
    const { as, asAdmin, grant, site } = await enforcing();
    const { body } = await asAdmin('GET', `${site}/drive`);
    await grant(`${site}/lists/Documents`, 'read');
    expect(await as('GET', `/drives/${String(body.id)}/root/children`)).toBe(200);
    expect(await as('GET', `${site}/drive/root:/a.txt:/content`)).toBe(200);
    expect(await as('DELETE', `${site}/drive/root:/a.txt`)).toBe(403);
  });

  test('a role that was lowered or taken back counts at once', async () => {
    const { as, asAdmin, grant, site } = await enforcing();
    const { body } = await grant(site, 'manage');
    const address = `${site}/permissions/${String(body.id)}`;
    await asAdmin('PATCH', address, { roles: ['read'] });
    expect(await as('POST', `${site}/lists`, { displayName: 'More' })).toBe(403);
    await asAdmin('DELETE', address);
    expect(await as('GET', site)).toBe(403);
  });

  test('a place that is not there stays not found', async () => {
    const { as } = await enforcing();
    expect(await as('GET', '/sites/localhost:/sites/none')).toBe(404);
    expect(await as('GET', '/drives/b!none')).toBe(404);
  });

  test('an application cannot search sites, a person can', async () => {
    const { as, reply } = await enforcing();
    expect(await as('GET', '/sites?search=a', undefined, { roles: ['Sites.Read.All'] })).toBe(403);
    const person = { oid: 'someone', scp: 'Sites.Read.All' };
    expect(rows(await reply('GET', '/sites?search=*', undefined, person))).toHaveLength(3);
  });

  test('the site of a group is a site like others', async () => {
    const { as, asAdmin, grant } = await enforcing();
    const group = {
      displayName: 'g',
      mailEnabled: true,
      mailNickname: 'g',
      securityEnabled: false,
    };
    const { body } = await asAdmin('POST', '/groups', { ...group, groupTypes: ['Unified'] });
    const address = `/groups/${String(body.id)}/sites/root`;
    expect(await as('GET', address)).toBe(403);
    await grant('/sites/localhost:/sites/g:', 'read');
    expect(await as('GET', address)).toBe(200);
  });
});
