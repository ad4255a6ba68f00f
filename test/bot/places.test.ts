import { AppError } from '../../teamsapp/common/errors';
import { aChild, anApproval, aPackage, megan, priya } from '../support/build';
import { buttonsOn, wordsOn } from '../support/readCard';
import { council } from './council';
import { kindOf, said } from './said';

const line = 'log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul';

describe('answering where others read too', () => {
  const channel = { channel: 'Inclusion' };

  test('a check card in a channel shows the reference and no initials', async () => {
    const { teams } = council();
    const reply = await teams.say(priya, line, channel);
    expect(kindOf(reply)).toBe('check card');
    expect(said(reply)).toContain('AB12');
    expect(said(reply)).not.toContain('J.K.');
  });

  test('initials are shown where the council switched them on', async () => {
    const { teams } = council();
    const reply = await teams.say(priya, line);
    expect(said(reply)).toContain('J.K.');
  });

  test.each(['log AB12 12h £45', 'package EP-0987'])(
    'a restricted child never stands in a channel: “%s”',
    async (line) => {
      const { teams } = council({ children: [aChild({ restricted: true })] });
      const reply = await teams.say(priya, line, channel);
      expect(kindOf(reply)).toBe('sentence');
      expect(said(reply)).not.toMatch(/AB12|J\.K\./);
      expect(reply.personally).toBeDefined();
    },
  );

  test('a package whose child cannot be found never stands in a channel', async () => {
    const { teams } = council({ children: [] });
    const reply = await teams.say(priya, 'package EP-0987', channel);
    expect(said(reply)).toBe('EP-0987 is restricted. I sent it to you.');
    expect(reply.personally).toBeDefined();
  });

  test('my approvals and the decision card come to my own chat', async () => {
    const { teams } = council();
    const list = await teams.say(megan, 'approvals', channel);
    expect(said(list)).toBe('I sent your list to you.');
    expect(wordsOn(list.personally)).toContain('EP-1042');
    const decision = await teams.say(megan, 'approve EP-1042', { groupChat: 'Panel' });
    expect(buttonsOn(decision.personally)).toContain('Approve');
    expect(said(decision)).not.toContain('AB12');
  });

  test('a package in a channel has neither initials, reason nor buttons of the reader', async () => {
    const { teams } = council();
    const reply = await teams.say(priya, 'package EP-0987', channel);
    expect(said(reply)).toContain('AB12');
    expect(said(reply)).not.toMatch(/J\.K\.|illness/);
    if (reply.answer?.kind !== 'card') throw new Error('A card is expected.');
    expect(buttonsOn(reply.answer.card)).toEqual(['Open EP-0987']);
  });

  test('guests are told whose app it is', async () => {
    const { teams } = council();
    const reply = await teams.say({ ...priya, id: 'guest', isGuest: true }, 'packages', channel);
    expect(kindOf(reply)).toMatch(/sentence|You cannot do this/);
  });

  test('a guest of the directory is refused', async () => {
    const guest = { ...priya, id: 'g-1', isGuest: true };
    const { teams } = council({ people: [guest] });
    expect(said(await teams.say(guest, 'approvals'))).toBe(
      'This app is for staff of Wealdshire County Council.',
    );
  });
});

describe('when something fails', () => {
  test('Microsoft 365 not answering is said, with what was saved', async () => {
    const { app, teams } = council();
    const sentence = 'Microsoft 365 does not answer now. Try again in a few minutes.';
    app.drafts.failNextWrite(new AppError('unavailable', sentence));
    const reply = await teams.say(priya, line);
    expect(said(reply)).toContain('Microsoft 365 did not answer');
    expect(said(reply)).toContain(sentence);
    expect(said(reply)).toContain('Nothing was saved.');
  });

  test('an outcome that is not known is not promised to be looked up', async () => {
    const { app, teams } = council();
    app.drafts.failNextWrite(new AppError('unknownOutcome', 'Microsoft 365 gave no answer.'));
    const reply = await teams.say(priya, line);
    expect(said(reply)).toContain('I do not know yet whether it was saved');
    expect(said(reply)).toContain('This card does not change by itself: look again in a minute');
    expect(said(reply)).not.toContain('I am checking');
    expect(said(reply)).not.toContain('Nothing was saved.');
  });

  test('a fault of ours is a number to quote, and the log keeps no typed words', async () => {
    const { app, teams } = council({ packages: [aPackage()], approvals: [anApproval()] });
    app.drafts.failNextWrite(new Error('boom with AB12 in it'));
    const reply = await teams.say(priya, line);
    expect(said(reply)).toMatch(/Something went wrong/);
    expect(said(reply)).toMatch(/quote [0-9A-F]{6} to your Teams administrator/);
    expect(JSON.stringify(teams.logged)).not.toContain('AB12');
  });
});
