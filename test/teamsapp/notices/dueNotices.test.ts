import type { DueNotice } from '../../../teamsapp/notices/notice';
import { dueNotices } from '../../../teamsapp/notices/dueNotices';
import type { Deputy } from '../../../teamsapp/settings/settings';
import type { TestApp } from '../../support/app';
import { aChild, aStage, anApproval, megan, priya, sam, tom, uuid } from '../../support/build';
import {
  aQuestion,
  aRule,
  chats,
  dueAt,
  helen,
  lewis,
  noticeApp,
  people,
  waiting,
} from './waiting';

// Due on Thursday 26 November 2026. Wednesday is the working day before, Friday the one after.
const wednesday = '2026-11-25T09:00:00.000Z';
const thursday = '2026-11-26T09:00:00.000Z';
const friday = '2026-11-27T09:00:00.000Z';
const monday = '2026-11-30T09:00:00.000Z';
const both = (kind: string) => [`${kind} Lewis`, `${kind} Megan`];

const standing = (of: typeof megan, deputy: typeof megan): Deputy => ({
  of: { id: of.id, name: of.name },
  deputy: { id: deputy.id, name: deputy.name },
  from: '2026-11-23',
  to: '2026-11-27',
  by: { id: of.id, name: of.name },
});

/** As if these had been sent at the moment. */
async function sent(app: TestApp, due: readonly DueNotice[]): Promise<void> {
  for (const { key, kind, person, day, about } of due) {
    const told = Array.isArray(about)
      ? about
          .map(
            (one: { approvalId: number; stageId: string }) =>
              `${String(one.approvalId)}/${one.stageId}`,
          )
          .join(' ')
      : undefined;
    await app.notices.add({
      requestKey: key,
      kind,
      state: 'posted',
      conversationKey: `person:${person.id}`,
      day,
      attempts: 1,
      ...(told !== undefined && { told }),
    });
  }
}

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

describe('a digest each working day', () => {
  const digests = (rows = [waiting()]) => noticeApp(rows, { conversations: chats() });

  test('to each approver for whom something waits, and in place of reminders', async () => {
    expect(await dueAt(digests(), '2026-11-24T09:00:00.000Z')).toEqual(both('digest'));
    expect(await dueAt(digests(), thursday)).toEqual(both('digest'));
    expect(await dueAt(digests([]), thursday)).toEqual([]);
  });

  test('one for each person, with every stage that waits, the nearest day first', async () => {
    const later = waiting(
      { dueDate: '2026-12-01' },
      { id: 2208, packageId: 1043, requestKey: 'b' },
    );
    const app = digests([later, waiting()]);
    const due = await dueNotices(app, new Date(thursday));
    expect(due.map(({ key }) => key).sort()).toEqual(
      [`digest:2026-11-26:${megan.id}`, `digest:2026-11-26:${lewis.id}`].sort(),
    );
    expect(due[0]?.about).toEqual([
      { approvalId: 2207, stageId: 's1' },
      { approvalId: 2208, stageId: 's1' },
    ]);
  });

  test('once a day, and again on the next', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(wednesday)));
    expect(await dueAt(app, '2026-11-25T17:00:00.000Z')).toEqual([]);
    expect(await dueAt(app, thursday)).toEqual(both('digest'));
  });

  test('not about what began to wait after 08:00 alone: its post has just said so', async () => {
    const fresh = waiting({ openedAt: '2026-11-24T08:30:00.000Z' });
    expect(await dueAt(digests([fresh]), '2026-11-24T09:00:00.000Z')).toEqual([]);
    expect(await dueAt(digests([fresh]), wednesday)).toEqual(both('digest'));
  });

  test('what fell due after the digest of the day is reminded of by itself', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(thursday)));
    const urgent = waiting(
      { openedAt: '2026-11-26T10:00:00.000Z' },
      { id: 2208, packageId: 1043, requestKey: 'b' },
    );
    await app.approvals.add(urgent);
    const due = await dueNotices(app, new Date('2026-11-26T11:00:00.000Z'));
    expect(due.map(({ kind, about }) => [kind, about])).toEqual([
      ['reminder', { approvalId: 2208, stageId: 's1' }],
      ['reminder', { approvalId: 2208, stageId: 's1' }],
    ]);
  });

  test('what a digest told on the due day is not told again by a reminder, even when it is then switched off', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(thursday)));
    for (const row of app.conversations.all())
      await app.conversations.change(row, { digestOff: true });
    expect(await dueAt(app, '2026-11-26T15:00:00.000Z')).toEqual([]);
    expect(await dueAt(app, friday)).toEqual(['escalation Helen']);
  });

  test('when Teams refused it, the reminders come by themselves', async () => {
    const app = digests();
    await sent(app, await dueNotices(app, new Date(thursday)));
    for (const row of app.notices.all())
      await app.notices.change(row, { state: 'failed', told: undefined });
    expect(await dueAt(app, '2026-11-26T15:00:00.000Z')).toEqual(both('reminder'));
  });

  test('to a requester whose question Teams refused to deliver', async () => {
    const asked = waiting({ state: 'informationRequested', questions: [aQuestion(megan)] });
    const app = digests([asked]);
    expect(await dueAt(app, wednesday)).toEqual(['questionAsked Priya']);
    await sent(app, await dueNotices(app, new Date(wednesday)));
    expect(await dueAt(app, thursday)).toEqual([]);
    for (const row of app.notices.all()) await app.notices.change(row, { state: 'failed' });
    expect(await dueAt(app, thursday)).toEqual(['digest Priya']);
  });

  test('of many people each has the own choice', async () => {
    const app = digests();
    const row = app.conversations.findByKey(`person:${lewis.id}`);
    if (row) await app.conversations.change(row, { digestOff: true });
    expect(await dueAt(app, thursday)).toEqual(['digest Megan', 'reminder Lewis']);
  });

  test('twenty requests for a hundred approvers are a hundred digests', async () => {
    const approvers = Array.from({ length: 100 }, (_, index) => ({
      id: uuid(500 + index),
      name: `Approver ${String(index)}`,
    }));
    const rule = aRule({ body: { people: approvers } });
    const rows = Array.from({ length: 20 }, (_, index) =>
      waiting(
        { rule },
        { id: 3000 + index, packageId: 2000 + index, requestKey: `r${String(index)}` },
      ),
    );
    const due = await dueNotices(digests(rows), new Date(thursday));
    expect(due).toHaveLength(100);
    expect(new Set(due.map(({ kind }) => kind))).toEqual(new Set(['digest']));
    expect(people.length).toBeLessThan(100);
  });
});

describe('telling of questions and answers', () => {
  const asked = (over = {}) =>
    waiting({ state: 'informationRequested', questions: [aQuestion(megan, over)] });
  const answered = {
    by: { id: priya.id, name: priya.name },
    at: '2026-11-24T20:00:00.000Z',
    text: 'The lead.',
  };

  test('the requester of a question, at any hour', async () => {
    expect(await dueAt(noticeApp([asked()]), '2026-11-28T23:00:00.000Z')).toEqual([
      'questionAsked Priya',
    ]);
  });

  test('whoever asked of the answer, at any hour, until the person decides', async () => {
    const stage = { questions: [aQuestion(megan, { answered })], dueDate: '2026-12-04' };
    expect(await dueAt(noticeApp([waiting(stage)]), '2026-11-24T20:01:00.000Z')).toEqual([
      'questionAnswered Megan',
    ]);
    const decision = {
      by: { id: megan.id, name: megan.name },
      verdict: 'approve' as const,
      note: '',
      at: '2026-11-25T09:00:00.000Z',
    };
    const done = waiting({ ...stage, rule: aRule({ quorum: 2 }), decisions: [decision] });
    expect(await dueAt(noticeApp([done]), '2026-11-25T20:01:00.000Z')).toEqual([]);
  });

  test('nobody of the own words', async () => {
    const own = { ...answered, by: { id: megan.id, name: megan.name } };
    expect(
      await dueAt(
        noticeApp([waiting({ questions: [aQuestion(megan, { answered: own })] })]),
        '2026-11-24T20:01:00.000Z',
      ),
    ).toEqual([]);
  });

  test('nobody when the request is decided or withdrawn', async () => {
    const gone = { ...asked(), state: 'withdrawn' as const };
    expect(await dueAt(noticeApp([gone]), thursday)).toEqual([]);
  });
});
