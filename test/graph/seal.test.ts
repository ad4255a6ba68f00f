import type { GraphRooms } from '../../graph';
import { sealWith } from '../../teamsapp/common/event';
import { type Council, type Mishap, openCouncil } from './council';
import { aChild, anApproval, aPackage, aProvider, firstEvent, megan } from './rows';

const key = { id: 'k1', secret: 'a secret of the tests, long enough' };
const seal = sealWith(key);

let council: Council;
let rooms: GraphRooms;

beforeEach(async () => {
  council = openCouncil();
  rooms = await council.open({ seal });
  await rooms.provision();
  await rooms.start();
  await rooms.stores.providers.add(aProvider());
});

afterEach(() => {
  rooms.stop();
  council.close();
});

/** What a person does in SharePoint. */
const byHand = (list: string, id: number, fields: object) =>
  rooms.raw('PATCH', `/sites/root/lists/${list}/items/${String(id)}`, { fields });

/** A list that keeps no versions. */
const noVersions: Mishap = ({ path }) =>
  path.includes('/versions') ? Promise.resolve(Response.json({}, { status: 404 })) : undefined;

async function another(): Promise<GraphRooms['stores']> {
  const fresh = await council.open({ seal });
  await fresh.start();
  return fresh.stores;
}

const ended = {
  status: 'ended',
  lastEvent: { ...firstEvent, sequence: 2 },
  eventHash: 'k1.x',
} as const;

describe('sealing rows', () => {
  test('what the app creates and changes is sealed for every instance', async () => {
    const { packages, children } = rooms.stores;
    await children.add(aChild());
    const added = await packages.add(
      aPackage({ objectives: ' Two\r\nlines ', hoursPerWeek: 12.5 }),
    );
    await packages.change(added, { ...ended, nextReviewDue: undefined, endDate: '2026-12-01' });
    const seen = await another();
    const all = [...seen.packages.all(), ...seen.children.all(), ...seen.providers.all()];
    expect(all.map(({ isUnsealed }) => isUnsealed)).toEqual([undefined, undefined, undefined]);
  });

  test('a service that tidies what it is given unseals nothing', async () => {
    const tidy = openCouncil({ storedValues: 'normalised' });
    const { stores, provision, start, stop } = await tidy.open({ seal });
    await provision();
    await start();
    const objectives = ' Two\r\nlines ';
    await stores.packages.add(aPackage({ objectives, hoursPerWeek: 12.345678901234567 }));
    const fresh = await tidy.open({ seal });
    await fresh.start();
    expect(fresh.stores.packages.all()[0]).toMatchObject({ objectives: 'Two\nlines' });
    expect(fresh.stores.packages.all()[0]?.isUnsealed).toBeUndefined();
    stop();
    fresh.stop();
    tidy.close();
  });

  test('a package and its request, written together, are sealed', async () => {
    await rooms.stores.packages.addWithApproval(aPackage(), anApproval());
    const seen = await another();
    expect(seen.packages.all()[0]?.isUnsealed).toBeUndefined();
    expect(seen.approvals.all()[0]?.isUnsealed).toBeUndefined();
  });

  test.each([
    ['a price', { Price: 1 }],
    ['a status', { Status: 'ended' }],
    ['an emptied field', { Objectives: null }],
    ['the seal itself', { Seal: 'k1.forged' }],
    ['a seal that was taken away', { Seal: null }],
    ['the history', { EventHash: 'k1.forged' }],
  ])(
    '%s changed by hand shows, at once and to an instance that starts later',
    async (_, fields) => {
      const row = await rooms.stores.packages.add(aPackage({ objectives: 'Four mornings.' }));
      await byHand('Packages', row.id, fields);
      await rooms.changes.refresh();
      expect(rooms.stores.packages.find(row.id)?.isUnsealed).toBe(true);
      expect((await another()).packages.find(row.id)?.isUnsealed).toBe(true);
    },
  );

  test('a hand that puts back what was there leaves the row sealed', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    await byHand('Packages', row.id, { Price: 1 });
    await byHand('Packages', row.id, { Price: row.price / 100 });
    await rooms.changes.refresh();
    expect(rooms.stores.packages.find(row.id)?.isUnsealed).toBeUndefined();
  });

  test('another key makes no seal that fits', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    const strange = await council.open({
      seal: sealWith({ id: 'k1', secret: 'other' }),
    });
    await strange.start();
    expect(strange.stores.packages.find(row.id)?.isUnsealed).toBe(true);
  });
});

describe('changing a row that was changed by hand', () => {
  test('is refused, so that nothing covers the edit, until it is accepted', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    await byHand('Packages', row.id, { Price: 1 });
    const live = await rooms.stores.packages.live(row.id);
    await expect(rooms.stores.packages.change(live, ended)).rejects.toMatchObject({
      code: 'conflict',
    });
    const accepted = await rooms.stores.packages.accept(live, ended);
    expect(accepted).toMatchObject({ price: 100, status: 'ended' });
    expect(accepted.isUnsealed).toBeUndefined();
    expect((await another()).packages.find(row.id)).toEqual(accepted);
  });

  test('what it was is known from the list’s own versions', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    await byHand('Packages', row.id, { Price: 1 });
    await rooms.changes.refresh();
    const found = rooms.stores.packages.find(row.id);
    if (!found) throw new Error('The package is gone.');
    const { before } = await rooms.stores.packages.outsideChange(found.id);
    expect(before).toEqual({ ...row, eTag: found.eTag });
  });

  test('where the list keeps no versions, it is known from memory', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    await byHand('Packages', row.id, { Price: 1 });
    await rooms.changes.refresh();
    council.mishap(noVersions);
    const found = rooms.stores.packages.find(row.id);
    if (!found) throw new Error('The package is gone.');
    expect((await rooms.stores.packages.outsideChange(found.id)).before).toEqual(row);
  });

  test('memory that may have missed a write of another instance is not taken', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    const other = await another();
    const theirs = other.packages.find(row.id);
    if (!theirs) throw new Error('The other instance does not see the package.');
    await other.packages.change(theirs, {
      ...ended,
      lastEvent: { ...ended.lastEvent, actor: megan },
    });
    await byHand('Packages', row.id, { Price: 1 });
    await rooms.changes.refresh();
    council.mishap(noVersions);
    const found = rooms.stores.packages.find(row.id);
    if (!found) throw new Error('The package is gone.');
    expect((await rooms.stores.packages.outsideChange(found.id)).before).toBeUndefined();
  });

  test('an older version that somebody puts back shows, although its seal fits', async () => {
    const { packages } = rooms.stores;
    const row = await packages.add(aPackage());
    const later = await packages.change(row, ended);
    const item = `/sites/root/lists/Packages/items/${String(row.id)}`;
    await rooms.raw('POST', `${item}/versions/1.0/restoreVersion`);
    await rooms.changes.refresh();
    const found = packages.find(row.id);
    expect(found).toMatchObject({ status: 'submitted', isUnsealed: true });
    if (!found) throw new Error('The package is gone.');
    expect((await packages.outsideChange(found.id)).before).toEqual({ ...later, eTag: found.eTag });
  });
});

describe('a row that was changed into something that cannot be read', () => {
  const damages = [
    ['an emptied first day', 'Packages', { StartDate: null }, ['startDate']],
    ['a history that is no JSON', 'Packages', { LastEvent: '{' }, ['lastEvent']],
    ['broken stages', 'Approvals', { Stages: '[{"id":' }, ['stages']],
  ] as const;

  test.each(damages)('%s is named, with its earlier value', async (_, list, fields, damaged) => {
    await rooms.stores.packages.addWithApproval(aPackage(), anApproval());
    const store = list === 'Packages' ? rooms.stores.packages : rooms.stores.approvals;
    const id = store.all()[0]?.id ?? 0;
    const before = store.find(id);
    await byHand(list, id, fields);
    await rooms.changes.refresh();
    expect(rooms.changes.unreadable()).toMatchObject([{ list, id, isShown: true }]);
    for (const way of [
      () => undefined,
      () => {
        council.mishap(noVersions);
      },
    ]) {
      way();
      const found = await store.outsideChange(id);
      expect(found.damaged).toEqual(damaged);
      expect(found.row).toEqual({ ...before, eTag: found.row.eTag, isUnsealed: true });
      expect(found.row.eTag).not.toBe(before?.eTag);
    }
  });

  test('an instance that starts later mends it from the list’s versions', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    await byHand('Packages', row.id, { StartDate: null, Price: 2 });
    const fresh = await council.open({ seal });
    await fresh.start();
    expect(fresh.stores.packages.find(row.id)).toBeUndefined();
    expect(fresh.changes.unreadable()).toEqual([
      { list: 'Packages', id: row.id, problem: 'StartDate is missing', isShown: false },
    ]);
    const found = await fresh.stores.packages.outsideChange(row.id);
    expect(found.row).toMatchObject({ startDate: row.startDate, price: 200 });
    const accepted = await fresh.stores.packages.accept(found.row, {
      ...ended,
      startDate: row.startDate,
    });
    expect(accepted).toMatchObject({ startDate: row.startDate, price: 200, status: 'ended' });
    expect(fresh.changes.unreadable()).toEqual([]);
    expect((await another()).packages.find(row.id)).toEqual(accepted);
  });

  test('what nothing remembers is refused in words', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    await byHand('Packages', row.id, { StartDate: null });
    council.mishap(noVersions);
    const fresh = await council.open({ seal });
    await fresh.start();
    await expect(fresh.stores.packages.outsideChange(row.id)).rejects.toMatchObject({
      code: 'notSupported',
    });
  });
});

describe('sealing what the list shows otherwise than it was written', () => {
  test('an own write is sealed again as it is shown, and nobody takes it for an edit', async () => {
    const added = await rooms.stores.packages.add(aPackage({ objectives: 'Four mornings.' }));
    council.mishap(async ({ method, path }, pass) => {
      if (method !== 'PATCH' || path.includes('columns')) return pass();
      const answer: unknown = await (await pass()).json();
      return Response.json(JSON.parse(JSON.stringify(answer).replace('mornings', 'Mornings')));
    });
    const changed = await rooms.stores.packages.change(added, ended);
    expect(changed.isUnsealed).toBeUndefined();
  });

  test('seals of the key before still fit, seals of a strange one do not', async () => {
    const row = await rooms.stores.packages.add(aPackage());
    const turned = await council.open({ seal: sealWith({ id: 'k2', secret: 'the next' }, key) });
    await turned.start();
    const seen = turned.stores.packages.find(row.id);
    expect(seen?.isUnsealed).toBeUndefined();
    if (!seen) throw new Error('The package is gone.');
    await turned.stores.packages.change(seen, ended);
    await rooms.changes.refresh();
    expect(rooms.stores.packages.find(row.id)?.isUnsealed).toBe(true);
  });

  test('neither ends of lines, outer spaces, the order of needs nor the last digits break a seal', async () => {
    const { providers } = rooms.stores;
    const row = await providers.add(aProvider({ requestKey: 'urn:2', note: 'One\r\ntwo ' }));
    await byHand('Providers', row.id, {
      Note: 'One\ntwo',
      'Needs@odata.type': 'Collection(Edm.String)',
      Needs: ['ASD', 'SEMH'],
    });
    await rooms.changes.refresh();
    expect(providers.find(row.id)?.isUnsealed).toBeUndefined();
  });
});
