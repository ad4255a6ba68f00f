import fc from 'fast-check';
import { activityKey } from '../../../teamsapp/activity/activity';
import { type StoredEntry, verifyChain } from '../../../teamsapp/activity/verifyChain';
import { hashEvent, type RowEvent } from '../../../teamsapp/common/event';
import { priya, testAuditKey } from '../../support/build';

const subject = 'package:p-1';
const keys = [testAuditKey];

function chain(length: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const event: RowEvent = {
      sequence,
      actor: { id: priya.id, name: priya.name },
      at: '2026-11-24T10:00:00.000Z',
      verb: `did ${String(sequence)}`,
      before: {},
      after: { step: sequence },
    };
    const hash = hashEvent(testAuditKey, subject, event, entries.at(-1)?.hash ?? '');
    entries.push({ requestKey: activityKey(subject, sequence), subject, event, hash });
  }
  return entries;
}

const headOf = (entries: readonly StoredEntry[]) => {
  const last = entries.at(-1);
  if (!last) throw new Error('A chain has an entry.');
  return { lastEvent: last.event, eventHash: last.hash };
};

const whole = chain(4);
const [first, second, third, fourth] = whole as [
  StoredEntry,
  StoredEntry,
  StoredEntry,
  StoredEntry,
];
const kinds = (entries: readonly StoredEntry[], head = headOf(whole)) =>
  verifyChain(keys, subject, entries, head).map(
    ({ kind, sequence }) => `${kind} ${String(sequence)}`,
  );

const withEvent = (entry: StoredEntry, change: Partial<RowEvent>): StoredEntry => ({
  ...entry,
  event: { ...entry.event, ...change },
});

describe('comparing a history with itself and with its row', () => {
  test('finds nothing in one that nobody touched, in whatever order it is read', () => {
    expect(kinds(whole)).toEqual([]);
    expect(kinds([third, first, fourth, second])).toEqual([]);
  });

  test.each([
    [
      'an edited verb',
      [first, withEvent(second, { verb: 'approved' }), third, fourth],
      ['edited 2'],
    ],
    [
      'an edited person',
      [first, second, withEvent(third, { actor: { id: 'x', name: 'Nobody' } }), fourth],
      ['edited 3'],
    ],
    [
      'an edited hash',
      [first, { ...second, hash: `${second.hash}x` }, third, fourth],
      ['edited 2', 'edited 3'],
    ],
    ['a deleted entry', [first, third, fourth], ['missing 2', 'unprovable 3']],
    ['a deleted first entry', [second, third, fourth], ['missing 1', 'unprovable 2']],
    ['a deleted last entry', [first, second, third], ['behind 4']],
    ['the last two deleted', [first, second], ['missing 3', 'missing 4']],
    ['everything deleted', [], ['missing 1', 'missing 2', 'missing 3', 'missing 4']],
    [
      'two entries in each other’s place',
      [first, withEvent(third, { sequence: 2 }), withEvent(second, { sequence: 3 }), fourth],
      ['misplaced 2', 'edited 2', 'misplaced 3', 'edited 3', 'edited 4'],
    ],
    [
      'a doubled entry',
      [...whole, { ...second, requestKey: 'again' }],
      ['misplaced 2', 'forked 2'],
    ],
    [
      'an entry that was added behind the last',
      [...whole, withEvent({ ...fourth, requestKey: activityKey(subject, 5) }, { sequence: 5 })],
      ['inserted 5'],
    ],
    ['an entry of place 0', [...whole, withEvent(first, { sequence: 0 })], ['inserted 0']],
    [
      'a key that nobody gave',
      [{ ...first, hash: 'other.x' }, second, third, fourth],
      ['unknownKey 1', 'edited 2'],
    ],
  ])('finds %s', (_, entries, found) => {
    expect(kinds(entries)).toEqual(found);
  });

  test('what a crash left in the row alone is behind, not missing', () => {
    expect(kinds([first, second, third])).toEqual(['behind 4']);
  });

  test('a last event that somebody wrote into the row is not behind', () => {
    const forged = { ...headOf(whole), eventHash: 'test.forged' };
    expect(kinds([first, second, third], forged)).toEqual(['missing 4']);
    expect(kinds(whole, forged)).toEqual(['headDiffers 4']);
  });

  test('a row that was deleted leaves its history behind', () => {
    const found = verifyChain(keys, subject, whole, undefined);
    expect(found).toEqual([{ subject, sequence: 0, kind: 'rowGone' }]);
  });

  test('both ends of a history that was cut and grew again are told', () => {
    const event = { ...third.event, verb: 'changed outside the app' };
    const hash = hashEvent(testAuditKey, subject, event, second.hash);
    const other = { requestKey: `${third.requestKey}~x`, subject, event, hash };
    const head = { lastEvent: event, eventHash: hash };
    expect(kinds([first, second, third, other], head)).toEqual(['forked 3']);
  });

  test('entries of the key before count where that key is given', () => {
    const later = { id: 'k2', secret: 'the next secret' };
    const event = { ...fourth.event, sequence: 5 };
    const hash = hashEvent(later, subject, event, fourth.hash);
    const entries = [...whole, { requestKey: activityKey(subject, 5), subject, event, hash }];
    const head = { lastEvent: event, eventHash: hash };
    expect(verifyChain([later, testAuditKey], subject, entries, head)).toEqual([]);
    expect(verifyChain([later], subject, entries, head).map(({ kind }) => kind)).toContain(
      'unknownKey',
    );
  });

  test('finds every single edit, deletion, exchange and doubling of any history', () => {
    type Tamper = (entries: StoredEntry[], place: number) => StoredEntry[];
    const tampers: Record<string, Tamper> = {
      edit: (entries, place) =>
        entries.map((one, at) => (at === place ? withEvent(one, { after: { step: -1 } }) : one)),
      delete: (entries, place) => entries.filter((_, at) => at !== place),
      exchange: (entries, place) => {
        const other = (place + 1) % entries.length;
        const places = [entries[place]?.event.sequence ?? 0, entries[other]?.event.sequence ?? 0];
        return entries.map((one, at) => {
          if (at === place) return withEvent(one, { sequence: places[1] ?? 0 });
          return at === other ? withEvent(one, { sequence: places[0] ?? 0 }) : one;
        });
      },
      double: (entries, place) => entries.flatMap((one, at) => (at === place ? [one, one] : [one])),
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.constantFrom(...Object.keys(tampers)),
        (length, where, how) => {
          const entries = chain(length);
          const touched = tampers[how]?.(entries, where % length) ?? [];
          expect(verifyChain(keys, subject, entries, headOf(entries))).toEqual([]);
          expect(verifyChain(keys, subject, touched, headOf(entries))).not.toEqual([]);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
