import { type GraphOptions, type GraphRooms, openGraph } from '../../graph';
import { type LocalGraph, openLocalGraph, type Switches } from '../../graph/local';
import { aProvider } from './rows';
import { paceThatNotes } from './scripted';

const receiver = {
  url: 'http://127.0.0.1:1/changes',
  lifecycleUrl: 'http://127.0.0.1:1/lifecycle',
  clientState: 'the-secret',
};
const minute = 60_000;

interface Notification {
  subscriptionId: string;
  clientState: string;
  lifecycleEvent?: string;
}

let time: number;
let local: LocalGraph;
let rooms: GraphRooms;
let lines: object[];
/** What the receiver was sent, and whether it gives tokens back. */
let received: Notification[];
let isWilling: boolean;
/** Whether subscriptions are shown without their secrets. */
let isMasked: boolean;
/** Whether requests to Graph get lost. */
let isAway: boolean;
const opened: GraphRooms[] = [];

const clock = { now: () => new Date(time) };

beforeEach(() => {
  time = Date.UTC(2026, 10, 21, 9, 15, 30);
  lines = [];
  received = [];
  isWilling = true;
  isAway = false;
  isMasked = false;
});
afterEach(() => {
  for (const one of opened.splice(0)) one.stop();
  local.close();
});

async function deliver(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('validationToken');
  const headers = { 'content-type': 'text/plain' };
  if (token !== null) return new Response(token, { status: isWilling ? 200 : 404, headers });
  received.push(...((await request.json()) as { value: Notification[] }).value);
  return new Response(null, { status: 202 });
}

async function handle(request: Request): Promise<Response> {
  if (isAway) throw new TypeError('fetch failed');
  const response = await local.handle(request);
  if (!isMasked || !request.url.endsWith('/subscriptions')) return response;
  const text = (await response.text()).replaceAll(receiver.clientState, '***');
  return new Response(text, response);
}

async function open(changes: Partial<GraphOptions> = {}): Promise<GraphRooms> {
  const one = await openGraph({
    transport: {
      kind: 'inProcess',
      handle,
    },
    council: 'Wealdshire County Council',
    clock,
    pollSeconds: 0,
    groups: () => ({ roles: {}, teams: [] }),
    pace: paceThatNotes([]),
    notifications: receiver,
    log: (line) => void lines.push(line),
    ...changes,
  });
  opened.push(one);
  return one;
}

/** Opens the app on a new local Graph and lets it check once. */
async function begin(switches: Partial<Switches> = {}): Promise<void> {
  local = openLocalGraph({
    dataDir: ':memory:',
    now: clock.now,
    switches,
    deliver,
    notifyAfterMs: 1,
  });
  rooms = await open();
  await rooms.provision();
  await rooms.start();
  await rooms.notifications?.check();
}

interface Shown {
  id: string;
  resource: string;
  expirationDateTime: string;
}

const shown = async () => ((await rooms.raw('GET', '/subscriptions')) as { value: Shown[] }).value;
const failures = () =>
  lines.filter((line) => 'event' in line && line.event === 'notificationsFailed');
const livesFor = ({ expirationDateTime }: Shown) =>
  (Date.parse(expirationDateTime) - time) / minute;

/** A subscription that was made by something else than the app's own checks. */
async function foreign(changes: Record<string, string>): Promise<void> {
  await rooms.raw('POST', '/subscriptions', {
    changeType: 'updated',
    notificationUrl: receiver.url,
    clientState: receiver.clientState,
    expirationDateTime: new Date(time + 50_000 * minute).toISOString(),
    ...changes,
  });
}

/** What the app is sent reaches it as if over HTTP. */
async function handOver(): Promise<void> {
  while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  rooms.changes.notified(received.splice(0));
}

describe('subscribing to the lists', () => {
  test('makes one subscription for each list, for nearly as long as is allowed', async () => {
    await begin();
    const all = await shown();
    expect(rooms.notifications?.state()).toEqual({ active: 9, of: 9, lastReceived: undefined });
    expect(new Set(all.map(({ resource }) => resource)).size).toBe(9);
    expect(all.map(livesFor)).toEqual(Array(9).fill(42_295));
  });

  test('a second instance, and the next start, find them done', async () => {
    await begin();
    const before = await shown();
    for (let count = 0; count < 2; count += 1) {
      const other = await open();
      await other.start();
      await other.notifications?.check();
      expect(other.notifications?.state()).toMatchObject({ active: 9, of: 9 });
      other.stop();
    }
    expect(await shown()).toEqual(before);
  });

  test('instances that start at the same time end with one for each list', async () => {
    await begin();
    for (const { id } of await shown()) await rooms.raw('DELETE', `/subscriptions/${id}`);
    const other = await open();
    await other.start();
    await Promise.all([rooms.notifications?.check(), other.notifications?.check()]);
    await rooms.notifications?.check();
    await other.notifications?.check();
    expect(await shown()).toHaveLength(9);
    expect(other.notifications?.state()).toMatchObject({ active: 9, of: 9 });
  });

  test('one that somebody deleted is made again by the next check', async () => {
    await begin();
    const [first] = await shown();
    await rooms.raw('DELETE', `/subscriptions/${String(first?.id)}`);
    await rooms.notifications?.check();
    const all = await shown();
    expect(all).toHaveLength(9);
    expect(all.map(({ resource }) => resource)).toContain(first?.resource);
    expect(all.map(({ id }) => id)).not.toContain(first?.id);
  });

  test('leftovers of its own address are cleared away, and those of another are not', async () => {
    await begin({ subscriptionMinutes: 99_000 });
    const own = await shown();
    await rooms.raw('POST', '/sites/root/lists', { displayName: 'Old' });
    await foreign({ resource: 'sites/root/lists/Old' });
    await foreign({ resource: own[0]?.resource ?? '', clientState: 'an older secret' });
    await foreign({
      resource: own[0]?.resource ?? '',
      notificationUrl: 'http://127.0.0.1:1/theirs',
    });
    await rooms.notifications?.check();
    const left = await shown();
    expect(left).toHaveLength(10);
    expect(left.slice(0, 9)).toEqual(own);
  });

  test('its own are known even where Graph shows something else for the secret', async () => {
    await begin();
    const own = await shown();
    isMasked = true;
    await rooms.notifications?.check();
    isMasked = false;
    expect(await shown()).toEqual(own);
  });

  test('asks for nothing when nobody wants notifications', async () => {
    await begin();
    const quiet = await openGraph({
      transport: { kind: 'inProcess', handle: (request) => local.handle(request) },
      council: 'Wealdshire County Council',
      clock,
      pollSeconds: 0,
      groups: () => ({ roles: {}, teams: [] }),
    });
    await quiet.start();
    quiet.changes.notified([{ subscriptionId: 'x', clientState: 'y' }]);
    expect(quiet.notifications).toBeUndefined();
    expect([...quiet.meter.byOperation.keys()].join()).not.toContain('subscriptions');
    quiet.stop();
  });
});

describe('beginning', () => {
  test('checks in the background once it is started', async () => {
    await begin();
    const other = await open({ notifications: { ...receiver, url: 'http://127.0.0.1:1/other' } });
    await other.start();
    expect(other.notifications?.state()).toMatchObject({ active: 0, of: 9 });
    other.notifications?.start();
    while (other.notifications?.state().active !== 9) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await shown()).toHaveLength(18);
  });
});

describe('renewing', () => {
  test('happens once less than half of the life is left', async () => {
    await begin();
    time += 21_000 * minute;
    await rooms.notifications?.check();
    expect((await shown()).map(livesFor)).toEqual(Array(9).fill(21_295));
    time += 200 * minute;
    await rooms.notifications?.check();
    expect((await shown()).map(livesFor)).toEqual(Array(9).fill(42_295));
  });

  test('goes by what was granted, not by what was asked for', async () => {
    await begin({ subscriptionMinutes: 100, subscriptionTooLong: 'lowered' });
    time += 51 * minute;
    await rooms.notifications?.check();
    for (const one of await shown()) expect(Math.floor(livesFor(one))).toBe(100);
  });

  test('makes new ones for those that expired', async () => {
    await begin();
    time += 60_000 * minute;
    expect(rooms.notifications?.state()).toMatchObject({ active: 0, of: 9 });
    await rooms.notifications?.check();
    expect(rooms.notifications?.state()).toMatchObject({ active: 9, of: 9 });
    expect(await shown()).toHaveLength(9);
  });

  test('falls back to the older limit where the newer is refused', async () => {
    await begin({ subscriptionMinutes: 4_230 });
    expect((await shown()).map(livesFor)).toEqual(Array(9).fill(4_225));
    expect(failures()).toEqual([]);
    // Asked too long once, then the shorter life for all.
    expect(rooms.meter.byOperation.get('POST /subscriptions')?.requests).toBe(10);
  });
});

describe('a Graph that refuses', () => {
  test('is named once, and polling goes on', async () => {
    isWilling = false;
    await begin();
    await rooms.notifications?.check();
    expect(failures()).toHaveLength(1);
    expect(failures()[0]).toMatchObject({
      what: 'Providers',
      status: 400,
      code: 'ValidationError',
    });
    expect(JSON.stringify(lines)).not.toContain('the-secret');
    expect(rooms.notifications?.state()).toMatchObject({ active: 0, of: 9 });
    await rooms.changes.refresh();
    isWilling = true;
    await rooms.notifications?.check();
    expect(rooms.notifications?.state()).toMatchObject({ active: 9, of: 9 });
    // It was not the length that was refused, so the length stays.
    expect((await shown()).map(livesFor)).toEqual(Array(9).fill(42_295));
  });
});

describe('being notified', () => {
  test('a change made elsewhere is read, without polling', async () => {
    await begin();
    const other = await open({ notifications: receiver });
    await other.start();
    await other.stores.providers.add(aProvider());
    expect(rooms.stores.providers.all()).toHaveLength(0);
    await handOver();
    while (rooms.stores.providers.all().length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(rooms.notifications?.state().lastReceived).toEqual(clock.now());
  });

  test('many at once cost at most two readings', async () => {
    await begin();
    const before = rooms.meter.byOperation.get('GET /sites/{id}/lists/{id}/items/delta');
    const requests = before?.requests ?? 0;
    for (let count = 0; count < 20; count += 1) {
      rooms.changes.notified([{ subscriptionId: 'x', clientState: 'y' }]);
    }
    await rooms.changes.refresh();
    expect((before?.requests ?? 0) - requests).toBe(18);
  });

  test('a reading that fails is logged and throws nothing', async () => {
    await begin();
    isAway = true;
    rooms.changes.notified([{ subscriptionId: 'x', clientState: 'y' }]);
    while (!lines.some((line) => 'event' in line && line.event === 'notificationLeft')) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  });

  test('a new authorisation is given when it is asked for', async () => {
    await begin();
    const [first] = await shown();
    local.requireReauthorization(String(first?.id));
    await handOver();
    const spent = () => rooms.meter.byOperation.get('POST /subscriptions/{id}/reauthorize');
    while (spent() === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
    await rooms.notifications?.check();
    expect(await shown()).toHaveLength(9);
  });

  test('a new authorisation is given once, however often one sending asks for it', async () => {
    await begin();
    const [first, second] = await shown();
    const event = (one: Shown | undefined) => ({
      subscriptionId: String(one?.id),
      clientState: 'y',
      lifecycleEvent: 'reauthorizationRequired',
    });
    const many = Array.from({ length: 1000 }, () => event(first));
    rooms.changes.notified([...many, event(second), ...many]);
    const spent = () => rooms.meter.byOperation.get('POST /subscriptions/{id}/reauthorize');
    while ((spent()?.requests ?? 0) < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    await rooms.changes.refresh();
    expect(spent()?.requests).toBe(2);
  });

  test('any other lifecycle event is a check', async () => {
    await begin();
    const [first] = await shown();
    await rooms.raw('DELETE', `/subscriptions/${String(first?.id)}`);
    rooms.changes.notified([
      {
        subscriptionId: String(first?.id),
        clientState: 'y',
        lifecycleEvent: 'subscriptionRemoved',
      },
    ]);
    while ((await shown()).length < 9) await new Promise((resolve) => setTimeout(resolve, 2));
  });

  test('after stopping, nothing is read and the subscriptions stay', async () => {
    await begin();
    rooms.stop();
    const requests = rooms.meter.requests;
    rooms.changes.notified([{ subscriptionId: 'x', clientState: 'y' }]);
    expect(rooms.meter.requests).toBe(requests);
    expect(await shown()).toHaveLength(9);
  });
});
