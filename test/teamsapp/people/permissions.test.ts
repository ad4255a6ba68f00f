import type { Role } from '../../../teamsapp/people/actor';
import {
  may,
  mayChangePackage,
  mayOrThrow,
  maySeeChild,
  maySeePackage,
  type Action,
} from '../../../teamsapp/people/permissions';
import {
  aChild,
  anActor,
  aPackage,
  dee,
  megan,
  priya,
  sam,
  schoolReader,
} from '../../support/build';

const actions: readonly Action[] = [
  'seeProviders',
  'seePackages',
  'logPackage',
  'addChild',
  'seeApprovals',
  'changeProviders',
  'importProviders',
  'seePrices',
  'exportPersonalData',
  'administer',
];
const allowedTo = (role: Role) =>
  actions.filter((action) => may(anActor({ roles: [role] }), action));

describe('asking for permission', () => {
  test('a school reader has the provider directory and nothing else', () => {
    expect(allowedTo('schoolReader')).toEqual(['seeProviders']);
  });

  test('only administrators administer', () => {
    const roles: Role[] = ['staff', 'commissioner', 'manager', 'safeguarding', 'schoolReader'];
    expect(roles.filter((role) => allowedTo(role).includes('administer'))).toEqual([]);
    expect(allowedTo('administrator')).toContain('administer');
  });

  test('only managers and safeguarding take child details out', () => {
    const roles: Role[] = ['staff', 'commissioner', 'administrator', 'manager', 'safeguarding'];
    const allowed = roles.filter((role) => allowedTo(role).includes('exportPersonalData'));
    expect(allowed).toEqual(['manager', 'safeguarding']);
  });

  test('a person without a role has nothing', () => {
    const nobody = anActor({ roles: [] });
    expect(actions.filter((action) => may(nobody, action))).toEqual([]);
  });

  test('a guest has no more than a school reader, whatever group the guest is in', () => {
    const guest = anActor({ roles: ['staff', 'manager', 'administrator'], isGuest: true });
    expect(actions.filter((action) => may(guest, action))).toEqual([]);
    expect(actions.filter((action) => may(schoolReader, action))).toEqual(['seeProviders']);
  });

  test('a refusal says whom to ask', () => {
    expect(() => {
      mayOrThrow(schoolReader, 'seePackages');
    }).toThrow('You cannot see packages. Ask an Education Packages administrator for access.');
  });
});

describe('seeing a child', () => {
  const restricted = aChild({ restricted: true, team: 'inclusion' });

  test('everybody who sees packages sees a child that is not restricted', () => {
    expect(maySeeChild(dee, aChild())).toBe(true);
    expect(maySeeChild(schoolReader, aChild())).toBe(false);
  });

  test('a restricted child is seen by its own team and safeguarding alone', () => {
    expect(maySeeChild(priya, restricted)).toBe(true);
    expect(maySeeChild(sam, restricted)).toBe(true);
    expect(maySeeChild(dee, restricted)).toBe(false);
  });

  test('the child’s team counts, not the package’s', () => {
    expect(maySeePackage(dee, aPackage({ team: 'send' }), restricted)).toBe(false);
  });

  test('a package whose child is not known is treated as a restricted child’s', () => {
    expect(maySeePackage(dee, aPackage(), undefined)).toBe(false);
    expect(maySeePackage(megan, aPackage(), undefined)).toBe(true);
  });
});

describe('changing a package', () => {
  test('its requester and its team may, others not', () => {
    expect(mayChangePackage(priya, aPackage({ team: 'send' }), aChild())).toBe(true);
    expect(mayChangePackage(megan, aPackage(), aChild())).toBe(true);
    expect(mayChangePackage(dee, aPackage(), aChild())).toBe(false);
  });

  test('somebody who may not log packages may not change one of the own team', () => {
    const watcher = anActor({ roles: ['safeguarding'] });
    expect(mayChangePackage(watcher, aPackage(), aChild())).toBe(false);
  });
});
