import fc from 'fast-check';
import type { ActivityEntry } from '../../teamsapp/activity/activity';
import { decide } from '../../teamsapp/approvals/decide';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { megan, priya } from '../support/build';
import { kinds } from './council';
import { historyProblems } from './invariants';
import { openWorld } from './world';

/** A request that was asked for, approved, and is on record whole. */
async function onRecord() {
  const { servers, lists } = openWorld();
  const [{ app, settle }] = servers;
  const form = { ...kinds[0]?.form, childReference: 'AA11', team: 'inclusion' };
  const { approval } = await logPackage(app, priya, { draftId: 'log-AA11-0', form });
  await settle();
  const press = { approvalId: approval.id, stageId: 's1', seen: 1 };
  await decide(app, megan, { ...press, verdict: 'approve', note: '' });
  await settle();
  const row = lists.approvals.find(approval.id);
  if (!row) throw new Error('The request is gone.');
  const subject = `approval:${row.requestKey}`;
  const entries = lists.activity.all().filter((entry) => entry.subject === subject);
  return { subject, row, entries };
}

type Tamper = (entries: readonly ActivityEntry[], at: number) => ActivityEntry[];

const edited =
  (how: (entry: ActivityEntry) => Partial<ActivityEntry>): Tamper =>
  (entries, at) =>
    entries.map((entry, index) => (index === at ? { ...entry, ...how(entry) } : entry));

const tampers: Readonly<Record<string, Tamper>> = {
  'another person': edited(({ event }) => ({
    event: { ...event, actor: { id: 'x', name: 'Somebody Else' } },
  })),
  'another time': edited(({ event }) => ({ event: { ...event, at: '2020-01-01T00:00:00.000Z' } })),
  'another verdict': edited(({ event }) => ({ event: { ...event, verb: 'declined' } })),
  'another hash': edited(() => ({ hash: 'test.forged' })),
  'a deletion': (entries, at) => entries.filter((_, index) => index !== at),
  'an exchange': (entries) =>
    entries.map((entry) => {
      const sequence = entries.length + 1 - entry.event.sequence;
      return { ...entry, event: { ...entry.event, sequence } };
    }),
  'one more': (entries, at) => [...entries, ...entries.slice(at, at + 1)],
};

describe('tampering with a history', () => {
  test('is found out, whichever entry it is', async () => {
    const { subject, row, entries } = await onRecord();
    expect(entries).toHaveLength(2);
    expect(historyProblems(subject, row, entries)).toEqual([]);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(tampers)),
        fc.nat(entries.length - 1),
        (name, at) => {
          const tampered = tampers[name]?.(entries, at) ?? [];
          return historyProblems(subject, row, tampered).length > 0;
        },
      ),
      { seed: 20_261_124 },
    );
  });
});
