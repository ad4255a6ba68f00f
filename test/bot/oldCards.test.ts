import { AppError } from '../../teamsapp/common/errors';
import { dee, megan } from '../support/build';
import { buttonsOn, cardOf, headingOf, inputsOn, wordsOn } from '../support/readCard';
import { council } from './council';
import { logged, postOf, pressDecline, verdictsOf } from './steps';

describe('cards that are old, broken or forged', () => {
  test.each([
    ['approval.someday', { approvalId: '2207' }],
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
