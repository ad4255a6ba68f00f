import { adoptRows, countUnsealed, isBeforeSealing } from '../../../teamsapp/activity/adoptRows';
import { completeActivity, nextEvent } from '../../../teamsapp/activity/recordEvent';
import { decide } from '../../../teamsapp/approvals/decide';
import type { HistoryRow, HistoryStore } from '../../../teamsapp/common/store';
import { repair } from '../../../teamsapp/jobs/repair';
import { endPackage } from '../../../teamsapp/packages/endPackage';
import { packageActivity } from '../../../teamsapp/packages/packageActivity';
import { packagePage } from '../../../teamsapp/packages/packageView';
import { appWith, type AppStart, type TestApp } from '../../support/app';
import { aChild, anApproval, aPackage, aProvider, aStage, megan, priya } from '../../support/build';

const running = aPackage({ status: 'active' });

function appFor(start: AppStart): TestApp {
  return appWith({ providers: [aProvider()], children: [aChild()], ...start });
}

/** As where the list keeps no versions and nothing is in memory. */
function forget<T extends HistoryRow>(store: HistoryStore<T>): void {
  const known = store.outsideChange.bind(store);
  store.outsideChange = async (id) => ({ ...(await known(id)), before: undefined, by: undefined });
}

const eventsOf = (app: TestApp, subject: string) =>
  app.activity
    .all()
    .filter((entry) => entry.subject === subject)
    .map(({ event }) => event);

describe('recording what was changed in SharePoint', () => {
  test('a price that was edited stays, is in the history with both values, and marks the package', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { price: 9900 });
    expect(await repair(app)).toMatchObject({ outsideChanges: 1, failures: [] });
    const row = app.packages.find(running.id);
    expect(row).toMatchObject({ price: 9900, changedOutside: 'price' });
    expect(row?.isUnsealed).toBeUndefined();
    expect(row?.lastEvent).toMatchObject({
      sequence: running.lastEvent.sequence + 1,
      actor: { name: 'Ida Editor' },
      verb: 'changed outside the app',
      before: { price: running.price },
      after: { price: 9900, changed: ['price'], restored: [] },
    });
    expect((await packagePage(app, priya, running.id)).package.changedOutside).toBe('price');
    expect(await repair(app)).toMatchObject({ outsideChanges: 0 });
  });

  test('a status and a cost that were edited are put back, and the history says so', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { status: 'ended', wholeCost: 1 });
    await repair(app);
    const { changedOutside, ...row } = app.packages.find(running.id) ?? running;
    expect(row).toMatchObject({ status: 'active', wholeCost: running.wholeCost });
    expect(changedOutside).toBeUndefined();
    expect(row.lastEvent.after).toMatchObject({
      status: 'ended',
      restored: ['wholeCost', 'status'],
    });
    const { entries } = await packageActivity(app, priya, running.id);
    expect(entries.at(-1)).toMatchObject({
      who: 'Ida Editor',
      what: 'changed it in SharePoint, outside this app',
      detail:
        'Changed: whole cost from £2,016.00 to £0.01, status from “active” to “ended”. Put back: whole cost, status.',
    });
  });

  test('what cannot be read is put back and told, and what can be read stays as it was found', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { price: 9900 });
    await app.packages.damageOutside(running.id, ['startDate']);
    expect(await repair(app)).toMatchObject({ outsideChanges: 1, failures: [] });
    const row = app.packages.find(running.id);
    expect(row).toMatchObject({ startDate: running.startDate, changedOutside: 'price' });
    expect(row?.isUnsealed).toBeUndefined();
    const { entries } = await packageActivity(app, priya, running.id);
    expect(entries.at(-1)?.detail).toBe(
      'Changed: first day into something that cannot be read, price from £36.00 to £99.00. Put back: first day.',
    );
  });

  test('a team and a provider that there are not are put back', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { team: 'nowhere', providerId: 999_999 });
    await repair(app);
    const { team, providerId } = running;
    expect(app.packages.find(running.id)).toMatchObject({ team, providerId });
  });

  test('two edits one after the other mark the package once for each field', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { price: 9900 });
    await repair(app);
    await app.packages.editOutside(running.id, { price: 9901, endDate: '2026-12-01' });
    await repair(app);
    expect(app.packages.find(running.id)?.changedOutside).toBe('price, last day');
  });

  test('sentences and what identifies a child are named in the history, never quoted', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { objectives: 'Secret words.' });
    const [child] = app.children.all();
    await app.children.editOutside(child?.id ?? 0, { initials: 'QX', dateOfBirth: '2011-11-11' });
    await repair(app);
    const told = JSON.stringify(app.activity.all());
    expect(told).toContain('objectives');
    expect(told).toContain('dateOfBirth');
    expect(told).not.toMatch(/Secret|QX|2011-11-11/);
  });

  test('a restriction that was lifted by hand is back', async () => {
    const app = appFor({ children: [aChild({ restricted: true })] });
    const [child] = app.children.all();
    await app.children.editOutside(child?.id ?? 0, { restricted: false });
    await repair(app);
    expect(app.children.find(child?.id ?? 0)?.restricted).toBe(true);
  });

  test('a history that was edited itself goes on from the sealed one', async () => {
    const app = appFor({ packages: [running] });
    const forged = { ...running.lastEvent, sequence: 40, verb: 'approved' };
    await app.packages.editOutside(running.id, { lastEvent: forged, eventHash: 'k1.forged' });
    await repair(app);
    expect(app.packages.find(running.id)?.lastEvent).toMatchObject({
      sequence: running.lastEvent.sequence + 1,
      verb: 'changed outside the app',
    });
    expect(eventsOf(app, `package:${running.requestKey}`).map(({ verb }) => verb)).not.toContain(
      'approved',
    );
  });

  test('where nothing remembers what it was, the history says only that it was changed', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { price: 9900 });
    forget(app.packages);
    await repair(app);
    expect(app.packages.find(running.id)?.lastEvent).toMatchObject({
      actor: { name: 'Somebody in SharePoint' },
      verb: 'found changed outside the app',
      before: {},
      after: { changed: [], restored: [] },
    });
  });

  test('whoever changes the package first has the edit recorded before the own change', async () => {
    const app = appFor({ packages: [running] });
    await app.packages.editOutside(running.id, { price: 9900 });
    await endPackage(app, priya, { id: running.id, on: '2026-11-30', because: 'Back at school.' });
    await app.idle();
    const verbs = eventsOf(app, `package:${running.requestKey}`).map(({ verb }) => verb);
    expect(verbs.slice(-2)).toEqual(['changed outside the app', 'ended']);
  });
});

describe('a history that somebody wrote into the list', () => {
  const forged = { ...running.lastEvent, sequence: 2, verb: 'approved' };
  const edit = { lastEvent: forged, eventHash: 'k1.forged' };

  test('never reaches Activity, however many rows were edited at once', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      aPackage({ id: 2000 + index, requestKey: `key-${String(index)}`, status: 'active' }),
    );
    const app = appFor({ packages: many });
    for (const { id } of many) await app.packages.editOutside(id, edit);
    await repair(app);
    await repair(app);
    expect(app.activity.all().filter(({ hash }) => hash === 'k1.forged')).toEqual([]);
    expect(app.packages.all().filter(({ isUnsealed }) => isUnsealed)).toEqual([]);
  });

  test('a true event of ours whose seal does not fit is kept, without an entry', async () => {
    const app = appFor({ packages: [running] });
    const subject = `package:${running.requestKey}`;
    const event = nextEvent(app, subject, running, priya, 'ended', {}, { status: 'ended' });
    await app.packages.editOutside(running.id, { ...event, status: 'ended' });
    await repair(app);
    const row = app.packages.find(running.id);
    expect(row).toMatchObject({ status: 'ended', lastEvent: { verb: 'ended' } });
    expect(row?.isUnsealed).toBeUndefined();
  });

  test('both ends of a history that was cut and grew again are in Activity', async () => {
    const app = appFor({ packages: [running] });
    const subject = `package:${running.requestKey}`;
    const first = nextEvent(app, subject, running, priya, 'ended', {}, { status: 'ended' });
    await completeActivity(app, subject, first);
    const other = appFor({ packages: [running] });
    const second = nextEvent(other, subject, running, megan, 'suspended', {}, {});
    await completeActivity({ activity: { ...app.activity } }, subject, second);
    expect(eventsOf(app, subject).map(({ verb }) => verb)).toEqual(['ended', 'suspended']);
  });
});

describe('lists from before rows were sealed', () => {
  const oldRow = { ...running, isUnsealed: true as const };
  const old = () =>
    appWith({
      packages: [oldRow],
      approvals: [{ ...anApproval(), isUnsealed: true }],
      providers: [{ ...aProvider(), isUnsealed: true }],
      children: [{ ...aChild(), isUnsealed: true }],
    });

  test('are not taken for changed: nothing is recorded, and the report says what to do', async () => {
    const app = old();
    const report = await repair(app);
    expect(report.outsideChanges).toBe(0);
    expect(String(report.failures[0]?.error)).toContain('npm run seal -- --adopt');
    expect(app.packages.find(running.id)?.lastEvent).toEqual(running.lastEvent);
  });

  test('are sealed as they are when somebody says so, and count as sealed from then on', async () => {
    const app = old();
    expect(countUnsealed(app).unsealed).toEqual({
      packages: 1,
      approvals: 1,
      providers: 1,
      children: 1,
      meetings: 0,
    });
    expect(await adoptRows(app)).toBe(4);
    expect(isBeforeSealing(app)).toBe(false);
    expect(app.packages.find(running.id)?.lastEvent).toEqual(running.lastEvent);
  });
});

test('rows that cannot be put right do not keep others waiting', async () => {
  const lost = Array.from({ length: 55 }, (_, index) =>
    anApproval({ id: 3000 + index, requestKey: `lost-${String(index)}`, packageKey: 'none' }),
  );
  const app = appFor({ packages: [running], approvals: lost });
  for (const { id } of lost) await app.approvals.editOutside(id, { state: 'approved' });
  forget(app.approvals);
  await app.packages.editOutside(running.id, { status: 'ended' });
  await repair(app);
  await repair(app);
  expect(app.packages.find(running.id)?.status).toBe('active');
});

describe('deciding on a request that was changed in SharePoint', () => {
  const open = anApproval();
  const forged = {
    state: 'approved' as const,
    waitingFor: '',
    stages: [
      aStage({
        state: 'approved',
        decisions: [
          {
            by: { id: 'x', name: 'Nobody' },
            verdict: 'approve',
            note: '',
            at: '2026-11-24T09:00:00Z',
          },
        ],
      }),
    ],
  };
  const press = (app: TestApp) =>
    decide(app, megan, {
      approvalId: open.id,
      stageId: open.stages[0]?.id ?? '',
      seen: open.seen,
      verdict: 'decline',
      note: 'Too dear.',
    });

  test('a decision written into the list is not believed: the package stays, the request waits again', async () => {
    const app = appFor({ packages: [aPackage({ status: 'submitted' })], approvals: [open] });
    await app.approvals.editOutside(open.id, forged);
    await repair(app);
    expect(app.approvals.find(open.id)).toMatchObject({
      state: 'open',
      waitingFor: open.waitingFor,
    });
    expect(app.approvals.find(open.id)?.stages[0]?.decisions).toEqual([]);
    expect(app.packages.find(1042)?.status).toBe('submitted');
  });

  test('whoever decides before it is put back decides on the true request', async () => {
    const app = appFor({ packages: [aPackage({ status: 'submitted' })], approvals: [open] });
    await app.approvals.editOutside(open.id, forged);
    const declined = await press(app);
    expect(declined.state).toBe('declined');
    expect(declined.stages[0]?.decisions.map(({ by }) => by.name)).toEqual([megan.name]);
    const verbs = eventsOf(app, `approval:${open.requestKey}`).map(({ verb }) => verb);
    expect(verbs).toContain('changed outside the app');
  });

  test('nobody decides when nothing remembers what was asked', async () => {
    const app = appFor({ packages: [aPackage({ status: 'submitted' })], approvals: [open] });
    await app.approvals.editOutside(open.id, forged);
    forget(app.approvals);
    await expect(press(app)).rejects.toMatchObject({ code: 'conflict' });
    await repair(app);
    expect(app.packages.find(1042)?.status).toBe('submitted');
    expect(app.approvals.find(open.id)?.isUnsealed).toBe(true);
  });
});
