import type { GraphRooms } from '../../graph';
import { withAction } from '../../teamsapp/common/action';
import { type Council, openCouncil } from './council';
import { aChild, anApproval, aPackage, aProvider, firstEvent, megan } from './rows';

let council: Council;
let rooms: GraphRooms;

beforeEach(async () => {
  council = openCouncil();
  rooms = await council.open();
  await rooms.provision();
  await rooms.start();
});

afterEach(() => {
  rooms.stop();
  council.close();
});

describe('giving rows back as they were added', () => {
  test('also to a second instance, with every kind of field', async () => {
    const provider = await rooms.stores.providers.add(
      aProvider({ price: 4501, registrationChecked: '2026-09-01', note: 'Two\nlines' }),
    );
    const child = await rooms.stores.children.add(aChild());
    const both = await rooms.stores.packages.addWithApproval(aPackage(), anApproval());
    const setting = await rooms.stores.settings.add({
      requestKey: 'lots:2026-04-01',
      name: 'lots',
      validFrom: '2026-04-01',
      value: [{ code: '2a', name: 'EOTAS packages' }],
      publishedBy: megan,
      publishedAt: '2026-03-30T10:00:00.123Z',
      because: 'The framework begins.',
      seal: 'k1.s',
    });
    const draft = await rooms.stores.drafts.add({
      requestKey: '7b3d7e57-0000-4000-8000-000000000002',
      writerId: megan.id,
      form: { childReference: 'AB12' },
      remarks: [],
      expires: '2026-11-28T09:15:30.000Z',
    });
    const conversation = await rooms.stores.conversations.add({
      requestKey: 'channel:19:x@thread.tacv2',
      key: 'channel:19:x@thread.tacv2',
      kind: 'channel',
      name: 'Approvals',
      reference: { serviceUrl: 'https://smba.example/uk' },
    });
    const { stores, start } = await council.open();
    await start();
    expect(provider).toMatchObject({ id: 1, price: 4501, note: 'Two\nlines' });
    expect(both.educationPackage).toMatchObject(aPackage());
    expect(both.approval).toMatchObject(anApproval());
    expect(stores.providers.all()).toEqual([provider]);
    expect(stores.children.all()).toEqual([child]);
    expect(stores.packages.all()).toEqual([both.educationPackage]);
    expect(stores.approvals.all()).toEqual([both.approval]);
    expect(stores.settings.all()).toEqual([setting]);
    expect(stores.drafts.all()).toEqual([draft]);
    expect(stores.conversations.all()).toEqual([conversation]);
    expect(stores.packages.findByKey(aPackage().requestKey)).toEqual(both.educationPackage);
  });
});

describe('spending requests', () => {
  const spent = (action: string) => rooms.meter.byAction.get(action);

  test('reads grids and rows from memory for nothing', async () => {
    await rooms.stores.providers.add(aProvider());
    const before = rooms.meter.requests;
    await withAction('browse', () => {
      rooms.stores.providers.all();
      rooms.stores.providers.find(1);
      return Promise.resolve();
    });
    expect(rooms.meter.requests).toBe(before);
  });

  test('logs a package with one batch and one later PATCH', async () => {
    await rooms.stores.providers.add(aProvider());
    await withAction('log', async () => {
      const { packages, approvals } = rooms.stores;
      const both = await packages.addWithApproval(aPackage(), anApproval());
      await approvals.change(both.approval, { packageId: both.educationPackage.id });
    });
    expect(spent('log')).toEqual({ requests: 2, resourceUnits: 6 });
  });

  test('decides with one PATCH', async () => {
    await rooms.stores.providers.add(aProvider());
    const { approval } = await rooms.stores.packages.addWithApproval(aPackage(), anApproval());
    const lastEvent = { ...firstEvent, sequence: 2, verb: 'approved' };
    await withAction('decide', () =>
      rooms.stores.approvals.change(approval, { state: 'approved', lastEvent, eventHash: 'k1.e' }),
    );
    expect(spent('decide')).toEqual({ requests: 1, resourceUnits: 2 });
  });

  test('asks for changes with one cheap request a list', async () => {
    const before = { ...rooms.meter };
    await rooms.changes.refresh();
    expect(rooms.meter.requests - before.requests).toBe(9);
    expect(rooms.meter.resourceUnits - before.resourceUnits).toBe(9);
  });
});

describe('telling Microsoft who asks', () => {
  test('names the council as it is called when the request is sent', async () => {
    const agents: (string | null)[] = [];
    let name = 'Council';
    const named = await council.open({
      council: () => name,
      version: '1.2.3',
      transport: {
        kind: 'inProcess',
        handle: (request) => {
          agents.push(request.headers.get('user-agent'));
          return council.local.handle(request);
        },
      },
    });
    await named.raw('GET', '/sites/root');
    name = 'Wealdshire County Council';
    await named.raw('GET', '/sites/root');
    expect(agents).toEqual([
      'NONISV|Council|EducationPackages/1.2.3',
      'NONISV|WealdshireCountyCouncil|EducationPackages/1.2.3',
    ]);
  });
});
