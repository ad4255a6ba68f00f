import type { Reply } from '../../bot/turn';
import type { Card } from '../../teamsapp/app';
import { AppError } from '../../teamsapp/common/errors';
import { dee, megan, priya, ruth, tom } from '../support/build';
import { buttonsOn, cardOf, headingOf, inputsOn, sentenceOf, wordsOn } from '../support/readCard';
import { completeLine, council, type Council } from './council';

const approvals = { channel: 'Approvals' };

/** Priya logs with one line and saves; an administrator has set the channel before. */
async function logged(): Promise<Council & { saved: Card; check: Card; approvalId: number }> {
  const known = council({ approvals: [] });
  const { app, teams } = known;
  await teams.install(ruth, approvals);
  await teams.say(ruth, 'use this channel for Team Manager', approvals);
  const check = cardOf(await teams.say(priya, completeLine));
  const saved = cardOf(await teams.press(priya, check, 'Save and ask for approval'));
  await app.idle();
  const approvalId = app.approvals.all().at(-1)?.id ?? 0;
  return { ...known, check, saved, approvalId };
}

function postOf({ teams }: Council): Card {
  const card = teams.posts.at(-1)?.card;
  if (!card) throw new Error('Nothing is posted.');
  return card;
}

const verdictsOf = ({ app }: Council) =>
  app.approvals.all().flatMap(({ stages }) => stages.flatMap(({ decisions }) => decisions));

describe('the way of a package from a typed line to its approval', () => {
  test('the line is checked, saved once, posted in the stage’s channel and says who decides', async () => {
    const known = await logged();
    const [educationPackage] = known.app.packages.all().slice(-1);
    expect(headingOf(known.saved)).toMatch(/^EP-\d{4} is logged$/);
    // 28 delivery days of 2.4 hours at £45.00.
    expect(educationPackage).toMatchObject({ wholeCost: 302_400, requester: { id: priya.id } });
    expect(wordsOn(known.saved)).toContain('Team Manager');
    expect(known.teams.posts).toHaveLength(1);
    expect(wordsOn(postOf(known))).toContain('Approval needed · Team Manager');
    expect(buttonsOn(postOf(known))).toContain('Review and decide');
  });

  test('saving needs the objectives, and keeps everything else', async () => {
    const { app, teams } = council({ approvals: [] });
    const line = 'log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul';
    const before = app.packages.all().length;
    const check = cardOf(await teams.say(priya, line));
    const again = cardOf(await teams.press(priya, check, 'Save and ask for approval'));
    expect(wordsOn(again)).toMatch(/Not saved yet/);
    expect(app.packages.all()).toHaveLength(before);
    const saved = await teams.press(priya, again, 'Save and ask for approval', {
      objectives: 'Attend four sessions in a row.',
    });
    expect(headingOf(cardOf(saved))).toMatch(/is logged$/);
  });

  test('saving twice, also at the same moment, logs one package', async () => {
    const { app, teams } = council({ approvals: [] });
    const before = app.packages.all().length;
    const check = cardOf(await teams.say(priya, completeLine));
    const pressSave = () => teams.press(priya, check, 'Save and ask for approval');
    const replies = await Promise.all([pressSave(), pressSave()]);
    const third = await pressSave();
    await app.idle();
    const headings = [...replies, third].map((reply) => headingOf(cardOf(reply)));
    expect(new Set(headings).size).toBe(1);
    expect(app.packages.all()).toHaveLength(before + 1);
    expect(app.approvals.all()).toHaveLength(1);
  });

  test('only the writer can save a draft', async () => {
    const { app, teams } = council({ approvals: [] });
    const before = app.packages.all().length;
    const check = cardOf(await teams.say(priya, completeLine, { channel: 'Inclusion' }));
    const reply = await teams.press(dee, check, 'Save and ask for approval');
    expect(wordsOn(cardOf(reply))).toContain('Only Priya Nair can save this draft.');
    expect(reply.replaces).toBeUndefined();
    expect(app.packages.all()).toHaveLength(before);
  });

  test('the requester cannot decide, and reads why and who does', async () => {
    const known = await logged();
    const view = cardOf(await known.teams.press(priya, postOf(known), 'Review and decide'));
    expect(wordsOn(view)).toMatch(/You logged EP-\d{4}, so someone else must decide/);
    expect(wordsOn(view)).toContain('Megan Ashworth');
    expect(buttonsOn(view)).not.toContain('Approve');
    const forced = await known.teams.send(priya, 'approval.approve', {
      approvalId: known.approvalId,
      stageId: 's1',
      seen: 1,
    });
    expect(wordsOn(cardOf(forced))).toMatch(/someone else must decide/);
    expect(verdictsOf(known)).toEqual([]);
  });

  test('somebody outside the stage’s body cannot decide', async () => {
    const known = await logged();
    for (const person of [tom, dee, ruth]) {
      const reply = await known.teams.send(person, 'approval.approve', {
        approvalId: known.approvalId,
        stageId: 's1',
        seen: 1,
      });
      expect(wordsOn(cardOf(reply))).toMatch(/Only Team Manager approvers can decide/);
    }
    expect(verdictsOf(known)).toEqual([]);
  });

  test('the approver decides, gets the decided card, and the post is edited once', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    const reply = await approve(known, decision);
    expect(headingOf(cardOf(reply))).toBe('Approved');
    await known.app.idle();
    expect(headingOf(postOf(known))).toBe('Approved');
    expect(known.teams.posts[0]?.edits).toBe(1);
    expect(known.app.packages.all().at(-1)?.status).toBe('approved');
  });

  test('pressing twice, or a second delivery, decides once and shows the same card', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    const replies = await Promise.all([approve(known, decision), approve(known, decision)]);
    const later = await approve(known, decision);
    expect([...replies, later].map((reply) => headingOf(cardOf(reply)))).toEqual([
      'Approved',
      'Approved',
      'Approved',
    ]);
    expect(verdictsOf(known)).toHaveLength(1);
  });

  test('another verdict afterwards is refused with what was decided', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    await approve(known, decision);
    const reply = await pressDecline(known, decision);
    expect(wordsOn(cardOf(reply))).toMatch(/You approved this/);
    expect(headingOf(cardOf(reply))).toBe('Approved');
    expect(verdictsOf(known)).toHaveLength(1);
  });

  test('a decline keeps its main reason and words, and commits nothing', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    const reply = await pressDecline(known, decision);
    expect(headingOf(cardOf(reply))).toBe('Declined');
    expect(verdictsOf(known)[0]?.note).toBe(
      'Provider is not assured or not suitable. Assurance first.',
    );
    await known.app.idle();
    expect(headingOf(postOf(known))).toBe('Declined');
  });

  test('conditions keep the day they are to be met by', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    const reply = await known.teams.press(megan, decision, 'Approve with these conditions', {
      conditions: 'Site visit first.',
      conditionsDueOn: '2026-12-11',
    });
    expect(headingOf(cardOf(reply))).toBe('Approved with conditions');
    expect(verdictsOf(known)[0]?.note).toBe('Site visit first. To be met by 11 December 2026.');
  });

  test('a decline without words is asked for them', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    const reply = await pressDecline(known, decision, '');
    expect(wordsOn(cardOf(reply))).toMatch(/Say why you decline EP-\d{4}/);
    expect(buttonsOn(cardOf(reply))).toContain('Approve');
    expect(verdictsOf(known)).toEqual([]);
  });
});

describe('asking and answering', () => {
  test('a question stops the clock, is answered by the requester, and the approver looks again', async () => {
    const known = await logged();
    const { teams, app } = known;
    const old = cardOf(await teams.press(megan, postOf(known), 'Review and decide'));
    await teams.press(megan, old, 'Send the question', { question: 'Who is there on Mondays?' });
    await app.idle();
    expect(wordsOn(postOf(known))).toContain('Who is there on Mondays?');
    const asked = cardOf(await teams.press(priya, postOf(known), 'Answer or review'));
    expect(headingOf(asked)).toBe('Megan Ashworth has a question');
    await teams.press(priya, asked, 'Send the answer', { answer: 'The lead and one tutor.' });
    await app.idle();
    const changed = cardOf(await approve(known, old));
    expect(wordsOn(changed)).toContain('Changed since you saw it');
    expect(wordsOn(changed)).toContain('The lead and one tutor.');
    expect(verdictsOf(known)).toEqual([]);
    expect(headingOf(cardOf(await approve(known, changed)))).toBe('Approved');
  });

  test('a typed answer is put into the card and sent with a button', async () => {
    const known = await logged();
    const { teams, app } = known;
    const card = cardOf(await teams.press(megan, postOf(known), 'Review and decide'));
    await teams.press(megan, card, 'Send the question', { question: 'Who is there?' });
    const id = app.packages.all().at(-1)?.id ?? 0;
    const reply = await teams.say(priya, `answer EP-${String(id)} The lead and one tutor`);
    expect(inputsOn(cardOf(reply))).toEqual({ answer: 'The lead and one tutor' });
    expect(app.approvals.find(known.approvalId)?.state).toBe('informationRequested');
  });
});

describe('taking back and ending', () => {
  test('the requester withdraws from the saved card, and the post says so', async () => {
    const known = await logged();
    const title = buttonsOn(known.saved).find((name) => /^Withdraw EP/.test(name)) ?? '';
    const reply = await known.teams.press(priya, known.saved, title, {
      note: 'A place was found.',
    });
    expect(headingOf(cardOf(reply))).toMatch(/is withdrawn$/);
    await known.app.idle();
    expect(headingOf(postOf(known))).toBe('Withdrawn');
  });

  test('ending is checked first and stored by the button alone', async () => {
    const { app, teams } = council();
    const line = 'end EP-0987 on 11 December because back in school';
    const check = cardOf(await teams.say(priya, line));
    expect(inputsOn(check)).toEqual({ endDate: '2026-12-11', note: 'back in school' });
    expect(app.packages.find(987)?.endDate).toBe('2026-12-18');
    const reply = await teams.press(priya, check, 'End EP-0987', {
      endDate: '2026-12-11',
      note: 'back in school',
    });
    expect(headingOf(cardOf(reply))).toBe('EP-0987 ends on 11 December 2026');
    expect(app.packages.find(987)).toMatchObject({
      endDate: '2026-12-11',
      endReason: 'back in school',
    });
  });

  test('discarding the check changes nothing', async () => {
    const { app, teams } = council();
    const check = cardOf(await teams.say(priya, 'end EP-0987 on 11 December because moved'));
    const reply = await teams.press(priya, check, 'Discard');
    expect(wordsOn(cardOf(reply))).toContain('Discarded. Nothing was saved.');
    expect(app.packages.find(987)?.endDate).toBe('2026-12-18');
  });
});

describe('cards that are old, broken or forged', () => {
  test.each([
    ['approval.reconsider', { approvalId: '2207' }],
    ['approval.approve', { approvalId: '2207' }],
    ['approval.approve', { approvalId: '2207', stageId: 's1', seen: '1', amount: '1' }],
    ['approval.approve', { approvalId: '2207', stageId: 's1', seen: '-1' }],
    ['__proto__', { approvalId: '2207' }],
    ['constructor', { approvalId: '2207' }],
  ])('%s with %o shows the request as it is and writes nothing', async (verb, value) => {
    const known = council();
    const writes = known.app.approvals.writes();
    const reply = await known.teams.send(megan, verb, value);
    expect(wordsOn(cardOf(reply))).toContain(
      'This card is from an older version. I have brought it up to date.',
    );
    expect(known.app.approvals.writes()).toBe(writes);
  });

  test.each([undefined, null, 'text', [], { approvalId: '9999999999' }, { draftId: 'd-5f2a' }])(
    'a button with %o says that the card is old',
    async (value) => {
      const { teams } = council();
      const reply = await teams.send(megan, 'nothing.known', value);
      expect(headingOf(cardOf(reply))).toBe('This card is from an older version');
    },
  );

  test('an approver’s id in the data does not make its sender an approver', async () => {
    const known = council();
    await known.teams.send(
      dee,
      'approval.approve',
      { approvalId: '2207', stageId: 's1', seen: '1' },
      { name: megan.name },
    );
    expect(verdictsOf(known)).toEqual([]);
  });

  test('an automatic refresh shows the decision card to the approver and replaces nothing', async () => {
    const known = council();
    const value = { approvalId: '2207', seen: '1' };
    const reply = await known.teams.send(megan, 'approval.view', value, { automatic: true });
    expect(buttonsOn(cardOf(reply))).toContain('Decline EP-1042');
    expect(reply.replaces).toBeUndefined();
    expect(known.app.conversations.all()).toEqual([]);
  });

  test('only changes in one’s own chat replace the message for everyone', async () => {
    const known = council();
    const press = { approvalId: '2207', stageId: 's1', seen: '1' };
    const channel = { conversationType: 'channel' as const, channelId: '19:a' };
    const inChannel = await known.teams.send(megan, 'approval.approve', press, channel);
    expect(inChannel.replaces).toBeUndefined();
    expect((await known.teams.send(megan, 'approval.approve', press)).replaces).toBe(true);
  });
});

describe('when Microsoft 365 does not answer', () => {
  test('a decision is not stored, the words are kept and the button is there again', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    const sentence = 'Microsoft 365 did not answer. Nothing was saved. Try again in a minute.';
    known.app.approvals.failNextWrite(new AppError('unavailable', sentence));
    const reply = await pressDecline(known, decision);
    expect(wordsOn(cardOf(reply))).toContain(sentence);
    expect(Object.values(inputsOn(cardOf(reply)))).toContain('Assurance first.');
    expect(verdictsOf(known)).toEqual([]);
    expect(headingOf(cardOf(await pressDecline(known, cardOf(reply))))).toBe('Declined');
  });

  test('an unknown outcome is never shown as decided', async () => {
    const known = await logged();
    const decision = cardOf(await known.teams.press(megan, postOf(known), 'Review and decide'));
    known.app.approvals.failNextWrite(
      new AppError('unknownOutcome', 'I do not know yet whether it was saved. Look again.'),
    );
    const reply = await pressDecline(known, decision);
    expect(headingOf(cardOf(reply))).toBe('I do not know yet whether it was saved');
    expect(wordsOn(cardOf(reply))).not.toMatch(/approved|declined/i);
  });
});

describe('choosing a channel', () => {
  test('the welcome card in a channel sets it for administrators, and what waited is posted', async () => {
    const known = council();
    const welcome = cardOf(await known.teams.install(ruth, approvals));
    expect(wordsOn(welcome)).toContain('Team Manager (1 package waiting)');
    const refused = await known.teams.press(
      priya,
      welcome,
      'Use this channel',
      { stage: 'Team Manager' },
      approvals,
    );
    expect(wordsOn(cardOf(refused))).toContain('Ask Ruth Allen');
    const set = await known.teams.press(
      ruth,
      welcome,
      'Use this channel',
      { stage: 'Team Manager' },
      approvals,
    );
    expect(headingOf(cardOf(set))).toBe('This channel is used for Team Manager');
    await known.app.idle();
    expect(known.teams.posts).toHaveLength(1);
  });

  test('stop using this channel frees it', async () => {
    const { teams } = council();
    await teams.say(ruth, 'use this channel for Team Manager', approvals);
    const reply = await teams.say(ruth, 'stop using this channel', approvals);
    expect(sentenceOf(reply)).toContain('no longer used for Team Manager');
  });

  test('it is said in a channel, not in a chat', async () => {
    const { teams } = council();
    const reply = await teams.say(ruth, 'use this channel for Team Manager');
    expect(sentenceOf(reply)).toContain('Write this in the channel');
  });
});

/** Approves with the reason where a possible concern asks for one. */
async function approve(known: Council, decision: Card): Promise<Reply> {
  const title = buttonsOn(decision).find((name) => /^Approve EP/.test(name)) ?? 'Approve';
  return known.teams.press(megan, decision, title, { note: 'Checked today.' });
}

async function pressDecline(
  known: Council,
  decision: Card,
  note = 'Assurance first.',
): Promise<Reply> {
  const title = buttonsOn(decision).find((name) => /^Decline EP/.test(name)) ?? '';
  return known.teams.press(megan, decision, title, { reason: 'provider', note });
}
