import { rememberConversation } from '../../teamsapp/notices/rememberConversation';
import { AppError } from '../../teamsapp/common/errors';
import { dueNotices } from '../../teamsapp/notices/dueNotices';
import { setDigest } from '../../teamsapp/notices/setDigest';
import { megan, priya } from '../support/build';
import { buttonsOn, cardOf, headingOf, inputsOn, sentenceOf } from '../support/readCard';
import { recordingTeams } from '../support/teams';
import { chat, noticeApp, waiting } from '../teamsapp/notices/waiting';

function opened(conversations = [chat(1, megan)]) {
  const app = noticeApp([waiting()], { conversations });
  const teams = recordingTeams(app);
  const isOff = () => app.conversations.findByKey(`person:${megan.id}`)?.digestOff === true;
  return { app, teams, isOff };
}

describe('choosing one’s own digest', () => {
  test('the digest itself switches it off, and its answer on again', async () => {
    const { app, teams, isOff } = opened();
    for (const due of await dueNotices(app, app.clock.now())) await app.notifier.tell(due);
    const digest = teams.posts.find(({ reference }) => reference.userId === `29:${megan.id}`)?.card;
    expect(inputsOn(digest)).toEqual({ at: '08:00' });
    const off = cardOf(await teams.press(megan, digest ?? {}, 'Save', { at: 'never' }));
    expect(isOff()).toBe(true);
    expect(headingOf(off)).toBe('Your digest is off');
    expect(inputsOn(off)).toEqual({ at: 'never' });
    const on = cardOf(await teams.press(megan, off, 'Save', { at: '08:00' }));
    expect(isOff()).toBe(false);
    expect(headingOf(on)).toBe('Your digest comes at 08:00');
    expect(buttonsOn(on)).toContain('Change digest');
  });

  test('a typed line does it at once, for the writer alone', async () => {
    const { app, teams, isOff } = opened();
    expect(sentenceOf(await teams.say(megan, 'digest off'))).toMatch(/^I send no daily digest/);
    expect(isOff()).toBe(true);
    await teams.say(priya, 'digest off');
    expect(sentenceOf(await teams.say(megan, 'digest at 08:00'))).toMatch(/^At 08:00/);
    expect(isOff()).toBe(false);
    expect(app.conversations.findByKey(`person:${priya.id}`)?.digestOff).toBe(true);
  });

  test('an hour that is not offered changes nothing', async () => {
    const { teams, isOff } = opened();
    await teams.send(megan, 'digest.set', { at: '16:00' });
    expect(isOff()).toBe(false);
  });

  test('the choice outlives a message in the chat and a bot that was removed', async () => {
    const { app, teams, isOff } = opened();
    await teams.say(megan, 'digest off');
    await teams.say(megan, 'help');
    await rememberConversation(app, { ...chat(1, megan), name: 'Megan Ashworth-Lee' });
    expect(isOff()).toBe(true);
  });

  test('it says so where there is no chat', async () => {
    const { app } = opened([]);
    await expect(setDigest(app, megan, { isOn: false })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('somebody else’s change of the same row is kept', async () => {
    const { app, isOff } = opened();
    app.conversations.failNextWrite(new AppError('conflict', 'Somebody changed this first.'));
    await setDigest(app, megan, { isOn: false });
    expect(isOff()).toBe(true);
  });
});
