import { setting } from '../../teamsapp/settings/inForce';
import { anApproval, aPackage, aStage, dee, megan, priya, tom } from '../support/build';
import { buttonsOn, cardOf, headingOf, wordsOn } from '../support/readCard';
import { council } from './council';

/** What a client sends of a card's inputs when nobody touches them. */
function filledIn(card: unknown): Record<string, string | number> {
  const found: Record<string, string | number> = {};
  JSON.stringify(card, (_key, value: unknown) => {
    const input = inputOf(value);
    if (input) found[input.id] = input.value;
    return value;
  });
  return found;
}

function inputOf(value: unknown): { id: string; value: string | number } | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  const given = 'value' in value ? value.value : undefined;
  const isFilled = typeof given === 'string' || typeof given === 'number';
  return typeof value.id === 'string' && isFilled ? { id: value.id, value: given } : undefined;
}

function running() {
  const stages = [aStage({ state: 'approved' })];
  return council({
    packages: [aPackage()],
    approvals: [anApproval({ state: 'approved', stages })],
  });
}

describe('asking for a change in a line', () => {
  test('shows before and after, and one press asks for it', async () => {
    const { app, teams } = running();
    const line = 'change EP-1042 £40/h from 7 Dec because the tutor is qualified now';
    const check = cardOf(await teams.say(priya, line));
    // 12 weeks at £144.00 and two at £160.00, instead of 14 at £144.00.
    expect(wordsOn(check)).toContain('£2,048.00 instead of £2,016.00');
    expect(wordsOn(check)).toContain('needs approval again');
    const asked = cardOf(await teams.press(priya, check, 'Ask for this change', filledIn(check)));
    expect(wordsOn(asked)).toContain('someone else must decide');
    expect(app.approvals.all().slice(-1)).toMatchObject([
      { kind: 'variation', because: 'the tutor is qualified now', change: { price: 4000 } },
    ]);
    const forMegan = cardOf(
      await teams.send(megan, 'approval.view', { approvalId: app.approvals.all().at(-1)?.id }),
    );
    expect(wordsOn(forMegan)).toContain('change of EP-1042');
    expect(wordsOn(forMegan)).toContain('£36.00 an hour → £40.00 an hour');
  });

  test('an extension without a reason keeps everything and says what is missing', async () => {
    const { app, teams } = running();
    const check = cardOf(await teams.say(priya, 'extend EP-1042 to 12 Feb'));
    expect(wordsOn(check)).toContain('12 February 2027');
    const again = cardOf(await teams.press(priya, check, 'Ask for this change', filledIn(check)));
    expect(wordsOn(again)).toContain('Say why EP-1042 is to change.');
    expect(app.approvals.all()).toHaveLength(1);
    const more = { ...filledIn(again), note: 'More time is needed.' };
    await teams.press(priya, again, 'Ask for this change', more);
    expect(app.approvals.all().slice(-1)).toMatchObject([{ kind: 'extension' }]);
  });

  test('colleagues of another team are refused', async () => {
    const { app, teams } = running();
    const check = cardOf(await teams.say(dee, 'extend EP-1042 to 12 Feb because more time'));
    const reply = await teams.press(dee, check, 'Ask for this change', filledIn(check));
    expect(wordsOn(cardOf(reply))).toMatch(/Only Priya Nair and colleagues of the same team/);
    expect(app.approvals.all()).toHaveLength(1);
  });
});

describe('naming a deputy in a line', () => {
  test('is checked, saved by one press and ended by another', async () => {
    const { app, teams } = running();
    const check = cardOf(await teams.say(megan, 'deputy tom until 27 November'));
    expect(headingOf(check)).toBe('Who decides while you are away');
    expect(setting(app, 'deputies')).toEqual([]);
    const named = cardOf(await teams.press(megan, check, 'Name this deputy', filledIn(check)));
    expect(headingOf(named)).toBe('Tom Hale decides for you');
    expect(setting(app, 'deputies')).toMatchObject([{ to: '2026-11-27', deputy: { id: tom.id } }]);
    const again = cardOf(await teams.say(megan, 'deputy'));
    expect(wordsOn(again)).toContain('Tom Hale decides for you until 27 November 2026.');
    await teams.press(megan, again, 'I am back: end it');
    expect(setting(app, 'deputies')).toEqual([]);
  });

  test('whoever decides nothing has nobody to name', async () => {
    const { teams } = running();
    const reply = cardOf(await teams.say(priya, 'deputy tom until Friday'));
    expect(headingOf(reply)).toBe('There is nobody you can name');
    expect(buttonsOn(reply)).not.toContain('Name this deputy');
  });

  test('a name that nobody has is said, and a choice is left', async () => {
    const { teams } = running();
    const card = cardOf(await teams.say(megan, 'deputy Xanthe until Friday'));
    expect(wordsOn(card)).toContain('Nobody called “Xanthe” decides at your level or above.');
  });
});
