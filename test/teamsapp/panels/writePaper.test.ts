import { withdrawApproval } from '../../../teamsapp/approvals/withdrawApproval';
import { writePaper } from '../../../teamsapp/panels/writePaper';
import { anApproval, carol, dee, priya, schoolReader } from '../../support/build';
import { refusalOf } from '../approvals/deciding';
import { aPanelRequest, panelApp } from './sittings';

const paper = {
  approvalId: 2207,
  seen: 1,
  options: [
    { provider: 'Forest Trail Tutors', price: 250_000, whyNot: 'No place before June.' },
    { provider: 'Own tuition team', whyNot: 'Full.' },
  ],
  inHouse: 'The outreach team has no place this term.',
  parentalPreference: 'Prefers Calm Waters.',
  // £2,016.00 in all.
  funding: { education: 100_800, socialCare: 50_400, health: 50_400 },
  recommendation: 'Agree for one term.',
};

describe('writing a panel paper', () => {
  test.each([
    ['the requester', dee],
    ['a colleague of the package’s team', priya],
  ])('is done by %s, and makes readers look again', async (_, person) => {
    const app = panelApp();
    const approval = await writePaper(app, person, paper);
    expect(approval).toMatchObject({
      seen: 2,
      paper: { recommendation: 'Agree for one term.', writtenBy: { name: person.name } },
      lastEvent: { verb: 'wrote the panel paper', actor: { id: person.id } },
    });
    expect(JSON.stringify(approval.lastEvent)).not.toContain('Calm Waters');
  });

  test('is not done by others, and a guest does not learn of the request', async () => {
    const refusal = await refusalOf(writePaper(panelApp(), carol, paper));
    expect(refusal).toMatchObject({ code: 'notAllowed' });
    const guest = await refusalOf(writePaper(panelApp(), schoolReader, paper));
    expect(guest).toMatchObject({ code: 'notFound' });
  });

  test('the same again, spaces aside, writes nothing', async () => {
    const app = panelApp();
    await writePaper(app, dee, paper);
    const writes = app.approvals.writes();
    const again = await writePaper(app, priya, { ...paper, inHouse: ` ${paper.inHouse} ` });
    expect(again.seen).toBe(2);
    expect(app.approvals.writes()).toBe(writes);
  });

  test('of two who write at once the later one looks again', async () => {
    const app = panelApp();
    await writePaper(app, dee, paper);
    const other = writePaper(app, priya, { ...paper, recommendation: 'Do not agree.' });
    expect(await refusalOf(other)).toMatchObject({ code: 'conflict' });
    const looked = { ...paper, seen: 2, recommendation: 'Do not agree.' };
    expect(await writePaper(app, priya, looked)).toMatchObject({
      seen: 3,
      lastEvent: { verb: 'changed the panel paper' },
    });
  });

  test.each([
    ['a penny short', { education: 100_799, socialCare: 50_400, health: 50_400 }],
    ['a penny over', { education: 100_801, socialCare: 50_400, health: 50_400 }],
    ['with money back', { education: 302_400, socialCare: -100_800, health: 0 }],
    ['with half a penny', { education: 100_799.5, socialCare: 50_400.5, health: 50_400 }],
  ])('refuses funding %s', async (_, funding) => {
    const refusal = await refusalOf(writePaper(panelApp(), dee, { ...paper, funding }));
    expect(refusal).toMatchObject({ code: 'invalid', field: 'funding' });
  });

  test('says what the funding adds up to and what it should', async () => {
    const funding = { education: 100_000, socialCare: 0, health: 0 };
    const refusal = await refusalOf(writePaper(panelApp(), dee, { ...paper, funding }));
    expect(refusal.message).toBe(
      'The funding adds up to £1,000.00. It has to make up the whole cost of £2,016.00.',
    );
  });

  test.each(['inHouse', 'parentalPreference', 'recommendation'] as const)(
    'wants words in %s',
    async (field) => {
      const refusal = await refusalOf(writePaper(panelApp(), dee, { ...paper, [field]: ' ' }));
      expect(refusal).toMatchObject({ code: 'invalid', field });
    },
  );

  test('refuses one where no panel decides, and one for a request that waits no longer', async () => {
    const none = await refusalOf(writePaper(panelApp({ approvals: [anApproval()] }), priya, paper));
    expect(none.message).toBe('No panel decides EP-1042. Nothing was changed.');
    const app = panelApp({ approvals: [aPanelRequest()] });
    await withdrawApproval(app, dee, { approvalId: 2207, because: 'Moved away.' });
    const late = await refusalOf(writePaper(app, dee, paper));
    expect(late.message).toBe('EP-1042 is already withdrawn. Nothing was changed.');
  });
});
