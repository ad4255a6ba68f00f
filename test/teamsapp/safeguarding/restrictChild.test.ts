import { restrictChild } from '../../../teamsapp/safeguarding/restrictChild';
import { appWith, type TestApp } from '../../support/app';
import {
  aChild,
  anApproval,
  aSnapshot,
  megan,
  priya,
  ruth,
  sam,
  schoolReader,
  tom,
  uuid,
} from '../../support/build';

const input = { child: { reference: 'ab 12' }, restricted: true, because: 'A court order.' };
const other = anApproval({
  id: 2208,
  packageId: 1043,
  requestKey: uuid(2208),
  snapshot: aSnapshot({ childReference: 'CD34' }),
});
const decided = anApproval({
  id: 2209,
  packageId: 1044,
  requestKey: uuid(2209),
  state: 'approved',
  stages: [],
});
const notice = {
  id: 1,
  eTag: '1',
  requestKey: 'approvalPosted:2209',
  kind: 'approvalPosted' as const,
  approvalId: 2209,
  state: 'posted' as const,
  attempts: 1,
};

function appFor(restricted = false): TestApp {
  return appWith({
    children: [aChild({ restricted })],
    approvals: [anApproval(), other, decided],
    notices: [notice],
  });
}

describe('restricting a child', () => {
  test('is not taken for done by a copy from before somebody else lifted it', async () => {
    const app = appFor(true);
    const [old] = app.children.all();
    await restrictChild(app, sam, { ...input, restricted: false });
    app.children.all = () => (old ? [old] : []);
    expect(await restrictChild(app, sam, input)).toMatchObject({ restricted: true });
    expect(app.children.find(12)).toMatchObject({ restricted: true });
  });

  test.each([
    ['safeguarding', sam],
    ['a manager of its team', megan],
  ])('%s does it, with the reason in its history', async (_who, actor) => {
    const app = appFor();
    const child = await restrictChild(app, actor, input);
    expect(child).toMatchObject({
      restricted: true,
      lastEvent: {
        sequence: 2,
        verb: 'restricted',
        actor: { id: actor.id },
        before: { restricted: false },
        after: { restricted: true, because: 'A court order.' },
      },
    });
    await app.idle();
    expect(app.activity.all().map(({ event }) => event.verb)).toEqual(['added', 'restricted']);
  });

  test('brings its waiting requests and its posts up to date, no other child’s', async () => {
    const app = appFor();
    await restrictChild(app, sam, input);
    await app.idle();
    expect(app.notified).toEqual([2207, 2209]);
  });

  test('by id it is lifted again', async () => {
    const app = appFor(true);
    const lifted = await restrictChild(app, sam, {
      ...input,
      child: { id: 12 },
      restricted: false,
    });
    expect([lifted.restricted, lifted.lastEvent.verb]).toEqual([false, 'lifted the restriction']);
  });

  test('pressed twice it is restricted once', async () => {
    const app = appFor();
    await restrictChild(app, sam, input);
    await restrictChild(app, sam, input);
    expect(app.children.writes()).toBe(1);
  });

  test('on an old copy it is checked and written on the live row', async () => {
    const app = appFor();
    const [copy] = app.children.all();
    if (copy) await app.children.change(copy, { initials: 'L.M.' });
    const behind = { ...app, children: { ...app.children, all: () => (copy ? [copy] : []) } };
    expect(await restrictChild(behind, sam, input)).toMatchObject({
      restricted: true,
      initials: 'L.M.',
    });
  });

  test.each([
    ['staff of its team', priya],
    ['a manager of another team', tom],
    ['an administrator', ruth],
  ])('%s may not', async (_who, actor) => {
    await expect(restrictChild(appFor(), actor, input)).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test.each([
    ['a manager of another team', tom],
    ['a school', schoolReader],
  ])('%s cannot tell a restricted child from one that is not there', async (_who, actor) => {
    const lift = { ...input, restricted: false };
    const answers = await Promise.allSettled([
      restrictChild(appFor(true), actor, lift),
      restrictChild(appFor(true), actor, { ...lift, child: { reference: 'XX99' } }),
    ]);
    const [real, missing] = answers.map((one) => one.status === 'rejected' && String(one.reason));
    expect(real).toBe(missing);
    expect(answers[0]).toMatchObject({ reason: { code: 'notFound' } });
  });

  test('a reason is needed', async () => {
    await expect(restrictChild(appFor(), sam, { ...input, because: ' ' })).rejects.toMatchObject({
      code: 'invalid',
      field: 'because',
      message: 'Say why the child is restricted.',
    });
  });
});
