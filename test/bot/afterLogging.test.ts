import { megan, priya, ruth } from '../support/build';
import { buttonsOn, cardOf, headingOf, inputsOn, sentenceOf, wordsOn } from '../support/readCard';
import { council } from './council';
import { approvals, approve, logged, postOf, verdictsOf } from './steps';

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
