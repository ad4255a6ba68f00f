import type { GraphRooms, Groups } from '../../graph';
import type { Actor } from '../../teamsapp/people/actor';
import { type Council, openCouncil } from './council';

let council: Council;
let rooms: GraphRooms;
let groups: Groups;

async function idOf(made: Promise<unknown>): Promise<string> {
  const body = await made;
  if (typeof body === 'object' && body !== null && 'id' in body) return String(body.id);
  throw new Error('Graph made something without an id.');
}

function aPerson(name: string, more: object = {}): Promise<string> {
  const nickname = name.replace(/\W/g, '');
  return idOf(
    rooms.raw('POST', '/users', {
      accountEnabled: true,
      displayName: name,
      mailNickname: nickname,
      userPrincipalName: `${nickname}@wealdshire.example`,
      userType: 'Member',
      passwordProfile: { password: 'Not-used-1' },
      ...more,
    }),
  );
}

async function aGroup(name: string, ...members: string[]): Promise<string> {
  const security = { mailEnabled: false, mailNickname: name, securityEnabled: true };
  const id = await idOf(rooms.raw('POST', '/groups', { displayName: name, ...security }));
  for (const member of members) {
    const reference = `https://graph.microsoft.com/v1.0/directoryObjects/${member}`;
    await rooms.raw('POST', `/groups/${id}/members/$ref`, { '@odata.id': reference });
  }
  return id;
}

beforeEach(async () => {
  council = openCouncil();
  groups = { roles: {}, teams: [] };
  rooms = await council.open({ groups: () => groups, tenantId: 'tenant-1' });
});

afterEach(() => {
  council.close();
});

describe('building the actor', () => {
  test('takes roles and teams from groups, also from groups inside groups', async () => {
    const megan = await aPerson('Megan Asher');
    const team = await aGroup('send', megan);
    const staff = await aGroup('staff', team);
    groups = {
      roles: { staff, manager: await aGroup('managers') },
      teams: [{ id: 'send', groupId: team }],
      adminGroupId: await aGroup('admins', megan),
    };
    const actor: Actor = {
      id: megan,
      name: 'Megan Asher',
      tenantId: 'tenant-1',
      roles: ['staff', 'administrator'],
      teams: ['send'],
      isGuest: false,
    };
    expect(await rooms.directory.actor(megan)).toEqual(actor);
    expect(await rooms.directory.people()).toEqual([actor]);
  });

  test('gives a person in no group no role', async () => {
    const nobody = await aPerson('Ned Rowe');
    expect(await rooms.directory.actor(nobody)).toMatchObject({ roles: [], teams: [] });
  });

  test('knows a guest by type or by address', async () => {
    const byType = await aPerson('Una', { userType: 'Guest' });
    const byAddress = await aPerson('Ivo', {
      userPrincipalName: 'ivo_school.example#EXT#@wealdshire.example',
      userType: null,
    });
    expect(await rooms.directory.actor(byType)).toMatchObject({ isGuest: true });
    expect(await rooms.directory.actor(byAddress)).toMatchObject({ isGuest: true });
  });

  test.each(['', '7e57ed00-0000-4000-8000-000000000000'])(
    'lets nobody in whom the directory does not know: "%s"',
    async (id) => {
      await expect(rooms.directory.actor(id)).rejects.toMatchObject({ code: 'notAllowed' });
    },
  );

  test('lets nobody in whose account is switched off', async () => {
    const gone = await aPerson('Gil Orme', { accountEnabled: false });
    await expect(rooms.directory.actor(gone)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test('asks once in a minute, one round trip, and again after it', async () => {
    const megan = await aPerson('Megan Asher');
    const staff = await aGroup('staff', megan);
    groups = { roles: { staff }, teams: [] };
    const before = rooms.meter.requests;
    await rooms.directory.actor(megan);
    await rooms.directory.actor(megan);
    expect(rooms.meter.requests - before).toBe(1);
    await rooms.raw('DELETE', `/groups/${staff}/members/${megan}/$ref`);
    council.clock.pass(59);
    expect(await rooms.directory.actor(megan)).toMatchObject({ roles: ['staff'] });
    council.clock.pass(2);
    expect(await rooms.directory.actor(megan)).toMatchObject({ roles: [] });
  });

  test('stands in for reading while Graph is silent, for an hour, and never for deciding', async () => {
    const megan = await aPerson('Megan Asher');
    const staff = await aGroup('staff', megan);
    groups = { roles: { staff }, teams: [] };
    await rooms.directory.actor(megan);
    await rooms.directory.members(staff);
    council.mishap(() => Promise.resolve(new Response('', { status: 503 })));
    council.clock.pass(3599);
    const { lastKnown } = rooms.directory;
    expect(await lastKnown.actor(megan)).toMatchObject({ roles: ['staff'] });
    expect(await lastKnown.members(staff)).toHaveLength(1);
    await expect(rooms.directory.actor(megan)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(rooms.directory.members(staff)).rejects.toMatchObject({ code: 'unavailable' });
    const asked = rooms.meter.requests;
    await lastKnown.actor(megan);
    expect(rooms.meter.requests).toBe(asked);
    council.clock.pass(1);
    await expect(lastKnown.actor(megan)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test.each([401, 403])('stands in for nobody when Graph refuses with %i', async (status) => {
    const megan = await aPerson('Megan Asher');
    await rooms.directory.actor(megan);
    council.clock.pass(61);
    council.mishap(() => Promise.resolve(Response.json({ error: {} }, { status })));
    await expect(rooms.directory.lastKnown.actor(megan)).rejects.toMatchObject({
      code: 'unavailable',
    });
    council.mishap(() => Promise.resolve(new Response('', { status: 503 })));
    await expect(rooms.directory.lastKnown.actor(megan)).rejects.toThrow();
  });

  test('counts a changed setting at once', async () => {
    const megan = await aPerson('Megan Asher');
    const staff = await aGroup('staff', megan);
    expect(await rooms.directory.actor(megan)).toMatchObject({ roles: [] });
    groups = { roles: { staff }, teams: [] };
    expect(await rooms.directory.actor(megan)).toMatchObject({ roles: ['staff'] });
  });

  test('asks about more than twenty groups in the same round trip', async () => {
    const megan = await aPerson('Megan Asher');
    const ids = await Promise.all(
      Array.from({ length: 25 }, (_, index) => aGroup(`team${String(index)}`, megan)),
    );
    groups = { roles: {}, teams: ids.map((groupId, index) => ({ id: String(index), groupId })) };
    const before = rooms.meter.requests;
    expect((await rooms.directory.actor(megan)).teams).toHaveLength(25);
    expect(rooms.meter.requests - before).toBe(1);
  });
});

describe('listing members', () => {
  test('names people only, through groups inside groups, and nobody switched off', async () => {
    const megan = await aPerson('Megan Asher');
    const gone = await aPerson('Gil Orme', { accountEnabled: false });
    const outer = await aGroup('outer', await aGroup('inner', megan, gone));
    expect(await rooms.directory.members(outer)).toEqual([{ id: megan, name: 'Megan Asher' }]);
  });

  test('says that a group is gone, and leaves it out of everybody', async () => {
    const gone = '7e57ed00-0000-4000-8000-000000000000';
    await expect(rooms.directory.members(gone)).rejects.toMatchObject({ code: 'notFound' });
    groups = { roles: { staff: gone }, teams: [] };
    expect(await rooms.directory.people()).toEqual([]);
  });
});
