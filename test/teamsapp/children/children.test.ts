import { addChild } from '../../../teamsapp/children/addChild';
import { childLabel } from '../../../teamsapp/children/childLabel';
import { childByReference } from '../../../teamsapp/children/childRequestKey';
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
    expect(childByReference(app, 'zz99')?.id).toBe(child.id);
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
      message: 'ZZ99 is on the list already. Choose the child from the list.',
    });
    expect(app.children.all()).toHaveLength(1);
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

  test('the exact reference comes first, then those that begin with it, then those that hold it', () => {
    const found = findChildren(appWith({ children }), priya, 'ab1');
    expect(found.children.map(({ reference }) => reference)).toEqual(['AB12', 'AB120', 'XAB1']);
  });

  test('a restricted child of another team is not found, safeguarding finds it', () => {
    const app = appWith({ children });
    expect(findChildren(app, megan, 'AB99').children).toEqual([]);
    expect(findChildren(app, sam, 'AB99').children).toHaveLength(1);
  });

  test('a label shows initials only to those who may see the child', () => {
    const [child, , , restricted] = children;
    expect(childLabel(priya, 'AB12', child)).toBe(`${child?.initials ?? ''} · AB12`);
    expect(childLabel(priya, 'AB99', restricted)).toBe('Restricted');
  });
});
