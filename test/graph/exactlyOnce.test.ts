import { isDuplicate } from '../../graph/errors';
import { changeOnce, createOnce, deleteOnce } from '../../graph/exactlyOnce';
import { unknownProfile } from '../../graph/profile';
import { failureOf } from './failures';
import {
  anItem,
  duplicateText,
  eTag,
  list,
  refuses,
  resets,
  says,
  scripted,
  scriptedOn,
} from './scripted';
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

  test('knows a taken key by the code that was measured, whatever the language', async () => {
    const duplicateFault = { status: 500, code: 'SPDuplicateValuesFoundException' };
    const welsh = refuses(500, duplicateFault.code, 'Gwerthoedd dyblyg.');
    const known = { ...unknownProfile, duplicateFault };
    const { graph } = scriptedOn(known, welsh, nothing, nothing, nothing, nothing);
    const failure = await failureOf(createOnce(graph, list, fields));
    expect(isDuplicate(failure)).toBe(true);
    expect(failure.outcome).toBe('notDone');
  });

  test('takes no fault for a taken key because of a code that says nothing', async () => {
    const duplicateFault = { status: 400, code: 'invalidRequest' };
    const known = { ...unknownProfile, duplicateFault };
    const { graph, received } = scriptedOn(known, refuses(400, 'invalidRequest', 'Too long.'));
    expect(isDuplicate(await failureOf(createOnce(graph, list, fields)))).toBe(false);
    expect(received).toHaveLength(1);
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

  describe('where a tenant refuses the fields nested', () => {
    const nested = refuses(400, 'invalidRequest');
    const flat = (version: number) =>
      says(200, { '@odata.etag': eTag(7, version), ...change.fields });

    test('sends them flat once when If-Match is known to count there', async () => {
      const known = { ...unknownProfile, fieldsHonourIfMatch: true };
      const { graph, received } = scriptedOn(known, nested, flat(4));
      expect(await changeOnce(graph, list, item, change)).toMatchObject({ eTag: eTag(7, 4) });
      expect(received[1]?.path).toBe('/sites/h,s,w/lists/l1/items/7/fields');
      expect(received[1]?.headers.get('if-match')).toBe(eTag(7, 3));
    });

    test('never sends them flat when If-Match is known to be ignored there', async () => {
      const known = { ...unknownProfile, fieldsHonourIfMatch: false };
      const { graph, received } = scriptedOn(known, nested);
      const failure = await failureOf(changeOnce(graph, list, item, change));
      expect(failure).toMatchObject({ status: 400, outcome: 'notDone' });
      expect(received).toHaveLength(1);
    });

    test('reads the row before when nobody has measured that', async () => {
      const { graph, received } = scripted(nested, unchanged, flat(4));
      expect(await changeOnce(graph, list, item, change)).toMatchObject({ eTag: eTag(7, 4) });
      expect(received.map(({ method }) => method)).toEqual(['PATCH', 'GET', 'PATCH']);
      expect(received[2]?.headers.get('if-match')).toBe(eTag(7, 3));
    });

    test('leaves a row alone that somebody else changed before', async () => {
      const { graph, received } = scripted(nested, says(200, anItem(7, 4, {})));
      const failure = await failureOf(changeOnce(graph, list, item, change));
      expect(failure).toMatchObject({ status: 412, outcome: 'notDone' });
      expect(received.map(({ method }) => method)).toEqual(['PATCH', 'GET']);
    });

    test('is a conflict when the row is then more than one version on', async () => {
      const { graph } = scripted(nested, unchanged, flat(5));
      const failure = await failureOf(changeOnce(graph, list, item, change));
      expect(failure).toMatchObject({ status: 412, outcome: 'lost' });
    });

    test('reads the version when the flat answer names none', async () => {
      const { graph } = scripted(nested, unchanged, says(200, {}), says(200, anItem(7, 5, {})));
      expect(await failureOf(changeOnce(graph, list, item, change))).toMatchObject({ status: 412 });
    });

    test('tells the first refusal when the values are refused both ways', async () => {
      const { graph } = scripted(nested, unchanged, refuses(400, 'other', 'Flat neither.'));
      const failure = await failureOf(changeOnce(graph, list, item, change));
      expect(failure).toMatchObject({ status: 400, code: 'invalidRequest' });
    });
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
    const reactions = [refuses(503, 'x'), unchanged, unchanged, unchanged, unchanged];
    const { graph } = scripted(...reactions);
    expect((await failureOf(changeOnce(graph, list, item, change))).outcome).toBe('notDone');
  });

  test('does not say so of a failure that may have come after it was stored', async () => {
    const reactions = [refuses(500, 'x'), unchanged, unchanged, unchanged, unchanged];
    const { graph } = scripted(...reactions);
    expect((await failureOf(changeOnce(graph, list, item, change))).outcome).toBe('lost');
  });

  test('takes a row that cannot be found while reading back for no answer', async () => {
    const { graph } = scripted(refuses(500, 'x'), refuses(404, 'itemNotFound'));
    expect(await failureOf(changeOnce(graph, list, item, change))).toMatchObject({
      status: 500,
      outcome: 'lost',
    });
  });

  test('does not say that nothing was stored when only its new version could not be read', async () => {
    const busy = refuses(429, 'activityLimitReached', 'Slow.', { 'Retry-After': '90' });
    const { graph } = scripted(says(204, undefined), busy);
    expect((await failureOf(changeOnce(graph, list, item, change))).outcome).toBe('lost');
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

describe('creating what an earlier create left open', () => {
  const fields = { RequestKey: 'key-1', Title: 'a' };
  const nothing = says(200, { value: [] });

  test('looks for it first, and sends nothing when it is there', async () => {
    const busy = refuses(429, 'activityLimitReached', 'Slow.', { 'Retry-After': '90' });
    const { graph, received } = scripted(
      resets,
      busy,
      says(200, { value: [anItem(7, 1, fields)] }),
    );
    expect((await failureOf(createOnce(graph, list, fields))).outcome).toBe('lost');
    await graph.pause(90_000);
    expect((await createOnce(graph, list, fields)).id).toBe(7);
    expect(received.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  test('sends it when it is not there, and another key without looking', async () => {
    const busy = refuses(429, 'activityLimitReached', 'Slow.', { 'Retry-After': '90' });
    const made = says(201, anItem(7, 1, fields));
    const { graph, received } = scripted(resets, busy, nothing, made, made);
    await failureOf(createOnce(graph, list, fields));
    await graph.pause(90_000);
    await createOnce(graph, list, fields);
    await createOnce(graph, list, { ...fields, RequestKey: 'key-2' });
    expect(received.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'POST', 'POST']);
  });

  test('still does not know while it cannot look', async () => {
    const busy = refuses(429, 'activityLimitReached', 'Slow.', { 'Retry-After': '90' });
    const { graph, received } = scripted(resets, busy);
    await failureOf(createOnce(graph, list, fields));
    expect((await failureOf(createOnce(graph, list, fields))).outcome).toBe('lost');
    expect(received).toHaveLength(2);
  });
});
