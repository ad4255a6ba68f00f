import { meetingDocument } from '../../../teamsapp/exports/meetingDocument';
import { paperDocument } from '../../../teamsapp/exports/paperDocument';
import { closeMeeting } from '../../../teamsapp/panels/closeMeeting';
import { writePaper } from '../../../teamsapp/panels/writePaper';
import { aChild, carol, dee, megan, ruth, schoolReader } from '../../support/build';
import { refusalOf } from '../approvals/deciding';
import {
  anotherRequest,
  aPanelRequest,
  inSession,
  nadia,
  panelApp,
  press,
} from '../panels/sittings';
import { wordText, zipEntry } from './zipEntry';

const paper = {
  approvalId: 2207,
  seen: 1,
  options: [
    { provider: 'Forest & Trail <Tutors>', price: 250_000, whyNot: 'No place\u0007 before June.' },
  ],
  inHouse: 'The outreach team is full.\nAsked again in May.',
  parentalPreference: 'Prefers Calm Waters.',
  funding: { education: 100_800, socialCare: 50_400, health: 50_400 },
  recommendation: 'Agree for one term.',
};

const concern = {
  tone: 'warning' as const,
  title: 'Insurance ends',
  sentence: 'on 18 December 2026.',
  about: 'assurance' as const,
};

function withPaper() {
  const request = aPanelRequest();
  const snapshot = { ...request.snapshot, concerns: [concern] };
  return panelApp({ approvals: [{ ...request, snapshot }] });
}

describe('the panel paper as a Word document', () => {
  test('has facts, cost by year, options, concerns, funding and the recommendation', async () => {
    const app = withPaper();
    await writePaper(app, dee, paper);
    const { fileName, contentType, bytes } = await paperDocument(app, dee, 2207);
    expect(fileName).toBe('panel-paper-EP-1042-2026-11-24.docx');
    expect(contentType).toContain('wordprocessingml');
    const lines = wordText(bytes);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Panel paper: EP-1042',
        '7 September to 18 December 2026 (14 school weeks)',
        '2026 to 2027',
        '£2,016.00',
        'Insurance ends on 18 December 2026.',
        'Forest & Trail <Tutors>',
        '£2,500.00',
        'No place before June.',
        'The outreach team is full.',
        'Asked again in May.',
        'Prefers Calm Waters.',
        '£1,008.00',
        'Agree for one term.',
        'Written by: Dee Marsh, 24 November 2026 at 10:00',
      ]),
    );
  });

  test('has real headings, a header row that repeats, and the title in its properties', async () => {
    const app = withPaper();
    await writePaper(app, dee, paper);
    const { bytes } = await paperDocument(app, dee, 2207);
    const xml = zipEntry(bytes, 'word/document.xml');
    expect(xml).toContain('w:val="Heading1"');
    expect(xml).toContain('w:val="Heading2"');
    expect(xml).toContain('<w:tblHeader');
    expect(zipEntry(bytes, 'docProps/core.xml')).toContain('Panel paper EP-1042');
  });

  test.each([
    ['initials for those who log packages', dee, 'J.K. · AB12'],
    ['the reference alone for a member without a role', nadia, 'AB12'],
    [
      'the reference alone for a commissioner’s eyes',
      { ...carol, roles: ['commissioner'] },
      'AB12',
    ],
  ] as const)('names the child by %s', async (_, reader, child) => {
    const { bytes } = await paperDocument(withPaper(), reader, 2207);
    expect(wordText(bytes)).toContain(`SEN Resource Panel · ${child} · Calm Waters Tuition`);
  });

  test('is not given to those who may not see the request', async () => {
    const app = panelApp({ children: [aChild({ restricted: true })] });
    for (const person of [nadia, ruth, schoolReader]) {
      expect(await refusalOf(paperDocument(app, person, 2207))).toMatchObject({
        code: 'notFound',
      });
    }
  });
});

describe('agenda and minutes as Word documents', () => {
  const restricted = () =>
    panelApp(
      {
        children: [aChild(), aChild({ id: 13, reference: 'CD34', restricted: true })],
        approvals: [
          aPanelRequest(),
          anotherRequest({
            snapshot: { ...aPanelRequest().snapshot, childReference: 'CD34' },
          }),
        ],
      },
      { canDecide: 'majority' },
    );

  test('the agenda has each item with its facts, and counts what the reader may not see', async () => {
    const app = restricted();
    const { id } = await inSession(app);
    const { fileName, bytes } = await meetingDocument(app, nadia, { id, kind: 'agenda' });
    expect(fileName).toBe('agenda-resource-2026-11-24.docx');
    const lines = wordText(bytes);
    expect(lines).toContain('Agenda: SEN Resource Panel, 24 November 2026');
    expect(lines).toContain('1. EP-1042 · AB12 · Calm Waters Tuition · £2,016.00');
    expect(lines).toContain('1 item that you may not see.');
    expect(zipEntry(bytes, 'word/document.xml')).not.toMatch(/CD34|EP-1043/);
  });

  test('the minutes have who was there, what was decided, with which votes and conditions', async () => {
    const app = restricted();
    const { id } = await inSession(app);
    const early = await refusalOf(meetingDocument(app, megan, { id, kind: 'minutes' }));
    expect(early).toMatchObject({ code: 'conflict' });
    await press(app, ruth, {
      verdict: 'approveWithConditions',
      note: 'Review in June.',
      for: 3,
      against: 1,
    });
    await press(app, megan, { approvalId: 2208, verdict: 'defer', note: 'No quorum.' });
    await closeMeeting(app, megan, { meetingId: id, notes: 'Ended at noon.' });
    await app.idle();
    const lines = wordText((await meetingDocument(app, megan, { id, kind: 'minutes' })).bytes);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Chair: Megan Ashworth',
        'Minutes: Ruth Allen',
        'Members present: Megan Ashworth, Tom Hale, Carol Birch, Nadia Frost',
        'Decision: Approved with conditions, 3 for and 1 against',
        'Note: Review in June.',
        'Present for this item: Megan Ashworth, Tom Hale, Carol Birch, Nadia Frost',
        'Decision: Deferred to the next meeting',
        'Note: No quorum.',
        'Ended at noon.',
      ]),
    );
    const hers = wordText((await meetingDocument(app, nadia, { id, kind: 'minutes' })).bytes);
    expect(hers).toContain('1 item that you may not see.');
    expect(hers.join()).not.toMatch(/CD34|No quorum/);
  });
});
