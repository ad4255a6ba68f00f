import fc from 'fast-check';
import type { StoredEntry } from '../../../teamsapp/activity/activity';
import { testAuditKey } from '../../support/build';
import { foundIn, type History, historyOf, withEntry } from './chains';

const runs = { numRuns: 400, seed: 20261124 };
const before = { id: 'before', secret: 'the key before this one' };
const keys = [testAuditKey, before];

/** A history of up to nine events, whose key turned somewhere or not, read in any order. */
const someHistory = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 }))
  .map(([count, turned]) =>
    historyOf(count, (sequence) => (sequence < turned ? before : testAuditKey)),
  );

type Change = (entry: StoredEntry) => Partial<StoredEntry>;

/** Any one part of an entry, changed to something else. */
const someChange: fc.Arbitrary<Change> = fc.oneof(
  fc.string().map((text): Change => ({ hash }) => ({ hash: `${hash}${text}!` })),
  fc.constant<Change>(({ hash }) => ({
    hash: hash.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  })),
  fc.string().map((text): Change => ({ requestKey }) => ({ requestKey: `${requestKey}${text}!` })),
  fc.constant<Change>(() => ({ isShownTrue: false })),
  fc
    .record(
      {
        sequence: fc.integer({ min: -1, max: 20 }),
        verb: fc.string(),
        at: fc.string(),
        after: fc.dictionary(fc.string(), fc.jsonValue()),
        actor: fc.record({ id: fc.string(), name: fc.string() }),
      },
      { requiredKeys: [] },
    )
    .map(
      (parts): Change =>
        ({ event }) =>
          event ? { event: { ...event, ...parts } } : {},
    ),
  fc.constant<Change>(() => ({ problem: 'Event is no JSON', hash: '', isShownTrue: false })),
);

const breaks = (history: History) =>
  foundIn(history, keys).filter((found) => !found.startsWith('behind'));

describe('verifying any history', () => {
  test('finds nothing in an untouched one, in whatever order it is read', () => {
    fc.assert(
      fc.property(
        someHistory.chain((history) =>
          fc
            .shuffledSubarray(history.stored, { minLength: history.stored.length })
            .map((stored) => ({ ...history, stored })),
        ),
        (history) => {
          expect(foundIn(history, keys)).toEqual([]);
        },
      ),
      runs,
    );
  });

  test('finds nothing but that the row is ahead while its last event is on its way', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const count = history.stored.length;
        const onItsWay = { ...history, stored: history.stored.slice(0, -1) };
        expect(foundIn(onItsWay, keys)).toEqual([`behind ${String(count)}`]);
      }),
      runs,
    );
  });

  test('finds any edit of any one entry', () => {
    fc.assert(
      fc.property(someHistory, fc.nat(), someChange, (history, pick, change) => {
        const sequence = (pick % history.stored.length) + 1;
        const edited = withEntry(history, sequence, change);
        const was = JSON.stringify(history.stored);
        fc.pre(JSON.stringify(edited.stored) !== was);
        expect(breaks(edited)).not.toEqual([]);
      }),
      runs,
    );
  });

  test('finds any deletion of an entry that the row does not carry itself', () => {
    fc.assert(
      fc.property(someHistory, fc.nat(), (history, pick) => {
        fc.pre(history.stored.length > 1);
        const gone = pick % (history.stored.length - 1);
        const stored = history.stored.filter((_, index) => index !== gone);
        expect(breaks({ ...history, stored })).toContain(`missing ${String(gone + 1)}`);
      }),
      runs,
    );
  });

  test('finds any two entries exchanged, whole or in part', () => {
    const part = fc.subarray(['event', 'hash', 'requestKey'], { minLength: 1 });
    fc.assert(
      fc.property(someHistory, fc.nat(), fc.nat(), part, (history, a, b, names) => {
        const count = history.stored.length;
        const [one, other] = [a % count, b % count];
        fc.pre(one !== other);
        const taken = (from: number) =>
          Object.fromEntries(
            Object.entries(history.stored[from] ?? {}).filter(([name]) => names.includes(name)),
          );
        const half = withEntry(history, one + 1, () => taken(other));
        expect(breaks(withEntry(half, other + 1, () => taken(one)))).not.toEqual([]);
      }),
      runs,
    );
  });

  test('finds any entry doubled, under whatever key', () => {
    fc.assert(
      fc.property(someHistory, fc.nat(), fc.string(), (history, pick, key) => {
        const original = history.stored[pick % history.stored.length];
        if (!original) throw new Error('Every history has an entry.');
        const copy = { ...original, id: 99, requestKey: key };
        expect(breaks({ ...history, stored: [...history.stored, copy] })).toContain(
          `doubled ${String(original.event?.sequence)}`,
        );
      }),
      runs,
    );
  });

  test('finds any row that was deleted or put back to an earlier version', () => {
    fc.assert(
      fc.property(someHistory, fc.nat(), (history, pick) => {
        const back = pick % history.stored.length;
        const head = back === 0 ? undefined : history.heads[back - 1];
        expect(breaks({ ...history, head })).not.toEqual([]);
      }),
      runs,
    );
  });
});
