import { panelsPage } from '../../../teamsapp/panels/panelsPage';
import { meetingPage } from '../../../teamsapp/panels/meetingView';
import { paperPage } from '../../../teamsapp/panels/paperView';
import { approvalPage } from '../../../teamsapp/approvals/approvalView';
import { me } from '../../../teamsapp/people/me';
import { appWith } from '../../support/app';
import { aChild, aPackage, carol, dee, megan, ruth, schoolReader, sam } from '../../support/build';
import { refusalOf } from '../approvals/deciding';
import {
  anotherRequest,
  aPanelRequest,
  inSession,
  nadia,
  panelApp,
  personOf,
  press,
} from './sittings';

const mixed = () =>
  panelApp({
    packages: [aPackage(), aPackage({ id: 1043, childReference: 'CD34' })],
    children: [aChild(), aChild({ id: 13, reference: 'CD34', restricted: true })],
    approvals: [
      aPanelRequest(),
      anotherRequest({ snapshot: { ...aPanelRequest().snapshot, childReference: 'CD34' } }),
    ],
  });

describe('the page of panels', () => {
  test('shows a panel with its next meeting, its members and how much waits', async () => {
    const app = mixed();
    await inSession(app);
    const { panels } = await panelsPage(app, nadia);
    expect(panels).toMatchObject([
      {
        name: 'SEN Resource Panel',
        chair: 'Megan Ashworth',
        waiting: 1,
        hidden: 1,
        mayPlan: false,
        next: { date: '2026-11-24', state: 'open', items: 2, decided: 0 },
        meetings: [],
      },
    ]);
    expect((await panelsPage(app, ruth)).panels[0]?.mayPlan).toBe(true);
  });

  test('is refused to a guest, and where there is no panel', async () => {
    expect(await refusalOf(panelsPage(mixed(), schoolReader))).toMatchObject({
      code: 'notAllowed',
    });
    expect(await refusalOf(panelsPage(appWith(), megan))).toMatchObject({ code: 'notAllowed' });
  });

  test.each([
    ['a member without a role', nadia, true],
    ['staff who see approvals', sam, true],
    ['an administrator', ruth, true],
    ['a guest', schoolReader, false],
  ])('is offered to %s: %#', async (_, person, isOffered) => {
    expect((await me(mixed(), person, false)).abilities.seePanels).toBe(isOffered);
    expect((await me(appWith(), person, false)).abilities.seePanels).toBe(false);
  });
});

describe('the page of a meeting', () => {
  test('shows of a restricted child’s item only that there is one', async () => {
    const app = mixed();
    const { id } = await inSession(app);
    for (const person of [nadia, ruth, carol]) {
      const page = await meetingPage(app, person, id);
      expect(page.meeting.hidden).toBe(1);
      expect(page.meeting.items.map(({ approvalId }) => approvalId)).toEqual([2207]);
      expect(JSON.stringify(page)).not.toMatch(/CD34|EP-1043|2208/);
    }
    expect((await meetingPage(app, megan, id)).meeting).toMatchObject({ hidden: 0 });
  });

  test('says who sits on each item, who left and why, and what keeps it from a decision', async () => {
    const app = panelApp({ approvals: [aPanelRequest({ requester: personOf(carol) })] });
    const { id } = await inSession(app, [megan.id, carol.id, nadia.id]);
    const { meeting } = await meetingPage(app, megan, id);
    expect(meeting).toMatchObject({
      isQuorate: true,
      quorumLine: '3 members are here; 3 are needed.',
    });
    expect(meeting.items[0]).toMatchObject({
      present: ['Megan Ashworth', 'Nadia Frost'],
      left: [{ name: 'Carol Birch', because: 'asked for it' }],
      chair: 'Megan Ashworth',
      whyNot: 'The SEN Resource Panel decides with 3 members in the room for an item, and 2 are.',
      mayRecord: true,
    });
    expect((await meetingPage(app, carol, id)).meeting.items[0]?.mayRecord).toBe(false);
  });

  test('shows what was decided from the request’s own row, before the agenda follows', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    await press(app, ruth, { verdict: 'decline', note: 'Too dear.' });
    const { meeting } = await meetingPage(app, nadia, id);
    expect(meeting.items[0]).toMatchObject({
      waits: false,
      outcome: { verdict: 'decline', note: 'Too dear.', by: 'Megan Ashworth' },
    });
  });

  test('offers what waits and stands on no agenda to those who see to it', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    await app.approvals.add(anotherRequest());
    const waiting = (await meetingPage(app, ruth, id)).meeting.waiting;
    expect(waiting.map(({ packageReference }) => packageReference)).toEqual(['EP-1043']);
    expect((await meetingPage(app, nadia, id)).meeting.waiting).toEqual([]);
    expect((await meetingPage(app, nadia, id)).people).toEqual([]);
  });

  test('is not there for a guest, in the words of one that is not there', async () => {
    const app = panelApp();
    const { id } = await inSession(app);
    const guest = await refusalOf(meetingPage(app, schoolReader, id));
    const absent = await refusalOf(meetingPage(app, megan, 9999));
    expect([guest.code, guest.message]).toEqual([absent.code, absent.message]);
  });
});

describe('the page of a paper', () => {
  test('lets the requester write it, and others read it', async () => {
    const app = panelApp();
    expect(await paperPage(app, dee, 2207)).toMatchObject({ paper: null, mayWrite: true });
    const page = await paperPage(app, nadia, 2207);
    expect(page).toMatchObject({
      mayWrite: false,
      request: { panelName: 'SEN Resource Panel', child: 'AB12' },
    });
  });

  test('is not there for those who may not see the child', async () => {
    const app = mixed();
    for (const person of [nadia, ruth, schoolReader]) {
      expect(await refusalOf(paperPage(app, person, 2208))).toMatchObject({ code: 'notFound' });
    }
  });

  test('the request’s own page names the panel and says why it was put off', async () => {
    const app = panelApp();
    await inSession(app);
    await press(app, megan, { verdict: 'defer', note: 'The price is missing.' });
    const { approval } = await approvalPage(app, dee, 2207);
    expect(approval).toMatchObject({ panelName: 'SEN Resource Panel', hasPaper: false });
    expect(approval.stages[0]?.deferrals).toMatchObject([
      { by: 'Megan Ashworth', because: 'The price is missing.' },
    ]);
  });
});
