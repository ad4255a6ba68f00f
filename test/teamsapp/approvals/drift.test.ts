import { approvalPage } from '../../../teamsapp/approvals/approvalView';
import { askForInformation } from '../../../teamsapp/approvals/askForInformation';
import { decide } from '../../../teamsapp/approvals/decide';
import { newApproval } from '../../../teamsapp/approvals/openApproval';
import { postedApproval } from '../../../teamsapp/approvals/postedApproval';
import type { Approval } from '../../../teamsapp/approvals/approval';
import type { EducationPackage } from '../../../teamsapp/packages/educationPackage';
import type { Provider } from '../../../teamsapp/providers/provider';
import type { TestApp } from '../../support/app';
import { anApproval, aPackage, aSnapshot, megan, priya } from '../../support/build';
import { appFor, press, refusalOf } from './deciding';

const facts = [
  ...aSnapshot().facts,
  { label: 'Price', value: '£36.00 an hour' },
  { label: 'Assurance', value: 'Assured, 1 September 2026' },
];
const asked: Approval = anApproval({ snapshot: aSnapshot({ facts }) });

const provider = async (app: TestApp, change: Partial<Provider>) => {
  for (const row of app.providers.all()) await app.providers.change(row, change);
};
const pack = async (app: TestApp, change: Partial<EducationPackage>) => {
  for (const row of app.packages.all()) await app.packages.change(row, change);
};
const suspend = (app: TestApp) => provider(app, { status: 'suspended', statusSince: '2026-11-24' });
const shownSeen = async (app: TestApp) => (await approvalPage(app, megan, 2207)).approval.seen;

const changes: [string, (app: TestApp) => Promise<void>][] = [
  ['the provider is suspended', suspend],
  ['the provider loses its assurance', (app) => provider(app, { assuranceStatus: 'expired' })],
  ['the price is edited', (app) => pack(app, { price: 9900 })],
  ['the objectives are edited', (app) => pack(app, { objectives: 'Something else.' })],
];

describe('approving what has changed since it was shown', () => {
  test.each(changes)('%s: refused once, then the fresh page is approved', async (_what, change) => {
    const app = appFor(asked);
    const seen = await shownSeen(app);
    await change(app);
    expect(await refusalOf(decide(app, megan, { ...press, seen }))).toMatchObject({
      code: 'conflict',
      message:
        'EP-1042 has changed since you saw it. Look at it again before you decide. Your answer was not recorded.',
    });
    expect(app.approvals.writes()).toBe(0);
    const now = await shownSeen(app);
    expect((await decide(app, megan, { ...press, seen: now })).state).toBe('approved');
  });

  test('with conditions is refused too, declining is not', async () => {
    const app = appFor(asked);
    await suspend(app);
    const words = { ...press, note: 'Because.' };
    const conditions = decide(app, megan, { ...words, verdict: 'approveWithConditions' });
    expect((await refusalOf(conditions)).code).toBe('conflict');
    expect((await decide(app, megan, { ...words, verdict: 'decline' })).state).toBe('declined');
  });

  test('one change after another is another number', async () => {
    const app = appFor(asked);
    const seen = new Set([await shownSeen(app)]);
    for (const [, change] of changes) {
      await change(app);
      seen.add(await shownSeen(app));
    }
    await pack(app, { objectives: 'A third thing.' });
    seen.add(await shownSeen(app));
    expect(seen.size).toBe(6);
    // What a button may carry: a whole number of at most six digits.
    for (const one of seen) expect(String(one)).toMatch(/^[1-9]\d{0,5}$/);
  });

  test('page and post carry the same number', async () => {
    const app = appFor(asked);
    await suspend(app);
    expect((await postedApproval(app, asked)).seen).toBe(await shownSeen(app));
  });

  test('nothing has changed: one press', async () => {
    expect((await decide(appFor(asked), megan, press)).state).toBe('approved');
  });

  test('days that pass change nothing, even as the assurance grows old', async () => {
    const app = appFor(asked);
    app.clock.set('2028-01-10T10:00:00.000Z');
    expect((await approvalPage(app, megan, 2207)).approval.changedSince).not.toEqual([]);
    expect((await decide(app, megan, press)).state).toBe('approved');
  });

  test('an answer that was not seen still stops declining and asking', async () => {
    const app = appFor({ ...asked, seen: 2 });
    await suspend(app);
    const old = { ...press, seen: (await shownSeen(app)) - 1 };
    const decline = decide(app, megan, { ...old, verdict: 'decline', note: 'No.' });
    expect((await refusalOf(decline)).code).toBe('conflict');
    const question = askForInformation(app, megan, { ...old, question: 'Why?' });
    expect((await refusalOf(question)).code).toBe('conflict');
  });

  const others = (count: number, over: Partial<EducationPackage>) =>
    Array.from({ length: count }, (_, index) =>
      aPackage({
        id: 2000 + index,
        requestKey: `other-${String(index)}`,
        childReference: `ZZ${String(index)}`,
        ...over,
      }),
    );

  test('figures that move as other packages are logged change nothing, and what is left is said', async () => {
    const app = appFor(await askedNow());
    const seen = await shownSeen(app);
    for (const one of others(6, { price: 9000, costByYear: { '2026': 9_000_000 } })) {
      await app.packages.add(one);
      expect(await shownSeen(app)).toBe(seen);
    }
    const { changedSince } = (await approvalPage(app, megan, 2207)).approval;
    expect(changedSince).toEqual([
      'New since this was asked: Over budget, 2026 to 2027: £232,016.00 over the £310,000.00 for the whole council, this package counted.',
    ]);
    expect((await decide(app, megan, { ...press, seen })).state).toBe('approved');
  });

  test('a budget that has fallen is said', async () => {
    const app = appFor(await askedNow());
    for (const one of others(1, { costByYear: { '2026': 2_000_000 } })) await app.packages.add(one);
    expect((await approvalPage(app, megan, 2207)).approval.changedSince).toEqual([
      'Now: Budget left, 2026 to 2027: £287,984.00 of £310,000.00 for the whole council, this package counted.',
    ]);
  });

  test('a possible school that other packages make is a new danger, refused once', async () => {
    const app = appFor(await askedNow());
    const seen = await shownSeen(app);
    for (const one of others(4, { hoursPerWeek: 20 })) await app.packages.add(one);
    expect(await shownSeen(app)).toBe(seen);
    for (const one of others(6, { hoursPerWeek: 20 }).slice(4)) await app.packages.add(one);
    const now = await shownSeen(app);
    expect(now).not.toBe(seen);
    // A seventh child moves the figure, not the danger.
    for (const one of others(7, { hoursPerWeek: 20 }).slice(6)) await app.packages.add(one);
    expect(await shownSeen(app)).toBe(now);
  });
});

/** The request as it is asked today, with every consequence frozen. */
async function askedNow(): Promise<Approval> {
  const app = appFor(asked);
  const educationPackage = await app.packages.live(1042);
  const [provider] = app.providers.all();
  if (!provider) throw new Error('The app has a provider.');
  const { snapshot } = newApproval(app, {
    educationPackage,
    provider,
    child: undefined,
    requester: priya,
  });
  return anApproval({ snapshot });
}
