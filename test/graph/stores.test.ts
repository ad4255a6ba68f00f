import type { GraphRooms } from '../../graph';
import { isObject, objectsAt } from '../../graph/json';
import { unknownProfile } from '../../graph/profile';
import { AppError } from '../../teamsapp/common/errors';
import {
  answerLost,
  type Council,
  gatewayTimeout,
  onFirst,
  openCouncil,
  requestLost,
} from './council';
import { aChild, aMeeting, anApproval, aPackage, aProvider, firstEvent } from './rows';

let council: Council;
let rooms: GraphRooms;

beforeEach(async () => {
  council = openCouncil();
  rooms = await council.open();
  await rooms.provision();
  await rooms.start();
  await rooms.stores.providers.add(aProvider());
});

afterEach(() => {
  rooms.stop();
  council.close();
});

/** The same lists as somebody sees them who was not there when they were written. */
async function freshLook(): Promise<GraphRooms['stores']> {
  council.mishap(() => undefined);
  const fresh = await council.open();
  await fresh.start();
  return fresh.stores;
}

const secondEvent = { ...firstEvent, sequence: 2, verb: 'ended', before: {}, after: {} };
const ending = { status: 'ended', lastEvent: secondEvent, eventHash: 'k1.end' } as const;

describe('adding a row', () => {
  test.each([
    ['its answer is lost', answerLost],
    ['a gateway gives up waiting', gatewayTimeout],
  ])('stores it once when %s', async (_, mishap) => {
    council.mishap(onFirst('POST', mishap));
    const added = await rooms.stores.children.add(aChild());
    expect((await freshLook()).children.all()).toEqual([added]);
  });

  test('answers the first row when the same key comes twice, also at once', async () => {
    const [first, second] = await Promise.all([
      rooms.stores.children.add(aChild()),
      rooms.stores.children.add(aChild()),
    ]);
    expect(second).toEqual(first);
    const other = await council.open();
    await other.start();
    expect(await other.stores.children.add(aChild())).toEqual(first);
    expect((await freshLook()).children.all()).toHaveLength(1);
  });

  test('refuses another row with the same unique value', async () => {
    await rooms.stores.children.add(aChild());
    await expect(rooms.stores.children.add(aChild({ requestKey: 'other' }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('says that it does not know when the request was lost', async () => {
    council.mishap(onFirst('POST', requestLost));
    await expect(rooms.stores.children.add(aChild())).rejects.toMatchObject({
      code: 'unknownOutcome',
    });
    const added = await rooms.stores.children.add(aChild());
    expect((await freshLook()).children.all()).toEqual([added]);
  });

  test('says that nothing was saved when Microsoft 365 turned it away and stored nothing', async () => {
    const failing = { error: { code: 'serviceNotAvailable', message: 'x' } };
    council.mishap(onFirst('POST', () => Promise.resolve(Response.json(failing, { status: 503 }))));
    await expect(rooms.stores.children.add(aChild())).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Microsoft 365 is not answering. Nothing was saved. Try again in a minute.',
    });
  });

  test('does not say so when a failure may have come after it was stored', async () => {
    const failing = { error: { code: 'generalException', message: 'x' } };
    council.mishap(onFirst('POST', () => Promise.resolve(Response.json(failing, { status: 500 }))));
    await expect(rooms.stores.children.add(aChild())).rejects.toMatchObject({
      code: 'unknownOutcome',
    });
  });

  test('says how long Microsoft 365 is busy', async () => {
    council.mishap(() =>
      Promise.resolve(
        Response.json({ error: {} }, { status: 429, headers: { 'Retry-After': '90' } }),
      ),
    );
    await expect(rooms.stores.children.add(aChild())).rejects.toEqual(
      new AppError('busy', 'Microsoft 365 is busy. Nothing was saved. Try again in 90 seconds.'),
    );
  });
});

describe('a panel’s meeting in the list', () => {
  test('is made once a day for each panel, and read back as it was written', async () => {
    const added = await rooms.stores.meetings.add(aMeeting());
    expect(await rooms.stores.meetings.add(aMeeting({ state: 'planned' }))).toEqual(added);
    expect((await freshLook()).meetings.all()).toEqual([added]);
    expect(added).toMatchObject(aMeeting());
  });

  test('is changed by one of two who both saw it, and the other one is told', async () => {
    const added = await rooms.stores.meetings.add(aMeeting());
    const closed = { state: 'closed', lastEvent: secondEvent, eventHash: 'k1.end' } as const;
    await rooms.stores.meetings.change(added, { ...closed, minuteTaker: undefined });
    expect((await freshLook()).meetings.all()[0]).not.toHaveProperty('minuteTaker');
    await expect(rooms.stores.meetings.change(added, closed)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('changing a row', () => {
  test('changes the named fields, empties those given as undefined, and keeps the others', async () => {
    const added = await rooms.stores.packages.add(aPackage({ nextReviewDue: '2026-10-01' }));
    const changed = await rooms.stores.packages.change(added, {
      ...ending,
      nextReviewDue: undefined,
    });
    const { nextReviewDue, ...rest } = added;
    expect(nextReviewDue).toBe('2026-10-01');
    expect(changed).toEqual({ ...rest, ...ending, eTag: changed.eTag });
    expect(rooms.stores.packages.find(added.id)).toBe(changed);
    expect((await freshLook()).packages.all()).toEqual([changed]);
  });

  test('tells whoever comes second, and leaves the row as the first one made it', async () => {
    const added = await rooms.stores.packages.add(aPackage());
    const other = await council.open();
    await other.start();
    const theirs = other.stores.packages.find(added.id);
    if (theirs === undefined) throw new Error('The second instance does not see the package.');
    const won = await other.stores.packages.change(theirs, ending);
    await expect(
      rooms.stores.packages.change(added, { status: 'withdrawn' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await rooms.stores.packages.live(added.id)).toEqual(won);
    expect(rooms.stores.packages.find(added.id)).toEqual(won);
  });

  test('stores a change once when its answer is lost', async () => {
    const added = await rooms.stores.packages.add(aPackage());
    council.mishap(onFirst('PATCH', answerLost));
    const changed = await rooms.stores.packages.change(added, ending);
    expect(changed).toMatchObject(ending);
    expect((await freshLook()).packages.all()).toEqual([changed]);
  });

  test('knows its own change again in a row without history', async () => {
    const notice = { requestKey: 'n', kind: 'approvalPosted', approvalId: 1 } as const;
    const added = await rooms.stores.notices.add({ ...notice, state: 'waiting', attempts: 0 });
    council.mishap(onFirst('PATCH', gatewayTimeout));
    const claim = { state: 'claimed', claimedAt: '2026-11-21T09:15:30.000Z' } as const;
    expect(await rooms.stores.notices.change(added, claim)).toMatchObject(claim);
  });

  test('says that the row is gone when it is', async () => {
    const added = await rooms.stores.packages.add(aPackage());
    await rooms.stores.packages.remove(added);
    expect(rooms.stores.packages.find(added.id)).toBeUndefined();
    await expect(rooms.stores.packages.remove(added)).resolves.toBeUndefined();
    await expect(rooms.stores.packages.live(added.id)).rejects.toMatchObject({ code: 'notFound' });
    await rooms.changes.refresh();
    expect(rooms.stores.packages.all()).toEqual([]);
  });

  test('sends people to an administrator, not to each other, when a row cannot be read', async () => {
    const added = await rooms.stores.packages.add(aPackage());
    council.mishap((request, pass) =>
      /items\/\d/.test(request.path) ? damagedBy(pass) : undefined,
    );
    await expect(rooms.stores.packages.live(added.id)).rejects.toMatchObject({
      code: 'notSupported',
      message: expect.stringContaining('so that the app cannot read it') as string,
    });
    // The change is stored before its answer turns out to be unreadable.
    await expect(rooms.stores.packages.change(added, ending)).rejects.toMatchObject({
      code: 'unknownOutcome',
      message: expect.stringContaining('Tell an administrator.'),
    });
    expect((await freshLook()).packages.all()).toMatchObject([ending]);
  });

  test('finds a row again that was once not to be found', async () => {
    const added = await rooms.stores.packages.add(aPackage());
    await rooms.changes.refresh();
    const missing = { error: { code: 'itemNotFound', message: 'x' } };
    council.mishap(onFirst('GET', () => Promise.resolve(Response.json(missing, { status: 404 }))));
    await expect(rooms.stores.packages.live(added.id)).rejects.toMatchObject({ code: 'notFound' });
    await rooms.changes.refresh();
    expect(rooms.stores.packages.all()).toEqual([added]);
  });

  test('sees what somebody else wrote after a refresh, and knows since when', async () => {
    const other = await council.open();
    await other.start();
    const added = await other.stores.packages.add(aPackage());
    expect(rooms.stores.packages.all()).toEqual([]);
    council.clock.pass(60);
    await rooms.changes.refresh();
    expect(rooms.stores.packages.all()).toEqual([added]);
    expect(rooms.changes.asOf()).toEqual(council.clock.now());
  });
});

describe('logging a package with its approval', () => {
  const log = () => rooms.stores.packages.addWithApproval(aPackage(), anApproval());
  const stored = async () => {
    const stores = await freshLook();
    return { packages: stores.packages.all(), approvals: stores.approvals.all() };
  };

  test('takes one round trip of two writes', async () => {
    const before = { ...rooms.meter };
    await log();
    expect(rooms.meter.requests - before.requests).toBe(1);
    expect(rooms.meter.resourceUnits - before.resourceUnits).toBe(4);
  });

  test.each([
    ['the answer is lost', answerLost],
    ['a gateway gives up waiting', gatewayTimeout],
  ])('stores both once when %s', async (_, mishap) => {
    council.mishap(onFirst('POST', mishap));
    const { educationPackage, approval } = await log();
    expect(await stored()).toEqual({ packages: [educationPackage], approvals: [approval] });
  });

  test('does not claim to know when the request was lost, and completes it the next time', async () => {
    council.mishap(onFirst('POST', requestLost));
    await expect(log()).rejects.toMatchObject({ code: 'unknownOutcome' });
    const { educationPackage, approval } = await log();
    expect(await stored()).toEqual({ packages: [educationPackage], approvals: [approval] });
  });

  test('makes the missing approval when a crash left the package alone', async () => {
    const alone = await rooms.stores.packages.add(aPackage());
    const { educationPackage, approval } = await log();
    expect(educationPackage).toEqual(alone);
    expect(await stored()).toEqual({ packages: [alone], approvals: [approval] });
  });

  test('makes the missing approval when this instance has not yet seen the package', async () => {
    const other = await council.open();
    await other.start();
    const alone = await other.stores.packages.add(aPackage());
    const { educationPackage, approval } = await log();
    expect(educationPackage).toEqual(alone);
    expect(await stored()).toEqual({ packages: [alone], approvals: [approval] });
  });

  test('does not say that nothing was saved when only the approval was throttled away', async () => {
    const other = await council.open();
    await other.start();
    const busy = { status: 429, headers: { 'Retry-After': '90' } };
    const throttled = () => Promise.resolve(Response.json({ error: {} }, busy));
    let rounds = 0;
    council.mishap(({ path }, pass) => {
      if (path !== '/$batch') return rounds > 1 ? throttled() : undefined;
      rounds += 1;
      return rounds > 1 ? throttled() : withoutApproval(other, pass);
    });
    await expect(log()).rejects.toMatchObject({ code: 'unknownOutcome' });
    council.mishap(() => undefined);
    await council.pace.sleep(90_000);
    const { educationPackage, approval } = await log();
    expect(await stored()).toEqual({ packages: [educationPackage], approvals: [approval] });
  });

  test('answers the same rows when it is asked again', async () => {
    const first = await log();
    const before = rooms.meter.requests;
    expect(await log()).toEqual(first);
    expect(rooms.meter.requests).toBe(before);
  });

  test('stores no approval for a package that the list refuses', async () => {
    const tooMuch = aPackage({ objectives: 'x'.repeat(64_000) });
    await expect(
      rooms.stores.packages.addWithApproval(tooMuch, anApproval()),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await stored()).toEqual({ packages: [], approvals: [] });
  });

  test('writes no request of a package whose key another one has taken', async () => {
    const elsewhere = await freshLook();
    await rooms.stores.packages.add(aPackage());
    const other = aPackage({ requester: { id: 'u-2', name: 'Rory Vance' }, eventHash: 'k1.eeee' });
    await expect(elsewhere.packages.addWithApproval(other, anApproval())).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await stored()).approvals).toEqual([]);
    expect(elsewhere.packages.findByKey(other.requestKey)?.eventHash).toBe(aPackage().eventHash);
  });
});

/** An item as it comes after somebody put a text where a number of hours was. */
async function damagedBy(pass: () => Promise<Response>): Promise<Response> {
  const answer = await pass();
  const item: unknown = await answer.json();
  if (!isObject(item) || !isObject(item.fields)) throw new Error('The item has no fields.');
  const fields = { ...item.fields, HoursPerWeek: 'twelve' };
  return Response.json({ ...item, fields }, { status: answer.status });
}

/** The first round of a batch as a list answers it that was throttled after the package. */
async function withoutApproval(
  other: GraphRooms,
  pass: () => Promise<Response>,
): Promise<Response> {
  const answer: unknown = await (await pass()).json();
  await other.changes.refresh();
  for (const row of other.stores.approvals.all()) await other.stores.approvals.remove(row);
  const responses = objectsAt(answer, 'responses').map((one) =>
    one.id === 'approval' ? { id: 'approval', status: 429, headers: {}, body: { error: {} } } : one,
  );
  return Response.json({ responses });
}

describe('reading what happened', () => {
  test('gives the entries of one subject, oldest first, however its name is written', async () => {
    const subject = "provider:O'Neill & sons #1+2";
    const entry = (sequence: number) => ({
      requestKey: `${subject}#${String(sequence)}`,
      subject,
      event: { ...firstEvent, sequence },
      hash: 'h',
    });
    await rooms.stores.activity.add(entry(2));
    await rooms.stores.activity.add(entry(1));
    await rooms.stores.activity.add({ ...entry(1), requestKey: 'x#1', subject: 'x' });
    const found = await rooms.stores.activity.bySubject(subject);
    expect(found.map(({ event }) => event.sequence)).toEqual([1, 2]);
    expect(JSON.stringify(found[0]?.event)).toBe(JSON.stringify(entry(1).event));
  });
});

describe('reading everything that happened', () => {
  const entry = (subject: string, sequence: number) => ({
    requestKey: `${subject}#${String(sequence)}`,
    subject,
    event: {
      ...firstEvent,
      sequence,
      actor: { id: 'p-1', name: ' Ann  Lee ' },
      verb: 'said\r\nso ',
    },
    hash: 'h',
  });
  const allOf = async (of: GraphRooms, subject?: string) => {
    const pages = [];
    for await (const page of of.stores.activity.everything(subject)) pages.push(page);
    return pages;
  };
  const paged = (from: Council) =>
    from.open({ profile: { ...unknownProfile, largestTop: 2 } }).then(async (fresh) => {
      await fresh.start();
      return fresh;
    });

  test('hands over page by page in ascending id, of all subjects or of one', async () => {
    for (const sequence of [1, 2, 3]) await rooms.stores.activity.add(entry('a', sequence));
    await rooms.stores.activity.add(entry('b', 1));
    const pages = await allOf(await paged(council));
    expect(pages.map((page) => page.length)).toEqual([2, 2]);
    expect(pages.flat().map(({ id, requestKey }) => [id, requestKey])).toEqual([
      [1, 'a#1'],
      [2, 'a#2'],
      [3, 'a#3'],
      [4, 'b#1'],
    ]);
    const one = (await allOf(rooms, 'b')).flat();
    expect(one).toEqual([{ ...entry('b', 1), id: 4, isShownTrue: true }]);
  });

  test('takes a service that tidies what it is given for no editor', async () => {
    const tidy = openCouncil({ storedValues: 'normalised' });
    const own = await tidy.open();
    await own.provision();
    await own.start();
    await own.stores.activity.add(entry('a', 1));
    expect((await allOf(own)).flat()).toMatchObject([{ isShownTrue: true }]);
    own.stop();
    tidy.close();
  });

  test.each([
    ['Sequence', 2],
    ['ActorId', 'p-2'],
    ['ActorName', 'Bob Lee'],
    ['HappenedAt', '2026-11-21T09:15:31Z'],
    ['HappenedAt', null],
    ['Verb', 'declined'],
  ])('sees that %s says otherwise than the event', async (name, value) => {
    await rooms.stores.activity.add(entry('a', 1));
    await rooms.raw('PATCH', '/sites/root/lists/Activity/items/1', { fields: { [name]: value } });
    expect((await allOf(rooms)).flat()).toMatchObject([{ isShownTrue: false }]);
  });

  test('keeps what is left of an entry that cannot be read', async () => {
    await rooms.stores.activity.add(entry('a', 1));
    await rooms.raw('PATCH', '/sites/root/lists/Activity/items/1', { fields: { Event: '{' } });
    const [found] = (await allOf(rooms)).flat();
    expect(found).toMatchObject({ id: 1, requestKey: 'a#1', subject: 'a', hash: 'h' });
    expect(found?.problem).toContain('Event');
    expect(found?.event).toBeUndefined();
  });

  test('says in words that Microsoft 365 does not answer', async () => {
    council.mishap(requestLost);
    await expect(allOf(rooms)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('writing to a list whose columns were changed in SharePoint', () => {
  const sentence = (what: string) =>
    `The list Packages was changed in SharePoint: ${what}. Nothing was saved. An administrator puts it right with "npm run provision".`;

  test('names a choice that was renamed, and writes again once it is back', async () => {
    const added = await rooms.stores.packages.add(aPackage());
    await rooms.raw('PATCH', '/sites/root/lists/Packages/columns/Status', {
      choice: { choices: ['submitted', 'Finished'] },
    });
    await expect(rooms.stores.packages.change(added, ending)).rejects.toEqual(
      new AppError('unavailable', sentence('choices of Status were renamed or removed')),
    );
    await rooms.provision();
    expect((await rooms.stores.packages.change(added, ending)).status).toBe('ended');
  });

  test('names a column that was deleted', async () => {
    await rooms.raw('DELETE', '/sites/root/lists/Packages/columns/Status');
    await expect(rooms.stores.packages.add(aPackage())).rejects.toEqual(
      new AppError('unavailable', sentence('the column Status is missing')),
    );
  });
});
