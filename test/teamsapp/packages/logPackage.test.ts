import { loggedMessage, logPackage } from '../../../teamsapp/packages/logPackage';
import { AppError } from '../../../teamsapp/common/errors';
import { appWith } from '../../support/app';
import {
  aChild,
  aDraft,
  anApproval,
  aPackage,
  aProvider,
  ruth,
  dee,
  megan,
  priya,
  uuid,
} from '../../support/build';
import { aForm, aFormWithout } from './forms';

const draftId = uuid(77);
const council = () => ({ providers: [aProvider()], children: [aChild()] });

describe('logging a package', () => {
  test('writes the package and its request for a decision, with cost and first review', async () => {
    const app = appWith(council());
    const { educationPackage, approval } = await logPackage(app, priya, { draftId, form: aForm() });
    expect(educationPackage).toMatchObject({
      requestKey: draftId,
      status: 'submitted',
      wholeCost: 162_000,
      weeklyCost: 54_000,
      schoolWeeks: 3,
      costByYear: { '2026': 162_000 },
      requester: { id: priya.id, name: priya.name },
      procurementRoute: 'spot',
      nextReviewDue: '2026-12-18',
      retrospective: false,
      lastEvent: { sequence: 1, verb: 'logged' },
    });
    expect(approval).toMatchObject({
      packageKey: draftId,
      state: 'open',
      waitingFor: 'Team Manager',
    });
  });

  test('says what happens next', async () => {
    const logged = await logPackage(appWith(council()), priya, { draftId, form: aForm() });
    expect(loggedMessage(logged)).toBe(
      'EP-0001 is logged. The Team Manager decides by 26 November 2026.',
    );
  });

  test('does what follows: Activity, the post, and the draft removed', async () => {
    const app = appWith({ ...council(), drafts: [aDraft({ requestKey: draftId, form: aForm() })] });
    const { approval } = await logPackage(app, priya, { draftId });
    await app.idle();
    expect(
      app.activity
        .all()
        .map(({ event }) => event.verb)
        .sort(),
    ).toEqual(['asked for approval', 'logged']);
    expect(app.notified).toEqual([approval.id]);
    expect(app.drafts.all()).toEqual([]);
  });

  test('a package left without its request by another process gets its own writer’s', async () => {
    const app = appWith(council());
    const row = { ...aPackage({ status: 'submitted' }), requestKey: draftId };
    await app.packages.add({ ...row, requester: { id: dee.id, name: dee.name } });
    const { findByKey } = app.packages;
    let looks = 0;
    app.packages.findByKey = (key) => ((looks += 1) === 1 ? undefined : findByKey(key));
    const refused = logPackage(app, priya, { draftId, form: aForm() });
    await expect(refused).rejects.toMatchObject({ code: 'notAllowed' });
    expect(app.approvals.all()).toEqual([]);
    looks = 0;
    const { approval } = await logPackage(
      app,
      { ...dee, teams: ['inclusion'] },
      { draftId, form: aForm() },
    );
    expect(approval).toMatchObject({ requester: { id: dee.id }, packageKey: draftId });
  });

  test('a second press, also at the same moment, answers the same package', async () => {
    const app = appWith(council());
    const input = { draftId, form: aForm() };
    const [first, second] = await Promise.all([
      logPackage(app, priya, input),
      logPackage(app, priya, input),
    ]);
    const third = await logPackage(app, priya, input);
    await app.idle();
    expect([second, third].map(({ educationPackage }) => educationPackage.id)).toEqual([
      first.educationPackage.id,
      first.educationPackage.id,
    ]);
    expect(app.packages.all()).toHaveLength(1);
    expect(app.approvals.all()).toHaveLength(1);
    expect(app.activity.all()).toHaveLength(2);
  });

  test('pressed again after a crash between the two rows, it writes the missing request', async () => {
    const app = appWith({
      ...council(),
      packages: [aPackage({ requestKey: draftId, status: 'submitted' })],
    });
    const { educationPackage, approval } = await logPackage(app, priya, { draftId, form: aForm() });
    expect(educationPackage.id).toBe(1042);
    expect(app.approvals.all()).toEqual([approval]);
  });

  test('refuses the draft of another person by name', async () => {
    const app = appWith({ ...council(), drafts: [aDraft({ requestKey: draftId, form: aForm() })] });
    await expect(logPackage(app, megan, { draftId })).rejects.toMatchObject({
      code: 'notAllowed',
      message: 'Only Priya Nair can save this draft.',
    });
    expect(app.packages.all()).toEqual([]);
  });

  test('refuses to answer the package that another person saved under the same key', async () => {
    const packages = [aPackage({ requestKey: draftId })];
    const approvals = [anApproval({ packageKey: draftId })];
    const app = appWith({ ...council(), packages, approvals });
    await expect(logPackage(app, megan, { draftId, form: aForm() })).rejects.toMatchObject({
      message: 'Only Priya Nair can save this draft.',
    });
  });

  test('refuses somebody who may not log packages', async () => {
    const app = appWith(council());
    await expect(logPackage(app, ruth, { draftId, form: aForm() })).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test.each([
    ['childReference', 'Enter the child’s reference.'],
    ['providerId', 'Choose a provider.'],
    ['legalRoute', 'Choose a legal route.'],
    ['hoursPerWeek', 'Enter the hours or the sessions a week.'],
    ['price', 'Enter the price as pounds and pence, like £45.00.'],
    ['priceUnit', 'Say what the price is for.'],
    ['startDate', 'Enter the first day.'],
    ['endDate', 'Enter the last day.'],
    ['objectives', 'Write at least one objective.'],
  ] as const)('asks for %s when it is missing, and writes nothing', async (field, message) => {
    const app = appWith(council());
    const form = aFormWithout(field);
    await expect(logPackage(app, priya, { draftId, form })).rejects.toMatchObject({
      code: 'invalid',
      field,
      message,
    });
    expect(app.packages.writes() + app.approvals.writes()).toBe(0);
  });

  test('a suspended provider needs a reason, which stands in the event', async () => {
    const app = appWith({ ...council(), providers: [aProvider({ status: 'suspended' })] });
    await expect(logPackage(app, priya, { draftId, form: aForm() })).rejects.toMatchObject({
      field: 'suspendedReason',
    });
    const form = aForm({ suspendedReason: 'The child is settled there.' });
    const { educationPackage } = await logPackage(app, priya, { draftId, form });
    expect(educationPackage.lastEvent.after).toMatchObject({
      suspendedReason: 'The child is settled there.',
    });
  });

  test('a closed provider is refused', async () => {
    const app = appWith({ ...council(), providers: [aProvider({ status: 'closed' })] });
    await expect(logPackage(app, priya, { draftId, form: aForm() })).rejects.toMatchObject({
      field: 'providerId',
      message: 'Calm Waters Tuition is closed. Choose another provider.',
    });
  });

  test('a restricted child of another team reads as one that is not on the list', async () => {
    const app = appWith({ ...council(), children: [aChild({ restricted: true })] });
    await expect(
      logPackage(app, dee, { draftId, form: aForm({ team: 'send' }) }),
    ).rejects.toMatchObject({
      field: 'childReference',
      message: 'AB12 is not on the list of children. Check it, or add the child.',
    });
  });

  test('a package for a team that is neither the child’s nor the writer’s is refused', async () => {
    const app = appWith(council());
    await expect(
      logPackage(app, priya, { draftId, form: aForm({ team: 'virtualSchool' }) }),
    ).rejects.toMatchObject({ field: 'team' });
  });

  test('a first day in the past is marked as logged late', async () => {
    const app = appWith(council());
    const form = aForm({ startDate: '2026-11-16' });
    const { educationPackage } = await logPackage(app, priya, { draftId, form });
    expect(educationPackage.retrospective).toBe(true);
  });

  test('a provider on the framework makes it a framework package', async () => {
    const app = appWith({ ...council(), providers: [aProvider({ lots: ['2a'] })] });
    const { educationPackage } = await logPackage(app, priya, { draftId, form: aForm() });
    expect(educationPackage.procurementRoute).toBe('framework');
  });

  test('when Microsoft 365 does not answer nothing is saved and the draft stays', async () => {
    const app = appWith({ ...council(), drafts: [aDraft({ requestKey: draftId, form: aForm() })] });
    app.packages.failNextWrite(new AppError('unavailable', 'Microsoft 365 is not answering.'));
    await expect(logPackage(app, priya, { draftId })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(app.drafts.all()).toHaveLength(1);
    const { educationPackage } = await logPackage(app, priya, { draftId });
    expect(educationPackage.requestKey).toBe(draftId);
  });
});
