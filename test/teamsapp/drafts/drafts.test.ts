import { checkDraft } from '../../../teamsapp/packages/checkDraft';
import { discardDraft } from '../../../teamsapp/packages/discardDraft';
import { startDraft } from '../../../teamsapp/packages/startDraft';
import { appWith } from '../../support/app';
import {
  aChild,
  aDraft,
  aPackage,
  aProvider,
  ruth,
  dee,
  megan,
  priya,
  uuid,
} from '../../support/build';

const council = () => ({ providers: [aProvider()], children: [aChild()] });
const line = 'log s19 AB12 Calm Waters 15h £36/h 30 Nov to 19 Dec';

describe('beginning a draft', () => {
  test('from a line: kept for its writer for seven days, with what was changed', async () => {
    const app = appWith(council());
    const { draft, check } = await startDraft(app, priya, { line });
    expect(draft).toMatchObject({
      writerId: priya.id,
      form: { childReference: 'AB12', providerId: 37, endDate: '2026-12-18' },
      expires: '2026-12-01T10:00:00.000Z',
    });
    expect(draft.remarks).toEqual(check.remarks);
    expect(check.remarks[0]?.title).toBe('I changed the last day.');
    expect(app.drafts.all()).toEqual([draft]);
  });

  test('from an empty form', async () => {
    const { check } = await startDraft(appWith(council()), priya, { form: {} });
    expect(check.complete).toBe(false);
  });

  test('of a line that may hold a name nothing is written', async () => {
    const app = appWith(council());
    await expect(startDraft(app, priya, { line: 'log John Smith 5h £40/h' })).rejects.toMatchObject(
      {
        code: 'invalid',
      },
    );
    expect(app.drafts.writes()).toBe(0);
  });

  test('like an earlier package: copied without its dates, with what the line changes', async () => {
    const app = appWith({ ...council(), packages: [aPackage({ id: 987 })] });
    const { check } = await startDraft(app, priya, {
      like: 987,
      line: 'log like EP-0987 from 4 Jan to 12 Feb 6h',
    });
    expect(check.form).toMatchObject({
      childReference: 'AB12',
      providerId: 37,
      legalRoute: 'SECTION_19',
      price: 3600,
      startDate: '2027-01-04',
      endDate: '2027-02-12',
      hoursPerWeek: 6,
    });
    expect(check.remarks[0]).toEqual({
      title: 'Copied from EP-0987.',
      sentence: 'Changed: dates, 4 to 6 hours.',
    });
  });

  test('a package that the writer may not see cannot be copied', async () => {
    const children = [aChild({ restricted: true })];
    const app = appWith({ ...council(), children, packages: [aPackage({ id: 987 })] });
    await expect(
      startDraft(app, dee, { like: 987, line: 'log like EP-0987' }),
    ).rejects.toMatchObject({ code: 'notFound' });
  });

  test('is refused to somebody who may not log', async () => {
    await expect(startDraft(appWith(), ruth, { form: {} })).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });
});

describe('going on with a draft', () => {
  const draftId = uuid(60_001);

  test('keeps the form as it is now', async () => {
    const app = appWith({ ...council(), drafts: [aDraft()] });
    const { draft } = await checkDraft(app, priya, { draftId, form: { hoursPerWeek: 12 } });
    expect(draft.form).toMatchObject({ hoursPerWeek: 12 });
    expect(app.drafts.all()).toHaveLength(1);
  });

  test('shows once what was changed while reading the line', async () => {
    const remarks = [{ title: 'I changed the last day.', sentence: 'You wrote a Sunday.' }];
    const app = appWith({ ...council(), drafts: [aDraft({ remarks })] });
    const first = await checkDraft(app, priya, { draftId, form: {} });
    const second = await checkDraft(app, priya, { draftId, form: {} });
    expect([first.check.remarks, second.check.remarks]).toEqual([remarks, []]);
  });

  test('begins again under its key when it is gone', async () => {
    const { draft } = await checkDraft(appWith(council()), priya, { draftId, form: {} });
    expect(draft.requestKey).toBe(draftId);
  });

  test('only the writer can', async () => {
    const app = appWith({ ...council(), drafts: [aDraft()] });
    await expect(checkDraft(app, megan, { draftId, form: {} })).rejects.toMatchObject({
      code: 'notAllowed',
      message: 'Only Priya Nair can save this draft.',
    });
  });

  test('discarding deletes it once, by the writer alone', async () => {
    const app = appWith({ ...council(), drafts: [aDraft()] });
    await expect(discardDraft(app, megan, { draftId })).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await discardDraft(app, priya, { draftId });
    await discardDraft(app, priya, { draftId });
    expect(app.drafts.all()).toEqual([]);
  });
});
