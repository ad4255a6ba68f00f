import { openGraph, type GraphOptions, type GraphRooms } from '../../graph';
import { openLocalGraph, type LocalGraph } from '../../graph/local';
import { aChild, anApproval, aPackage, aProvider, firstEvent } from './rows';

const clock = { now: () => new Date('2026-11-21T09:15:30.125Z') };

let local: LocalGraph;
let rooms: GraphRooms;

function open(changes: Partial<GraphOptions> = {}): Promise<GraphRooms> {
  return openGraph({
    transport: { kind: 'inProcess', handle: (request) => local.handle(request) },
    council: 'Wealdshire County Council',
    clock,
    pollSeconds: 0,
    groups: () => ({ roles: {}, teams: [] }),
    ...changes,
  });
}

beforeEach(async () => {
  local = openLocalGraph({ dataDir: ':memory:' });
  rooms = await open();
  await rooms.provision();
  await rooms.start();
});

afterEach(() => {
  rooms.stop();
  local.close();
});

describe('provisioning', () => {
  test('makes nothing and finds no difference on a second run', async () => {
    expect(await rooms.provision()).toMatchObject({ created: [], differs: [] });
  });
});

describe('keeping rows', () => {
  test('gives a provider back as it was added, also to a second instance', async () => {
    const added = await rooms.stores.providers.add(
      aProvider({ price: 4501, registrationChecked: '2026-09-01', note: 'Two\nlines' }),
    );
    const second = await open();
    await second.start();
    expect(second.stores.providers.all()).toEqual([added]);
    expect(added).toMatchObject({ id: 1, name: 'Forest Trail', price: 4501 });
  });

  test('gives a child, a package and its approval back as they were added', async () => {
    await rooms.stores.providers.add(aProvider());
    await rooms.stores.children.add(aChild());
    const both = await rooms.stores.packages.addWithApproval(aPackage(), anApproval());
    const second = await open();
    await second.start();
    expect(second.stores.packages.all()).toEqual([both.educationPackage]);
    expect(second.stores.approvals.all()).toEqual([both.approval]);
    expect(both.educationPackage).toMatchObject(aPackage());
    expect(both.approval).toMatchObject(anApproval());
  });

  test('keeps an activity entry once, however often it is added', async () => {
    const entry = { requestKey: 'package:1#1', subject: 'package:1', event: firstEvent, hash: 'h' };
    await rooms.stores.activity.add(entry);
    await rooms.stores.activity.add(entry);
    expect(await rooms.stores.activity.bySubject('package:1')).toMatchObject([entry]);
  });
});
