import { openMirror } from '../../graph/mirror';
import { defineList, optional, requestKey } from '../../graph/schema/list';
import { text } from '../../graph/schema/textColumns';
import type { Row } from '../../teamsapp/common/store';
import { failureOf } from './failures';
import { anItem, eTag, list, type Reaction, refuses, says, scripted } from './scripted';

interface Note extends Row {
  word: string;
  more?: string;
}

const schema = defineList<Note>({
  name: 'Notes',
  description: 'For tests.',
  fields: { requestKey: requestKey(), word: text('Word'), more: optional(text('More')) },
});

const at = (token: string) => `https://graph.microsoft.com/v1.0/sites/h,s,w/lists/l1/${token}`;
const note = (id: number, version: number, word: string) =>
  anItem(id, version, { RequestKey: `key-${String(id)}`, Word: word });
const gone = (id: number) => ({ id: String(id), deleted: { state: 'deleted' } });
const page = (value: object[], next: string): Reaction =>
  says(200, { value, '@odata.nextLink': at(next) });
const last = (value: object[], link: string): Reaction =>
  says(200, { value, '@odata.deltaLink': at(link) });

function mirrorOver(...reactions: Reaction[]) {
  const script = scripted(...reactions);
  const damaged: string[] = [];
  const mirror = openMirror({
    schema,
    graph: script.graph,
    address: () => list,
    onDamaged: (name, id, problem) => damaged.push(`${name} ${String(id)}: ${problem}`),
  });
  const words = () => mirror.copy.all().map(({ word }) => word);
  return { ...script, mirror, words, damaged };
}

describe('keeping a copy of a list', () => {
  test('reads everything first, over pages of which one is empty', async () => {
    const { mirror, words, received } = mirrorOver(
      page([note(2, 1, 'two')], 'n1'),
      page([], 'n2'),
      last([note(1, 1, 'one')], 'd1'),
    );
    await mirror.refresh();
    expect(words()).toEqual(['one', 'two']);
    expect(received[0]?.path).toContain('/items/delta?$expand=fields');
    expect(mirror.copy.findByKey('key-2')).toMatchObject({ id: 2, eTag: eTag(2, 1) });
  });

  test('lets the last of several tellings win', async () => {
    const { mirror, words } = mirrorOver(
      page([note(1, 1, 'old'), note(2, 1, 'two')], 'n1'),
      last([note(1, 2, 'new'), gone(2)], 'd1'),
    );
    await mirror.refresh();
    expect(words()).toEqual(['new']);
  });

  test('asks only for changes afterwards, and applies changes and deletions', async () => {
    const { mirror, words, received } = mirrorOver(
      last([note(1, 1, 'one'), note(2, 1, 'two')], 'd1'),
      last([note(1, 2, 'uno'), gone(2)], 'd2'),
      last([], 'd3'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect(words()).toEqual(['uno']);
    await mirror.refresh();
    expect(received.map(({ path }) => path.split('/').at(-1))).toEqual([
      expect.stringContaining('delta?'),
      'd1',
      'd2',
    ]);
  });

  test('also knows the other way of telling a deletion', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([{ id: '1', '@removed': { reason: 'deleted' } }], 'd2'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect(words()).toEqual([]);
  });

  test('does not let an older telling overwrite an own write', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([note(1, 1, 'one')], 'd2'),
    );
    await mirror.refresh();
    mirror.copy.put({ id: 1, requestKey: 'key-1', eTag: eTag(1, 2), word: 'mine' });
    await mirror.refresh();
    expect(words()).toEqual(['mine']);
  });

  test('does not bring back what was deleted here when an older telling arrives', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([note(1, 1, 'one')], 'd2'),
    );
    await mirror.refresh();
    mirror.copy.remove(1);
    await mirror.refresh();
    expect(words()).toEqual([]);
  });

  test('shows a row again that is told after its deletion: the recycle bin gave it back', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 3, 'one')], 'd1'),
      last([gone(1)], 'd2'),
      last([note(1, 3, 'one')], 'd3'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect(words()).toEqual([]);
    // An answer that was on its way when the row went says nothing of its return.
    mirror.copy.put({ id: 1, requestKey: 'key-1', eTag: eTag(1, 3), word: 'late' });
    expect(words()).toEqual([]);
    await mirror.refresh();
    expect(words()).toEqual(['one']);
  });

  test('shows a row again that was deleted here and given back in a newer version', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([note(1, 2, 'uno')], 'd2'),
    );
    await mirror.refresh();
    mirror.copy.remove(1);
    await mirror.refresh();
    expect(words()).toEqual(['uno']);
  });

  test('asks once more for a row that could not be found, before it is gone for good', async () => {
    const { mirror, words, received } = mirrorOver(
      last([note(1, 1, 'one'), note(2, 1, 'two')], 'd1'),
      last([], 'd2'),
      says(200, note(1, 1, 'one')),
      refuses(404, 'itemNotFound'),
      last([], 'd3'),
    );
    await mirror.refresh();
    mirror.copy.doubt(1);
    mirror.copy.doubt(2);
    expect(words()).toEqual([]);
    await mirror.refresh();
    expect(words()).toEqual(['one']);
    await mirror.refresh();
    expect(received).toHaveLength(5);
  });

  test('asks no more for a row that could not be found once its deletion is told', async () => {
    const { mirror, received } = mirrorOver(last([note(1, 1, 'one')], 'd1'), last([gone(1)], 'd2'));
    await mirror.refresh();
    mirror.copy.doubt(1);
    await mirror.refresh();
    expect(received).toHaveLength(2);
  });

  test('reads the same changes again when a page in the middle fails', async () => {
    const { mirror, words, received } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      page([note(2, 1, 'two')], 'n1'),
      refuses(403, 'accessDenied'),
      page([note(2, 1, 'two')], 'n1'),
      last([note(3, 1, 'three')], 'd2'),
    );
    await mirror.refresh();
    expect((await failureOf(mirror.refresh())).status).toBe(403);
    await mirror.refresh();
    expect(words()).toEqual(['one', 'two', 'three']);
    expect(received[3]?.path).toBe(received[1]?.path);
  });

  test('gives the same array until something changes', async () => {
    const { mirror } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([note(1, 1, 'one')], 'd2'),
      last([note(1, 2, 'uno')], 'd3'),
    );
    await mirror.refresh();
    const before = mirror.copy.all();
    await mirror.refresh();
    expect(mirror.copy.all()).toBe(before);
    await mirror.refresh();
    expect(mirror.copy.all()).not.toBe(before);
  });
});

describe('starting the copy again', () => {
  const expired = (location?: string) =>
    refuses(
      410,
      'resyncChangesApplyDifferences',
      'Start again.',
      location === undefined ? {} : { Location: at(location) },
    );

  test('goes to the Location of a 410 and drops what is no longer told', async () => {
    const { mirror, words, received } = mirrorOver(
      last([note(1, 1, 'one'), note(2, 1, 'two')], 'd1'),
      expired('fresh'),
      last([note(2, 2, 'dos')], 'd2'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect(words()).toEqual(['dos']);
    expect(received[2]?.path).toMatch(/fresh$/);
  });

  test('starts from nothing when a 410 names no Location', async () => {
    const { mirror, received } = mirrorOver(
      last([], 'd1'),
      expired(),
      last([note(1, 1, 'one')], 'd2'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect(received[2]?.path).toBe(received[0]?.path);
  });

  test('keeps a row that was written while everything was read again', async () => {
    const { mirror, words } = mirrorOver(last([note(1, 1, 'one')], 'd1'), expired('fresh'), () => {
      mirror.copy.put({ id: 5, requestKey: 'key-5', eTag: eTag(5, 1), word: 'mine' });
      return Response.json({ value: [], '@odata.deltaLink': at('d2') });
    });
    await mirror.refresh();
    await mirror.refresh();
    expect(words()).toEqual(['mine']);
  });

  test('drops a row whose deletion was never told, when everything is read again', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one'), note(2, 1, 'two')], 'd1'),
      last([], 'd2'),
      last([note(2, 1, 'two')], 'd3'),
      last([], 'd4'),
    );
    await mirror.refresh();
    expect(await mirror.reconcile()).toEqual({ missed: [], vanished: [1] });
    expect(words()).toEqual(['two']);
  });

  test('reports a change that was never told, and goes on from the full reading', async () => {
    const { mirror, words, received } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([], 'd2'),
      last([note(1, 2, 'uno'), note(2, 1, 'two')], 'd3'),
      last([], 'd4'),
      last([], 'd5'),
    );
    await mirror.refresh();
    expect(await mirror.reconcile()).toEqual({ missed: [1, 2], vanished: [] });
    expect(words()).toEqual(['uno', 'two']);
    await mirror.refresh();
    expect(received.map(({ path }) => path.split('/').at(-1))).toEqual([
      expect.stringContaining('delta?'),
      'd1',
      expect.stringContaining('delta?'),
      'd2',
      'd3',
    ]);
  });

  test('takes nothing for drift that changed while everything was read again', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one'), note(3, 1, 'three')], 'd1'),
      last([], 'd2'),
      last([note(1, 2, 'uno'), note(2, 1, 'two')], 'd3'),
      last([note(1, 2, 'uno'), note(2, 1, 'two'), gone(3)], 'd4'),
    );
    await mirror.refresh();
    expect(await mirror.reconcile()).toEqual({ missed: [], vanished: [] });
    expect(words()).toEqual(['uno', 'two']);
  });

  test('keeps a row written here that a full reading is too late to show', async () => {
    const mine = { id: 5, requestKey: 'key-5', eTag: eTag(5, 1), word: 'mine' };
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([], 'd2'),
      last([note(1, 1, 'one')], 'd3'),
      last([], 'd4'),
      last([note(5, 1, 'mine')], 'd5'),
      last([], 'd6'),
      last([note(1, 1, 'one')], 'd7'),
      last([], 'd8'),
    );
    await mirror.refresh();
    mirror.copy.put(mine);
    expect(await mirror.reconcile()).toEqual({ missed: [], vanished: [] });
    expect(words()).toEqual(['one', 'mine']);
    await mirror.refresh();
    // Told by the list, it is gone when a full reading lacks it.
    expect((await mirror.reconcile()).vanished).toEqual([5]);
  });

  test('ends a reading that Graph leads in a circle', async () => {
    const { mirror, received } = mirrorOver(
      page([note(1, 1, 'one')], 'n1'),
      page([note(2, 1, 'two')], 'n2'),
      page([note(1, 1, 'one')], 'n1'),
    );
    expect(await failureOf(mirror.refresh())).toMatchObject({ outcome: 'lost' });
    expect(received).toHaveLength(3);
  });

  test('takes no row for drift that nobody can read', async () => {
    const broken = anItem(1, 1, { RequestKey: 'key-1' });
    const { mirror } = mirrorOver(
      last([broken], 'd1'),
      last([], 'd2'),
      last([broken], 'd3'),
      last([], 'd4'),
    );
    await mirror.refresh();
    expect(await mirror.reconcile()).toEqual({ missed: [], vanished: [] });
  });

  test('shows what everything read again tells, deleted before or not', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([], 'd2'),
      last([note(1, 1, 'one')], 'd3'),
      last([], 'd4'),
    );
    await mirror.refresh();
    mirror.copy.remove(1);
    await mirror.reconcile();
    expect(words()).toEqual(['one']);
  });

  test('does not show what was deleted here while everything was read again', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([], 'd2'),
      () => {
        mirror.copy.remove(1);
        return Response.json({ value: [note(1, 1, 'one')], '@odata.deltaLink': at('d3') });
      },
      last([], 'd4'),
    );
    await mirror.refresh();
    await mirror.reconcile();
    expect(words()).toEqual([]);
  });

  test('reads a row anew that a page could only tell as an error', async () => {
    const { mirror, words, received } = mirrorOver(
      last([note(1, 1, 'one'), note(2, 1, 'two')], 'd1'),
      last([{ id: '1', error: { code: 'InternalServerError' } }, { id: '2' }], 'd2'),
      says(200, note(1, 2, 'uno')),
      refuses(404, 'itemNotFound'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect(words()).toEqual(['uno']);
    expect(received[2]?.path).toBe('/sites/h,s,w/lists/l1/items/1?$expand=fields');
  });

  test('reads everything again when an error row does not say which row it is', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one'), note(2, 1, 'two')], 'd1'),
      last([{ error: { code: 'InternalServerError' } }], 'd2'),
      last([note(2, 1, 'two')], 'd3'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect(words()).toEqual(['two']);
  });
});

describe('meeting a row that somebody edited by hand', () => {
  test('reports it without its contents, and keeps the others', async () => {
    const broken = anItem(1, 1, { RequestKey: 'key-1', More: 'secret' });
    const { mirror, words, damaged } = mirrorOver(last([broken, note(2, 1, 'two')], 'd1'));
    await mirror.refresh();
    expect(words()).toEqual(['two']);
    expect(damaged).toEqual(['Notes 1: Word is missing']);
    expect([...mirror.copy.unreadable.keys()]).toEqual([1]);
  });

  test('shows the row as it was until it can be read again', async () => {
    const { mirror, words } = mirrorOver(
      last([note(1, 1, 'one')], 'd1'),
      last([anItem(1, 2, { RequestKey: 'key-1' })], 'd2'),
      last([note(1, 3, 'uno')], 'd3'),
    );
    await mirror.refresh();
    await mirror.refresh();
    expect([words(), mirror.copy.unreadable.size]).toEqual([['one'], 1]);
    await mirror.refresh();
    expect([words(), mirror.copy.unreadable.size]).toEqual([['uno'], 0]);
  });
});
