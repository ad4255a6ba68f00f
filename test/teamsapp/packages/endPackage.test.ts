import { AppError } from '../../../teamsapp/common/errors';
import { hashEvent } from '../../../teamsapp/common/event';
import { checkEnd, endPackage } from '../../../teamsapp/packages/endPackage';
import { appWith } from '../../support/app';
import {
  aChild,
  anApproval,
  aPackage,
  aProvider,
  dee,
  megan,
  priya,
  testAuditKey,
  tom,
} from '../../support/build';

const council = (over = {}) => ({
  providers: [aProvider()],
  children: [aChild()],
  packages: [aPackage({ id: 987, nextReviewDue: '2026-12-11', ...over })],
});
const input = { id: 987, on: '2026-12-04', because: 'Back in school.' };

describe('ending a package early', () => {
  test('shortens it, with cost, years and review of the days that are left', async () => {
    const app = appWith(council());
    const ended = await endPackage(app, priya, input);
    // 7 September to 4 December 2026: ten school days fewer than 14 weeks, at £28.80 a day.
    expect(ended).toMatchObject({
      endDate: '2026-12-04',
      schoolWeeks: 12,
      wholeCost: 172_800,
      costByYear: { '2026': 172_800 },
      nextReviewDue: '2026-12-04',
      status: 'active',
      endReason: 'Back in school.',
    });
  });

  test('on a past day it is ended', async () => {
    const app = appWith(council());
    const ended = await endPackage(app, priya, { ...input, on: '2026-11-12' });
    expect(ended).toMatchObject({ endDate: '2026-11-12', status: 'ended' });
  });

  test('a day on which schools are closed counts as the last school day before', async () => {
    const app = appWith(council());
    const ended = await endPackage(app, priya, { ...input, on: '2026-12-06' });
    expect(ended.endDate).toBe('2026-12-04');
  });

  test('the event says what it was before, and is chained to the one before it', async () => {
    const app = appWith(council());
    const before = app.packages.find(987);
    const { lastEvent, eventHash, requestKey } = await endPackage(app, priya, input);
    expect(lastEvent).toMatchObject({
      sequence: 2,
      verb: 'ended',
      before: { endDate: '2026-12-18', wholeCost: 201_600 },
      after: { endDate: '2026-12-04', wholeCost: 172_800, endReason: 'Back in school.' },
    });
    expect(eventHash).toBe(
      hashEvent(testAuditKey, `package:${requestKey}`, lastEvent, before?.eventHash ?? ''),
    );
    await app.idle();
    expect(app.activity.all().map(({ event }) => event.sequence)).toEqual([1, 2]);
  });

  test('sent again it answers the package as it is', async () => {
    const app = appWith(council());
    await endPackage(app, priya, input);
    const again = await endPackage(app, priya, input);
    expect(again.lastEvent.sequence).toBe(2);
    expect(app.packages.writes()).toBe(1);
  });

  test('somebody who was faster is respected: the live row is checked again', async () => {
    const app = appWith(council());
    app.packages.failNextWrite(new AppError('conflict', 'Somebody changed this first.'));
    const ended = await endPackage(app, priya, input);
    expect(ended.endDate).toBe('2026-12-04');
  });

  test('a colleague of the team may, one of another team may not', async () => {
    await expect(endPackage(appWith(council()), megan, input)).resolves.toMatchObject({
      endDate: '2026-12-04',
    });
    await expect(endPackage(appWith(council()), tom, input)).rejects.toMatchObject({
      code: 'notAllowed',
      message: 'Only Priya Nair and colleagues of the same team can end EP-0987.',
    });
  });

  test.each([
    [
      'a later day',
      {},
      { on: '2027-02-12' },
      'EP-0987 already ends on 18 December 2026. For more time, log a package like it, up to 12 February 2027.',
    ],
    ['its own last day', {}, { on: '2026-12-18' }, 'EP-0987 already ends on 18 December 2026.'],
    [
      'a day before its first one',
      {},
      { on: '2026-09-01' },
      'EP-0987 starts on 7 September 2026. Enter a later day, or withdraw it if it has not begun.',
    ],
    [
      'a package that waits',
      { status: 'submitted' },
      {},
      'EP-0987 waits for a decision. To take it back, withdraw it.',
    ],
    ['a declined one', { status: 'declined' }, {}, 'EP-0987 is declined. There is nothing to end.'],
    ['no reason', {}, { because: '  ' }, 'Say why the package ends.'],
  ])('refuses %s', async (_, over, change, message) => {
    const app = appWith(council(over));
    await expect(endPackage(app, priya, { ...input, ...change })).rejects.toMatchObject({
      message,
    });
    expect(app.packages.writes()).toBe(0);
  });

  test('a package of a restricted child of another team reads as one that is not there', async () => {
    const app = appWith({ ...council(), children: [aChild({ restricted: true })] });
    await expect(endPackage(app, dee, input)).rejects.toMatchObject({ code: 'notFound' });
    await expect(endPackage(app, dee, { ...input, id: 5 })).rejects.toMatchObject({
      message:
        'You cannot see this package, or it was deleted in SharePoint. If you work with this child, ask its owner.',
    });
  });

  test('a decided package whose stored status lags can be ended', async () => {
    const approvals = [anApproval({ packageId: 987, state: 'approved' })];
    const app = appWith({ ...council({ status: 'inReview' }), approvals });
    await expect(endPackage(app, priya, input)).resolves.toMatchObject({ endDate: '2026-12-04' });
  });
});

describe('checking an end before it is saved', () => {
  test('says the money and the hours that are freed', async () => {
    const { sentences } = await checkEnd(appWith(council()), priya, { id: 987, on: '2026-12-04' });
    expect(sentences).toEqual([
      'EP-0987 ends on 4 December 2026 instead of 18 December 2026.',
      'It costs £1,728.00 instead of £2,016.00: £288.00 and 8 hours are freed.',
    ]);
  });

  test('says that a past day may have had hours after it', async () => {
    const { sentences } = await checkEnd(appWith(council()), priya, { id: 987, on: '2026-11-12' });
    expect(sentences.at(-1)).toBe(
      '12 November 2026 is in the past. Hours after it may have been delivered.',
    );
  });

  test('says that a price for the whole package frees nothing', async () => {
    const app = appWith(council({ priceUnit: 'once', price: 201_600 }));
    const { sentences } = await checkEnd(app, priya, { id: 987, on: '2026-12-04' });
    expect(sentences[1]).toBe('No money is freed: the price is £2,016.00 for the whole package.');
  });
});
