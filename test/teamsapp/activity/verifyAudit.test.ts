import { verifyAudit } from '../../../teamsapp/activity/verifyAudit';
import { answerInformation } from '../../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import { decide } from '../../../teamsapp/approvals/decide';
import { repair } from '../../../teamsapp/jobs/repair';
import { logPackage } from '../../../teamsapp/packages/logPackage';
import { withdrawPackage } from '../../../teamsapp/packages/withdrawPackage';
import { isObject, objectsAt } from '../../../graph/json';
import { type Council, type Instance, loggedForm, openCouncil } from '../../support/council';

/*
 * Hands in SharePoint, on the lists of a local Graph: EP-0001 and its request 1, whose history has
 * four events, so that there is a first, a last and a middle to tamper with.
 */
const draftId = '0d9f4c1e-0000-4000-8000-000000000001';
const request = `approval:${draftId}:new`;
const list = '/sites/root/lists';

let council: Council;
let instance: Instance;

beforeEach(async () => {
  council = await openCouncil();
  instance = await council.start();
  await log(draftId);
  const { app } = instance;
  const [priya, megan] = [await person('Priya Nair'), await person('Megan Ashworth')];
  const { id: approvalId, stages, seen } = requestRow();
  const asked = { approvalId, stageId: stages[0]?.id ?? '', seen };
  await askForInformation(app, megan, { ...asked, question: 'Which days?' });
  await answerInformation(app, priya, { approvalId, questionId: 's1q1', answer: 'Mondays.' });
  const decided = { ...asked, seen: requestRow().seen, note: '' };
  await decide(app, megan, { ...decided, verdict: 'approve' });
  await instance.afterwards.settled();
});

afterEach(() => council.close());

const person = (name: string) => instance.person(name);

async function log(key: string): Promise<void> {
  await logPackage(instance.app, await person('Priya Nair'), { draftId: key, form: loggedForm });
  await instance.afterwards.settled();
}

function requestRow() {
  const row = instance.app.approvals.findByKey(`${draftId}:new`);
  if (!row) throw new Error('The request is not there.');
  return row;
}

async function verify(input = {}) {
  await instance.app.changes.refresh();
  return verifyAudit(instance.app, await person('Ruth Allen'), input);
}

/** What is found but rows whose last event is on its way, as 'edited EP-0001, request 1: 2'. */
async function breaks(input = {}): Promise<string[]> {
  const { findings } = await verify(input);
  return findings
    .filter(({ kind }) => kind !== 'behind')
    .map(({ kind, reference, sequence }) => `${kind} ${reference}: ${String(sequence)}`);
}

/** An entry as SharePoint shows it. */
async function entry(subject: string, sequence: number) {
  const answer = await instance.graph.raw('GET', `${list}/Activity/items?$expand=fields&$top=500`);
  const key = `${subject}#${String(sequence)}`;
  const found = objectsAt(answer, 'value').find(
    ({ fields }) => isObject(fields) && fields.RequestKey === key,
  );
  if (!found || !isObject(found.fields)) throw new Error(`There is no entry ${key}.`);
  const { Subject, Event, Hash, Sequence, ActorId, ActorName, HappenedAt, Verb } = found.fields;
  const columns = { Subject, Event, Hash, Sequence, ActorId, ActorName, HappenedAt, Verb };
  return { id: Number(found.id), columns, event: String(Event) };
}

const byHand = (name: string, id: number, fields: object) =>
  instance.graph.raw('PATCH', `${list}/${name}/items/${String(id)}`, { fields });
const deleteByHand = (name: string, id: number) =>
  instance.graph.raw('DELETE', `${list}/${name}/items/${String(id)}`);
const insertByHand = (fields: object) =>
  instance.graph.raw('POST', `${list}/Activity/items`, { fields });

describe('verifying lists that nobody touched', () => {
  test('finds no break, and counts rows whose first event is not copied yet', async () => {
    const report = await verify();
    expect(report).toMatchObject({ isSound: true, counts: { behind: 8 } });
    // 8 providers, a child, a package of three events and its request of four.
    expect(report).toMatchObject({ subjects: 11, entries: 8 });
    await repair(instance.app);
    expect(await verify()).toMatchObject({ isSound: true, entries: 16, findings: [] });
  });

  test('takes what was written with the key before, and knows no other key', async () => {
    await repair(instance.app);
    const ruth = await person('Ruth Allen');
    const turned = { ...instance.app, auditKey: { id: 'next', secret: 'the next key' } };
    const keyBefore = instance.app.auditKey;
    expect((await verifyAudit(turned, ruth, { keyBefore })).findings).toEqual([]);
    expect(await verifyAudit(turned, ruth)).toMatchObject({
      isSound: false,
      counts: { unknownKey: 16 },
    });
  });

  test('is for administrators', async () => {
    await expect(verifyAudit(instance.app, await person('Priya Nair'))).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('tells of no break after a death between a decision and its copy', async () => {
    const other = '0d9f4c1e-0000-4000-8000-000000000002';
    await log(other);
    // The memberships are asked for in a batch, Activity is completed, and then it is decided.
    const dying = await council.start({ atWrite: 3, moment: 'after' });
    const open = dying.app.approvals.findByKey(`${other}:new`);
    const input = {
      approvalId: open?.id ?? 0,
      stageId: open?.stages[0]?.id ?? '',
      seen: open?.seen ?? 0,
      note: '',
    };
    const megan = await dying.person('Megan Ashworth');
    const died = decide(dying.app, megan, { ...input, verdict: 'approve' }).catch(() => undefined);
    while (!dying.way.isDead()) await new Promise((resolve) => setTimeout(resolve, 2));
    dying.graph.stop();
    await instance.app.changes.refresh();
    expect(instance.app.approvals.findByKey(`${other}:new`)?.state).toBe('approved');
    const report = await verify();
    expect(report.isSound).toBe(true);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ kind: 'behind', reference: 'EP-0002, request 2', sequence: 2 }),
    );
    await repair(instance.app);
    expect((await verify()).findings).toEqual([]);
    await died;
  }, 20_000);

  test('takes nothing for a break that people do while it reads', async () => {
    const { app } = instance;
    let isDone = false;
    const busy = {
      ...app,
      activity: {
        ...app.activity,
        everything: async function* (subject?: string) {
          // After the rows were looked at: a new package with its request, and one that goes on.
          if (!isDone) {
            isDone = true;
            await log('0d9f4c1e-0000-4000-8000-000000000003');
            await withdrawPackage(app, await person('Priya Nair'), { id: 1, because: 'A place.' });
            await instance.afterwards.settled();
            await repair(app);
          }
          yield* app.activity.everything(subject);
        },
      },
    };
    await app.changes.refresh();
    const before = app.packages.find(1)?.lastEvent.sequence ?? 0;
    const report = await verifyAudit(busy, await person('Ruth Allen'));
    expect(app.packages.find(1)?.lastEvent.sequence).toBeGreaterThan(before);
    expect(report.findings.filter(({ kind }) => kind !== 'behind')).toEqual([]);
  });
});

describe('finding what hands did to Activity', () => {
  test.each([
    [
      'what happened',
      { Event: (text: string) => text.replace('"asked a question"', '"approved"') },
    ],
    ['the hash', { Hash: () => `local1.${'a'.repeat(43)}` }],
    ['the verb beside the event', { Verb: () => 'declined' }],
    ['the person beside the event', { ActorName: () => 'Somebody Else' }],
    ['the time beside the event', { HappenedAt: () => '2026-11-01T08:00:00Z' }],
    ['the number beside the event', { Sequence: () => 1 }],
    ['the request key', { RequestKey: () => 'a key of nothing' }],
  ])('an edit of %s', async (_, change) => {
    const { id, event } = await entry(request, 2);
    const fields = Object.entries(change).map(([name, to]) => [name, to(event)] as const);
    await byHand('Activity', id, Object.fromEntries(fields));
    expect(await breaks()).toEqual(['edited EP-0001, request 1: 2']);
    expect((await verify()).isSound).toBe(false);
  });

  test('an edit that gives the entry to another row', async () => {
    const { id } = await entry(request, 2);
    await byHand('Activity', id, { Subject: `package:${draftId}` });
    expect(await breaks()).toEqual(
      ['missing EP-0001, request 1: 2', 'inserted EP-0001: 2', 'edited EP-0001: 2'].sort(
        (a, b) => rank(a) - rank(b),
      ),
    );
  });

  test.each([1, 2, 3])('a deletion of entry %d', async (sequence) => {
    await deleteByHand('Activity', (await entry(request, sequence)).id);
    expect(await breaks()).toEqual([`missing EP-0001, request 1: ${String(sequence)}`]);
  });

  test('a copy of an entry', async () => {
    const { columns } = await entry(request, 2);
    await insertByHand({ ...columns, RequestKey: 'copied' });
    expect(await breaks()).toContain('doubled EP-0001, request 1: 2');
  });

  test('an invented entry behind the last, and one of no list', async () => {
    const { columns, event } = await entry(request, 4);
    const next = JSON.stringify({ ...JSON.parse(event), sequence: 5 });
    const invented = { ...columns, Event: next, Sequence: 5 };
    await insertByHand({ ...invented, RequestKey: `${request}#5` });
    await insertByHand({ ...invented, RequestKey: 'x', Subject: 'A Name' });
    const { findings } = await verify();
    expect(findings.slice(0, 2)).toMatchObject([
      { kind: 'inserted', reference: 'EP-0001, request 1', sequence: 5 },
      { kind: 'inserted', reference: 'an entry of no list', subjectKind: 'unknown' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('A Name');
  });

  test('two entries exchanged', async () => {
    const [second, third] = [await entry(request, 2), await entry(request, 3)];
    await byHand('Activity', second.id, third.columns);
    await byHand('Activity', third.id, second.columns);
    const found = await breaks();
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => one.startsWith('reordered EP-0001, request 1'))).toBe(true);
  });

  test('an entry that cannot be read any more', async () => {
    await byHand('Activity', (await entry(request, 2)).id, { Event: '{"sequence":' });
    expect(await breaks()).toEqual(['damaged EP-0001, request 1: 2']);
  });

  test('everything deleted but what the rows carry', async () => {
    for (const sequence of [1, 2, 3, 4]) {
      await deleteByHand('Activity', (await entry(request, sequence)).id);
    }
    expect((await verify()).findings[0]).toMatchObject({ kind: 'missing', sequence: 1, upTo: 3 });
  });
});

describe('finding what hands did to the rows', () => {
  test('a history that was edited in the row', async () => {
    await byHand('Packages', 1, { EventHash: 'local1.forged' });
    expect(await breaks()).toEqual(['rowEdited EP-0001: 3']);
  });

  test('a row that cannot be read, to an instance that starts later too', async () => {
    await byHand('Packages', 1, { StartDate: null });
    expect(await breaks()).toEqual(['rowEdited EP-0001: 0']);
    instance = await council.start();
    expect(await breaks()).toEqual(['rowEdited EP-0001: 0']);
  });

  test('a row that was deleted', async () => {
    await deleteByHand('Approvals', 1);
    expect(await breaks()).toEqual([`rowGone EP-0001, request with request key ${draftId}:new: 4`]);
    expect(await breaks({ packageId: 1 })).toHaveLength(1);
    await deleteByHand('Children', 1);
    const { findings } = await verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'rowGone', subjectKind: 'child', sequence: 1 }),
    );
    expect(JSON.stringify(findings)).not.toMatch(/AB12|J\.K\./);
  });

  test('an older version that was put back', async () => {
    await instance.graph.raw('POST', `${list}/Packages/items/1/versions/1.0/restoreVersion`);
    expect(await breaks()).toEqual(['setBack EP-0001: 2', 'setBack EP-0001: 3']);
  });
});

describe('verifying one package', () => {
  test('compares it and its requests only', async () => {
    expect(await verify({ packageId: 1 })).toMatchObject({ subjects: 2, entries: 7, findings: [] });
    await deleteByHand('Activity', (await entry(request, 2)).id);
    await log('0d9f4c1e-0000-4000-8000-000000000002');
    expect(await breaks({ packageId: 2 })).toEqual([]);
    expect(await breaks({ packageId: 1 })).toEqual(['missing EP-0001, request 1: 2']);
  });

  test('says what to do about a package that is not there', async () => {
    await expect(verify({ packageId: 99 })).rejects.toMatchObject({
      code: 'notFound',
      message: expect.stringContaining('EP-0099') as string,
    });
  });
});

function rank(found: string): number {
  return ['edited', 'missing', 'inserted'].findIndex((kind) => found.startsWith(kind));
}
