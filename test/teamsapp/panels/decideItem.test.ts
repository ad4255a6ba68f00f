import type { App } from '../../../teamsapp/app';
import { decideItem } from '../../../teamsapp/panels/decideItem';
import { declareInterest } from '../../../teamsapp/panels/declareInterest';
import { openMeeting } from '../../../teamsapp/panels/openMeeting';
import { AppError } from '../../../teamsapp/common/errors';
import { writePaper } from '../../../teamsapp/panels/writePaper';
import {
  aChild,
  anActor,
  aProvider,
  aStage,
  carol,
  dee,
  everybody,
  megan,
  priya,
  ruth,
  sam,
  tom,
} from '../../support/build';
import { refusalOf } from '../approvals/deciding';
import {
  aPanelRequest,
  aPanelStage,
  inSession,
  nadia,
  panelApp,
  personOf,
  press,
} from './sittings';

describe('deciding an item in a panel’s meeting', () => {
  test('is one write in the chair’s name, with who was present, and opens what comes next', async () => {
    const last = aStage({ id: 's2', state: 'notYet', step: 1 });
    const first = aPanelStage({ step: 0 });
    const app = panelApp({ approvals: [aPanelRequest({ stages: [first, last] })] });
    const meeting = await inSession(app);
    const before = app.approvals.writes();
    const approval = await press(app, ruth, {
      verdict: 'approveWithConditions',
      note: 'Review in June.',
    });
    expect(app.approvals.writes()).toBe(before + 1);
    expect(approval).toMatchObject({ state: 'open', waitingFor: 'Team Manager' });
    expect(approval.stages[0]).toMatchObject({ state: 'approved' });
    expect(approval.stages[0]?.decisions).toEqual([
      {
        by: personOf(megan),
        verdict: 'approveWithConditions',
        note: 'Review in June.',
        at: '2026-11-24T10:00:00.000Z',
        panel: { meetingId: meeting.id, present: [megan, tom, carol, nadia].map(personOf) },
      },
    ]);
    expect(approval.lastEvent).toMatchObject({
      actor: personOf(megan),
      verb: 'approved with conditions',
      after: { meeting: meeting.id, recordedBy: 'Ruth Allen' },
    });
  });

  test('the agenda and the package’s status follow from the request', async () => {
    const app = panelApp();
    await inSession(app);
    await press(app, megan);
    await app.idle();
    expect(app.meetings.all()[0]?.items[0]?.outcome).toMatchObject({ verdict: 'approve' });
    expect(app.packages.find(1042)?.status).toBe('approved');
  });

  test.each([
    ['declines', { verdict: 'decline' as const, note: 'Too dear.' }, 'declined'],
    ['approves', {}, 'approved'],
  ])('%s for the whole panel', async (_, over, state) => {
    const app = panelApp();
    await inSession(app);
    expect(await press(app, megan, over)).toMatchObject({ state });
  });

  test('pressed twice, also by the chair and the minute taker at once, it is recorded once', async () => {
    const app = panelApp();
    await inSession(app);
    const answers = await Promise.all([press(app, megan), press(app, ruth), press(app, megan)]);
    await press(app, ruth);
    for (const { stages } of answers) expect(stages[0]?.decisions).toHaveLength(1);
    expect(app.approvals.find(2207)?.lastEvent.sequence).toBe(2);
  });

  test('of two clerks who record different things one is told what the panel decided', async () => {
    const app = panelApp();
    await inSession(app);
    const outcomes = await Promise.allSettled([
      press(app, megan),
      press(app, ruth, { verdict: 'decline', note: 'Too dear.' }),
    ]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'conflict' });
    expect(String(refused[0])).toContain('The panel approved this at 10:00');
    expect(app.approvals.find(2207)?.stages[0]?.decisions).toHaveLength(1);
  });

  test('is refused before the meeting is opened, and by everybody who does not record', async () => {
    const app = panelApp();
    const meeting = await inSession(app);
    for (const other of [carol, nadia, sam]) {
      const refusal = await refusalOf(press(app, other));
      expect(refusal).toMatchObject({
        code: 'notAllowed',
        message:
          'Only Megan Ashworth and the minute taker record what the SEN Resource Panel decides.',
      });
    }
    await app.meetings.change(meeting, { state: 'planned' });
    const early = await refusalOf(press(app, megan));
    expect(early).toMatchObject({ code: 'conflict' });
    expect(early.message).toContain('has not been opened yet');
  });

  test('is refused when the facts changed since the page showed them', async () => {
    const app = panelApp();
    await inSession(app);
    const [provider = aProvider()] = app.providers.all();
    await app.providers.change(provider, { status: 'suspended', statusSince: '2026-11-24' });
    const refusal = await refusalOf(press(app, megan));
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toContain('EP-1042 has changed since you saw it');
    const declined = await press(app, megan, { verdict: 'decline', note: 'Too dear.' });
    expect(declined.state).toBe('declined');
  });

  test('is refused when the panel paper changed meanwhile', async () => {
    const app = panelApp();
    await inSession(app);
    await writePaper(app, dee, {
      approvalId: 2207,
      seen: 1,
      options: [],
      inHouse: 'No place.',
      parentalPreference: 'Prefers this.',
      funding: { education: 201_600, socialCare: 0, health: 0 },
      recommendation: 'Agree.',
    });
    expect(await refusalOf(press(app, megan))).toMatchObject({ code: 'conflict' });
    expect(await press(app, megan, { seen: 2 })).toMatchObject({ state: 'approved' });
  });

  test('is refused while a question waits for its answer', async () => {
    const asked = { by: personOf(sam), at: '2026-11-23T09:00:00.000Z', text: 'Which days?' };
    const stage = aPanelStage({ state: 'informationRequested', questions: [{ id: 'q', asked }] });
    const app = panelApp({
      approvals: [aPanelRequest({ state: 'informationRequested', stages: [stage] })],
    });
    await inSession(app);
    expect(await refusalOf(press(app, megan))).toMatchObject({ code: 'conflict' });
    const late = await press(app, megan, { verdict: 'defer', note: 'No answer yet.' });
    expect(late.stages[0]?.deferrals).toHaveLength(1);
  });

  test('needs a reason for a decline, conditions for conditions and a reason for a deferral', async () => {
    const app = panelApp();
    await inSession(app);
    for (const verdict of ['decline', 'approveWithConditions', 'defer'] as const) {
      const refusal = await refusalOf(press(app, megan, { verdict, note: ' ' }));
      expect(refusal).toMatchObject({ code: 'invalid', field: 'note' });
    }
  });
});

describe('who sits on an item', () => {
  test('three of the panel make it quorate, two do not', async () => {
    const app = panelApp();
    await inSession(app, [megan.id, carol.id]);
    const refusal = await refusalOf(press(app, megan));
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toBe(
      'The SEN Resource Panel decides with 3 members in the room for an item, and 2 are. Nothing was recorded.',
    );
  });

  test('people who are not of the panel make no quorum', async () => {
    const app = panelApp();
    await inSession(app, [megan.id, carol.id, ruth.id, sam.id]);
    expect(await refusalOf(press(app, megan))).toMatchObject({ code: 'conflict' });
  });

  test('a member who is a guest, and one who has left the council, make no quorum', async () => {
    const guest = anActor({ ...nadia, isGuest: true });
    const people = [...everybody.filter(({ id }) => id !== carol.id), guest];
    const app = panelApp({ people });
    const { actor } = app.directory;
    app.directory.actor = (id) =>
      id === carol.id
        ? Promise.reject(new AppError('notAllowed', 'You are not in the council’s directory.'))
        : actor(id);
    await inSession(app, [megan.id, tom.id, carol.id, nadia.id]);
    const refusal = await refusalOf(press(app, megan));
    expect(refusal.message).toContain('and 2 are');
  });

  test('a member with an interest leaves, is not among those present and does not count', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    const interest = { meetingId: id, approvalId: 2207, declared: true };
    await declareInterest(app, nadia, { ...interest, personId: nadia.id });
    const approval = await press(app, megan);
    const present = approval.stages[0]?.decisions[0]?.panel?.present.map(({ name }) => name);
    expect(present).toEqual(['Megan Ashworth', 'Tom Hale', 'Carol Birch']);
  });

  test('a second interest makes it inquorate, and taking one back quorate again', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    const interest = { meetingId: id, approvalId: 2207, declared: true };
    await declareInterest(app, nadia, { ...interest, personId: nadia.id });
    await declareInterest(app, ruth, { ...interest, personId: carol.id });
    expect(await refusalOf(press(app, megan))).toMatchObject({ code: 'conflict' });
    await declareInterest(app, megan, { ...interest, personId: carol.id, declared: false });
    expect(await press(app, megan)).toMatchObject({ state: 'approved' });
  });

  test('a member who asked for the item leaves for it without saying so', async () => {
    const app = panelApp({ approvals: [aPanelRequest({ requester: personOf(priya) })] });
    await inSession(app, [megan.id, tom.id, priya.id]);
    const refusal = await refusalOf(press(app, megan));
    expect(refusal.message).toContain('and 2 are');
  });

  test('the deputy chairs an item for which the chair leaves, and the decision is the deputy’s', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    await declareInterest(app, megan, {
      meetingId: id,
      approvalId: 2207,
      personId: megan.id,
      declared: true,
    });
    const own = await refusalOf(press(app, megan));
    expect(own).toMatchObject({ code: 'notAllowed' });
    expect(own.message).toContain('You leave the room for this item');
    const approval = await press(app, tom);
    expect(approval.stages[0]?.decisions[0]?.by).toEqual(personOf(tom));
  });

  test('nothing is decided when neither the chair nor the deputy is in the room', async () => {
    const app = panelApp({ approvals: [aPanelRequest()] }, { quorum: 2 });
    const { id } = await inSession(app, [megan.id, carol.id, nadia.id]);
    const interest = { meetingId: id, approvalId: 2207, declared: true };
    await declareInterest(app, megan, { ...interest, personId: megan.id });
    const refusal = await refusalOf(press(app, ruth));
    expect(refusal.message).toContain('Neither the chair nor the deputy chair is in the room');
  });

  test('a minute taker who asked for the item does not record it', async () => {
    const app = panelApp({ approvals: [aPanelRequest({ requester: personOf(ruth) })] });
    await inSession(app);
    expect(await refusalOf(press(app, ruth))).toMatchObject({ code: 'notAllowed' });
  });

  test('members who may not see a restricted child do not sit on its item', async () => {
    const app = panelApp({
      children: [aChild({ restricted: true })],
      people: [...everybody, nadia],
    });
    await inSession(app);
    // Megan is of the child's team; Tom, Carol and Nadia are not, and Sam is not of the panel.
    const refusal = await refusalOf(press(app, megan));
    expect(refusal.message).toContain('and 1 is');
    const blind = await refusalOf(press(app, ruth));
    expect(blind).toMatchObject({ code: 'notFound' });
  });

  test('who decided before does not sit on another look', async () => {
    const barred = [personOf(carol)];
    const app = panelApp({ approvals: [aPanelRequest({ kind: 'reconsideration', barred })] });
    await inSession(app, [megan.id, tom.id, carol.id]);
    expect(await refusalOf(press(app, megan))).toMatchObject({ code: 'conflict' });
  });
});

describe('a panel that decides by majority', () => {
  const byVotes = () => panelApp({}, { canDecide: 'majority' });

  test('records the votes with its decision', async () => {
    const app = byVotes();
    await inSession(app);
    const approval = await press(app, megan, { for: 3, against: 1 });
    expect(approval.stages[0]?.decisions[0]?.panel).toMatchObject({ for: 3, against: 1 });
  });

  test.each([
    [{}, 'Write down the votes'],
    [{ for: 2, against: 2 }, 'The votes are equal'],
    [{ for: 1, against: 2 }, '1 for and 2 against decline it'],
    [{ for: 4, against: 1 }, '4 members are in the room'],
    [{ for: 2.5, against: 1 }, 'Votes are whole numbers'],
    [{ for: 3, against: -1 }, 'Votes are whole numbers'],
  ])('refuses to approve with the votes %j', async (votes, words) => {
    const app = byVotes();
    await inSession(app);
    const refusal = await refusalOf(press(app, megan, votes));
    expect(refusal).toMatchObject({ code: 'invalid', field: 'for' });
    expect(refusal.message).toContain(words);
  });

  test('declines with more votes against', async () => {
    const app = byVotes();
    await inSession(app);
    const no = { verdict: 'decline' as const, note: 'Too dear.', for: 1, against: 2 };
    expect(await press(app, megan, no)).toMatchObject({ state: 'declined' });
  });
});

describe('an instance whose copy is old', () => {
  test('reads the meeting from the list before it records', async () => {
    const app = panelApp();
    const meeting = await inSession(app);
    const stale: App = {
      ...app,
      meetings: { ...app.meetings, find: () => ({ ...meeting, state: 'open' }) },
    };
    await app.meetings.change(meeting, { state: 'closed' });
    const input = { meetingId: meeting.id, approvalId: 2207, seen: 1, note: '' };
    const refusal = await refusalOf(decideItem(stale, megan, { ...input, verdict: 'approve' }));
    expect(refusal).toMatchObject({ code: 'conflict' });
    expect(refusal.message).toContain('is closed');
  });

  test('who is present is corrected while the meeting is open', async () => {
    const app = panelApp();
    const { id } = await inSession(app, [megan.id, carol.id]);
    await openMeeting(app, ruth, {
      meetingId: id,
      presentIds: [megan.id, carol.id, tom.id],
      chairId: megan.id,
      minuteTakerId: ruth.id,
    });
    expect(await press(app, ruth)).toMatchObject({ state: 'approved' });
  });
});
