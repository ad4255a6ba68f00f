import type { Approval } from '../../teamsapp/approvals/approval';
import { answerInformation } from '../../teamsapp/approvals/answerInformation';
import { askForInformation } from '../../teamsapp/approvals/askForInformation';
import { dueNotices } from '../../teamsapp/notices/dueNotices';
import type { AppStart } from '../support/app';
import { aChild, megan, priya } from '../support/build';
import { buttonsOn, wordsOn } from '../support/readCard';
import { aQuestion, aRule, chat, chats, helen, waiting } from '../teamsapp/notices/waiting';
import { headings, known, only, rowOf } from './telling';

describe('telling a person in the own chat', () => {
  test('sends the reminder there, once, and keeps that it was sent', async () => {
    const one = known();
    await one.run();
    await one.run();
    expect(one.posts.map(({ reference }) => reference.userId)).toEqual([`29:${megan.id}`]);
    expect(headings(one)).toEqual(['Due today, 26 November 2026']);
    expect(rowOf(one)).toMatchObject({
      kind: 'reminder',
      state: 'posted',
      approvalId: 2207,
      day: '2026-11-26',
      activityId: 'post-1',
      conversationKey: `person:${megan.id}`,
    });
  });

  test('two processes on the same rows send once', async () => {
    const one = known();
    const due = await dueNotices(one.app, one.app.clock.now());
    const second = one.another();
    await Promise.all(due.flatMap((each) => [one.app.notifier.tell(each), second.tell(each)]));
    expect(one.posts).toHaveLength(1);
  });

  test('another process’s claim is respected for two minutes', async () => {
    const one = known();
    one.refusals.push(504);
    await one.run();
    const [row] = one.app.notices.all();
    one.app.clock.set('2026-11-26T09:01:59.000Z');
    await one.run();
    expect(one.posts).toEqual([]);
    expect(one.app.notices.all()[0]?.eTag).toBe(row?.eTag);
  });

  test('a digest lists what waits, keeps what it told, and needs one row for all of it', async () => {
    const rows = Array.from({ length: 20 }, (_, index) =>
      waiting(
        { rule: only },
        { id: 3000 + index, packageId: 2000 + index, requestKey: `r${String(index)}` },
      ),
    );
    const one = known(rows, { conversations: chats() });
    await one.run();
    expect(headings(one)).toEqual(['20 decisions wait for you']);
    expect(wordsOn(one.posts[0]?.card)).toContain('15 more under Approvals.');
    expect(one.app.notices.all()).toHaveLength(1);
    expect(rowOf(one)?.told?.split(' ')).toHaveLength(20);
  });

  test('a row is written three times: made, claimed, sent', async () => {
    const one = known();
    await one.run();
    expect(one.app.notices.writes()).toBe(3);
  });

  test('what is no longer true when its turn comes is not sent', async () => {
    const one = known();
    const due = await dueNotices(one.app, one.app.clock.now());
    const [row] = one.app.approvals.all();
    if (row) await one.app.approvals.change(row, { state: 'withdrawn' });
    for (const each of due) await one.app.notifier.tell(each);
    expect(one.posts).toEqual([]);
  });

  test('a reminder whose turn comes after 18:00 waits for the next working day', async () => {
    const one = known();
    one.refusals.push(429);
    const wait = one.timing.wait;
    one.timing.wait = (milliseconds) => {
      one.app.clock.set('2026-11-26T18:00:01.000Z');
      return wait(milliseconds);
    };
    await one.run();
    expect(one.posts).toEqual([]);
    one.timing.wait = wait;
    one.app.clock.set('2026-11-27T08:00:00.000Z');
    await one.run();
    expect(headings(one)).toContain('Was due on 26 November 2026');
  });
});

describe('telling of a question and its answer at once', () => {
  const press = { approvalId: 2207, stageId: 's1', seen: 1, question: 'Who is there on Mondays?' };
  const friday = '2026-11-27T22:30:00.000Z';

  test('the requester when it is asked, the asker when it is answered, also at night', async () => {
    const one = known(undefined, { now: friday });
    await askForInformation(one.app, megan, press);
    await one.app.idle();
    expect(headings(one)).toEqual(['Megan Ashworth has a question']);
    expect(one.posts[0]?.reference.userId).toBe(`29:${priya.id}`);
    expect(wordsOn(one.posts[0]?.card)).toContain('Who is there on Mondays?');
    const answer = { approvalId: 2207, questionId: 's1q1', answer: 'The lead.' };
    await answerInformation(one.app, priya, answer);
    await one.app.idle();
    expect(headings(one)[1]).toBe('Priya Nair answered your question');
    expect(one.posts[1]?.reference.userId).toBe(`29:${megan.id}`);
    expect(wordsOn(one.posts[1]?.card)).toContain('The lead.');
    await one.run();
    expect(one.posts).toHaveLength(2);
  });

  test('a press of the same question again tells nobody twice', async () => {
    const one = known(undefined, { now: friday });
    await askForInformation(one.app, megan, press);
    await askForInformation(one.app, megan, press);
    await one.app.idle();
    expect(one.posts).toHaveLength(1);
  });
});

describe('what a personal card says', () => {
  const restricted = { children: [aChild({ restricted: true })] };
  const hidden = /AB12|J\.K\.|Calm Waters|£|Mondays|Priya/;

  test('a reminder says who asks for what, when it is due, and opens the request', async () => {
    const one = known();
    await one.run();
    const words = wordsOn(one.posts[0]?.card);
    expect(words).toContain('Reminder · Team Manager · EP-1042');
    expect(words).toContain('Calm Waters Tuition');
    expect(words).not.toMatch(/J\.K\./);
    expect(buttonsOn(one.posts[0]?.card)).toEqual(['Review and decide', 'Open EP-1042']);
  });

  test('an escalation says how late it is and whom it waits for', async () => {
    const one = known([waiting()], {
      now: '2026-12-01T09:00:00.000Z',
      conversations: [chat(1, helen)],
    });
    await one.run();
    expect(headings(one)).toEqual(['3 working days late']);
    expect(wordsOn(one.posts[0]?.card)).toContain('Team Manager');
  });

  test.each<[string, Approval, AppStart]>([
    ['a reminder', waiting({ rule: only }), {}],
    ['a digest', waiting({ rule: only }), { conversations: [chat(1, megan)] }],
    [
      'an escalation',
      waiting({
        rule: aRule({ body: { people: [] }, escalateTo: only.body }),
        dueDate: '2026-11-25',
      }),
      {},
    ],
    ['a question', waiting({ state: 'informationRequested', questions: [aQuestion(megan)] }), {}],
  ])(
    '%s about a restricted child holds the package’s reference alone',
    async (_what, row, more) => {
      const one = known([row], { ...restricted, ...more });
      await one.run();
      expect(one.posts).toHaveLength(1);
      const text = JSON.stringify(one.posts[0]?.card);
      expect(text).toContain('EP-1042');
      expect(text).not.toMatch(hidden);
      expect(text).not.toContain('approval.view');
    },
  );
});
