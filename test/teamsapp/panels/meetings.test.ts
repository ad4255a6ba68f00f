import { repair } from '../../../teamsapp/jobs/repair';
import { bringItems } from '../../../teamsapp/panels/bringItems';
import { closeMeeting } from '../../../teamsapp/panels/closeMeeting';
import { openMeeting } from '../../../teamsapp/panels/openMeeting';
import { planMeeting } from '../../../teamsapp/panels/planMeeting';
import { setAgenda } from '../../../teamsapp/panels/setAgenda';
import type { TestApp } from '../../support/app';
import {
  aChild,
  carol,
  dee,
  megan,
  priya,
  ruth,
  schoolReader,
  sam,
  tom,
} from '../../support/build';
import { refusalOf } from '../approvals/deciding';
import { Died, type Life, processOn } from '../jobs/mortal';
import {
  anotherRequest,
  aPanelRequest,
  aPanelStage,
  inSession,
  meetingDay,
  nadia,
  panelApp,
  press,
} from './sittings';

const plan = { panelId: 'resource', date: meetingDay };
const two = () => panelApp({ approvals: [aPanelRequest(), anotherRequest()] });
const agenda = (app: TestApp) =>
  app.meetings
    .all()
    .at(-1)
    ?.items.map((one) => one.approvalId);

describe('planning a meeting', () => {
  test('puts on its agenda what waits at the panel’s stages, the nearest due day first', async () => {
    const soon = aPanelStage({ dueDate: '2026-12-01' });
    const elsewhere = aPanelRequest({
      id: 2209,
      packageId: 1044,
      stages: [
        aPanelStage({
          rule: { name: 'Other', body: { panel: 'other' }, quorum: 1, waitingDays: 5 },
        }),
      ],
    });
    const app = panelApp({
      approvals: [aPanelRequest(), anotherRequest({ stages: [soon] }), elsewhere],
    });
    const meeting = await planMeeting(app, megan, plan);
    expect(meeting).toMatchObject({ state: 'planned', chair: { name: 'Megan Ashworth' } });
    expect(agenda(app)).toEqual([2208, 2207]);
  });

  test.each([megan, tom, ruth])('is done by $name', async (person) => {
    expect(await planMeeting(panelApp(), person, plan)).toMatchObject({ date: meetingDay });
  });

  test.each([carol, nadia, dee])('is not done by $name', async (person) => {
    const refusal = await refusalOf(planMeeting(panelApp(), person, plan));
    expect(refusal).toMatchObject({ code: 'notAllowed' });
  });

  test('says nothing of a panel to a guest, and nothing of one that is not there', async () => {
    const guest = await refusalOf(planMeeting(panelApp(), schoolReader, plan));
    const absent = await refusalOf(planMeeting(panelApp(), megan, { ...plan, panelId: 'none' }));
    expect(guest).toMatchObject({ code: 'notFound' });
    expect(guest.message).toBe(absent.message);
  });

  test('twice for a day answers the same meeting', async () => {
    const app = panelApp();
    const [one, other] = await Promise.all([
      planMeeting(app, megan, plan),
      planMeeting(app, ruth, plan),
    ]);
    expect(other.id).toBe(one.id);
    expect(app.meetings.all()).toHaveLength(1);
  });

  test('refuses a day that is past and one that is none', async () => {
    for (const date of ['2026-11-23', '2026-02-30']) {
      const refusal = await refusalOf(planMeeting(panelApp(), megan, { ...plan, date }));
      expect(refusal).toMatchObject({ code: 'invalid', field: 'date' });
    }
  });

  test('leaves out what stands on the agenda of a meeting to come', async () => {
    const app = panelApp();
    await planMeeting(app, megan, { ...plan, date: '2026-12-01' });
    await planMeeting(app, megan, { ...plan, date: '2026-12-08' });
    expect(agenda(app)).toEqual([]);
  });
});

describe('changing the agenda', () => {
  test('puts it into another order, and takes off what is left out', async () => {
    const app = two();
    const { id } = await planMeeting(app, megan, plan);
    const turned = await setAgenda(app, megan, {
      meetingId: id,
      seen: 1,
      approvalIds: [2208, 2207],
    });
    expect(agenda(app)).toEqual([2208, 2207]);
    await setAgenda(app, megan, {
      meetingId: id,
      seen: turned.lastEvent.sequence,
      approvalIds: [2207],
    });
    expect(agenda(app)).toEqual([2207]);
  });

  test('takes what came late, and says so when the meeting is open', async () => {
    const app = panelApp();
    const { id, lastEvent } = await inSession(app);
    const { requestKey, ...rest } = anotherRequest();
    await app.approvals.add({ ...rest, requestKey });
    const changed = await setAgenda(app, ruth, {
      meetingId: id,
      seen: lastEvent.sequence,
      approvalIds: [2207, 2208],
    });
    expect(changed.items[1]).toMatchObject({ approvalId: 2208, late: true });
    expect(changed.items[0]).not.toHaveProperty('late');
  });

  test('refuses a request that does not wait for the panel', async () => {
    const app = panelApp();
    const { id } = await planMeeting(app, megan, plan);
    const more = { meetingId: id, seen: 1, approvalIds: [2207, 9999] };
    expect(await refusalOf(setAgenda(app, megan, more))).toMatchObject({ code: 'invalid' });
  });

  test('of two who change it at once the later one looks again', async () => {
    const app = two();
    const { id } = await planMeeting(app, megan, plan);
    const outcomes = await Promise.allSettled([
      setAgenda(app, megan, { meetingId: id, seen: 1, approvalIds: [2208, 2207] }),
      setAgenda(app, ruth, { meetingId: id, seen: 1, approvalIds: [2207] }),
    ]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'conflict' });
  });

  test('leaves on it what the person may not see', async () => {
    const app = panelApp({
      children: [aChild(), aChild({ id: 13, reference: 'CD34', restricted: true })],
      approvals: [
        aPanelRequest(),
        anotherRequest({ snapshot: { ...aPanelRequest().snapshot, childReference: 'CD34' } }),
      ],
    });
    const { id } = await planMeeting(app, ruth, plan);
    await setAgenda(app, ruth, { meetingId: id, seen: 1, approvalIds: [] });
    expect(agenda(app)).toEqual([2208]);
  });

  test('is left to those who see to the meeting', async () => {
    const app = panelApp();
    const { id } = await planMeeting(app, megan, plan);
    const input = { meetingId: id, seen: 1, approvalIds: [] };
    expect(await refusalOf(setAgenda(app, carol, input))).toMatchObject({ code: 'notAllowed' });
    const guest = await refusalOf(setAgenda(app, schoolReader, input));
    expect(guest).toMatchObject({ code: 'notFound' });
  });
});

describe('opening a meeting', () => {
  const present = { presentIds: [megan.id, tom.id, carol.id], chairId: megan.id };

  test('is not done before its day', async () => {
    const app = panelApp();
    const { id } = await planMeeting(app, megan, { ...plan, date: '2026-12-01' });
    const refusal = await refusalOf(openMeeting(app, megan, { meetingId: id, ...present }));
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toContain('1 December 2026');
  });

  test('twice writes once', async () => {
    const app = panelApp();
    await inSession(app);
    const writes = app.meetings.writes();
    await inSession(app);
    expect(app.meetings.writes()).toBe(writes);
  });

  test.each([
    ['a chair who is not there', { presentIds: [tom.id], chairId: megan.id }],
    ['a member in the chair', { presentIds: [carol.id], chairId: carol.id }],
    ['somebody whom nobody knows', { presentIds: ['who'], chairId: megan.id }],
  ])('refuses %s', async (_, room) => {
    const app = panelApp();
    const { id } = await planMeeting(app, megan, plan);
    const refusal = await refusalOf(openMeeting(app, megan, { meetingId: id, ...room }));
    expect(refusal).toMatchObject({ code: 'invalid' });
  });

  test('only the chair or the deputy names who takes the minutes', async () => {
    const app = panelApp();
    const { id } = await planMeeting(app, megan, plan);
    const named = { meetingId: id, ...present, minuteTakerId: sam.id };
    expect(await refusalOf(openMeeting(app, ruth, named))).toMatchObject({ code: 'notAllowed' });
    const opened = await openMeeting(app, tom, named);
    expect(opened).toMatchObject({ state: 'open', minuteTaker: { name: 'Sam Okoro' } });
    const less = await openMeeting(app, tom, { meetingId: id, ...present });
    expect(less.minuteTaker).toBeUndefined();
  });
});

describe('putting an item off', () => {
  const defer = { verdict: 'defer' as const, note: 'The price is missing.' };

  test('leaves the request waiting with the reason, and the next meeting has it again', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    const approval = await press(app, ruth, defer);
    await app.idle();
    expect(approval).toMatchObject({ state: 'open', waitingFor: 'Resource Panel' });
    expect(approval.stages[0]?.deferrals).toMatchObject([
      { meetingId: id, by: { name: 'Megan Ashworth' }, because: 'The price is missing.' },
    ]);
    expect(approval.lastEvent.verb).toBe('deferred');
    await closeMeeting(app, megan, { meetingId: id, notes: '' });
    await planMeeting(app, megan, { ...plan, date: '2026-12-01' });
    expect(agenda(app)).toEqual([2207]);
  });

  test('is recorded once, however often it is pressed', async () => {
    const app = panelApp();
    await inSession(app);
    await Promise.all([press(app, megan, defer), press(app, ruth, defer)]);
    expect(app.approvals.find(2207)?.stages[0]?.deferrals).toHaveLength(1);
  });

  test('is open to a panel that is not quorate', async () => {
    const app = panelApp();
    await inSession(app, [megan.id]);
    expect((await press(app, megan, defer)).stages[0]?.deferrals).toHaveLength(1);
  });

  test('gives way to a decision later in the same meeting', async () => {
    const app = panelApp();
    await inSession(app);
    await press(app, megan, defer);
    await app.idle();
    await press(app, megan);
    await app.idle();
    expect(app.meetings.all()[0]?.items[0]?.outcome?.verdict).toBe('approve');
    const late = await refusalOf(press(app, megan, defer));
    expect(late).toMatchObject({ code: 'conflict' });
  });
});

describe('closing a meeting', () => {
  test('waits until each item is decided or deferred', async () => {
    const app = two();
    const { id } = await inSession(app);
    await press(app, megan);
    const refusal = await refusalOf(closeMeeting(app, megan, { meetingId: id, notes: '' }));
    expect(refusal.message).toContain('1 item is neither decided nor deferred');
    await press(app, megan, { approvalId: 2208, verdict: 'defer', note: 'No time.' });
    const closed = await closeMeeting(app, ruth, { meetingId: id, notes: 'Ended at noon.' });
    await app.idle();
    expect(closed).toMatchObject({ state: 'closed', notes: 'Ended at noon.' });
    const outcomes = app.meetings.find(id)?.items.map(({ outcome }) => outcome?.verdict);
    expect(outcomes).toEqual(['approve', 'defer']);
  });

  test('does not wait for what was withdrawn meanwhile', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    const [row = aPanelRequest()] = app.approvals.all();
    await app.approvals.change(row, { state: 'withdrawn', waitingFor: '' });
    const closed = await closeMeeting(app, megan, { meetingId: id, notes: '' });
    expect(closed.state).toBe('closed');
  });

  test('calls off one that was only planned, with the reason', async () => {
    const app = panelApp();
    const { id } = await planMeeting(app, megan, plan);
    const silent = await refusalOf(closeMeeting(app, ruth, { meetingId: id, notes: '' }));
    expect(silent).toMatchObject({ code: 'invalid', field: 'notes' });
    const off = await closeMeeting(app, ruth, { meetingId: id, notes: 'No quorum.' });
    expect(off).toMatchObject({ state: 'closed', notes: 'No quorum.' });
    expect(off.openedAt).toBeUndefined();
    const opened = await refusalOf(
      openMeeting(app, megan, { meetingId: id, presentIds: [megan.id], chairId: megan.id }),
    );
    expect(opened).toMatchObject({ code: 'conflict' });
  });

  test.each([carol, nadia, priya])('is not done by $name', async (person) => {
    const app = panelApp();
    const { id } = await inSession(app);
    const refusal = await refusalOf(closeMeeting(app, person, { meetingId: id, notes: '' }));
    expect(refusal).toMatchObject({ code: 'notAllowed' });
  });
});

describe('a process that dies between the request and the agenda', () => {
  test('leaves a decision that repair brings into the meeting, once', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    await app.idle();
    // The write of the request is the last one that this process makes.
    const life: Life = { left: 2, posts: [] };
    const dying = { ...processOn(app, life), afterwards: () => undefined };
    await expect(press(dying, megan)).rejects.toBeInstanceOf(Died);
    expect(app.approvals.find(2207)?.state).toBe('approved');
    expect(app.meetings.find(id)?.items[0]?.outcome).toBeUndefined();
    const report = await repair(app);
    expect(report).toMatchObject({ meetingsCompleted: 1, failures: [] });
    expect(app.meetings.find(id)?.items[0]?.outcome?.verdict).toBe('approve');
    const writes = app.meetings.writes();
    expect(await repair(app)).toMatchObject({ meetingsCompleted: 0 });
    await bringItems(app, id);
    expect(app.meetings.writes()).toBe(writes);
  });

  test('the same press in the next process records nothing twice', async () => {
    const app = panelApp();
    await inSession(app);
    await press(app, megan);
    const again = await press(app, ruth);
    expect(again.stages[0]?.decisions).toHaveLength(1);
  });

  test('a meeting that somebody edited in SharePoint is put back and on record', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    await app.meetings.editOutside(id, { state: 'closed', items: [] });
    expect(await repair(app)).toMatchObject({ outsideChanges: 1, failures: [] });
    expect(app.meetings.find(id)).toMatchObject({ state: 'open', items: [{ approvalId: 2207 }] });
    expect(app.meetings.find(id)?.lastEvent.verb).toBe('changed outside the app');
  });
});
