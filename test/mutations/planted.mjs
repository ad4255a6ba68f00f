// Bugs that are planted one at a time. Each names its file, the text that is replaced (found there
// exactly once), what it is replaced by, why it would matter, and the test files that must notice.

import { approving } from './approving.mjs';

const graph = (name) => `test/graph/${name}.test.ts`;
const local = (name) => `test/graph/local/${name}.test.ts`;

/** Asking Graph again, waiting for it, and writing with care. */
const asking = [
  {
    name: 'send a write again after 500, 502, 503 and 504',
    file: 'graph/retry.ts',
    text: `if (method !== 'GET' || error.status === 501) return false;`,
    instead: `if (error.status === 501) return false;`,
    why: 'a POST that was stored before its answer got lost makes a second row',
    tests: [graph('gateway')],
  },
  {
    name: 'send a write again after a lost connection',
    file: 'graph/retry.ts',
    text: `if (error.status === 429) return true;`,
    instead: `if (error.status === 429 || error.status === 0) return true;`,
    why: 'the same for a connection that was reset after the write',
    tests: [graph('gateway')],
  },
  {
    name: 'ignore Retry-After',
    file: 'graph/retry.ts',
    text: `const asked = [headers.get('retry-after'), headers.get('ratelimit-reset')]`,
    instead: `const asked = [headers.get('ratelimit-reset')]`,
    why: 'whoever asks before the time is over is throttled for longer',
    tests: [graph('gateway')],
  },
  {
    name: 'never close the gate',
    file: 'graph/gate.ts',
    text: `closedUntil.set(part, Math.max(until, closedUntil.get(part) ?? 0));`,
    instead: `closedUntil.set(part, Math.min(until, 0));`,
    why: 'other requests go on asking while one of them was told to wait',
    tests: [graph('gateway')],
  },
  {
    name: 'drop If-Match from a change',
    file: 'graph/changeItem.ts',
    text: `    const answer = await graph.send({ method: 'PATCH', path, headers, body: { fields } });`,
    instead: `    const answer = await graph.send({ method: 'PATCH', path, body: { fields } });`,
    why: 'the second of two approvers overwrites the first without a word',
    tests: [graph('exactlyOnce')],
  },
  {
    name: 'take a conflict for success',
    file: 'graph/exactlyOnce.ts',
    text: `if (error.outcome === 'notDone' || isConflict(error)) throw error;`,
    instead: `if (isConflict(error)) return { eTag: item.eTag, fields: change.fields };
    if (error.outcome === 'notDone') throw error;`,
    why: 'somebody is told "approved" for what was never stored',
    tests: [graph('stores')],
  },
  {
    name: 'do not read back after 504',
    file: 'graph/errors.ts',
    text: `return isOpenEnded(status) ? 'lost' : 'notDone';`,
    instead: `return status === 408 || status === 500 ? 'lost' : 'notDone';`,
    why: 'a write that may be stored is called not done',
    tests: [graph('exactlyOnce')],
  },
  {
    name: 'tell a lost create as failed without looking',
    file: 'graph/exactlyOnce.ts',
    text: `if (error.outcome === 'notDone' && !isDuplicate(error)) throw error;`,
    instead: `if (!isDuplicate(error)) throw error;`,
    why: 'a row that is stored is told as not stored, and people press again',
    tests: [graph('exactlyOnce')],
  },
  {
    name: 'post again when a lost create is not found at once',
    file: 'graph/exactlyOnce.ts',
    text: `    if (item !== undefined) return item;
  }
  if (!isDuplicate(failure)) throw settled(failure);`,
    instead: `    if (item !== undefined) return item;
    if (wait === 0) return await postItem(graph, list, { [requestKeyColumn]: key });
  }
  if (!isDuplicate(failure)) throw settled(failure);`,
    why: 'the answer may only have overtaken the write: the row is made twice',
    tests: [graph('exactlyOnce')],
  },
  {
    name: 'forget the keys of creates with an open end',
    file: 'graph/exactlyOnce.ts',
    text: `if (isOpen) unresolved.set(`,
    instead: `if (!isOpen) unresolved.set(`,
    why: 'the next press creates again without looking first',
    tests: [graph('exactlyOnce')],
  },
  {
    name: 'say nothing was saved when nobody knows',
    file: 'graph/exactlyOnce.ts',
    text: `failure.as(failure.status === 503 ? 'notDone' : 'lost')`,
    instead: `failure.as('notDone')`,
    why: 'a lost request may still arrive after people were told that it did not',
    tests: [graph('exactlyOnce')],
  },
  {
    name: 'put more than twenty requests into a batch',
    file: 'graph/batch.ts',
    text: `export const mostInBatch = 20;`,
    instead: `export const mostInBatch = 21;`,
    why: 'Graph refuses such a batch whole',
    tests: [graph('batch')],
  },
  {
    name: 'send every part of a batch again when one was throttled',
    file: 'graph/batch.ts',
    text: `if (status === 429) return true;`,
    instead: `if (status !== 424) return true;`,
    why: 'the parts that were stored are stored a second time',
    tests: [graph('batch')],
  },
  {
    name: 'leave & bare in a filter',
    file: 'graph/items.ts',
    text: 'const filter = encodeURIComponent(`fields/${column} eq ${literal(value)}`);',
    instead: 'const filter = encodeURI(`fields/${column} eq ${literal(value)}`);',
    why: 'a key with an ampersand is cut in two and its row is never found',
    tests: [graph('exactlyOnce'), graph('stores')],
  },
  {
    name: 'leave quotes single in a filter',
    file: 'graph/items.ts',
    text: `value.replaceAll("'", "''")`,
    instead: `value.replaceAll("'", "'")`,
    why: 'a name such as O’Neill, typed plainly, ends the literal and the query is refused',
    tests: [graph('exactlyOnce')],
  },
  {
    name: 'end a collection at its first page without rows',
    file: 'graph/paging.ts',
    text: `path = textAt(json, '@odata.nextLink');`,
    instead: `path = objectsAt(json, 'value').length > 0 ? textAt(json, '@odata.nextLink') : undefined;`,
    why: 'a page may be empty and still have one after it: rows look missing',
    tests: [graph('batch')],
  },
];

/** Keeping the copy like the lists. */
const copying = [
  {
    name: 'ignore the Location of a 410',
    file: 'graph/delta.ts',
    text: `return { kind: 'startAgain', link: error.location };`,
    instead: `return { kind: 'startAgain', link: undefined };`,
    why: 'Graph says where to begin again, and other places need not be complete',
    tests: [graph('mirror')],
  },
  {
    name: 'keep vanished rows after a full reading',
    file: 'graph/mirror.ts',
    text: `const swept = unclear.has(undefined) ? [] : copy.endFull(seen);`,
    instead: `const swept: number[] = [];`,
    why: 'deleted packages stay on the grid for ever',
    tests: [graph('mirror')],
  },
  {
    name: 'keep the link before its changes are applied',
    file: 'graph/mirror.ts',
    text: `    const end = await readChanges(source.graph, link, (changes) => {
      applyAll(source, copy, changes, unclear);`,
    instead: `    const end = await readChanges(source.graph, link, (changes) => {
      link = firstLink(source.graph, source.address()).replace('delta?', 'delta?token=latest&');
      applyAll(source, copy, changes, unclear);`,
    why: 'a page that fails in the middle is never read again',
    tests: [graph('mirror')],
  },
  {
    name: 'let the first of several tellings win',
    file: 'graph/mirror.ts',
    text: `  if (copy.knows(item.id, item.eTag)) return copy.told(item.id);`,
    instead: `  if (copy.find(item.id)) return copy.told(item.id);`,
    why: 'a page may tell a row twice, and only the last one is how it is',
    tests: [graph('mirror')],
  },
  {
    name: 'ignore deletions in the changes',
    file: 'graph/mirror.ts',
    text: `if (change.kind === 'deleted') copy.removeTold(change.id);`,
    instead: `if (change.kind === 'deleted') continue;`,
    why: 'deleted rows stay until the night',
    tests: [graph('mirror')],
  },
  {
    name: 'ignore error rows in the changes',
    file: 'graph/mirror.ts',
    text: `else if (change.kind === 'unclear') unclear.add(change.id);`,
    instead: `else if (change.kind === 'unclear') continue;`,
    why: 'a row that Graph could not tell is missed, and nothing says so',
    tests: [graph('mirror')],
  },
  {
    name: 'let a stale row overwrite a newer one',
    file: 'graph/copy.ts',
    text: `    if (present !== undefined && versionOf(present.eTag) >= versionOf(row.eTag)) return present;
    this.gone`,
    instead: `    this.gone`,
    why: 'a decision just made disappears again when an old answer arrives',
    tests: [graph('copy')],
  },
  {
    name: 'bring a deleted row back with a late answer',
    file: 'graph/copy.ts',
    text: `if (gone !== undefined && gone.version >= versionOf(row.eTag)) return row;`,
    instead: `if (gone !== undefined && gone.version > versionOf(row.eTag)) return row;`,
    why: 'a row deleted here is shown again',
    tests: [graph('mirror')],
  },
];

/** Knowing what was changed outside the app. */
const sealing = [
  {
    name: 'do not check the seal',
    file: 'graph/seal.ts',
    text: `return typeof found === 'string' && seal.fits(schema.content(row), found);`,
    instead: `return typeof found === 'string';`,
    why: 'a decision written into the list by hand is believed',
    tests: [graph('seal')],
  },
  {
    name: 'accept an edited row without a new seal',
    file: 'graph/stores/listStore.ts',
    text: `const written = { ...changed, ...sealed(source, { ...schema.newFields(row), ...changed }) };`,
    instead: `const seal = accepts ? {} : sealed(source, { ...schema.newFields(row), ...changed });
  const written = { ...changed, ...seal };`,
    why: 'the row is found changed again with every look, and recorded each time',
    tests: [graph('seal')],
  },
  {
    name: 'change a row that was edited by hand',
    file: 'graph/stores/listStore.ts',
    text: `if ('isUnsealed' in row && !accepts) throw changedOutside();`,
    instead: ``,
    why: 'the change covers the edit with a fresh seal',
    tests: [graph('seal')],
  },
  {
    name: 'leave the status that was edited by hand',
    file: 'teamsapp/activity/recordOutside.ts',
    text: `    ...valuesOf(before, restored),`,
    instead: ``,
    why: 'what only the app may set is approved by whoever can open the list',
    tests: ['test/teamsapp/activity/recordOutside.test.ts'],
  },
];

/** Being a Graph on this machine that can be trusted as a stand-in. */
const standingIn = [
  {
    name: 'take any value in a unique column',
    file: 'graph/local/handlers/writeItem.ts',
    text: `if (holder !== undefined) throw`,
    instead: `if (holder === 0) throw`,
    why: 'the emulator would hide that a create was sent twice',
    tests: [local('handlers/items'), graph('stores')],
  },
  {
    name: 'compare no If-Match',
    file: 'graph/local/handlers/find.ts',
    text: `if (bare(wanted) !== bare(eTagOf(current))) throw resourceModified();`,
    instead: `if (bare(wanted) === '') throw resourceModified();`,
    why: 'two approvers would both be told that they were first',
    tests: [local('handlers/items')],
  },
  {
    name: 'answer a group of writes before it is on the disk',
    file: 'graph/local/groupCommit.ts',
    text: `const answers = committed(store, () => group.map(({ request }) => respond(request)));`,
    instead: `const answers = committed(store, () =>
    group.map((one) => {
      const answer = respond(one.request);
      one.resolve(answer);
      return answer;
    }),
  );`,
    why: 'a power cut takes back what was answered as stored',
    tests: [local('groupCommit')],
  },
  {
    name: 'let a write that fails keep its first half',
    file: 'graph/local/chain.ts',
    text: `request.method === 'GET' ? next(request) : store.transaction(() => next(request));`,
    instead: `request ? next(request) : store.transaction(() => next(request));`,
    why: 'what is refused half-way is half stored',
    tests: [local('persistence'), local('groupCommit'), local('handlers/lists')],
  },
  {
    name: 'let a delta token run ahead of the lag',
    file: 'graph/local/pastReads.ts',
    text: 'history: (list) => ({ ...items.history(list), newest }),',
    instead: 'history: (list) => ({ ...items.history(list), newest: newest + 1 }),',
    why: 'a client with the token never hears of the change that was hidden',
    tests: [local('lag'), local('lagModel')],
  },
  {
    name: 'let a lagging copy show a single row as it is now',
    file: 'graph/local/pastReads.ts',
    text: 'find: (list, id) => (rows.has(id) ? rows.get(id) : items.find(list, id)),',
    instead: 'find: (list, id) => items.find(list, id),',
    why: 'reading back after a write would look safer than it is',
    tests: [local('lag')],
  },
  {
    name: 'do not wait for the disk at a commit',
    file: 'graph/local/sql/connection.ts',
    text: `db.exec('PRAGMA synchronous = FULL');`,
    instead: `db.exec('PRAGMA synchronous = OFF');`,
    // Killing the process cannot show it: the crash test passes with this bug in it.
    why: 'a power cut, unlike a killed process, loses acknowledged writes',
    tests: [local('connection')],
  },
];

/** Every planted bug, by room. */
export const planted = [...asking, ...copying, ...sealing, ...standingIn, ...approving];
