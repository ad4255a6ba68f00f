import { changeOnce, createOnce, deleteOnce } from '../../graph/exactlyOnce';
import { failureOf } from './failures';
import { anItem, duplicateText, eTag, list, refuses, resets, says, scripted } from './scripted';
import type { Reaction } from './scripted';

const fields = { RequestKey: "O'Neill & sons#1+1", Title: 'Package' };
const nothing = says(200, { value: [] });
const there = says(200, { value: [anItem(7, 1, fields)] });
const gatewayTimeout: Reaction = () => new Response('<html/>', { status: 504 });
const cutOff: Reaction = () =>
  new Response('{"id":"7",', { status: 201, headers: { 'Content-Type': 'application/json' } });

describe('creating an item once', () => {
  test('posts once and answers the created item', async () => {
    const { graph, received } = scripted(says(201, anItem(7, 1, fields)));
    expect(await createOnce(graph, list, fields)).toMatchObject({ id: 7, eTag: eTag(7, 1) });
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toEqual({ fields });
  });

  test.each<[string, Reaction]>([
    ['a gateway that gave up', gatewayTimeout],
    ['a reset', resets],
    ['an answer cut off', cutOff],
    ['a failure', refuses(500, 'generalException')],
    ['a taken key', refuses(409, 'nameAlreadyExists', duplicateText)],
    ['a taken key told as 400', refuses(400, 'invalidRequest', duplicateText)],
    ['a taken key told as 500', refuses(500, 'generalException', duplicateText)],
  ])('after %s, finds the item by its key and posts no second time', async (_, reaction) => {
    const { graph, received } = scripted(reaction, there);
    expect(await createOnce(graph, list, fields)).toMatchObject({ id: 7 });
    expect(received.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(received[1]?.path).toContain("fields/RequestKey eq 'O''Neill & sons#1+1'");
  });

  test('waits for a write that its own answer has overtaken', async () => {
    const { graph, waits } = scripted(gatewayTimeout, nothing, nothing, there);
    expect(await createOnce(graph, list, fields)).toMatchObject({ id: 7 });
    expect(waits).toHaveLength(2);
  });

  test('says that nothing was stored when a definite failure left nothing', async () => {
    const reactions = [refuses(503, 'serviceNotAvailable'), nothing, nothing, nothing, nothing];
    const { graph } = scripted(...reactions);
    expect(await failureOf(createOnce(graph, list, fields))).toMatchObject({ outcome: 'notDone' });
  });

  test('does not claim to know when a lost request may still arrive', async () => {
    const { graph } = scripted(gatewayTimeout, nothing, nothing, nothing, nothing);
    expect(await failureOf(createOnce(graph, list, fields))).toMatchObject({ outcome: 'lost' });
  });

  test('does not claim to know when reading back fails too', async () => {
    const { graph } = scripted(
      refuses(500, 'generalException'),
      ...Array.from({ length: 5 }, () => refuses(503, 'serviceNotAvailable')),
    );
    expect(await failureOf(createOnce(graph, list, fields))).toMatchObject({ outcome: 'lost' });
  });

  test('reports a clash on another unique column as that clash', async () => {
    const other = duplicateText.replace('Request key', 'Child reference');
    const reactions = [refuses(409, 'x', other), nothing, nothing, nothing, nothing];
    const { graph } = scripted(...reactions);
    const failure = await failureOf(createOnce(graph, list, fields));
    expect(failure).toMatchObject({ status: 409, outcome: 'notDone' });
  });

  test('reads nothing back after a plain refusal', async () => {
    const { graph, received } = scripted(refuses(403, 'accessDenied'));
    expect((await failureOf(createOnce(graph, list, fields))).status).toBe(403);
    expect(received).toHaveLength(1);
  });
});

describe('changing an item once', () => {
  const change = {
    fields: { Status: 'approved', EventHash: 'k1.ours' },
    isOurs: (now: { EventHash?: unknown }) => now.EventHash === 'k1.ours',
  };
  const item = { id: 7, eTag: eTag(7, 3) };
  const unchanged = says(200, anItem(7, 3, { EventHash: 'k1.before' }));

  test('sends the eTag it was read with and the changed fields only', async () => {
    const { graph, received } = scripted(says(200, anItem(7, 4, change.fields)));
    expect(await changeOnce(graph, list, item, change)).toMatchObject({ eTag: eTag(7, 4) });
    expect(received[0]?.headers.get('if-match')).toBe(eTag(7, 3));
    expect(received[0]?.body).toEqual({ fields: change.fields });
  });

  test('sends the fields flat once where a tenant refuses them nested', async () => {
    const flat = { '@odata.etag': eTag(7, 4), ...change.fields };
    const { graph, received } = scripted(refuses(400, 'invalidRequest'), says(200, flat));
    expect(await changeOnce(graph, list, item, change)).toMatchObject({ eTag: eTag(7, 4) });
    expect(received[1]?.path).toBe('/sites/h,s,w/lists/l1/items/7/fields');
    expect(received[1]?.headers.get('if-match')).toBe(eTag(7, 3));
  });

  test('reads the item when the answer names no eTag', async () => {
    const { graph } = scripted(says(200, { id: '7' }), says(200, anItem(7, 4, change.fields)));
    expect(await changeOnce(graph, list, item, change)).toMatchObject({ eTag: eTag(7, 4) });
  });

  test.each<[string, Reaction]>([
    ['412', refuses(412, 'resourceModified')],
    ['409 resourceModified', refuses(409, 'resourceModified')],
    ['Save Conflict', refuses(400, 'invalidRequest', 'Save Conflict. Your changes conflict …')],
  ])('leaves the item as it is after %s', async (_, reaction) => {
    const { graph, received } = scripted(reaction, reaction);
    const { isConflict } = await import('../../graph/errors');
    expect(isConflict(await failureOf(changeOnce(graph, list, item, change)))).toBe(true);
    expect(received.every(({ method }) => method === 'PATCH')).toBe(true);
  });

  test('finds out that a change with a lost answer was stored', async () => {
    const { graph, received } = scripted(resets, says(200, anItem(7, 4, change.fields)));
    expect(await changeOnce(graph, list, item, change)).toMatchObject({ eTag: eTag(7, 4) });
    expect(received.map(({ method }) => method)).toEqual(['PATCH', 'GET']);
  });

  test('reports somebody else’s change that came instead of the lost one', async () => {
    const { graph } = scripted(resets, says(200, anItem(7, 4, { EventHash: 'k1.theirs' })));
    expect((await failureOf(changeOnce(graph, list, item, change))).status).toBe(412);
  });

  test('does not claim to know when the row has moved on twice', async () => {
    const { graph } = scripted(resets, says(200, anItem(7, 5, { EventHash: 'k1.theirs' })));
    expect((await failureOf(changeOnce(graph, list, item, change))).outcome).toBe('lost');
  });

  test('says that nothing was stored when a definite failure left the row as it was', async () => {
    const reactions = [refuses(500, 'x'), unchanged, unchanged, unchanged, unchanged];
    const { graph } = scripted(...reactions);
    expect((await failureOf(changeOnce(graph, list, item, change))).outcome).toBe('notDone');
  });
});

describe('deleting an item once', () => {
  test('takes an item that is already gone for deleted', async () => {
    const { graph } = scripted(refuses(404, 'itemNotFound'));
    await expect(deleteOnce(graph, list, 7)).resolves.toBeUndefined();
  });

  test('looks whether it is gone when the answer is lost', async () => {
    const { graph } = scripted(resets, refuses(404, 'itemNotFound'));
    await expect(deleteOnce(graph, list, 7)).resolves.toBeUndefined();
  });
});
