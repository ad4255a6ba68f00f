import { decide } from '../../teamsapp/approvals/decide';
import { carol, megan, priya, tom } from '../support/build';
import { buttonsOn, cardOf, headingOf, wordsOn } from '../support/readCard';
import { council } from './council';

const stages = [
  { name: 'Team Manager', body: { role: 'manager' as const }, quorum: 1, waitingDays: 2 },
  {
    name: 'Commissioning',
    body: { role: 'commissioner' as const },
    quorum: 1,
    waitingDays: 4,
    when: [{ weeklyCostAbove: null }],
  },
];

function waiting() {
  const known = council({ settings: { approvalRules: { stages } } });
  const [approval] = known.app.approvals.all();
  if (!approval) throw new Error('The council has a request.');
  return { ...known, approvalId: approval.id, stageId: approval.stages[0]?.id ?? '' };
}

const show = async ({ teams, approvalId }: ReturnType<typeof waiting>, person: typeof megan) =>
  cardOf(await teams.send(person, 'approval.view', { approvalId }));

describe('a decision that is not yet one', () => {
  test('is referred from the card, and the other stage sees why', async () => {
    const known = waiting();
    expect(buttonsOn(await show(known, megan))).toContain('Refer');
    const { approvalId, stageId } = known;
    const reply = await known.teams.send(megan, 'approval.refer', {
      approvalId,
      stageId,
      seen: 1,
      to: 'Commissioning',
      because: 'The price is new to us.',
    });
    expect(wordsOn(cardOf(reply))).toContain('Waits for Commissioning');
    const seen = wordsOn(await show(known, carol));
    expect(seen).toContain('Megan Ashworth (Team Manager) asked Commissioning to look first');
    expect(seen).toContain('The price is new to us.');
  });

  test('without a reason keeps what was chosen and says what is missing', async () => {
    const known = waiting();
    const { approvalId, stageId } = known;
    const ids = { approvalId, stageId, seen: 1 };
    const reply = await known.teams.send(megan, 'approval.refer', { ...ids, to: 'Commissioning' });
    expect(wordsOn(cardOf(reply))).toContain('Say why Commissioning is to look at');
    expect(known.app.approvals.find(approvalId)?.stages).toHaveLength(1);
  });
});

describe('a decision that is looked at again', () => {
  test('is asked for on the decided card, and somebody else decides it', async () => {
    const known = waiting();
    const { app, approvalId, stageId } = known;
    const decline = { approvalId, stageId, seen: 1, verdict: 'decline' as const };
    await decide(app, megan, { ...decline, note: 'Too dear.' });
    await app.idle();
    const declined = await show(known, priya);
    expect([headingOf(declined), buttonsOn(declined)]).toEqual([
      'Declined',
      expect.arrayContaining(['Ask for another look']),
    ]);
    const again = cardOf(
      await known.teams.send(priya, 'approval.reconsider', {
        approvalId,
        because: 'The price has come down.',
      }),
    );
    expect(wordsOn(again)).toContain('someone else must decide');
    const [request] = app.approvals.all().slice(-1);
    const forTom = cardOf(
      await known.teams.send(tom, 'approval.view', { approvalId: request?.id }),
    );
    expect(wordsOn(forTom)).toContain('another look at EP-1042');
    expect(wordsOn(forTom)).toContain('The price has come down.');
    const forMegan = cardOf(
      await known.teams.send(megan, 'approval.view', { approvalId: request?.id }),
    );
    expect(wordsOn(forMegan)).toContain('You decided on EP-1042 before');
  });
});
