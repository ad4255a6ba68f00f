import { dee, priya, ruth, tom, megan } from '../support/build';
import { buttonsOn, cardOf, headingOf, wordsOn } from '../support/readCard';
import { completeLine, council } from './council';
import { approve, logged, postOf, pressDecline, verdictsOf } from './steps';

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
