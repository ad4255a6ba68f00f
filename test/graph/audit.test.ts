import type { GraphRooms } from '../../graph';
import { completeActivity } from '../../teamsapp/activity/recordEvent';
import { verifyAudit } from '../../teamsapp/activity/verifyAudit';
import { hashEvent, sealWith } from '../../teamsapp/common/event';
import { type Council, openCouncil } from './council';
import { aPackage, aProvider, firstEvent, megan } from './rows';

const key = { id: 'k1', secret: 'a secret of the tests, long enough' };

let council: Council;
let rooms: GraphRooms;

beforeEach(async () => {
  council = openCouncil();
  rooms = await council.open({ seal: sealWith(key) });
  await rooms.provision();
  await rooms.start();
  await rooms.stores.providers.add(aProvider(historyOf('provider', 'provider-1')));
});

afterEach(() => {
  rooms.stop();
  council.close();
});

function historyOf(noun: string, requestKey: string) {
  const hash = hashEvent(key, `${noun}:${requestKey}`, firstEvent, '');
  return { requestKey, lastEvent: firstEvent, eventHash: hash };
}

async function logged(): Promise<{ id: number; subject: string }> {
  const requestKey = 'package-1';
  const subject = `package:${requestKey}`;
  const row = await rooms.stores.packages.add(aPackage(historyOf('package', requestKey)));
  await completeActivity({ activity: rooms.stores.activity }, subject, row);
  const lastEvent = { ...firstEvent, sequence: 2, verb: 'ended', actor: megan };
  const eventHash = hashEvent(key, subject, lastEvent, row.eventHash);
  const ended = await rooms.stores.packages.change(row, { status: 'ended', lastEvent, eventHash });
  await completeActivity({ activity: rooms.stores.activity }, subject, ended);
  for (const one of rooms.stores.providers.all())
    await completeActivity({ activity: rooms.stores.activity }, `provider:${one.requestKey}`, one);
  return { id: row.id, subject };
}

const kinds = async () => {
  const { findings } = await verifyAudit(rooms.stores, [key]);
  return findings.map(({ kind, about, sequence }) => [kind, about, sequence]);
};

const byHand = (method: 'PATCH' | 'DELETE', list: string, id: number, fields?: object) =>
  rooms.raw(method, `/sites/root/lists/${list}/items/${String(id)}`, fields && { fields });

describe('verifying what happened against the lists', () => {
  test('a history that nobody touched is sound, and everything in it was read', async () => {
    await logged();
    expect(await verifyAudit(rooms.stores, [key])).toEqual({
      entries: 3,
      subjects: 2,
      findings: [],
    });
  });

  test.each([
    ['edited', { Verb: 'declined' }, 'no finding: the parts are only for reading'],
    ['edited', { Event: JSON.stringify({ ...firstEvent, verb: 'declined' }) }, 'the event itself'],
    ['unreadable', { Event: '{' }, 'an event that is no JSON'],
    ['edited', { Hash: 'k1.forged' }, 'its hash'],
  ])('an entry is %s by a hand: %j (%s)', async (kind, fields, what) => {
    const { id } = await logged();
    await byHand('PATCH', 'Activity', 1, fields);
    const found = await kinds();
    if (what.startsWith('no finding')) expect(found).toEqual([]);
    else expect(found.map(([one]) => one)).toContain(kind);
    expect(id).toBe(1);
  });

  test('an entry is deleted by a hand', async () => {
    await logged();
    await byHand('DELETE', 'Activity', 1);
    expect(await kinds()).toEqual([
      ['missing', 'EP-0001', 1],
      ['unprovable', 'EP-0001', 2],
    ]);
  });

  test('the last entry is deleted by a hand: the row says that it must be there', async () => {
    await logged();
    await byHand('DELETE', 'Activity', 2);
    expect(await kinds()).toEqual([['behind', 'EP-0001', 2]]);
  });

  test('a row is deleted by a hand, and its history is told without its key', async () => {
    const { id } = await logged();
    await byHand('DELETE', 'Packages', id);
    await rooms.changes.refresh();
    expect(await kinds()).toEqual([['rowGone', 'a package that is not in its list', 0]]);
  });

  test('reads a long list page by page and says how far it is', async () => {
    await logged();
    const told: number[] = [];
    await verifyAudit(rooms.stores, [key], (count) => told.push(count));
    expect(told.at(-1)).toBe(3);
  });
});
