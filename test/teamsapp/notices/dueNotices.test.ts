import { dueNotices } from '../../../teamsapp/notices/dueNotices';
import { aChild, aStage, anApproval, megan, priya, sam, tom } from '../../support/build';
import { aQuestion, aRule, chats, dueAt, helen, lewis, noticeApp, waiting } from './waiting';
import { both, friday, monday, sent, standing, thursday, wednesday } from './told';

describe('reminding those who may decide', () => {
  test('one working day before the due day, and on the due day', async () => {
    const app = noticeApp([waiting()]);
    expect(await dueAt(app, '2026-11-24T09:00:00.000Z')).toEqual([]);
    expect(await dueAt(app, wednesday)).toEqual(both('reminder'));
    expect(await dueAt(app, thursday)).toEqual(both('reminder'));
  });

  test('the reminders of the two days are two facts, and each is told once', async () => {
    const app = noticeApp([waiting()]);
    await sent(app, await dueNotices(app, new Date(wednesday)));
    expect(await dueAt(app, wednesday)).toEqual([]);
    const onDay = await dueNotices(app, new Date(thursday));
    expect(onDay.map(({ key }) => key)).toContain(`reminder:2207:s1:2026-11-26:onDay:${megan.id}`);
    await sent(app, onDay);
    expect(await dueAt(app, '2026-11-26T15:00:00.000Z')).toEqual([]);
  });

  test('the working day before a Monday is the Friday, and a bank holiday is skipped', async () => {
    expect(await dueAt(noticeApp([waiting({ dueDate: '2026-11-30' })]), friday)).toEqual(
      both('reminder'),
    );
    const calendar = { terms: [], bankHolidays: ['2026-11-27'] };
    const app = noticeApp([waiting({ dueDate: '2026-11-30' })], { settings: { calendar } });
    expect(await dueAt(app, thursday)).toEqual(both('reminder'));
    expect(await dueAt(app, friday)).toEqual([]);
  });

  test.each([
    ['before 08:00', '2026-11-26T07:59:59.000Z'],
    ['from 18:00', '2026-11-26T18:00:00.000Z'],
    ['on a Saturday', '2026-11-28T10:00:00.000Z'],
    ['on Christmas Day', '2026-12-25T10:00:00.000Z'],
  ])('nobody %s', async (_when, at) => {
    expect(await dueAt(noticeApp([waiting()]), at)).toEqual([]);
  });

  test('the hours are London’s in summer too', async () => {
    const summer = waiting({ dueDate: '2027-06-10' });
    expect(await dueAt(noticeApp([summer]), '2027-06-10T06:59:00.000Z')).toEqual([]);
    expect(await dueAt(noticeApp([summer]), '2027-06-10T07:00:00.000Z')).toEqual(both('reminder'));
    expect(await dueAt(noticeApp([summer]), '2027-06-10T17:00:00.000Z')).toEqual([]);
  });

  test('what could not be told on the day is told later, for ten working days', async () => {
    const app = noticeApp([waiting({ rule: aStage().rule })]);
    expect(await dueAt(app, monday)).toEqual(both('reminder'));
    expect(await dueAt(app, '2026-12-10T09:00:00.000Z')).toEqual(both('reminder'));
    expect(await dueAt(app, '2026-12-11T09:00:00.000Z')).toEqual([]);
  });

  test('a due day that moved is a new fact', async () => {
    const app = noticeApp([waiting()]);
    await sent(app, await dueNotices(app, new Date(thursday)));
    const [row] = app.approvals.all();
    if (row) {
      const stages = waiting({ dueDate: '2026-11-27' }).stages;
      await app.approvals.change(row, { stages });
    }
    expect(await dueAt(app, '2026-11-26T10:00:00.000Z')).toEqual(both('reminder'));
  });

  test('not while a question is open, and not for a stage whose turn has not come', async () => {
    const asked = waiting({ state: 'informationRequested', questions: [aQuestion(megan)] });
    expect(await dueAt(noticeApp([asked]), thursday)).toEqual(['questionAsked Priya']);
    const later = anApproval({
      stages: [
        waiting().stages[0] ?? aStage(),
        aStage({ id: 's2', state: 'notYet', dueDate: '2026-11-26', rule: aRule({ name: 'Head' }) }),
      ],
    });
    expect(await dueAt(noticeApp([later]), thursday)).toEqual(both('reminder'));
  });

  test('stages that wait side by side remind each its own people', async () => {
    const [first = aStage()] = waiting().stages;
    const second = {
      ...first,
      id: 's2',
      rule: aRule({ name: 'Head', body: { people: [{ id: helen.id, name: helen.name }] } }),
    };
    expect(await dueAt(noticeApp([anApproval({ stages: [first, second] })]), thursday)).toEqual([
      'reminder Helen',
      ...both('reminder'),
    ]);
  });

  test('neither the requester, nor who answered, nor who is not in the body', async () => {
    const decision = {
      by: { id: lewis.id, name: lewis.name },
      verdict: 'approve' as const,
      note: '',
      at: '2026-11-24T09:00:00.000Z',
    };
    const two = waiting({ rule: aRule({ quorum: 2 }), decisions: [decision] });
    expect(await dueAt(noticeApp([two]), thursday)).toEqual(['reminder Megan']);
    const own = waiting({}, { requester: { id: megan.id, name: megan.name } });
    expect(await dueAt(noticeApp([own]), thursday)).toEqual(['reminder Lewis']);
  });

  test('a deputy beside the person away, and neither when one of them answered', async () => {
    const deputies = [standing(megan, tom)];
    const app = noticeApp([waiting()], { settings: { deputies } });
    expect(await dueAt(app, thursday)).toEqual([...both('reminder'), 'reminder Tom']);
    const by = {
      by: { id: tom.id, name: tom.name },
      insteadOf: { id: megan.id, name: megan.name },
    };
    const decision = {
      ...by,
      verdict: 'approve' as const,
      note: '',
      at: '2026-11-24T09:00:00.000Z',
    };
    const two = waiting({ rule: aRule({ quorum: 2 }), decisions: [decision] });
    expect(await dueAt(noticeApp([two], { settings: { deputies } }), thursday)).toEqual([
      'reminder Lewis',
    ]);
  });

  test('of a restricted child only those who may know of it', async () => {
    const body = { people: [megan, tom].map(({ id, name }) => ({ id, name })) };
    const rows = [waiting({ rule: aRule({ body }) })];
    expect(await dueAt(noticeApp(rows), thursday)).toEqual(['reminder Megan', 'reminder Tom']);
    const children = [aChild({ restricted: true })];
    expect(await dueAt(noticeApp(rows, { children }), thursday)).toEqual(['reminder Megan']);
  });

  test('nobody about a request that was changed in SharePoint', async () => {
    const app = noticeApp([waiting()]);
    await app.approvals.editOutside(2207, { team: 'send' });
    expect(await dueAt(app, thursday)).toEqual([]);
  });
});

describe('escalating what is late', () => {
  test('on the first working day after the due day, to whom the rule names', async () => {
    const app = noticeApp([waiting()]);
    await sent(app, await dueNotices(app, new Date(thursday)));
    expect(await dueAt(app, '2026-11-26T17:59:00.000Z')).toEqual([]);
    expect(await dueAt(app, friday)).toEqual(['escalation Helen']);
  });

  test('once for each stage, also when its day moves', async () => {
    const app = noticeApp([waiting()], { conversations: chats() });
    await sent(app, await dueNotices(app, new Date(friday)));
    const [row] = app.approvals.all();
    if (row) await app.approvals.change(row, { stages: waiting({ dueDate: '2026-11-27' }).stages });
    expect(
      (await dueAt(app, '2026-12-01T09:00:00.000Z')).filter((one) => one.startsWith('esc')),
    ).toEqual([]);
  });

  test('nobody where the rule names nobody', async () => {
    const app = noticeApp([waiting({ rule: aStage().rule })]);
    expect((await dueAt(app, friday)).filter((one) => one.startsWith('esc'))).toEqual([]);
  });

  test('a deputy of the one it goes to is told too, the requester is not', async () => {
    const escalateTo = { people: [helen, priya, sam].map(({ id, name }) => ({ id, name })) };
    const deputies = [standing(helen, sam)];
    const rows = [waiting({ rule: aRule({ escalateTo }) })];
    const app = noticeApp(rows, { settings: { deputies } });
    const told = (await dueAt(app, friday)).filter((one) => one.startsWith('esc'));
    expect(told).toEqual(['escalation Helen', 'escalation Sam']);
  });

  test('of a restricted child only to those who may know of it', async () => {
    const escalateTo = { people: [helen, sam].map(({ id, name }) => ({ id, name })) };
    const app = noticeApp([waiting({ rule: aRule({ escalateTo }) })], {
      children: [aChild({ restricted: true })],
    });
    const told = (await dueAt(app, friday)).filter((one) => one.startsWith('esc'));
    expect(told).toEqual(['escalation Sam']);
  });
});
