import { addChild } from '../../../teamsapp/children/addChild';
import { childLabel } from '../../../teamsapp/children/childLabel';
import { childrenByReference } from '../../../teamsapp/children/childByReference';
import { importChildren } from '../../../teamsapp/children/importChildren';
import { findChildren } from '../../../teamsapp/children/findChildren';
import { appWith } from '../../support/app';
import { aChild, anActor, megan, priya, sam, schoolReader } from '../../support/build';

const input = { reference: 'zz 99', initials: 'jk', team: 'send' };

describe('adding a child', () => {
  test('keeps the reference in capitals without spaces and the initials with stops', async () => {
    const child = await addChild(appWith(), priya, input);
    expect([child.reference, child.initials]).toEqual(['ZZ99', 'J.K.']);
  });

  test('the request key says nothing of the reference and finds the child', async () => {
    const app = appWith();
    const child = await addChild(app, priya, input);
    expect(child.requestKey).not.toContain('ZZ99');
    expect(childrenByReference(app).get('ZZ99')?.id).toBe(child.id);
  });

  test.each([
    ['a name for a reference', { ...input, reference: 'Jo Kent' }, 'reference'],
    ['a name for initials', { ...input, initials: 'Joanna' }, 'initials'],
    ['a birth in the future', { ...input, dateOfBirth: '2030-01-01' }, 'dateOfBirth'],
    ['a team that is none', { ...input, team: 'gardening' }, 'team'],
  ])('refuses %s', async (_what, wrong, field) => {
    await expect(addChild(appWith(), priya, wrong)).rejects.toMatchObject({
      code: 'invalid',
      field,
    });
  });

  test('a reference on the list already is refused with the way out', async () => {
    const app = appWith();
    await addChild(app, priya, input);
    await expect(addChild(app, priya, { ...input, initials: 'A' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'ZZ99 is already on the list. Log the package with that reference.',
    });
    expect(app.children.all()).toHaveLength(1);
  });

  test('restricts the child from the beginning where that is said', async () => {
    expect((await addChild(appWith(), priya, input)).restricted).toBe(false);
    const child = await addChild(appWith(), priya, { ...input, restricted: true });
    expect(child.restricted).toBe(true);
    expect(child.lastEvent.after).toEqual({ team: 'send', restricted: true });
  });

  test('a commissioner and a school may not', async () => {
    for (const actor of [anActor({ roles: ['commissioner'] }), schoolReader]) {
      await expect(addChild(appWith(), actor, input)).rejects.toMatchObject({ code: 'notAllowed' });
    }
  });
});

describe('finding a child', () => {
  const children = [
    aChild({ id: 1, requestKey: 'c1', reference: 'AB12', team: 'send' }),
    aChild({ id: 2, requestKey: 'c2', reference: 'AB120', team: 'send' }),
    aChild({ id: 3, requestKey: 'c3', reference: 'XAB1', team: 'send' }),
    aChild({ id: 4, requestKey: 'c4', reference: 'AB99', team: 'medical', restricted: true }),
  ];

  test('the exact reference comes first, then those that begin with it', () => {
    const found = findChildren(appWith({ children }), priya, 'ab12');
    expect(found.children.map(({ reference }) => reference)).toEqual(['AB12', 'AB120']);
  });

  test('a restricted child of another team is not found, safeguarding finds it', () => {
    const app = appWith({ children });
    expect(findChildren(app, megan, 'AB99').children).toEqual([]);
    expect(findChildren(app, sam, 'AB99').children).toHaveLength(1);
  });

  test('a label shows initials only to those who may see the child', () => {
    const [child, , , restricted] = children;
    expect(childLabel(priya, 'AB12', child)).toBe(`${child?.initials ?? ''} · AB12`);
    expect(childLabel(priya, 'AB99', restricted)).toBe('');
  });
});

describe('importing children from a file', () => {
  const head = 'Reference,Initials,Team,Date of birth,EHC plan,Primary need';
  const file = (text: string, apply = true) => ({
    fileName: 'children.csv',
    bytes: new TextEncoder().encode(text),
    apply,
  });
  const good = `${head}\r\nAB12,JK,Inclusion,2012-05-01,yes,SEMH\r\ncd 34,M.B.,inclusion,,no,\r\n`;

  test('says what it would add and adds nothing until told', async () => {
    const app = appWith();
    const plan = await importChildren(app, priya, file(good, false));
    expect([plan.counts.add, plan.applied, app.children.all().length]).toEqual([2, false, 0]);
  });

  test('adds each child once, however often it is run', async () => {
    const app = appWith();
    await importChildren(app, priya, file(good));
    const again = await importChildren(app, priya, file(good));
    expect([again.counts.add, again.counts.same]).toEqual([0, 2]);
    expect(
      app.children
        .all()
        .map(({ reference, ehcPlan, primaryNeed }) => [reference, ehcPlan, primaryNeed]),
    ).toEqual([
      ['AB12', true, 'SEMH'],
      ['CD34', false, undefined],
    ]);
  });

  test('restricts a child where the column says so', async () => {
    const app = appWith();
    const text = 'Reference,Initials,Team,Restricted\nAB12,JK,Inclusion,yes\nCD34,MB,Inclusion,';
    await importChildren(app, priya, file(text));
    expect(app.children.all().map(({ restricted }) => restricted)).toEqual([true, false]);
  });

  test('a child whom the person may not see is skipped without saying that it is there', async () => {
    const app = appWith({ children: [aChild({ team: 'medical', restricted: true })] });
    const plan = await importChildren(app, priya, file(good));
    expect(plan.counts).toMatchObject({ add: 1, same: 0, skip: 1 });
    expect(plan.rows[0]).toMatchObject({
      action: 'skip',
      why: 'cannot be added. Ask your team manager',
    });
    expect(app.children.all()).toHaveLength(2);
  });

  test.each([
    [
      'a column of names',
      'Reference,Initials,Team,Surname\nAB12,JK,Inclusion,X',
      /column “Surname”.*take the names out/,
    ],
    ['a missing column', 'Reference,Initials\nAB12,JK', /lacks the column Team/],
    [
      'a reference twice',
      `${head}\nAB12,JK,Inclusion,,,\nAB12,JK,Inclusion,,,`,
      /line 3, column 1 \(Reference\): this reference is on line 2/,
    ],
    ['a name for initials', `${head}\nAB12,Joanna,Inclusion,,,`, /line 2, column 2 \(Initials\)/],
    [
      'a team that is none',
      `${head}\nAB12,JK,Gardening,,,`,
      /line 2, column 3 \(Team\): there is no team “Gardening”/,
    ],
    [
      'a day in another order',
      `${head}\nAB12,JK,Inclusion,01/05/2012,,`,
      /line 2, column 4 \(Date of birth\)/,
    ],
    [
      'a maybe',
      `${head}\nAB12,JK,Inclusion,,perhaps,`,
      /line 2, column 5 \(EHC plan\): write yes or no/,
    ],
    [
      'a need that is none',
      `${head}\nAB12,JK,Inclusion,,,BESD`,
      /line 2, column 6 \(Primary need\)/,
    ],
  ])('refuses %s, naming the place, and brings nothing in', async (_what, text, message) => {
    const app = appWith();
    await expect(importChildren(app, priya, file(text))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(message),
    });
    expect(app.children.all()).toEqual([]);
  });
});
