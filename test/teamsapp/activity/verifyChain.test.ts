import { nextEvent } from '../../../teamsapp/activity/recordEvent';
import { hashEvent, type RowEvent } from '../../../teamsapp/common/event';
import { priya, testAuditKey } from '../../support/build';
import { foundIn, type History, historyOf, stored, subject, withEntry } from './chains';

const before = { id: 'before', secret: 'the key before this one' };
const clock = { now: () => new Date('2026-11-24T10:00:00.000Z') };
const eventOf = (entry: { event?: RowEvent }): RowEvent => {
  if (!entry.event) throw new Error('The entry has no event.');
  return entry.event;
};
const edited = (entry: { event?: RowEvent }) => ({
  event: { ...eventOf(entry), after: { price: 1 } },
});
const without = (history: History, ...gone: number[]): History => ({
  ...history,
  stored: history.stored.filter((_, index) => !gone.includes(index + 1)),
});
const exchanged = (history: History, one: number, other: number, names: readonly string[]) => {
  const part = (sequence: number) =>
    Object.fromEntries(
      Object.entries(history.stored[sequence - 1] ?? {}).filter(([name]) => names.includes(name)),
    );
  const first = withEntry(history, one, () => part(other));
  return withEntry(first, other, () => part(one));
};

describe('verifying an untouched history', () => {
  test.each([1, 2, 5])(
    'finds nothing in one of %d events, in whatever order it is read',
    (count) => {
      const { stored: entries, head } = historyOf(count);
      expect(foundIn({ stored: entries, head })).toEqual([]);
      expect(foundIn({ stored: [...entries].reverse(), head })).toEqual([]);
    },
  );

  test('takes entries of the key before as proof, and those of a third key as unknown', () => {
    const turned = historyOf(4, (sequence) => (sequence < 3 ? before : testAuditKey));
    expect(foundIn(turned, [testAuditKey, before])).toEqual([]);
    expect(foundIn(turned)).toEqual(['unknownKey 1', 'unknownKey 2']);
  });

  test('says that a row is ahead of Activity, which is no break', () => {
    expect(foundIn(without(historyOf(3), 3))).toEqual(['behind 3']);
    expect(foundIn(without(historyOf(1), 1))).toEqual(['behind 1']);
  });
});

describe('finding an edit', () => {
  test.each([
    ['what happened', edited],
    [
      'who did it',
      (entry: { event?: RowEvent }) => ({
        event: { ...eventOf(entry), actor: { id: 'x', name: 'Somebody Else' } },
      }),
    ],
    [
      'its number',
      (entry: { event?: RowEvent }) => ({ event: { ...eventOf(entry), sequence: 9 } }),
    ],
    ['its hash', () => ({ hash: `test.${'a'.repeat(43)}` })],
    ['its request key', () => ({ requestKey: 'something' })],
    ['the columns beside it', () => ({ isShownTrue: false })],
  ])('of %s in one entry, and of no other entry', (_, change) => {
    for (const sequence of [1, 2, 4]) {
      expect(foundIn(withEntry(historyOf(4), sequence, change))).toEqual([
        `edited ${String(sequence)}`,
      ]);
    }
  });

  test('of a hash that was made to look like one of another key', () => {
    const foreign = () => ({ hash: `k0.${'a'.repeat(43)}` });
    expect(foundIn(withEntry(historyOf(4), 2, foreign))).toEqual(['edited 2']);
    expect(foundIn(withEntry(historyOf(4), 4, foreign))).toEqual(['edited 4', 'unknownKey 4']);
  });

  test('of event and hash together, and that the next does not follow it', () => {
    const forged = withEntry(historyOf(4), 2, (entry) => ({
      ...edited(entry),
      hash: `test.${'b'.repeat(43)}`,
    }));
    expect(foundIn(forged)).toEqual(['edited 2', 'reordered 3']);
  });

  test('that was given a hash of a key that the app does not have', () => {
    const forged = withEntry(historyOf(3), 2, (entry) => {
      const { event } = edited(entry);
      return { event, hash: hashEvent({ id: 'test', secret: 'guessed' }, subject, event, '') };
    });
    expect(foundIn(forged)).toEqual(['edited 2', 'reordered 3']);
  });

  test('of the last event in the row itself, its number included', () => {
    const history = historyOf(3);
    const head = history.heads[2];
    if (!head) throw new Error('There is no third event.');
    const lastEvent = { ...head.lastEvent, verb: 'approved' };
    expect(foundIn({ ...history, head: { ...head, lastEvent } })).toEqual(['rowEdited 3']);
    expect(foundIn({ ...history, head: { ...head, eventHash: 'test.x' } })).toEqual([
      'rowEdited 3',
    ]);
    const renumbered = { ...head.lastEvent, sequence: 1_000_000_000 };
    expect(foundIn({ ...history, head: { ...head, lastEvent: renumbered } })).toEqual([
      'missing 4-999999999',
      'behind 1000000000',
    ]);
    expect(foundIn({ ...without(history, 3), head: { ...head, lastEvent } })).toEqual([
      'rowEdited 3',
    ]);
  });

  test('into something that cannot be read, and of nothing else', () => {
    const { stored: entries, head } = historyOf(4);
    const damaged = entries.map(({ event, ...entry }) =>
      event?.sequence === 2
        ? { ...entry, isShownTrue: false, problem: 'Event is no JSON' }
        : { ...entry, ...(event && { event }) },
    );
    expect(foundIn({ stored: damaged, head })).toEqual(['damaged 2']);
    const [first, second, ...others] = damaged;
    if (!first || !second) throw new Error('There are four entries.');
    const keyless = { ...second, requestKey: '', hash: '' };
    expect(foundIn({ stored: [first, keyless, ...others], head })).toEqual([
      'missing 2',
      'damaged 0',
    ]);
  });
});

describe('finding a deletion', () => {
  test('of any entry but the one that the row still carries', () => {
    expect(foundIn(without(historyOf(4), 1))).toEqual(['missing 1']);
    expect(foundIn(without(historyOf(4), 3))).toEqual(['missing 3']);
    expect(foundIn(without(historyOf(9), 2, 5, 6, 7))).toEqual(['missing 2', 'missing 5-7']);
    expect(foundIn(without(historyOf(3), 1, 2, 3))).toEqual(['missing 1-2', 'behind 3']);
  });

  test('of the row', () => {
    const { stored: entries } = historyOf(3);
    expect(foundIn({ stored: entries, head: undefined })).toEqual(['rowGone 3']);
    expect(foundIn(without({ stored: entries, head: undefined }, 2))).toEqual([
      'missing 2',
      'rowGone 3',
    ]);
  });
});

describe('finding an insertion', () => {
  test('of a copy', () => {
    const { stored: entries, head } = historyOf(3);
    const [, second] = entries;
    if (!second) throw new Error('There are three entries.');
    const copy = { ...second, id: 9, requestKey: 'another' };
    expect(foundIn({ stored: [...entries, copy], head })).toEqual(['edited 2', 'doubled 2']);
  });

  test('of an invented entry, in a taken place and behind the last', () => {
    const { stored: entries, head } = historyOf(3);
    for (const sequence of [2, 4, 0, 1_000_000_000]) {
      const event = { ...eventOf(entries[1] ?? {}), sequence, verb: 'approved' };
      const requestKey = `${subject}#${String(sequence)}~${'c'.repeat(12)}`;
      const invented = { ...stored({ lastEvent: event, eventHash: `test.${'c'.repeat(43)}` }, 9) };
      expect(foundIn({ stored: [...entries, { ...invented, requestKey }], head })).toContain(
        `inserted ${String(sequence)}`,
      );
      expect(foundIn({ stored: [...entries, { ...invented, requestKey }], head })).not.toContain(
        expect.stringContaining('missing'),
      );
    }
  });
});

describe('finding a new order', () => {
  test.each([
    ['of what the entries hold', ['event', 'hash'], ['reordered 2', 'reordered 3', 'reordered 3']],
    ['of their request keys', ['requestKey'], ['reordered 2', 'reordered 3']],
    ['of whole entries', ['event', 'hash', 'requestKey'], ['reordered 3']],
    ['of their events', ['event'], ['edited 2', 'edited 3']],
  ])('%s', (_, names, found) => {
    expect(foundIn(exchanged(historyOf(4), 2, 3, names))).toEqual(found);
  });
});

describe('finding an older version of a row that was put back', () => {
  test('whose history goes on in Activity', () => {
    const history = historyOf(4);
    expect(foundIn({ ...history, head: history.heads[1] })).toEqual(['setBack 3', 'setBack 4']);
  });

  test('and then grew again, with both ends there or one', () => {
    const history = historyOf(3);
    const [, second] = history.heads;
    if (!second) throw new Error('There are three events.');
    const app = { clock, auditKey: testAuditKey };
    const other = nextEvent(app, subject, second, priya, 'ended', {}, { status: 'ended' });
    const entry = stored(other, 4);
    const beside = { ...entry, requestKey: `${entry.requestKey}~${entry.hash.slice(-12)}` };
    expect(foundIn({ stored: [...history.stored, beside], head: other })).toEqual(['doubled 3']);
    expect(foundIn({ stored: history.stored, head: other })).toEqual(['doubled 3']);
  });
});
