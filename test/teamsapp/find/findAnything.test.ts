import { findAnything } from '../../../teamsapp/find/findAnything';
import type { Actor } from '../../../teamsapp/people/actor';
import { appWith } from '../../support/app';
import {
  aChild,
  aPackage,
  aProvider,
  anActor,
  dee,
  priya,
  schoolReader,
} from '../../support/build';

const app = appWith({
  providers: [
    aProvider(),
    ...Array.from({ length: 7 }, (_, index) =>
      aProvider({ id: 50 + index, name: `Forest School ${String(index)}`, status: 'suspended' }),
    ),
  ],
  children: [aChild(), aChild({ id: 13, reference: 'CD34', restricted: true, team: 'send' })],
  packages: [
    aPackage(),
    aPackage({ id: 1043, childReference: 'CD34', team: 'send' }),
    aPackage({ id: 7 }),
  ],
});
const find = (words: string, actor: Actor = priya) => findAnything(app, actor, words);

describe('finding anything', () => {
  test('finds providers and packages, five of each at most', () => {
    const found = find('forest');
    expect(found.providers).toHaveLength(5);
    expect(found.providers[0]).toMatchObject({
      id: 50,
      name: 'Forest School 0',
      note: 'suspended',
    });
    const calm = find('calm waters');
    expect(calm.providers.map(({ id }) => id)).toEqual([37]);
    expect(calm.packages.map(({ reference }) => reference).sort()).toEqual(['EP-0007', 'EP-1042']);
  });

  test.each(['EP-1042', 'ep1042', 'EP 1042', '#1042', '1042'])(
    'finds the package of %s first',
    (words) => {
      const [first] = find(words).packages;
      expect(first).toEqual({
        id: 1042,
        reference: 'EP-1042',
        text: 'J.K. · AB12 · Calm Waters Tuition',
      });
    },
  );

  test('forgives a slip and says what it searched for', () => {
    expect(find('froest')).toMatchObject({ searchedFor: 'forest' });
    expect(find('forest')).not.toHaveProperty('searchedFor');
  });

  test('shows packages only to those who may see them', () => {
    expect(find('EP-1043').packages).toEqual([]);
    expect(find('EP-1043', dee).packages.map(({ id }) => id)).toContain(1043);
    const forSchools = find('calm waters', schoolReader);
    expect(forSchools.packages).toEqual([]);
    expect(forSchools.providers).toHaveLength(1);
  });

  test('refuses people without any role', () => {
    expect(() => find('calm', anActor({ roles: [] }))).toThrow(
      'You cannot see the provider directory.',
    );
  });
});
